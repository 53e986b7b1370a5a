import ArgumentParser
import GenomeData

/// Which model is asked: the manifest's first, another of its models, or weights that it does not name.
struct ModelChoice: ParsableArguments {
    @Option(parsing: .unconditional, help: "A model of the manifest, by name; its first if not given.")
    var model: String?

    @Option(
        help:
            "Weights instead of the manifest's models; repeat for an ensemble, or name a crossvalidate folder.",
        completion: .file(extensions: ["safetensors", "ckpt"]))
    var weights: [String] = []

    func validate() throws {
        guard model == nil || weights.isEmpty else { throw ValidationError("--model or --weights, not both") }
    }

    /// As it was given, for another run of the program.
    var arguments: [String] {
        (model.map { ["--model", $0] } ?? []) + weights.flatMap { ["--weights", $0] }
    }

    /// The data set and the model chosen as words of a command line, the first of the manifest's models by its name.
    func words(dataSet: String, of manifest: Manifest) -> String {
        let name = model ?? manifest.models.first?.name
        let options =
            weights.isEmpty ? name.map { ["--model", $0] } ?? [] : weights.flatMap { ["--weights", $0] }
        return ([dataSet] + options).map(ShellWord.quoted).joined(separator: " ")
    }

    /// The weights given as a model that the manifest does not name; nil for none.
    ///
    /// `signals` are those that the weights take, in their order; nil for all. Throws for one that the manifest does
    /// not name.
    func unnamedSource(
        signals: [String]? = nil, of manifest: Manifest
    ) throws(GenomeDataError) -> Manifest.ModelSource? {
        try Self.source(weights, signals: signals, of: manifest)
    }

    /// Some weights as a model that a manifest does not name; nil for none.
    ///
    /// Throws for a signal that the manifest does not name.
    static func source(
        _ weights: [String], signals: [String]? = nil, of manifest: Manifest
    ) throws(GenomeDataError) -> Manifest.ModelSource? {
        guard let first = weights.first else { return nil }
        return try Manifest.ModelSource(
            weights: weights, name: String(first.split(separator: "/").last ?? "weights"), signals: signals,
            of: manifest)
    }

    /// Opens the data set with that model as its first, or without any where none is wanted; `opening` is called with each file
    /// before it is opened.
    ///
    /// Throws `GenomeDataError` for a data set that cannot be opened or has no model of this name.
    func open(_ path: String, wantsModel: Bool = true, opening: (String) -> Void = { _ in }) throws -> DataSet
    {
        opening(path)
        var manifest = try Manifest(path: path)
        if !wantsModel {
            manifest.models = []
        } else if let source = try unnamedSource(of: manifest) {
            manifest.models = [source]
        } else if let model {
            manifest.models = [try manifest.model(named: model)]
        }
        return try DataSet(manifest, opening: opening)
    }
}
