import Checkpoints
import Wording

extension Parameters {
    /// The weights of a checkpoint, every tensor checked against the configuration's shapes and for finite values.
    ///
    /// `file` is named in errors. Throws `PrismError.checkpoint` for a tensor that is missing, mis-shaped, not finite,
    /// held untied where the model ties it, or of no use to this model.
    public init(
        _ checkpoint: Checkpoint, configuration: ModelConfiguration, file: String
    ) throws(PrismError) {
        layout = ParameterLayout(configuration)
        values = []
        for entry in layout.entries {
            values.append(contentsOf: try Self.floats(checkpoint, entry.name, shape: entry.shape, file: file))
        }
        try Self.checkNothingElse(checkpoint, layout, file: file)
        for name in ParameterName.generator.map(\.runningVariance) {
            if let value = self[name].first(where: { $0 < 0 }) {
                throw .checkpoint(file: file, place: name, problem: "\(value) is no variance")
            }
        }
        for index in 0..<configuration.layers where configuration.sharesProjections {
            let layer = ParameterName.layer(index)
            for (first, second) in [
                (layer.forward.inProjection, layer.reverse.inProjection),
                (layer.forward.outProjection, layer.reverse.outProjection),
            ] {
                guard let tensor = checkpoint.tensors[second] else { continue }
                guard tensor == checkpoint.tensors[first] else {
                    throw .checkpoint(
                        file: file, place: second,
                        problem: "differs from \(first); this model ties the two directions' projections")
                }
            }
        }
    }

    /// A tensor that this model has no place for belongs to another one, whose numbers would not be these.
    private static func checkNothingElse(
        _ checkpoint: Checkpoint, _ layout: ParameterLayout, file: String
    ) throws(PrismError) {
        let unknown = checkpoint.tensors.keys.filter {
            layout[$0] == nil && !ParameterName.isBeside($0, layout)
        }
        guard let name = unknown.min() else { return }
        let others = unknown.count > 1 ? " (and \(unknown.count - 1) others)" : ""
        throw .checkpoint(
            file: file, place: name.printable(limit: 200),
            problem:
                "this tensor\(others) has no place in the model that the other tensors and the settings make")
    }

    private static func floats(
        _ checkpoint: Checkpoint, _ name: String, shape: [Int], file: String
    ) throws(PrismError) -> [Float] {
        guard let tensor = checkpoint.tensors[name] else {
            throw ShapeReader(checkpoint: checkpoint, file: file).missing(name)
        }
        guard tensor.shape == shape else {
            throw .checkpoint(
                file: file, place: name, problem: "expected shape \(shape), found \(tensor.shape)")
        }
        let floats = tensor.floats()
        guard let index = floats.firstIndex(where: { !$0.isFinite }) else { return floats }
        throw .checkpoint(
            file: file, place: name, problem: "element \(index) is \(floats[index]), not a finite number")
    }
}
