/// A change made to a gene's window before a model sees it: what would be predicted if the DNA or a signal were other.
public enum WindowEdit: Sendable, Hashable {
    /// Another base at a window position (0-based, along the + strand): a code of `Base`, `Base.unknown` for none.
    case base(position: Int, code: UInt8)
    /// A signal (0-based, in the model's order) replaced over a half-open stretch of window positions.
    case signal(Int, positions: Range<Int>, by: Replacement)

    /// What stands in for a signal that was deleted.
    public enum Replacement: Sendable, Hashable {
        /// 0: no signal.
        case zero
        /// The data set's mean value at each position.
        case mean
    }
}

extension WindowEdit {
    /// The shortest list of edits that leads to the same window, in one order for all lists that do: of the bases at
    /// one position only the last, by position, and none that puts back the window's own; then the signals' edits as
    /// they were made, without those that a later one covers.
    ///
    /// So that a list can be the key of a cache.
    ///
    /// - Parameters:
    ///   - edits: the edits in the order they were made.
    ///   - bases: the unedited window's bases; nil where unknown: then nothing is known to be put back.
    /// - Returns: the list.
    public static func canonical(_ edits: [WindowEdit], over bases: [UInt8]? = nil) -> [WindowEdit] {
        var letters: [Int: UInt8] = [:]
        var signals: [WindowEdit] = []
        for edit in edits {
            switch edit {
            case .base(let position, let code): letters[position] = code
            case .signal(let signal, let positions, _):
                signals.removeAll {
                    guard case .signal(signal, let covered, _) = $0 else { return false }
                    return positions.lowerBound <= covered.lowerBound
                        && covered.upperBound <= positions.upperBound
                }
                signals.append(edit)
            }
        }
        let changed = letters.filter { position, code in
            guard let bases, bases.indices.contains(position) else { return true }
            return bases[position] != code
        }
        return changed.sorted { $0.key < $1.key }.map { .base(position: $0.key, code: $0.value) } + signals
    }
}

extension GeneWindow {
    /// This window with edits made in their order; later ones go over earlier ones.
    ///
    /// - Parameters:
    ///   - edits: what to change.
    ///   - means: the data set's mean signals, L × S; needed by edits that replace by the mean.
    ///   - signalCount: S.
    /// - Returns: the window a model is to see.
    /// - Throws: `PrismError.input` for positions, codes or signals that do not exist, and for a mean that is not there
    ///   or not of this window's shape.
    public func edited(
        _ edits: [WindowEdit], means: [Float]? = nil, signalCount: Int
    ) throws(PrismError) -> GeneWindow {
        var window = self
        for edit in edits {
            switch edit {
            case .base(let position, let code):
                guard bases.indices.contains(position), code <= Base.unknown else {
                    throw .input(
                        problem: "an edit puts base code \(code) at window position \(position); "
                            + "there are codes 0 to \(Base.unknown) and positions 0 to \(length - 1)")
                }
                window.bases[position] = code
            case .signal(let signal, let positions, let replacement):
                guard (0..<max(0, signalCount)).contains(signal), positions.lowerBound >= 0,
                    positions.upperBound <= length, signals.count == length * signalCount
                else {
                    throw .input(
                        problem: "an edit replaces signal \(signal) at window positions \(positions); "
                            + "there are \(signalCount) signals and \(length) positions")
                }
                if replacement == .mean, means?.count != signals.count {
                    throw .input(
                        problem: "an edit replaces signal \(signal) by its mean, which "
                            + (means.map { "holds \($0.count) values, not \(signals.count)" }
                                ?? "is not known"))
                }
                for position in positions {
                    let index = position * signalCount + signal
                    window.signals[index] = replacement == .mean ? means?[index] ?? 0 : 0
                }
            }
        }
        return window
    }
}
