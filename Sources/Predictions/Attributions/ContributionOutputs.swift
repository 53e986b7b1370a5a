import Files
import GenomeData

/// The files of a run of attributions: they get their names together, the table last.
final class ContributionOutputs {
    /// The table's name.
    static let table = "attributions.tsv"

    private let genes: [Gene]
    private let parts: NearestWindows
    private let length: Int
    private let signals: [String]
    private let basesPerValue: Double
    private let ohe: NPZWriter
    private let shap: NPZWriter
    private let bases: BigWigWriter
    private let tracks: [BigWigWriter]
    private let rows: TextWriter

    /// Starts the files in a folder.
    ///
    /// - Parameters:
    ///   - folder: is there.
    ///   - genes: sorted by contig, in the genome's order, and TSS.
    ///   - contigs: the genome's.
    ///   - length: of windows.
    ///   - signals: names; none where the method has no contributions of signals.
    ///   - facts: the table's header, without comment signs.
    ///   - output: what the column of predictions is called.
    ///   - basesPerValue: the bases that share one contribution, for the sums.
    /// - Throws: `WriteError` where a file cannot be created.
    init(
        folder: String, genes: [Gene], contigs: [Contig], length: Int, signals: [String], facts: [String],
        output: String, basesPerValue: Int
    ) throws {
        func path(_ name: String) -> String { folder + "/" + name }
        self.genes = genes
        self.length = length
        self.signals = signals
        self.basesPerValue = Double(max(1, basesPerValue))
        let used = Set(genes.map(\.contig))
        let own = contigs.filter { used.contains($0.name) }.map { (name: $0.name, length: $0.length) }
        parts = NearestWindows(
            genes, length: length,
            contigLengths: Dictionary(own.map { ($0.name, $0.length) }) { first, _ in first })
        ohe = try NPZWriter(path: path("ohe.npz"), shape: [genes.count, 4, length], element: .int8)
        shap = try NPZWriter(path: path("shap.npz"), shape: [genes.count, 4, length], element: .float32)
        bases = try BigWigWriter(path: path("bases.bw"), contigs: own)
        let names = Self.fileNames(signals)
        tracks = try names.map { try BigWigWriter(path: path($0), contigs: own) }
        rows = try TextWriter(path: path(Self.table))
        for line in facts + zip(names, signals).map({ "\($0): contributions of \($1)" }) {
            try rows.write("# " + Provenance.oneLine(line) + "\n")
        }
        let totals = ["bases"] + signals.map { Provenance.oneLine($0) }
        try rows.write(
            row: ["gene_id", "symbol", "chrom", "tss", "strand", output, "baseline"] + totals + ["residual"])
    }

    /// Appends the contributions of the next gene.
    func append(_ gene: GeneContributions, at index: Int) throws {
        let subject = genes[index]
        var own: [Int8] = []
        var letters: [Float] = []
        for letter in 0..<4 {
            own += gene.sequence.map { Int($0) == letter ? 1 : 0 }
            letters += gene.sequence.indices.map { gene.letters[4 * $0 + letter] }
        }
        try ohe.append(own)
        try shap.append(letters)
        let count = signals.count
        let columns = (0..<count).map { signal in
            gene.sequence.indices.map { gene.signals[$0 * count + signal] }
        }
        let part = parts[index]
        let places = part.places(in: Range(around: subject.tss, count: length))
        if !places.isEmpty {
            for (track, values) in zip([bases] + tracks, [gene.bases] + columns) {
                try track.append(
                    contig: subject.contig, start: part.lowerBound, values: Array(values[places]))
            }
        }
        func text(_ value: Double?) -> String { value.map { "\(Float($0))" } ?? "NA" }
        let totals = ([gene.bases] + columns).map { $0.reduce(0) { $0 + Double($1) } / basesPerValue }
        try rows.write(
            row: [
                subject.id, subject.symbol, subject.contig, "\(subject.tss)", subject.strand.rawValue,
                text(gene.prediction),
            ]
                + [text(gene.baseline)] + totals.map(text) + [text(gene.residual)])
    }

    /// Closes the files and gives them their names.
    func commit() throws {
        for file in [ohe, shap] { try file.close() }
        for track in [bases] + tracks { try track.close() }
        try rows.close()
        for file in [ohe, shap] { try file.publish() }
        for track in [bases] + tracks { try track.publish() }
        try rows.publish()
    }

    /// A file's name for each signal: letters, digits, - . and _, and a number where two would be called alike.
    private static func fileNames(_ signals: [String]) -> [String] {
        var known: Set<String> = []
        return signals.enumerated().map { index, signal in
            let plain = FileNames.plain(signal)
            // Some file systems take no notice of case.
            let name = known.insert(plain.lowercased()).inserted ? plain : "\(plain)_\(index + 1)"
            known.insert(name.lowercased())
            return "signal-\(name).bw"
        }
    }
}
