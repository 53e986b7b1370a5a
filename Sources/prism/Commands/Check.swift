import ArgumentParser
import GenomeData
import Predictions

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read all of a data set and report what is there, and what is not.",
        discussion: """
            Every file that the manifest names is opened, and every gene's window is read from every signal. Findings \
            are errors (predictions would be wrong or impossible), warnings and notes; a damaged file does not keep the \
            others from being read. Exit status 1 on an error. A check that is stopped keeps nothing.
            """)

    @Argument(
        help: "The data set's manifest, or its folder; without, the present folder.",
        completion: .file(extensions: ["toml"]))
    var dataset: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let manifest = try Manifest(path: DataSetPath.resolve(dataset))
        var report = try CheckReport(of: manifest, in: StoppableRun("checking", "gene", kept: nil))
        if report.passed { loadFolds(of: manifest, into: &report) }
        if json {
            try StandardOutput.write(json: report, keys: .convertToSnakeCase)
        } else {
            try StandardOutput.write(lines: CheckText(report: report).lines)
        }
        if !report.passed { throw ExitCode(1) }
    }

    /// Loads cross-validated models: each file may be sound by itself, and yet they may not belong together.
    private func loadFolds(of manifest: Manifest, into report: inout CheckReport) {
        let folded = manifest.models.filter { $0.folds != nil }
        guard !folded.isEmpty, let dataSet = try? DataSet(manifest) else { return }
        for model in folded {
            do {
                _ = try DataSetModel(dataSet, model)
            } catch {
                report.add(error, loading: model)
            }
        }
    }
}
