import ArgumentParser
import GenomeData
import Predictions
import PrismModel

struct ShowWindow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "window",
        abstract: "Print what a model is given for one gene, base by base.",
        discussion: """
            A table with a row per base of the window: its contig, 0-based position, letter (N: a row of zeros) and \
            the value of every signal after its transform. Features and measured expression stand in lines that \
            start with #.
            """)

    @Argument(help: "The data set's manifest.", completion: .file(extensions: ["toml"]))
    var dataset: String

    @Argument(help: "The gene: its id or symbol.")
    var gene: String

    @Option(help: "The window's length in bases; the manifest's if not given.")
    var length: Int?

    func validate() throws {
        if let length, !(1...(1 << 20)).contains(length) {
            throw ValidationError("--length must be 1 … 1048576")
        }
    }

    func run() throws {
        let dataSet = try DataSet(path: dataset)
        let index = try dataSet.index(ofGeneNamed: gene)
        let found = dataSet.genes[index]
        let encoder = WindowEncoder(dataSet, length: length)
        let window = try encoder.window(ofGeneAt: index)
        let start = GenomicInterval(around: found.tss, on: found.contig, length: encoder.length).start
        let provenance = Provenance(encoder).lines("window", version: Version.text)
        // The gene first: it answers what was asked.
        var lines = [
            "# gene: \(found.id) \(found.symbol) \(found.contig):\(found.tss) \(found.strand.rawValue)"
        ]
        lines += provenance.map { "# " + $0 }
        let measured = try dataSet.measured(at: index).map { "\($0)" } ?? "none"
        lines.append("# measured: \(measured) \(dataSet.expression?.unit ?? "")")
        for (name, value) in zip(dataSet.features?.columns ?? [], window.features) {
            lines.append("# feature \(name): \(value)")
        }
        lines.append((["chrom", "position", "base"] + dataSet.signals.map(\.name)).joined(separator: "\t"))
        let count = dataSet.signals.count
        for (offset, base) in window.bases.enumerated() {
            let letter =
                ["A", "C", "G", "T"].indices.contains(Int(base)) ? ["A", "C", "G", "T"][Int(base)] : "N"
            let values = window.signals[offset * count..<(offset + 1) * count].map { "\($0)" }
            lines.append(([found.contig, "\(start + offset)", letter] + values).joined(separator: "\t"))
            if lines.count > 1_000 {
                try StandardOutput.write(lines: lines)
                lines.removeAll(keepingCapacity: true)
            }
        }
        try StandardOutput.write(lines: lines)
    }
}
