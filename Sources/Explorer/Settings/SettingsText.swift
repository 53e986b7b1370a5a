import Canvas

/// The program's own settings as a file to begin from: every one explained, none in force.
public enum SettingsText {
    /// The text of a `config.toml` in which everything is commented out.
    public static var defaults: String {
        var lines = [
            "# Settings of prism's explorer: $XDG_CONFIG_HOME/prism/config.toml, or ~/.config/prism/config.toml.",
            "# Every line shows what holds without it; take the # away to change it. Read again when it is saved.",
            "",
            "# A theme by name (prism themes lists them), or \"auto\": dark or light as the terminal's background is.",
            "# theme = \"auto\"", "",
            "# What to draw with: braille, blocks, ascii, or \"auto\": as the locale allows.",
            "# glyphs = \"auto\"", "",
            "# Whether the mouse is the explorer's; false leaves selecting text to the terminal.",
            "# mouse = true", "",
            "# Keys by the names of commands: one or several ways to type each. Keys that another command of the same",
            "# view has are taken from it. An empty list leaves a command to the palette.", "# [keys]",
        ]
        var section = ""
        for command in ViewList.program.commands {
            if command.section != section {
                section = command.section
                lines.append("# # \(section)")
            }
            let keys = command.keys.map { "\"" + $0.map(\.description).joined(separator: " ").escaped + "\"" }
            let setting = "# \(command.name) = [\(keys.joined(separator: ", "))]"
            lines.append(
                setting + String(repeating: " ", count: max(1, 44 - setting.count)) + "# " + command.help)
        }
        lines += [
            "",
            "# Tracks by name: their order (others follow), those that are hidden, rows, fixed vertical ranges.",
            "# [tracks]", "# order = [\"DNase\", \"H3K27ac\"]", "# hidden = [\"Hi-C\"]",
            "# heights = { DNase = 4 }", "# ranges = { H3K27ac = [0, 50] }", "",
            "# Commands for /bin/sh by names of your own: | lists them, and the one that is chosen reads the marked genes, or",
            "# else the listed ones, as a table (or the locus as BED) on its standard input. None runs by itself.",
            "# [pipe]", "# symbols = \"cut -f 2 | sort\"", "# count = \"wc -l\"",
        ]
        return lines.joined(separator: "\n") + "\n"
    }
}

extension String {
    /// As it stands between the quotes of a TOML string.
    fileprivate var escaped: String { replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") }
}
