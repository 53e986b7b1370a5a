import Foundation

/// How the contacts of a data set's signals were normalised, as weights record it: a model is right only for contacts like
/// those that it learned from.
public struct ContactRecord: Sendable, Equatable {
    /// "VC, 5000 BP", by the signal's name; only of matrices, as tables do not tell.
    private let normalizations: [String: String]

    /// The key under which a weights file records it.
    private static let key = "contact_normalization"

    /// Of some signals.
    public init(_ signals: some Sequence<SignalTrack>) {
        normalizations = Dictionary(
            signals.compactMap { track in track.normalization.map { (track.name, $0) } }
        ) { first, _ in first }
    }

    /// What a weights file records; nothing where it records nothing that can be read.
    public init(metadata: [String: String]) {
        let words = metadata[Self.key].map { Data($0.utf8) }
        normalizations =
            words.flatMap { try? JSONDecoder().decode([String: String].self, from: $0) } ?? [:]
    }

    /// As a weights file records it; empty where there is nothing to record.
    public var metadata: [String: String] {
        let coder = JSONEncoder()
        coder.outputFormatting = .sortedKeys
        guard !normalizations.isEmpty, let words = try? coder.encode(normalizations) else { return [:] }
        return [Self.key: String(decoding: words, as: UTF8.self)]
    }

    /// What differs in a data set: a line for every signal whose contacts are normalised in another way.
    public func differences(from signals: some Sequence<SignalTrack>) -> [String] {
        let own = ContactRecord(signals).normalizations
        return normalizations.keys.sorted().compactMap { name in
            guard let learned = normalizations[name], let given = own[name], learned != given else {
                return nil
            }
            return
                "\(name): the weights learned from contacts normalised as \(learned), the data set's are \(given)"
        }
    }
}
