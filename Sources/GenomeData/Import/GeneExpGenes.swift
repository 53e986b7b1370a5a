import Wording

/// The genes of a `GeneList.txt`: positions and promoter activity, for the genes wanted.
struct GeneExpGenes {
    struct Gene {
        let symbol: String
        let contig: String
        let tss: Int
        let strand: Strand
        /// √(H3K27ac RPM × DHS RPM) in TSS ± 500 bp; NaN where one is missing.
        let promoterActivity: Float
    }

    /// By the wanted ids.
    private(set) var genes: [String: Gene] = [:]
    private(set) var notes: [String] = []

    /// Reads the list, whose genes are known by whichever column names most of the wanted ones, or else by their names.
    ///
    /// - Parameters:
    ///   - path: the list.
    ///   - wanted: ids.
    ///   - names: the names of genes by their ids, for a list that has no ids, as that of H1.
    /// - Throws: where the list cannot be read, lacks a column, or has a gene at two places.
    init(_ path: String, wanted: [String], names: [String: String] = [:]) throws(GenomeDataError) {
        let key = try Self.keyColumn(path, wanted: Set(wanted))
        if key.found > 0 || names.isEmpty {
            try read(path, by: key.column, wanted: Set(wanted))
            return
        }
        let named = Set(wanted.compactMap { names[$0] })
        try read(path, by: try Self.keyColumn(path, wanted: named).column, wanted: named)
        let found = genes
        genes = Dictionary(
            wanted.compactMap { id in names[id].flatMap { found[$0] }.map { (id, $0) } }
        ) { first, _ in first }
        if !genes.isEmpty { notes.append("genes are known by their names: the gene list has no ids") }
    }

    /// The names of genes by their ids, of a table that has them as `Gene name`; none of another.
    static func names(_ path: String) throws(GenomeDataError) -> [String: String] {
        let reader = try TableReader(path: path)
        guard let name = try reader.optionalColumn("Gene name") else { return [:] }
        let id = try reader.geneColumn()
        var names: [String: String] = [:]
        while let row = try reader.next() {
            guard !row.isMissing(id), !row.isMissing(name) else { continue }
            names[try row.text(id).trimmingSpaces()] = try row.text(name).trimmingSpaces()
        }
        return names
    }

    private mutating func read(_ path: String, by key: Int, wanted: Set<String>) throws(GenomeDataError) {
        let reader = try TableReader(path: path)
        let contig = try reader.column("chr")
        let tss = try reader.column("tss")
        let strand = try reader.column("strand")
        let h3k27ac = try reader.column("H3K27ac.RPM.TSS1Kb")
        let dhs = try reader.column("DHS.RPM.TSS1Kb")
        let symbol = reader.columns[key] == "symbol" ? nil : try reader.optionalColumn("symbol")
        if reader.columns[key] != "name" {
            notes.append("genes are known by the column \(reader.columns[key])")
        }
        var lines: [String: Int] = [:]
        var repeated = 0
        while let row = try reader.next() {
            let id = try row.text(key).trimmingSpaces()
            guard wanted.contains(id) else { continue }
            guard let direction = Strand(spelling: try row.text(strand).trimmingSpaces()) else {
                throw row.error("expected + or -", column: strand)
            }
            let gene = Gene(
                symbol: try Self.symbol(row, symbol) ?? id, contig: try row.name(contig),
                tss: try row.position(tss),
                strand: direction, promoterActivity: try Self.activity(row, h3k27ac, dhs))
            if let line = lines[id], let known = genes[id] {
                guard known.contig == gene.contig, known.tss == gene.tss, known.strand == gene.strand else {
                    throw row.error("gene \(id) is on line \(line) with another position", column: key)
                }
                repeated += 1
                continue
            }
            lines[id] = row.line
            genes[id] = gene
        }
        if repeated > 0 {
            notes.append(
                "\(repeated.counted("row")) of the gene list with a gene that came before: the first counts")
        }
    }

    /// The column that names most of the wanted genes, and how many rows do.
    private static func keyColumn(
        _ path: String, wanted: Set<String>
    ) throws(GenomeDataError) -> (column: Int, found: Int) {
        let reader = try TableReader(path: path)
        _ = try reader.column("name")
        let candidates = ["name", "Ensembl_ID", "ENSID", "gene_id", "symbol"].compactMap(
            reader.columns.firstIndex)
        var found = [Int](repeating: 0, count: candidates.count)
        while let row = try reader.next() {
            for (index, column) in candidates.enumerated() where wanted.contains(try row.text(column)) {
                found[index] += 1
            }
        }
        let best = found.indices.max { found[$0] < found[$1] || found[$0] == found[$1] && $0 > $1 }
        return best.map { (candidates[$0], found[$0]) } ?? (0, 0)
    }

    private static func symbol(_ row: TableRow, _ column: Int?) throws(GenomeDataError) -> String? {
        guard let column, !row.isMissing(column) else { return nil }
        return try row.name(column)
    }

    private static func activity(_ row: TableRow, _ first: Int, _ second: Int) throws(GenomeDataError)
        -> Float
    {
        guard let one = try row.number(first), let other = try row.number(second) else { return .nan }
        guard one >= 0, other >= 0 else {
            throw row.error("reads per million below 0", column: one < 0 ? first : second)
        }
        return Float((one * other).squareRoot())
    }
}
