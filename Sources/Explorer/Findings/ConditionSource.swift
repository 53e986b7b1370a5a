import GenomeData

/// Which data set and model is the other condition.
public struct ConditionSource: Sendable, Hashable, Codable {
    /// The manifest, or the folder that holds one; nil: the data set that is browsed.
    public var path: String?
    /// A model of the manifest, by name; nil: the first.
    public var model: String?
    /// Whether the model of the data set that is browsed predicts it, whatever its manifest names; nil: no.
    public var sharesModel: Bool?
    /// Whether no model is to predict it, as nothing is asked of one; nil: one is.
    public var isWithoutModel: Bool?

    /// A data set, another model of the one that is browsed, or both.
    public init(path: String?, model: String? = nil, sharesModel: Bool? = nil) {
        self.path = path
        self.model = model
        self.sharesModel = sharesModel
    }

    /// What is typed behind the command: a path, which may hold spaces, and `--model NAME`. Nil where neither is there.
    init?(typed text: String) {
        var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        if let place = words.firstIndex(of: "--model") {
            let name = words.indices.contains(place + 1) ? words[place + 1] : ""
            if name.isEmpty { return nil }
            model = name
            words.removeSubrange(place...(place + 1))
        }
        let rest = words.joined(separator: " ").trimmingWhitespace()
        path = rest.isEmpty ? nil : rest
        if path == nil, model == nil { return nil }
    }

    /// In words, for messages.
    var text: String {
        switch (path, model) {
        case (let path?, let model?): "\(path), model \(model)"
        case (let path?, nil): path
        case (nil, let model?): "model \(model)"
        case (nil, nil): "the same data set"
        }
    }
}
