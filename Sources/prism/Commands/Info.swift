import ArgumentParser
import PrismModel
import Wording

/// `prism info`: what a checkpoint holds.
struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what a checkpoint holds: format, form, configuration, parameters, tensors, hash.",
        discussion: """
            The hash is over the tensors' names, shapes and float32 values, so the same weights have the same hash in \
            either format. Distinct parameters count once the projections that a layer's two directions share. The form \
            is the published one, or says in what the model departs from it; where no model can be made of the file, \
            why.
            """)

    @Argument(help: "A checkpoint; its format is told by its content.", completion: .file())
    var file: String

    @Flag(
        help:
            "One JSON object: file, format, form, bytes, sha256, parameters, finite, configuration, metadata, tensors."
    )
    var json = false

    func run() throws {
        let source = try CheckpointFile(contentsOf: file)
        let format = try source.format()
        let checkpoint = try Checkpoint(source)
        let summary = CheckpointSummary(checkpoint, path: file, format: format, byteCount: source.bytes.count)
        try StandardOutput.writeLine(json ? summary.json : summary.text)
    }
}

/// A checkpoint's contents, ready to print.
private struct CheckpointSummary {
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
