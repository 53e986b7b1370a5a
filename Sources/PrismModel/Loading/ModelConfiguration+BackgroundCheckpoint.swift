import Checkpoints

extension ModelConfiguration.Background {
    /// Nil where the checkpoint holds none. `width` is d, `inputs` the number of the model's signals.
    init?(_ shapes: ShapeReader, _ settings: SettingReader, width: Int, inputs: Int) throws(PrismError) {
        let tensors = shapes.checkpoint.tensors
        let found = Form.allCases.filter { tensors[$0.tensor] != nil }
        guard let form = found.first else {
            try settings.expect(
                settings.settings["background_form"] == nil, "background_form",
                "given, but there is no tensor \(Form.allCases.map(\.tensor).joined(separator: " or "))")
            return nil
        }
        let stated = try settings.text("background_form")
        try settings.expect(
            found.count == 1 && stated == form.rawValue, "background_form",
            "\(stated), but there is the tensor \(found.map(\.tensor).joined(separator: " and "))")
        let shape = try shapes.shape(form.tensor, rank: form == .shift ? 1 : 2)
        self.form = form
        states = shape[shape.count - 1]
        smoothing = try settings.optionalNumber("background_tau") ?? 0.15
        guard case .list(let listed)? = settings.settings["background_signals"] else {
            throw .checkpoint(
                file: shapes.file, place: "background_signals",
                problem: "expected a list of positions of signals")
        }
        signals = listed.compactMap(\.intValue)
        guard form == .shift || shape[0] == width, (1...HiddenMarkovModel.mostStates).contains(states) else {
            throw .checkpoint(
                file: shapes.file, place: form.tensor,
                problem: "\(shape) is no shape for 1 to \(HiddenMarkovModel.mostStates) background states")
        }
        guard smoothing > 0, smoothing.isFinite, smoothing <= 1e6 else {
            throw .checkpoint(
                file: shapes.file, place: "background_tau",
                problem: "\(smoothing) is no usable positive number")
        }
        guard signals.count == listed.count, Set(signals).count == signals.count,
            signals.allSatisfy((0..<inputs).contains)
        else {
            throw .checkpoint(
                file: shapes.file, place: "background_signals",
                problem: "expected different positions among the model's \(inputs) signals")
        }
    }

    /// The settings of a checkpoint.
    var settings: [String: ConfigurationValue] {
        [
            "background_form": .text(form.rawValue), "background_tau": .number(smoothing),
            "background_signals": .list(signals.map { .integer($0) }),
        ]
    }
}
