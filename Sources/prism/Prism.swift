import ArgumentParser
import Foundation

/// The command line's root: one subcommand per file beside this one.
@main
struct Prism: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prism",
        abstract: "Gene expression from 2 kb of DNA and proximal signals, background states adjusted for.",
        version: Version.text,
        subcommands: [
            Ablate.self,
            Attribute.self,
            Bench.self,
            Check.self,
            Compare.self,
            Config.self,
            Convert.self,
            CrossValidate.self,
            Evaluate.self,
            Example.self,
            Explore.self,
            Heatmap.self,
            Import.self,
            Info.self,
            Keys.self,
            Man.self,
            Merge.self,
            New.self,
            Predict.self,
            WriteReport.self,
            ShowWindow.self,
            Simulate.self,
            Snapshot.self,
            States.self,
            Themes.self,
            Train.self,
            Variants.self,
            Verify.self,
            Words.self,
        ],
        defaultSubcommand: Explore.self)

    /// Runs the command that the arguments name, and ends with its status.
    static func main() {
        StandardStreams.prepare()
        do {
            try checkCommandWord(Array(CommandLine.arguments.dropFirst()))
            var command = try parseAsRoot()
            // The explorer restores the terminal first.
            if !(command is Explore) { Interruption.end() }
            try command.run()
            try StandardOutput.finish()
        } catch {
            end(error)
        }
    }

    /// A first word that is neither a command nor anything in the file system was likely meant to be a command.
    private static func checkCommandWord(_ arguments: [String]) throws {
        let isHelp = arguments.first == "help"
        let words = CommandWord(isHelp ? arguments.dropFirst() : arguments[...], from: Self.self)
        if isHelp, words.unknown == nil { throw CleanExit.helpRequest(words.command) }
        guard let word = words.unknown else { return }
        let called = words.path.joined(separator: " ")
        if isHelp || words.path.count > 1 {
            throw ValidationError("\(called) has no command \(word); \(words.advice)")
        }
        // A path without a command opens the explorer; one that is plainly a path is the explorer's to miss.
        let isPath = word.contains { "/.~".contains($0) }
        guard !isPath, !DataSetPath.isThere(word) else { return }
        throw ValidationError("there is no command and no file \(word); \(words.advice)")
    }

    /// Prints what a command ended with, help too, and exits.
    private static func end(_ error: any Error) -> Never {
        if error is StandardOutput.Closed { StandardStreams.endByClosedPipe() }
        if Interruption.explains(error) {
            // While data set and weights were read: what is stopped later says itself what it leaves.
            StandardError.write("prism: stopped before the work began\n")
            Foundation.exit(Interruption.status)
        }
        let status = exitCode(for: error)
        let message = fullMessage(for: error)
        guard status == .success else {
            if !message.isEmpty { StandardError.write(message + "\n") }
            Foundation.exit(status.rawValue)
        }
        do {
            if !message.isEmpty { try StandardOutput.writeLine(message) }
            try StandardOutput.finish()
        } catch {
            end(error)
        }
        Foundation.exit(status.rawValue)
    }
}
