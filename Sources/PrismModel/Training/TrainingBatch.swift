/// Genes with their measured expression.
public struct TrainingBatch: Sendable {
    /// One window per gene; lengths may differ. For a model that is adjusted for background states each says outright in
    /// which its gene lies.
    public let windows: [GeneWindow]
    /// The measured expression of each gene, in the model's unit (log10(CAGE + 1) as released).
    public let targets: [Float]

    /// A batch. `targets` must hold as many values as there are windows: checked where the batch is used.
    public init(windows: [GeneWindow], targets: [Float]) {
        self.windows = windows
        self.targets = targets
    }

    /// Throws `PrismError.input` for a batch that a model of this configuration cannot train on.
    func check(_ configuration: ModelConfiguration) throws(PrismError) {
        guard !windows.isEmpty else { throw .input(problem: "the batch holds no genes") }
        guard targets.count == windows.count else {
            throw .input(problem: "expected \(windows.count) targets, found \(targets.count)")
        }
        for window in windows {
            try configuration.check(window, longest: GradientEngine.longestWindow)
            if configuration.generator != nil { try configuration.checkLength(generating: window) }
            if let states = configuration.background?.states {
                let problem = GeneBackground.problem(window.background?.given ?? [], states: states)
                if let problem { throw .input(problem: problem) }
            }
        }
        if let index = targets.firstIndex(where: { !$0.isFinite }) {
            throw .input(problem: "target \(index) is \(targets[index]), not a finite number")
        }
    }
}
