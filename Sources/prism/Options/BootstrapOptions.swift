import ArgumentParser

/// How often genes are drawn anew for an interval.
struct BootstrapOptions: ParsableArguments {
    @Option(help: "Resamplings for the intervals; 0 for none.")
    var bootstrap = 1000

    func validate() throws {
        guard (0...100_000).contains(bootstrap) else {
            throw ValidationError("--bootstrap must be 0 … 100000")
        }
    }
}
