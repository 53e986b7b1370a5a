import Predictions

extension Command {
    /// What the model's input is made of, in every view.
    static let signals: [Command] =
        (1...9).map { number in
            Command(
                "toggle-\(number)", ["\(number)"], "toggle \(number)",
                "switch signal \(number) on or off in the model's input", "Signals",
                obstacle: { $0.obstacle(toSwitching: number - 1) }
            ) { $0.toggle(number - 1) }
        } + switches + inputs

    private static let switches = [
        Command(
            "all-on", ["0"], "all on", "switch every signal and feature on", "Signals",
            obstacle: { state in
                if state.modelSignals == 0, state.groups.groups.isEmpty {
                    return state.model.obstacle ?? "the model takes no signals"
                }
                return state.mask == .all ? "every signal is on" : nil
            }
        ) { $0.mask = .all },
        Command(
            "only-focused", ["!"], "only this", "switch off every signal but the focused", "Signals",
            obstacle: { state in
                if state.modelSignals < 2 { return "there are not several signals to choose from" }
                return state.obstacle(toSwitching: state.focus)
            }
        ) { $0.onlyFocused() },
        Command(
            "toggle-focused", ["Space"], "toggle focused", "switch the focused signal", "Signals",
            obstacle: { $0.obstacle(toSwitching: $0.focus) }
        ) { $0.toggle($0.focus) },
        Command(
            "next-track", ["Tab"], "next track", "focus the next track", "Signals", obstacle: withoutSignals
        ) { $0.moveFocus(by: 1) },
        Command(
            "previous-track", ["Shift-Tab"], "previous track", "focus the track before", "Signals",
            obstacle: withoutSignals
        ) { $0.moveFocus(by: -1) },
        Command(
            "pin", ["p"], "pin", "keep this gene and its prediction to compare with; again to let them go",
            "Signals",
            obstacle: { state in
                if state.pinned != nil { return nil }
                if let absence = state.geneAbsence { return absence }
                // Without a model its tracks can be compared.
                let isWithoutModel = state.model != .loading && state.model.facts == nil
                if state.forecast != nil || isWithoutModel { return nil }
                return state.forecastObstacle ?? "there is no prediction yet"
            }
        ) { $0.pin() },
    ]

    private static let inputs = [
        Command(
            "attribution", ["A"], "attribution",
            "what inputs contribute: integrated gradients, gradient × input, occlusion, off, in turn",
            "Signals",
            obstacle: { state in
                state.inputObstacle
                    ?? (state.showsPair ? "it shows with one gene alone: P hides the pinned one" : nil)
            }
        ) { state in
            state.nextAttribution()
            let title = state.attributions.method?.title ?? "off"
            state.message = Message(text: "attribution: \(title)", kind: .info)
        },
        Command(
            "baseline", ["B"], "baseline",
            "what stands in for what is off: " + StandIn.choices, "Signals",
            obstacle: { state in
                state.inputObstacle ?? (state.modelSignals == 0 ? "the model takes no signals" : nil)
            }
        ) { $0.toggleBaseline() },
        Command(
            "undo-edit", ["u"], "undo edit", "take the gene's last edit back", "Signals", obstacle: unedited
        ) { state in state.changeEdits { $0.undo(over: $1) } },
        Command(
            "reset-edits", ["R"], "reset edits", "take all of the gene's edits back", "Signals",
            obstacle: unedited
        ) { state in if let gene = state.gene { state.edits[gene] = nil } },
    ]

    private static let withoutSignals: @Sendable (ExplorerState) -> String? = { state in
        state.catalog.signals.isEmpty ? "the data set has no signals" : nil
    }

    private static let unedited: @Sendable (ExplorerState) -> String? = { state in
        state.gene.flatMap { state.edits[$0] }?.isEmpty ?? true ? "this gene has no edits" : nil
    }
}
