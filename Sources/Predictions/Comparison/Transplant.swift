import Foundation
import GenomeData
import PrismModel

/// What is taken from the other condition, as asked for by name.
public struct Transplant: Sendable, Equatable {
    /// As it stands in a table's columns: "H3K27ac", "H3K27ac+DNase", "all".
    public let title: String
    /// The names of signals and groups of features; nil for every signal that both conditions have.
    let names: [String]?

    /// Between the names of what is taken together.
    static let joint: Character = "+"
    /// Stands for every signal that both have.
    static let everything = "all"

    /// What is asked for: names joined by +, or "all".
    ///
    /// - Parameters:
    ///   - text: the request.
    ///   - known: the names that A's model knows; one of these is meant as it is, even where it holds a +.
    public init(_ text: String, known: [String]) {
        title = text
        if known.contains(text) {
            names = [text]
        } else if text == Self.everything {
            names = nil
        } else {
            names = text.split(separator: Self.joint).map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }
}

extension Conditions {
    /// The names of what can be asked for: A's model's signals and groups of features.
    public var takeable: [String] { a.signalNames + a.groupNames }

    /// The mask of a transplant.
    ///
    /// - Throws: where a name is no signal or group of features of A's model, or B cannot give it.
    public func mask(of transplant: Transplant) throws(GenomeDataError) -> ModalityMask {
        guard let names = transplant.names else { return ModalityMask(off: transplantable) }
        guard !names.isEmpty else {
            throw GenomeDataError(
                file: a.dataSet.manifest.path, place: nil,
                problem: "\"\(transplant.title)\" names nothing to transplant; there are "
                    + takeable.joined(separator: ", "))
        }
        return try mask(taking: names)
    }
}
