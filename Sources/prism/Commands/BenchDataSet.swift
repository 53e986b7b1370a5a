import ArgumentParser
import Foundation
import GenomeData
import PrismModel
import Wording

struct BenchDataSet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dataset",
        abstract: "Time opening a data set and encoding its windows.",
        discussion: """
            Wall-clock milliseconds. Windows are those of genes spread over the whole data set, each read for the first \
            time in this process (the system may hold the files in memory), then once more from the bounded cache.
            """)

    @Argument(help: "The data set's manifest.", completion: .file(extensions: ["toml"]))
    var dataset: String

    @Option(help: "Windows to encode.")
    var windows = 500

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard (1...1_000_000).contains(windows) else {
            throw ValidationError("--windows must be 1 … 1000000")
        }
    }

    func run() throws {
        let clock = ContinuousClock()
        func milliseconds(_ body: () throws -> Void) rethrows -> Double {
            let start = clock.now
            try body()
            return (clock.now - start) / .milliseconds(1)
        }
        var opened: DataSet?
        let opening = try milliseconds { opened = try DataSet(path: dataset) }
        guard let dataSet = opened else { return }
        let memory = Memory.peakMegabytes
        let encoder = WindowEncoder(dataSet)
        let step = max(1, dataSet.genes.count / windows)
        let indices = Array(stride(from: 0, to: dataSet.genes.count, by: step).prefix(windows))
        var times: [Double] = []
        for index in indices { times.append(try milliseconds { _ = try encoder.window(ofGeneAt: index) }) }
        let again = try milliseconds {
            for index in indices.suffix(100) { _ = try encoder.window(ofGeneAt: index) }
        }
        let sorted = times.sorted()
        let report = Report(
            genes: dataSet.genes.count, signals: dataSet.signals.count, open_ms: opening,
            open_peak_rss_mb: memory,
            first_window_ms: times.first ?? 0, window_median_ms: sorted[sorted.count / 2],
            window_p99_ms: sorted[min(sorted.count - 1, sorted.count * 99 / 100)],
            cached_window_ms: again / Double(indices.suffix(100).count), peak_rss_mb: Memory.peakMegabytes)
        if json { return try StandardOutput.write(json: report) }
        func line(_ label: String, _ value: Double, _ unit: String) throws {
            try StandardOutput.writeLine(
                label.padding(toLength: 44, withPad: " ", startingAt: 0)
                    + String(format: "%9.3f %@", value, unit))
        }
        try StandardOutput.writeLine(
            "\(report.genes.counted("gene")), \(report.signals.counted("signal")), L = \(encoder.length):"
        )
        try line("opening the data set", report.open_ms, "ms")
        try line("peak memory after opening", report.open_peak_rss_mb, "MB")
        try line("the first window (builds what is lazy)", report.first_window_ms, "ms")
        try line("a window, median of \(indices.count)", report.window_median_ms, "ms")
        try line("a window, 99th percentile", report.window_p99_ms, "ms")
        try line("a window from the cache", report.cached_window_ms, "ms")
        try line("peak memory at the end", report.peak_rss_mb, "MB")
    }

    private struct Report: Encodable {
        let genes: Int
        let signals: Int
        let open_ms: Double
        let open_peak_rss_mb: Double
        let first_window_ms: Double
        let window_median_ms: Double
        let window_p99_ms: Double
        let cached_window_ms: Double
        let peak_rss_mb: Double
    }
}
