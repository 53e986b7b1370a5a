import Caches
import Synchronization

/// Contacts of each gene's TSS from a table: `gene_id chrom bin_start bin_end contact`, in any form that `TableReader` takes.
///
/// A gene is found as in any table of genes (`GeneKeys`); its rows stand together, its bins are on one contig and do not
/// overlap, unless no gene needs them. At first use the table is read
/// through once to note where each gene's rows start; then a gene's rows are read when asked for. Plain gzip
/// cannot be entered in the middle, so its rows are kept in memory, 12 bytes each, up to a limit.
public final class ContactTable: ContactSource {
    /// Tables have many endings: what is in no other format of contacts is taken for one.
    static let format = SignalFormat<any ContactSource>(suffixes: [""]) { (request) throws(GenomeDataError) in
        try ContactTable(path: request.path, genes: request.genes)
    }

    /// The most rows of a plain gzip table that are kept in memory (48 MB).
    static let mostRowsInMemory = 4_000_000
    /// The most rows that one gene may have.
    static let mostRowsOfGene = 1_000_000

    /// The path or URL, as given.
    public let path: String
    /// The genes of the data set, among which a row's name is looked for; none where it is not part of one.
    private let genes: [Gene]
    private let state: Mutex<State>
    /// The last profiles asked for, 12 bytes a bin: views pan around one gene.
    private let recent = RecentCache<String, ContactProfile>(capacity: 4_800_000)

    private struct State {
        /// The table, at its first row until the index is made.
        var rows: ContactRows?
        var index: ContactIndex?
        /// Whose rows they are; a failure is kept, as every gene would meet it.
        var matching: Result<GeneKeys.Matching, GenomeDataError>?
        /// The position of each gene of the data set.
        var positions: [String: Int] = [:]
    }

    /// Opens the table and reads its header; rows are read at first use.
    ///
    /// - Parameters:
    ///   - path: a path or an http(s) URL.
    ///   - genes: of the data set; a table of its own has each gene under the id that is asked for.
    /// - Throws: when the file cannot be read or lacks a column.
    public init(path: String, genes: [Gene] = []) throws(GenomeDataError) {
        self.path = path
        self.genes = genes
        state = Mutex(State(rows: try ContactRows(path: path)))
    }

    /// See `ContactSource`; a base in no bin of the gene, or in a bin without a value, is NaN.
    public func contacts(
        geneID: String, tss: Int, in interval: GenomicInterval
    ) throws(GenomeDataError) -> [Float] {
        let length = try interval.checkedLength(file: path)
        var values = [Float](repeating: .nan, count: length)
        guard let profile = try profile(of: geneID),
            ContigNames(names: [profile.contig]).match(interval.contig) != nil
        else { return values }
        let bins = profile.bins
        var at = bins.partition(in: bins.indices) { Int($0.end) > interval.start }
        while at < bins.count, Int(bins[at].start) < interval.end {
            let bases = Int(bins[at].start)..<Int(bins[at].end)
            for place in bases.places(in: interval.range) { values[place] = bins[at].value }
            at += 1
        }
        return values
    }

    /// Whether the table has rows for the gene.
    public func hasProfile(geneID: String, contig: String, tss: Int) throws(GenomeDataError) -> Bool {
        try state.withLock { (state) throws(GenomeDataError) in
            try run(of: geneID, &state) != nil
        }
    }

    /// The genes that have rows, in the table's order.
    public func geneIDs() throws(GenomeDataError) -> [String] {
        try state.withLock { (state) throws(GenomeDataError) in try index(&state).keys.keys }
    }

    /// Which rows belong to which gene of the data set, and what is odd about them.
    ///
    /// - Throws: when the table is damaged, or the rows of a gene of the data set do not stand together.
    public func matching() throws(GenomeDataError) -> GeneKeys.Matching {
        try state.withLock { (state) throws(GenomeDataError) in try matching(&state) }
    }

    /// All bins of a gene, sorted; nil where it has no rows.
    func profile(of geneID: String) throws(GenomeDataError) -> ContactProfile? {
        if let held = recent[geneID] { return held }
        let read = try state.withLock { (state) throws(GenomeDataError) -> ContactProfile? in
            let index = try index(&state)
            guard let run = try run(of: geneID, &state), let rows = state.rows else { return nil }
            return try index.profile(run, from: rows)
        }
        if let read { recent.insert(read, for: geneID, cost: read.bins.storageBytes) }
        return read
    }

    /// The run of the gene's rows.
    private func run(of geneID: String, _ state: inout State) throws(GenomeDataError) -> Int? {
        guard !genes.isEmpty else {
            let gene = Gene(id: geneID, symbol: geneID, contig: "", tss: 0, strand: .unknown)
            return try index(&state).keys.row(of: gene)?.row
        }
        let matching = try matching(&state)
        return state.positions[geneID].flatMap { matching.rows[$0] }
    }

    private func matching(_ state: inout State) throws(GenomeDataError) -> GeneKeys.Matching {
        if let known = state.matching { return try known.get() }
        let keys = try index(&state).keys
        let made = Result { () throws(GenomeDataError) in try keys.matching(genes) }
        state.positions = Dictionary(
            genes.indices.map { (genes[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        state.matching = made
        return try made.get()
    }

    private func index(_ state: inout State) throws(GenomeDataError) -> ContactIndex {
        if let known = state.index { return known }
        // A table that turned out damaged is read from the front again, not from where it broke off.
        let taken = state.rows.take()
        let rows = if let taken { taken } else { try ContactRows(path: path) }
        let made = try ContactIndex(rows)
        state.rows = rows
        state.index = made
        return made
    }
}
