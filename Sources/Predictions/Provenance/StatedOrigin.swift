import Wording

/// What the header of a file that Prism wrote says of its making: which data set, which weights.
public struct StatedOrigin: Sendable, Equatable {
    /// The data set's name; nil where the file does not say.
    public let dataSet: String?
    /// The model: "k562, 2 members"; nil where the file does not say.
    public let model: String?
    /// The SHA-256 of each member's weights, sorted; none where the file does not say.
    public let hashes: [String]

    /// From a header's lines, as `Provenance.lines(_:version:)` makes them, without comment signs.
    public init(_ lines: [String]) {
        func value(_ name: String) -> String? {
            lines.first { $0.hasPrefix(name) }.map { String($0.dropFirst(name.count)) }
        }
        dataSet = value("data set: ").map {
            $0.hasSuffix(Provenance.simulatedNote) ? String($0.dropLast(Provenance.simulatedNote.count)) : $0
        }
        model = value("model: ")
        hashes = lines.filter { $0.hasPrefix("weights: ") }
            .compactMap { line in line.firstRange(of: " sha256 ").map { String(line[$0.upperBound...]) } }
            .sorted()
    }

    /// How what made the file differs from a data set and a model at hand, in words: "of data set GM12878, by other weights
    /// (k562, 2 members)"; nil where nothing differs.
    ///
    /// Names are compared, and of weights the hashes: the same file may be called otherwise.
    public func difference(from own: Provenance) -> String? {
        var words: [String] = []
        if let dataSet, dataSet != Provenance.oneLine(own.dataSet) {
            words.append("of data set \(dataSet.printable(limit: 40))")
        }
        let known = own.model?.members.map { $0.map(\.hash).sorted() }
        let called = model.map { " (\($0.printable(limit: 40)))" } ?? ""
        if let known, !hashes.isEmpty {
            if known != hashes { words.append("by other weights" + called) }
        } else if let model, let name = own.model?.name, !model.hasPrefix(Provenance.oneLine(name) + ",") {
            words.append("by another model" + called)
        }
        if dataSet == nil || (model == nil && hashes.isEmpty) {
            words.append("by what the file does not say")
        }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}
