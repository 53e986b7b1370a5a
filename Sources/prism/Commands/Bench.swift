import ArgumentParser

struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure speed and memory on this machine.",
        subcommands: [
            BenchData.self, BenchDataSet.self, BenchExplorer.self, BenchInference.self, BenchTraining.self,
        ])
}
