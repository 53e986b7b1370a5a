import ArgumentParser
import Foundation
import GenomeData

struct BenchData: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: "Time the reading of tracks, sequence and contacts.",
        discussion: """
            Medians of wall-clock milliseconds per file, at places spread over the file's longest contig. Cold is the first \
            read of a file just opened (the system may hold it in memory all the same), warm the same read again.
            """)

    @Option(help: "A bigWig; repeat for several.")
    var track: [String] = []

    @Option(help: "A FASTA file.")
    var genome: String?

    @Option(help: "A .cool file, or file.mcool::/resolutions/N.")
    var cool: String?

    @Option(help: "Timed reads of each kind.")
    var repeats = 50

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard (1...100_000).contains(repeats) else { throw ValidationError("--repeats must be 1 … 100000") }
        guard !track.isEmpty || genome != nil || cool != nil else {
            throw ValidationError("name a --track, a --genome or a --cool")
        }
    }

    func run() throws {
        var benchmark = DataBenchmark(repeats: repeats)
        for path in track { try benchmark.measure(track: path) }
        if let genome { try benchmark.measure(genome: genome) }
        if let cool { try benchmark.measure(contacts: cool) }
        if json { return try StandardOutput.write(json: benchmark.timings) }
        for timing in benchmark.timings {
            try StandardOutput.writeLine(
                timing.what.padding(toLength: 44, withPad: " ", startingAt: 0)
                    + String(format: "cold %9.3f   warm %9.3f ms   ", timing.cold_ms, timing.warm_ms)
                    + timing.file)
        }
    }
}
