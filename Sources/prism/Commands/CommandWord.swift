import ArgumentParser
import Wording

/// The words before the options: which command is meant, and which one was likely meant where there is none.
struct CommandWord {
    /// The words of the command that was found, from `prism` on.
    let path: [String]
    /// The command.
    let command: any ParsableCommand.Type
    /// The next word, where it names none of the command's subcommands.
    let unknown: String?

    /// Follows the first arguments down the tree of commands, as far as they are commands' names.
    init(_ arguments: some Sequence<String>, from root: any ParsableCommand.Type) {
        var path = [Self.name(of: root)]
        var command = root
        var unknown: String?
        for word in arguments {
            guard !word.hasPrefix("-"), !command.configuration.subcommands.isEmpty else { break }
            guard let next = command.configuration.subcommands.first(where: { Self.name(of: $0) == word })
            else {
                unknown = word
                break
            }
            path.append(word)
            command = next
        }
        (self.path, self.command, self.unknown) = (path, command, unknown)
    }

    /// The subcommand whose name is nearest to the unknown word: one that it begins, or begins with, or that a slip of
    /// the fingers or two turns into it. Nil where none is near.
    var nearest: String? {
        guard let unknown else { return nil }
        let names = command.configuration.subcommands.map { Self.name(of: $0) }
        return NearestName.nearest(to: unknown, among: names + (path.count == 1 ? ["help"] : []))
    }

    /// "did you mean prism predict?", or where the commands are listed.
    var advice: String {
        let words = path.joined(separator: " ")
        return nearest.map { "did you mean \(words) \($0)?" } ?? "\(words) --help lists the commands"
    }

    /// The name under which a command is called.
    static func name(of command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? command._commandName
    }
}
