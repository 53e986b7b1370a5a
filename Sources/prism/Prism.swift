import ArgumentParser

/// The command line's root: one subcommand per file beside this one.
@main
struct Prism: AsyncParsableCommand {
    /// The program's version, which every output carries.
    static let version = "0.2.0"

    static let configuration = CommandConfiguration(
        commandName: "prism",
        abstract: "Gene expression from 2 kb of DNA and proximal signals, background states adjusted for.",
        version: version,
        subcommands: [
            Bench.self,
            Check.self,
            Convert.self,
            CrossValidate.self,
            Evaluate.self,
            Example.self,
            Explore.self,
            Import.self,
            Info.self,
            Keys.self,
            Man.self,
            Merge.self,
            Predict.self,
            ShowWindow.self,
            Simulate.self,
            Snapshot.self,
            States.self,
            Themes.self,
            Train.self,
            Verify.self,
        ],
        defaultSubcommand: Explore.self)
}
