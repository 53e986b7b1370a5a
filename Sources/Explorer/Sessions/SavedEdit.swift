import PrismModel

/// A change to a gene's window.
struct SavedEdit: Sendable, Equatable, Codable {
    /// The first window position, 0-based.
    var start: Int
    /// The position after the last.
    var end: Int
    /// The base put there, as `Base` codes it; nil for a stretch of a signal.
    var base: UInt8?
    /// The signal's name; nil for a base.
    var signal: String?
    /// Whether the stretch becomes the data set's mean; nil: zero.
    var usesMean: Bool?

    init(_ edit: WindowEdit, in state: ExplorerState) {
        switch edit {
        case .base(let position, let code):
            (start, end, base) = (position, position + 1, code)
        case .signal(let index, let positions, let replacement):
            (start, end, signal) = (positions.lowerBound, positions.upperBound, state.inputName(index))
            if replacement == .mean { usesMean = true }
        }
    }

    /// The edit; nil where it does not fit the window or the model any more.
    func edit(in state: ExplorerState) -> WindowEdit? {
        guard start >= 0, start < end, end <= state.catalog.window else { return nil }
        if let base { return base <= Base.unknown ? .base(position: start, code: base) : nil }
        guard let index = (0..<state.modelSignals).first(where: { state.inputName($0) == signal }) else {
            return nil
        }
        return .signal(index, positions: start..<end, by: usesMean == true ? .mean : .zero)
    }
}
