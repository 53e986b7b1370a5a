import Canvas

/// A choice among the user's commands, each with the genes or the locus for its input; nothing runs before one is taken.
struct PipePopup: ListPopup {
    var selected = 0

    /// What can be run: every command on the genes, then every command on the locus.
    private static func choices(in state: ExplorerState) -> [(command: PipeCommand, subject: PipeSubject)] {
        PipeSubject.allCases.flatMap { subject in
            state.pipes.map { (command: $0, subject: subject) }
        }
    }

    /// Begins to run a command; what it writes shows in a pop-up.
    static func run(_ command: PipeCommand, on subject: PipeSubject, in state: inout ExplorerState) {
        state.pipeRuns += 1
        state.popup = OutputPopup(
            PipeRun(
                number: state.pipeRuns, name: command.name, command: command.command,
                input: subject.text(in: state), subject: subject.words(in: state)))
    }

    func count(in state: ExplorerState) -> Int { Self.choices(in: state).count }

    func choose(_ line: Int, in state: inout ExplorerState) -> [Effect] {
        let choices = Self.choices(in: state)
        guard choices.indices.contains(line) else { return [] }
        Self.run(choices[line].command, on: choices[line].subject, in: &state)
        return []
    }

    func paint(_ state: ExplorerState, on grid: inout Grid) -> HitRegions<any Target> {
        let choices = Self.choices(in: state)
        return paint(
            "Pipe to a command", "Enter runs",
            [.init("", .fixed(14)), .init("", .fixed(28)), .init("", .share())], width: 84, state, on: &grid
        ) { line in
            guard choices.indices.contains(line) else { return [] }
            let (command, subject) = choices[line]
            return [
                TableCell(command.name, .popup), TableCell(subject.words(in: state), .text),
                TableCell(OutputText.plain(command.command), .textMuted),
            ]
        }
    }
}
