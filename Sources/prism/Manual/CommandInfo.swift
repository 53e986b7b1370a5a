import ArgumentParser
import Foundation

/// The commands with their arguments as the argument parser dumps them: the one source of help, completions and manual.
struct CommandInfo: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool
    var subcommands: [CommandInfo]?
    var arguments: [ArgumentInfo]?

    /// An argument, an option or a flag.
    struct ArgumentInfo: Decodable {
        /// One of its names.
        struct Name: Decodable {
            var kind: String
            var name: String

            /// As it is typed.
            var text: String { (kind == "long" ? "--" : "-") + name }
        }

        var kind: String
        var names: [Name]?
        var valueName: String?
        var abstract: String?
        var discussion: String?
        var defaultValue: String?
        var isOptional: Bool
        var isRepeating: Bool
        var shouldDisplay: Bool
    }

    private struct Dump: Decodable {
        var serializationVersion: Int
        var command: CommandInfo
    }

    /// Everything under the program's root, without the parser's own `help`.
    ///
    /// - Throws: where the parser dumps another format than the one known here.
    static func tree() throws -> CommandInfo {
        let dump = try JSONDecoder().decode(Dump.self, from: Data(Prism._dumpHelp().utf8))
        guard dump.serializationVersion == 0 else {
            throw ValidationError("the parser's help has format \(dump.serializationVersion), expected 0")
        }
        return dump.command
    }

    /// The subcommands that are shown.
    var shown: [CommandInfo] { (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" } }

    /// Every command that does something, with its words from the root on.
    func leaves(under words: [String] = []) -> [(words: [String], info: CommandInfo)] {
        let own = words + [commandName]
        return shown.isEmpty ? [(own, self)] : shown.flatMap { $0.leaves(under: own) }
    }
}
