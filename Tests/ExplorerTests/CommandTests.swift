import Canvas
import Testing

@testable import Explorer

@Suite struct CommandTests {
    @Test func noTwoCommandsShareKeys() {
        // A view's own keys win over the others, but not over each other.
        for view in [nil] + State.View.allCases.map(Optional.some) {
            var seen: [[Key]: Command.ID] = [:]
            for command in Command.all where command.view == view {
                for keys in command.keys {
                    #expect(seen[keys] == nil, "\(command.title): \(command.keyText)")
                    seen[keys] = command.id
                }
            }
            // A command must not hide the longer ones that begin with its key; in the mutate view G is a base.
            for keys in seen.keys where view != .mutate {
                #expect(!KeyMap.prefixes.contains(keys), "\(keys)")
            }
        }
    }

    @Test func everyCommandIsReachedByEachOfItsKeys() {
        for command in Command.all {
            #expect(!command.keys.isEmpty && !command.title.isEmpty && !command.help.isEmpty)
            for keys in command.keys {
                var state = Sample.state()
                // So that recalling has something to recall.
                state.bookmarks["x"] = state.place
                if let view = command.view { state.view = view }
                var reached: Action?
                for (place, key) in keys.enumerated() {
                    reached = KeyMap.action(for: key, in: state)
                    if place + 1 < keys.count { _ = update(&state, .key(key)) }
                }
                switch (reached, command.id) {
                case (.run(let found), _): #expect(found.id == command.id)
                case (.pend, .bookmark), (.pend, .recall): break
                default: Issue.record("\(command.keyText) does not reach \(command.title)")
                }
            }
        }
    }

    @Test func everyCommandIsInTheHelpAndThePalette() {
        let state = Sample.state()
        #expect(Choice.help("", in: state).count == Command.all.count)
        for command in Command.all {
            #expect(Choice.palette(command.title, in: state).contains { $0.title == command.title })
        }
    }

    @Test func whatCannotBeDoneSaysWhyAndDoesNothing() {
        let before = Sample.state(hasModel: false)
        for (keys, reason) in [
            ("1", "no model"), ("a", "no model"), ("v", "no model"), ("p", "no model"),
            ("9", "there is no signal 9"),
            ("Ctrl-O", "nothing to go back to"), ("'", "no bookmarks"),
        ] {
            var state = before
            state.press(keys)
            #expect(
                state.message?.text.contains(reason) == true, "\(keys): \(state.message?.text ?? "nothing")")
            state.message = nil
            #expect(state == before, "\(keys)")
        }
    }

    @Test func everyCommandRunsOrSaysWhyNot() {
        for hasModel in [true, false] {
            for command in Command.all {
                var state = Sample.state(hasModel: hasModel)
                let obstacle = command.obstacle(in: state)
                _ = update(&state, .run(command.id))
                #expect((state.message?.kind == .warning) == (obstacle != nil), "\(command.title)")
            }
        }
    }
}
