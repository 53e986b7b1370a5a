import ArgumentParser
import Foundation
import Simulator
import Wording

/// `prism simulate`: a data set whose causes are known.
struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a simulated data set with its truth, in the formats of real data.",
        discussion: """
            A hidden background state per domain drives the signals and, past them, the expression. The same \
            parameters give the same files. On contigs named chrShift… the direct effect of the state on \
            expression is changed, so that a model that learned it as if the signals caused it fails there. Files appear \
            together at the end: a run that is stopped leaves none.
            """)

    @Option(name: .shortAndLong, help: "The folder to write to; made when absent.")
    var output: String

    @Option(help: "The same seed gives the same files.")
    var seed: UInt64 = 2

    @Option(help: "Genes on all contigs together.")
    var genes: Int = 720

    @Option(help: "Numbers of train, validation, test and shifted contigs.")
    var contigs: String = "1,1,1,1"

    @Option(
        parsing: .unconditional,
        help: "Factor on the direct effect of the state on expression; 0 closes the backdoor path.")
    var backdoor: Double = 1

    @Option(
        parsing: .unconditional,
        help:
            "Factor on that effect's deviation from its mean on shifted contigs: -1 reverses it, 0 removes it."
    )
    var shift: Double = -1

    @Option(
        help: """
            How the background acts on expression: additive (a sum for each state), on-marks (it changes what the marks do), \
            continuous (additive, with a background that changes evenly along the genome instead of states).
            """)
    var backgroundEffect = BackgroundEffect.additive

    @Option(
        help: """
            Two names, such as K562,GM12878: two simulated cell types that share genome, genes and promoters and differ in the \
            background states of some domains, a folder for each, with the true changes beside them.
            """)
    var cellTypes: String?

    @Option(help: "With --cell-types: the share of domains whose background state differs, 0 to 1.")
    var changedDomains: Double?

    @Flag(help: "Write into a folder that is not empty.")
    var force = false

    @Flag(help: "Print the report as JSON.")
    var json = false

    func validate() throws {
        guard changedDomains == nil || cellTypes != nil else {
            throw ValidationError("--changed-domains goes with --cell-types")
        }
    }

    func run() throws {
        let types = try cellTypes.map { names in
            try CellTypes(
                names.split(separator: ",", omittingEmptySubsequences: false).map(String.init),
                changed: changedDomains ?? CellTypes.usualShare)
        }
        let parameters = try SimulationParameters(
            seed: seed, genes: genes, contigs: contigCounts(), backdoor: backdoor, shift: shift,
            backgroundEffect: backgroundEffect, cellTypes: types)
        let work = StoppableRun(
            "simulating", total: genes * (types?.names.count ?? 1), "gene", kept: nil)
        let report = try work.run {
            try Simulation(parameters).write(to: output, overwrite: force) { try work.update($0) }
        }
        try json ? StandardOutput.write(json: report) : printTable(report)
    }

    private func contigCounts() throws -> SimulationParameters.ContigCounts {
        let numbers = contigs.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        let counts = numbers.compactMap { $0 }
        guard numbers.count == 4, counts.count == 4 else {
            throw ValidationError("contigs: \(contigs), expected four numbers: train,validation,test,shifted")
        }
        return .init(train: counts[0], validation: counts[1], test: counts[2], shifted: counts[3])
    }

    private func printTable(_ report: SimulationReport) throws {
        try StandardOutput.writeLine("SIMULATED data in \(output)\n")
        for contig in report.contigs {
            try StandardOutput.writeLine(
                "  \(contig.name.padded(12)) \(contig.role.rawValue.padded(11))"
                    + "\(String(contig.length).padded(10)) bases  \(contig.domains.counted("domain"))  "
                    + contig.genes.counted("gene")
            )
        }
        try StandardOutput.writeLine()
        let types = report.cellTypes ?? []
        if types.isEmpty { try printStatistics(report.statistics) }
        for type in types {
            try StandardOutput.writeLine("  \(type.name): \(output)/\(type.name)/dataset.toml")
            try printStatistics(type.statistics)
        }
        try StandardOutput.writeLine(
            "\n  \(report.files.count.counted("file")), \(report.bytes.counted("byte"))")
    }
}

extension Simulate {
    private func printStatistics(_ statistics: [Statistic]) throws {
        for statistic in statistics {
            let value = statistic.value.map { String(format: "%.3f", $0) } ?? "-"
            var range = ""
            if let low = statistic.low, let high = statistic.high {
                range = String(format: "  expected %.3f to %.3f", low, high)
            }
            let warning = statistic.isAsExpected == false ? "  OUTSIDE" : ""
            try StandardOutput.writeLine("  \(statistic.title.padded(64)) \(value)\(range)\(warning)")
        }
    }
}

extension BackgroundEffect: ExpressibleByArgument {}

extension String {
    fileprivate func padded(_ width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
