import ArgumentParser
import Canvas
import Explorer

struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the explorer's keys.")

    func run() throws {
        var group = ""
        let commands = ViewList.program.commands
        for command in commands.map(\.manual) {
            if command.group != group {
                group = command.group
                try StandardOutput.writeLine((group == commands[0].manual.group ? "" : "\n") + group)
            }
            try StandardOutput.writeLine("  " + command.keys.fitted(to: 16) + command.help)
        }
    }
}
