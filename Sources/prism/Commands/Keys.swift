import ArgumentParser
import Canvas
import Explorer

struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the explorer's keys.")

    func run() throws {
        var group = ""
        for command in Command.all.map(\.manual) {
            if command.group != group {
                group = command.group
                try StandardOutput.writeLine((group == Command.all[0].manual.group ? "" : "\n") + group)
            }
            try StandardOutput.writeLine("  " + command.keys.fitted(to: 16) + command.help)
        }
    }
}
