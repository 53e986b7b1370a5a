import ArgumentParser
import Canvas

struct Themes: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the themes.",
        discussion:
            "Themes of your own are TOML files in $XDG_CONFIG_HOME/prism/themes, see themes/README.md.")

    func run() throws {
        let library = ExplorerSetup.library
        for name in library.names {
            let (theme, warnings) = library.theme(named: name)
            try StandardOutput.writeLine(
                name.fitted(to: 20) + theme.variant.rawValue.fitted(to: 8) + theme.title)
            for warning in warnings { try StandardOutput.writeLine("    \(warning)") }
        }
    }
}
