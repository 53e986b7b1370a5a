import ArgumentParser
import Explorer
import Foundation

struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the explorer's settings, every one explained, as a file to begin from.",
        discussion: """
            The explorer reads $XDG_CONFIG_HOME/prism/config.toml, or ~/.config/prism/config.toml, and reads it again \
            when it is saved. prism config > ~/.config/prism/config.toml makes one in which nothing is changed yet.
            """)

    @Flag(help: "Say instead what of the present file cannot be used, line by line.")
    var check = false

    func run() throws {
        guard check else { return try StandardOutput.write(SettingsText.defaults) }
        guard let file = SettingsFile(environment: ProcessInfo.processInfo.environment) else {
            throw ValidationError("neither XDG_CONFIG_HOME nor HOME says where settings are")
        }
        let settings = file.read()
        try StandardOutput.writeLine(
            file.version == nil ? "\(file.path) is not there: the defaults hold" : file.path)
        for problem in settings.problems { try StandardOutput.writeLine("  " + problem) }
        if !settings.problems.isEmpty { throw ExitCode.failure }
    }
}
