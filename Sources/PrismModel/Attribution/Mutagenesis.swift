/// In-silico mutagenesis of a window: how the prediction changes with every other base at every position.
///
/// Filled batch by batch, from the window's middle (the TSS) outwards, so that it can be shown, stopped and gone on
/// with.
public struct Mutagenesis: Sendable, Equatable {
    /// The window's bases, codes of `Base`.
    public let bases: [UInt8]
    /// The prediction of the window as it is.
    public let reference: Double
    /// L × 4, row-major, A C G T: prediction with the base less `reference`; 0 for the window's own base; NaN where
    /// not predicted yet, and at positions without a base.
    public private(set) var differences: [Float]
    /// Positions, in the order of `order(length:)`, that are done.
    public private(set) var done = 0

    /// Nothing predicted yet.
    public init(of window: GeneWindow, reference: Double) {
        bases = window.bases
        self.reference = reference
        differences = Array(repeating: .nan, count: window.length * 4)
        for (position, base) in window.bases.enumerated() where base < 4 {
            differences[4 * position + Int(base)] = 0
        }
    }

    /// The number of positions L.
    public var length: Int { bases.count }
    /// Whether every position is done.
    public var isComplete: Bool { done >= length }

    /// Whether the mutants at a position are predicted; false where there is no base to change.
    public func isDone(_ position: Int) -> Bool {
        guard bases.indices.contains(position), bases[position] < 4 else { return false }
        return !differences[4 * position + (Int(bases[position]) + 1) % 4].isNaN
    }

    /// The positions of a window as they are done: the middle L / 2, then one to the left, one to the right, and so on.
    public static func order(length: Int) -> [Int] {
        (0..<max(0, length)).map { position(at: $0, length: length) }
    }

    /// The position at a place in the order.
    private static func position(at place: Int, length: Int) -> Int {
        let distance = (place + 1) / 2
        return place.isMultiple(of: 2) ? length / 2 + distance : length / 2 - distance
    }

    /// The next so many positions, as places in the order.
    public func batch(of count: Int) -> Range<Int> { done..<min(length, done + max(1, count)) }

    /// Takes the predictions of a batch's mutants, in order, if it is the one that comes next.
    public mutating func take(_ batch: Range<Int>, predictions: [Double]) {
        let mutants = mutants(at: batch)
        guard batch.lowerBound == done, batch.upperBound <= length, mutants.count == predictions.count else {
            return
        }
        for (mutant, prediction) in zip(mutants, predictions) {
            differences[4 * mutant.position + Int(mutant.code)] = Float(prediction - reference)
        }
        done = batch.upperBound
    }

    /// One base other than the window's.
    public struct Mutant: Sendable, Hashable {
        /// The position in the window, from 0.
        public let position: Int
        /// The other base: a code of `Base` below 4.
        public let code: UInt8
    }

    /// The mutants at some places in the order: three at each position with a base, none at others.
    public func mutants(at batch: Range<Int>) -> [Mutant] {
        batch.clamped(to: bases.indices).flatMap { place -> [Mutant] in
            let position = Self.position(at: place, length: length)
            let own = bases[position]
            guard own < 4 else { return [] }
            return (0..<4).filter { $0 != own }.map { Mutant(position: position, code: $0) }
        }
    }
}
