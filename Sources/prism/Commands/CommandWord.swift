import ArgumentParser

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
        guard let word = unknown?.lowercased() else { return nil }
        var names = command.configuration.subcommands.map { Self.name(of: $0) }
        if path.count == 1 { names.append("help") }
        let most = word.count < 4 ? 1 : max(2, word.count / 3)
        let near = names.map { (name: $0, slips: Self.slips(from: word, to: $0)) }.filter { candidate in
            let isPart = word.count > 2 && (candidate.name.hasPrefix(word) || word.hasPrefix(candidate.name))
            return isPart || candidate.slips <= most
        }
        return near.min { $0.slips < $1.slips }?.name
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

    /// How many letters were left out, added, mistaken or swapped with the next (Damerau 1964, each place at most once).
    static func slips(from word: String, to name: String) -> Int {
        let (a, b) = (Array(word.prefix(64)), Array(name))
        var rows = [Array(0...b.count)]
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var least = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    least = min(least, rows[i - 1][j - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
