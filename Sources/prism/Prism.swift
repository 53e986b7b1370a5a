import ArgumentParser

/// The command line's root: one subcommand per file beside this one.
@main
struct Prism: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prism",
        abstract: "Gene expression from 2 kb of DNA and proximal signals, background states adjusted for.",
        version: "0.1.0",
        subcommands: [
            Bench.self,
            Convert.self,
            Example.self,
            Explore.self,
            Info.self,
            Keys.self,
            Simulate.self,
            Snapshot.self,
            Themes.self,
            Train.self,
            Verify.self,
        ],
        defaultSubcommand: Explore.self)
}
