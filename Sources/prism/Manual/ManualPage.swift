import Explorer

/// The manual page, in the man macros of roff: commands from the argument parser, keys from the explorer's table.
struct ManualPage {
    /// The program's root.
    let root: CommandInfo
    /// The program's version.
    let version: String

    /// The page.
    var text: String {
        var lines = [
            ".TH PRISM 1 \"\" \"prism \(Self.escaped(version))\" \"User Commands\"",
            ".SH NAME", "prism \\- " + Self.escaped(root.abstract ?? ""),
            ".SH SYNOPSIS", ".B prism", ".RI [ data\\-set ]", ".br", ".B prism", ".I command",
            ".RI [ options ]",
            ".SH DESCRIPTION",
            Self.escaped(
                "Without a command, prism opens the explorer on a data set: a dataset.toml, or its folder."),
            ".SH COMMANDS",
        ]
        for leaf in root.leaves() { lines += Self.command(leaf.words, leaf.info) }
        lines.append(".SH KEYS OF THE EXPLORER")
        var group = ""
        for entry in ViewList.program.commands.map(\.manual) {
            if entry.group != group {
                group = entry.group
                lines.append(".SS " + Self.escaped(group))
            }
            lines += [".TP", ".B " + Self.escaped(entry.keys), Self.escaped(entry.help)]
        }
        lines.append(".SH WORDS")
        for entry in ViewList.program.glossary {
            lines += [".TP", ".B " + Self.escaped(entry.title)]
            lines += entry.parts.flatMap { part in
                [Self.escaped(part.name == "what" ? part.text : "\(part.name): \(part.text)"), ".br"]
            }.dropLast()
        }
        lines += Self.section("FILES", Self.files) + Self.section("ENVIRONMENT", Self.environment)
        return lines.joined(separator: "\n") + "\n"
    }

    private static let files = [
        ("dataset.toml", "A data set: names its genome, genes, signals, expression and models."),
        (
            "$XDG_CONFIG_HOME/prism/themes/*.toml",
            "Themes of your own; without the variable, under ~/.config."
        ),
        (
            "$XDG_STATE_HOME/prism/",
            "Sessions, read again with --resume; without the variable, under ~/.local/state."
        ),
    ]

    private static let environment = [
        ("NO_COLOR", "Not empty: no colours."),
        ("COLORTERM", "truecolor or 24bit: exact colours, where the terminal's description has them."),
        ("LC_ALL, LC_CTYPE, LANG", "Whether text may go beyond ASCII."),
        ("TERM", "The terminal."),
        ("TMPDIR", "Where large temporary files go."),
        ("PRISM_INSTRUCTION_SET", "Forces the kernels of one instruction set, for tests."),
    ]

    private static func section(_ title: String, _ entries: [(String, String)]) -> [String] {
        [".SH " + title] + entries.flatMap { [".TP", ".B " + escaped($0.0), escaped($0.1)] }
    }

    private static func command(_ words: [String], _ info: CommandInfo) -> [String] {
        let arguments = (info.arguments ?? []).filter(\.shouldDisplay)
        let own = arguments.filter { !["help", "version"].contains($0.names?.last?.name ?? "") }
        let usage = own.map { argument in
            let value = argument.valueName.map { "<\($0)>" } ?? ""
            var words =
                switch argument.kind {
                case "positional": value
                case "flag": name(argument)
                default: name(argument) + " " + value
                }
            if argument.isRepeating { words += " …" }
            return argument.isOptional || argument.kind == "flag" ? "[\(words)]" : words
        }
        var lines = [".SS " + escaped(words.joined(separator: " "))]
        if let abstract = info.abstract { lines.append(escaped(abstract)) }
        lines += [".PP", ".RS", escaped((words + usage).joined(separator: " ")), ".RE"]
        if let discussion = info.discussion, !discussion.isEmpty { lines += [".PP", escaped(discussion)] }
        for argument in own {
            var description = argument.abstract ?? ""
            if let more = argument.discussion { description += " " + more }
            if let value = argument.defaultValue, argument.kind != "flag" {
                description += " Default: \(value)."
            }
            let head =
                argument.kind == "positional"
                ? "<\(argument.valueName ?? "")>"
                : (argument.names ?? []).map(\.text).joined(separator: ", ")
                    + (argument.kind == "option" ? " <\(argument.valueName ?? "")>" : "")
            lines += [".TP", ".B " + escaped(head), escaped(description.isEmpty ? " " : description)]
        }
        return lines
    }

    private static func name(_ argument: CommandInfo.ArgumentInfo) -> String {
        (argument.names?.first { $0.kind == "long" } ?? argument.names?.first)?.text ?? ""
    }

    /// Text that roff takes as it is, on one line per line of its own.
    private static func escaped(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: true).map { line in
            let plain = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
                .replacing("'", with: "\\(aq").replacing("`", with: "\\(ga")
            return plain.hasPrefix(".") || plain.hasPrefix("\\(aq") ? "\\&" + plain : plain
        }.joined(separator: "\n")
    }
}
