import ArgumentParser
import Canvas
import Explorer

struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the explorer's keys.")

    func run() {
        var group = ""
        let commands = ViewList.program.commands
        for command in commands.map(\.manual) {
            if command.group != group {
                group = command.group
                print((group == commands[0].manual.group ? "" : "\n") + group)
            }
            print("  " + command.keys.fitted(to: 16) + command.help)
        }
    }
}
