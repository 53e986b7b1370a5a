import Canvas
import Testing

@testable import Explorer

@Suite struct CommandTests {
    @Test func noTwoCommandsShareKeys() {
        // A view's own keys win over the others, but not over each other.
        let prefixes = Set(
            ViewList.program.commands.filter { $0.scope.view == nil }.flatMap(\.keys).flatMap { keys in
                (1..<keys.count).map { Array(keys.prefix($0)) }
            })
        for (scope, commands) in Dictionary(grouping: ViewList.program.commands, by: \.scope) {
            var seen: [[Key]: String] = [:]
            for command in commands {
                for keys in command.keys {
                    #expect(seen[keys] == nil, "\(command.title): \(command.keyText)")
                    seen[keys] = command.name
                }
            }
            // A command must not hide the longer ones that begin with its key; while the user edits, g is a base.
            for keys in seen.keys where scope.mode == nil {
                #expect(!prefixes.contains(keys), "\(keys)")
            }
        }
    }

    @Test func everyCommandIsReachedByEachOfItsKeys() {
        for command in ViewList.program.commands {
            #expect(!command.keys.isEmpty && !command.title.isEmpty && !command.help.isEmpty)
            for keys in command.keys {
                var state = Sample.state()
                // So that recalling has something to recall.
                state.bookmarks["x"] = state.place
                if let view = command.scope.view { state.view = view }
                if command.scope.mode == .editing { state.mutate.isEditing = true }
                var reached: Action?
                for (place, key) in keys.enumerated() {
                    reached = state.views.keyMap.action(for: key, in: state)
                    if place + 1 < keys.count { _ = update(&state, .key(key)) }
                }
                switch reached {
                case .run(let found): #expect(found == command.name)
                case .pend: #expect(command.actOnLetter != nil)
                default: Issue.record("\(command.keyText) does not reach \(command.title)")
                }
            }
        }
    }

    @Test func everyCommandIsInTheHelpAndThePalette() {
        let state = Sample.state()
        let lines = ViewList.program.commands.count + ViewList.program.glossary.count
        #expect(Choice.help("", in: state).count == lines)
        for command in ViewList.program.commands {
            #expect(Choice.palette(command.title, in: state).contains { $0.title == command.title })
        }
    }

    @Test func whatCannotBeDoneSaysWhyAndDoesNothing() {
        let before = Sample.state(hasModel: false)
        for (keys, reason) in [
            ("1", "no model"), ("a", "no model"), ("v", "no model"), ("A", "no model"),
            ("9", "there is no signal 9"),
            ("Ctrl-O", "nothing to go back to"), ("'", "no bookmarks"),
        ] {
            var state = before
            state.press(keys)
            #expect(
                state.message?.text.contains(reason) == true, "\(keys): \(state.message?.text ?? "nothing")")
            state.message = nil
            // A letter is still to come behind it.
            state.pending = []
            #expect(state == before, "\(keys)")
        }
    }

    @Test func everyCommandRunsOrSaysWhyNot() {
        for hasModel in [true, false] {
            for command in ViewList.program.commands {
                var state = Sample.state(hasModel: hasModel)
                let obstacle = command.obstacle(in: state)
                _ = update(&state, .run(command.name))
                #expect((state.message?.kind == .warning) == (obstacle != nil), "\(command.title)")
            }
        }
    }

    @Test func namesAreUniqueAndFitForSettings() {
        let names = ViewList.program.commands.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } })
    }

    /// The footer shows commands with the keys that the key map gives them in the view that is open.
    @Test(arguments: ViewList.program.names)
    func theFooterReadsTheCommands(view: String) throws {
        var state = Sample.state(rows: 60, columns: 300)
        let keys = try #require(ViewList.program.keys(opening: view))
        for key in keys { Sample.settle(&state, update(&state, .key(key))) }
        let text = state.text
        let footer = String(text.split(separator: "\n", omittingEmptySubsequences: false)[59])
        var shown = 0
        for hint in FooterPanel.hints(state) {
            let commands = try hint.commands.map { try #require(state.views.command(named: $0)) }
            guard let keys = hint.keys(in: state) else {
                // Something else in this view has taken the keys of one of them.
                #expect(
                    commands.contains { command in
                        command.keys.allSatisfy {
                            state.views.keyMap.command(for: $0, in: state)?.name != command.name
                        }
                    })
                continue
            }
            guard footer.contains("\(keys) \(hint.title)") else { continue }
            shown += 1
            for command in commands { #expect(command.scope.view == nil || command.scope.view == state.view) }
        }
        #expect(shown > 8)
        // With other keys for a command the footer follows.
        let other = ViewList(
            [LocusView()], before: [Command("next", ["Z"], "next", "", "Genes") { _ in }], after: [])
        var otherwise = state
        otherwise = ExplorerState(
            state.catalog, views: other, rows: 60, columns: 300, look: state.look)
        #expect(Hint("next", title: "gene").keys(in: otherwise) == "Z")
    }
}
