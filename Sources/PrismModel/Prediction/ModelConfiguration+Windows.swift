extension ModelConfiguration {
    /// Throws `PrismError.input` for a window that the model cannot take, or longer than `longest`.
    func check(_ window: GeneWindow, longest: Int = PrismModel.longestWindow) throws(PrismError) {
        guard window.length > 0 else { throw .input(problem: "the window is empty") }
        guard window.length <= longest else {
            throw .input(problem: "a window of \(window.length) bases is too long: at most \(longest)")
        }
        guard window.signals.count == window.length * signals else {
            throw .input(
                problem: "expected \(window.length) × \(signals) signal values, found \(window.signals.count)"
            )
        }
        guard window.features.count == features else {
            throw .input(problem: "expected \(features) features, found \(window.features.count)")
        }
        if let absence, !window.groups.groups.isEmpty, window.groups.groups.count != absence.featureGroups {
            throw .input(
                problem:
                    "the window's features are in \(window.groups.groups.count) groups, those that the model "
                    + "was trained with in \(absence.featureGroups)")
        }
        if let index = window.signals.firstIndex(where: { !$0.isFinite }) {
            throw .input(
                problem: "signal \(index % signals) at window position \(index / signals) is "
                    + "\(window.signals[index]), not a finite number")
        }
        if let index = window.features.firstIndex(where: { !$0.isFinite }) {
            throw .input(problem: "feature \(index) is \(window.features[index]), not a finite number")
        }
    }

    /// Throws `PrismError.input` for a window that is too short for the context generator.
    func checkLength(generating window: GeneWindow) throws(PrismError) {
        guard window.length >= Self.shortestGeneratedWindow else {
            throw .input(
                problem: "a window of \(window.length) bases is too short for the context generator: "
                    + "it takes \(Self.shortestGeneratedWindow) or more")
        }
    }
}
