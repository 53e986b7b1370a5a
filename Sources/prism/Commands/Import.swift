import ArgumentParser

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a data set of files in another layout.", subcommands: [ImportGeneExp.self])
}
