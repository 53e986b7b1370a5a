import ArgumentParser
import GenomeData

/// Which model the explorer asks: the manifest's first, another of its models, or weights that it does not name.
struct ModelChoice: ParsableArguments {
    @Option(help: "A model of the manifest, by name; its first if not given.")
    var model: String?

    @Option(
        help: "Weights instead of the manifest's models; repeat for an ensemble.",
        completion: .file(extensions: ["safetensors", "ckpt"]))
    var weights: [String] = []

    func validate() throws {
        guard model == nil || weights.isEmpty else { throw ValidationError("--model or --weights, not both") }
    }

    /// Opens the data set with that model as its first.
    ///
    /// Throws `GenomeDataError` for a data set that cannot be opened or has no model of this name.
    func open(_ path: String) throws -> DataSet {
        var manifest = try Manifest(path: path)
        if let first = weights.first {
            manifest.models = [
                try Manifest.ModelSource(
                    weights: weights, name: String(first.split(separator: "/").last ?? "weights"),
                    signals: nil, of: manifest)
            ]
        } else if let model {
            guard let chosen = manifest.models.first(where: { $0.name == model }) else {
                let known = manifest.models.map(\.name).joined(separator: ", ")
                throw GenomeDataError(
                    file: path, place: nil,
                    problem:
                        "no model is named \"\(model)\"; there \(known.isEmpty ? "is none" : "are \(known)")"
                )
            }
            manifest.models = [chosen]
        }
        return try DataSet(manifest)
    }
}
