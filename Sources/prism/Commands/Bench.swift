import ArgumentParser

struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure speed and memory on this machine.",
        subcommands: [BenchInference.self, BenchData.self, BenchExplorer.self])
}
