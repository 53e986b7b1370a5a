/// Several models of the same inputs, trained from different seeds: their mean prediction and its spread.
public struct Ensemble: Sendable {
    /// The members, in the order given.
    public let models: [PrismModel]

    /// An ensemble of loaded models: at least one, all taking the same signals and features.
    ///
    /// Throws `PrismError.input` where they do not agree.
    public init(_ models: [PrismModel]) throws(PrismError) {
        guard let first = models.first?.configuration else {
            throw .input(problem: "an ensemble needs a model")
        }
        for (index, model) in models.enumerated() {
            let c = model.configuration
            guard c.signals == first.signals, c.features == first.features else {
                throw .input(
                    problem:
                        "model \(index + 1) of the ensemble takes \(c.signals) signals and \(c.features) features, "
                        + "the first \(first.signals) and \(first.features)")
            }
        }
        self.models = models
    }

    /// Loads the members from files.
    public init(contentsOf paths: [String], instructionSet: InstructionSet? = nil) throws {
        try self.init(paths.map { try PrismModel(contentsOf: $0, instructionSet: instructionSet) })
    }

    /// Whether every member was trained with signals missing.
    public var trainedWithSignalsMissing: Bool { models.allSatisfy(\.trainedWithSignalsMissing) }

    /// Predicts a batch of genes with every member; one result per gene, in order.
    ///
    /// Parameters and errors as of `PrismModel.predict(_:outputs:mask:baseline:threads:cancellation:clock:)`.
    public func predict(
        _ windows: [GeneWindow], outputs: PredictionOutputs = .observed, mask: ModalityMask = .all,
        baseline: SignalBaseline = .zero, threads: Int = PrismModel.defaultThreads,
        cancellation: Cancellation? = nil
    ) throws(PrismError) -> [EnsemblePrediction] {
        var members: [[Prediction]] = []
        for model in models {
            members.append(
                try model.predict(
                    windows, outputs: outputs, mask: mask, baseline: baseline, threads: threads,
                    cancellation: cancellation))
        }
        return windows.indices.map { gene in EnsemblePrediction(members: members.map { $0[gene] }) }
    }
}
