/// Which parts of what stands in place of a gene's own input are told.
struct InputParts: OptionSet, Sendable {
    let rawValue: Int

    /// Signals of the other condition's.
    static let taken = InputParts(rawValue: 1)
    /// Signals and groups of features that are off.
    static let off = InputParts(rawValue: 2)
    /// The background state that is asked for.
    static let background = InputParts(rawValue: 4)
    static let edits = InputParts(rawValue: 8)

    static let all: InputParts = [.taken, .off, .background, .edits]
    /// What both conditions are predicted with: what is taken is this one's alone.
    static let ofBoth: InputParts = [.off, .background, .edits]
    /// What a prediction under the intervention is made with: no state is the gene's own, so that none is asked for.
    static let intervened: InputParts = [.taken, .off, .edits]
}
