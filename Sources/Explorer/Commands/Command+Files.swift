import Canvas
import Wording

extension Command {
    /// Files that are opened, and commands of the user's.
    static let files: [Command] = [
        Command(
            "variants", ["V"], "variants",
            "effects that prism variants wrote, the largest first: :variants FILE opens a file, V shows it again",
            section, obstacle: { $0.model.obstacle },
            asks: { state in
                if state.variantEffects == nil {
                    state.popup = typing("variants")
                } else {
                    state.popup = EffectsPopup(state)
                }
                return []
            },
            argument: CommandArgument(name: "FILE") { state, path in
                if let obstacle = state.model.obstacle {
                    state.popup = nil
                    state.message = Message(text: "variants: \(obstacle)", kind: .warning)
                } else {
                    state.popup = ErrandPopup([.effects(path: path)])
                }
                return []
            }),
        Command(
            "genes", ["@"], "genes",
            "list only the genes that a file names, one a line, or that are named with commas between: :genes FILE",
            section,
            asks: { state in
                state.popup = typing("genes")
                return []
            },
            argument: CommandArgument(name: "FILE") { state, path in
                state.popup = ErrandPopup([.genes(path: path)])
                return []
            }),
        Command(
            "pipe", ["|"], "pipe",
            "give the marked genes, or else the listed ones, or the locus to a command of yours: :pipe NAME [locus]",
            section, obstacle: withoutPipes,
            asks: { state in
                state.popup = PipePopup()
                return []
            },
            argument: CommandArgument(name: "NAME") { state, text in
                pipe(text, &state)
                return []
            }),
    ]

    private static let section = "Files and commands"

    private static func typing(_ name: String) -> PalettePopup {
        PalettePopup(typed: TypedSearch(text: name + " "))
    }

    private static let withoutPipes: @Sendable (ExplorerState) -> String? = { state in
        state.pipes.isEmpty ? "[pipe] of config.toml names no command: prism config says where it is" : nil
    }

    /// Runs the command that is named, on the genes or, where that word follows, on the locus.
    private static func pipe(_ text: String, _ state: inout ExplorerState) {
        state.popup = nil
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let subject = words.count > 1 ? PipeSubject(rawValue: words[1]) : .genes
        guard let name = words.first, let subject, words.count <= 2 else {
            state.message = Message(text: "pipe: expected NAME, NAME genes or NAME locus", kind: .warning)
            return
        }
        guard let command = state.pipes.first(where: { $0.name == name }) else {
            let near = NearestName.suggestion(for: name, among: state.pipes.map(\.name), plural: "commands")
            state.message = Message(
                text: withoutPipes(state) ?? "pipe: [pipe] names no \"\(name)\"" + near, kind: .warning)
            return
        }
        PipePopup.run(command, on: subject, in: &state)
    }
}
