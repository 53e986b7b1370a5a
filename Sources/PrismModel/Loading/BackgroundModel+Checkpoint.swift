import Checkpoints

extension BackgroundModel {
    /// The names of the tensors and of the entry of the metadata that hold a background model in a checkpoint.
    private enum Key {
        static let means = "background.means"
        static let variances = "background.variances"
        static let transitions = "background.transitions"
        static let start = "background.start"
        static let prior = "background.prior"
        static let metadata = "background"
        static let version = 1
    }

    /// Adds the model to a checkpoint, in place of one it may hold.
    ///
    /// Tensors, all float64: `background.means` and `.variances` K × D, `.transitions` K × K, `.start` K, `.prior` one per
    /// background state. The metadata get `background`: JSON with `version`, `bin`, `margin`, `names` and `signals`.
    public func write(to checkpoint: inout Checkpoint) {
        let (states, width) = (chain.states, chain.signals)
        checkpoint.tensors[Key.means] = CheckpointTensor(shape: [states, width], doubles: chain.means)
        checkpoint.tensors[Key.variances] = CheckpointTensor(
            shape: [states, width], doubles: chain.variances)
        checkpoint.tensors[Key.transitions] = CheckpointTensor(
            shape: [states, states], doubles: chain.transitions)
        checkpoint.tensors[Key.start] = CheckpointTensor(shape: [states], doubles: chain.start)
        checkpoint.tensors[Key.prior] = CheckpointTensor(shape: [prior.count], doubles: prior)
        let described = signals.map { signal in
            ConfigurationValue.table([
                "name": .text(signal.name), "scale": .number(Double(signal.scale)),
                "transform": .text(signal.transform), "unit": .text(signal.unit),
            ])
        }
        checkpoint.metadata[Key.metadata] =
            ConfigurationValue.table([
                "version": .integer(Key.version), "bin": .integer(binSize), "margin": .integer(margin),
                "names": .list(names.map { .text($0) }), "signals": .list(described),
            ]).json
    }

    /// The states that a model of a configuration is adjusted for, of its checkpoint; nil for one that knows none.
    ///
    /// Throws `PrismError.checkpoint` where they are missing, damaged, or do not fit the configuration.
    static func of(
        _ configuration: ModelConfiguration, _ checkpoint: Checkpoint, file: String
    ) throws(PrismError) -> BackgroundModel? {
        guard let sizes = configuration.background else { return nil }
        let states = try BackgroundModel(checkpoint, file: file)
        if let problem = sizes.problem(with: states) {
            throw .checkpoint(file: file, place: "background", problem: problem)
        }
        return states
    }

    /// Reads the model that a checkpoint holds; nil where it holds none.
    ///
    /// - Parameters:
    ///   - checkpoint: tensors and metadata.
    ///   - file: named in errors.
    /// - Throws: `PrismError.checkpoint` where a part is missing, has another shape or type, or holds numbers that are no
    ///   model.
    public init?(_ checkpoint: Checkpoint, file: String) throws(PrismError) {
        guard let text = checkpoint.metadata[Key.metadata] else {
            guard checkpoint.tensors[Key.means] == nil else {
                throw .checkpoint(
                    file: file, place: "metadata",
                    problem: "\"\(Key.metadata)\" is missing, its tensors are there")
            }
            return nil
        }
        let settings = try BackgroundSettings(json: text, file: file)
        guard settings.version == Key.version else {
            throw .checkpoint(
                file: file, place: "metadata \(Key.metadata)",
                problem: "version \(settings.version), this program reads \(Key.version)")
        }
        let (states, width) = (settings.names.count, settings.signals.count)
        func numbers(_ name: String, _ shape: [Int]?) throws(PrismError) -> [Double] {
            guard let tensor = checkpoint.tensors[name] else {
                throw .checkpoint(file: file, place: "tensor \(name)", problem: "is missing")
            }
            guard tensor.scalarType == .float64, tensor.shape.count == shape?.count ?? 1,
                shape.map({ $0 == tensor.shape }) ?? true
            else {
                throw .checkpoint(
                    file: file, place: "tensor \(name)",
                    problem: "expected float64 of shape \(shape ?? [states]), found "
                        + "\(tensor.scalarType.rawValue) of \(tensor.shape)")
            }
            return tensor.doubles()
        }
        let prior = try numbers(Key.prior, nil)
        let (means, variances) = (
            try numbers(Key.means, [states, width]), try numbers(Key.variances, [states, width])
        )
        let (transitions, start) = (
            try numbers(Key.transitions, [states, states]), try numbers(Key.start, [states])
        )
        do throws(PrismError) {
            let chain = try HiddenMarkovModel(
                signals: width, means: means, variances: variances, transitions: transitions, start: start)
            try self.init(
                ordered: chain, signals: settings.signals, binSize: settings.bin, margin: settings.margin,
                names: settings.names, prior: prior)
        } catch {
            throw .checkpoint(file: file, place: "background", problem: "\(error)")
        }
    }
}
