import Checkpoints
import PrismModel
import Wording

/// A checkpoint's contents, ready to print.
struct CheckpointSummary {
    private let checkpoint: Checkpoint
    private let path: String
    private let format: CheckpointFormat
    private let byteCount: Int
    private let parameters: Checkpoint.ParameterCount
    private let hash: String
    private let nonFinite: (tensor: String, index: Int)?
    private let form: String
    private let tensors: [(name: String, tensor: CheckpointTensor)]

    init(_ checkpoint: Checkpoint, path: String, format: CheckpointFormat, byteCount: Int) {
        self.checkpoint = checkpoint
        self.path = path
        self.format = format
        self.byteCount = byteCount
        parameters = checkpoint.parameterCount()
        hash = checkpoint.contentHash()
        nonFinite = checkpoint.firstNonFinite()
        form = Self.form(checkpoint, path: path)
        tensors = checkpoint.tensors.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The form of the model, or why there is none.
    private static func form(_ checkpoint: Checkpoint, path: String) -> String {
        do {
            let configuration = try ModelConfiguration(checkpoint, file: path)
            _ = try Parameters(checkpoint, configuration: configuration, file: path)
            let departures = configuration.departures
            return departures.isEmpty
                ? "as published" : "not as published: " + departures.joined(separator: "; ")
        } catch .checkpoint(_, let place, let problem) {
            return "no model that can be computed: \(place): \(problem)"
        } catch {
            return "no model that can be computed: \(error)"
        }
    }

    var json: String {
        let list = tensors.map { name, tensor in
            ConfigurationValue.table([
                "name": .text(name), "type": .text(tensor.scalarType.rawValue),
                "shape": .list(tensor.shape.map { .integer($0) }),
            ])
        }
        return ConfigurationValue.table([
            "file": .text(path), "format": .text(format.rawValue), "form": .text(form),
            "bytes": .integer(byteCount),
            "sha256": .text(hash), "finite": .bool(nonFinite == nil),
            "parameters": .table([
                "distinct": .integer(parameters.distinct), "by_name": .integer(parameters.byName),
            ]),
            "configuration": .table(checkpoint.configuration),
            "metadata": .table(checkpoint.metadata.mapValues { .text($0) }),
            "tensors": .list(list),
        ]).json
    }

    var text: String {
        let kind = format == .safetensors ? "safetensors" : "PyTorch (zip and pickle)"
        var lines = [
            "file        \(path.printable())",
            "format      \(kind), \(byteCount.counted("byte"))",
            "form        \(form.printable())",
            "sha256      \(hash)",
            "parameters  \(parameters.distinct) distinct, \(parameters.byName) by name",
        ]
        if let (name, index) = nonFinite {
            lines.append(
                "warning     \(name.printable()) is not finite at index \(index): no model will load it")
        }
        lines += section("configuration", checkpoint.configuration.mapValues(\.json))
        lines += section("metadata", checkpoint.metadata)
        lines += ["", tensors.count.counted("tensor")]
        for (name, tensor) in tensors {
            let shape =
                tensor.shape.isEmpty ? "scalar" : tensor.shape.map(String.init).joined(separator: " × ")
            lines.append("  \(name.printable())  \(tensor.scalarType.rawValue)  \(shape)")
        }
        return lines.joined(separator: "\n")
    }

    private func section(_ title: String, _ values: [String: String]) -> [String] {
        guard !values.isEmpty else { return ["", "no \(title)"] }
        let width = values.keys.map(\.count).max() ?? 0
        return ["", title]
            + values.sorted { $0.key < $1.key }.map { key, value in
                let padding = String(repeating: " ", count: width - key.count + 2)
                // The genes that were learned from are a long list.
                return "  " + key.printable() + padding + value.printable(limit: 400)
            }
    }
}
