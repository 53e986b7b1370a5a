import PrismModel

/// Changes to a gene's window, in the order they were made.
struct GeneEdits: Sendable, Equatable {
    /// Every change, the last of which can be taken back.
    private(set) var made: [WindowEdit] = []
    /// What they come to.
    private(set) var canonical: [WindowEdit] = []

    /// More are too many to list or to undo.
    static let limit = 1000

    mutating func make(_ edit: WindowEdit, over bases: [UInt8]) {
        guard made.count < Self.limit else { return }
        made.append(edit)
        canonical = WindowEdit.canonical(made, over: bases)
    }

    mutating func undo(over bases: [UInt8]) {
        guard !made.isEmpty else { return }
        made.removeLast()
        canonical = WindowEdit.canonical(made, over: bases)
    }
}
