/// In-silico mutagenesis of a window: how the prediction changes with every other base at every position.
///
/// Filled batch by batch, from the window's middle (the TSS) outwards, so that it can be shown, stopped and gone on
/// with.
public struct Mutagenesis: Sendable, Equatable {
    /// The prediction of the window as it is.
    public let reference: Double
    /// L × 4, row-major, A C G T: prediction with the base less `reference`; 0 for the window's own base; NaN where
    /// not predicted yet, and at positions without a base.
    public private(set) var differences: [Float]
    /// Positions, in the order of `order(length:)`, that are done.
    public private(set) var done = 0

    /// Nothing predicted yet.
    public init(of window: GeneWindow, reference: Double) {
        self.reference = reference
        differences = Array(repeating: .nan, count: window.length * 4)
        for (position, base) in window.bases.enumerated() where base < 4 {
            differences[4 * position + Int(base)] = 0
        }
    }

    /// The number of positions L.
    public var length: Int { differences.count / 4 }
    /// Whether every position is done.
    public var isComplete: Bool { done >= length }

    /// The positions of a window as they are done: the middle L / 2, then one to the left, one to the right, and so on.
    public static func order(length: Int) -> [Int] {
        let middle = length / 2
        return (0..<max(0, length)).map { step in
            let distance = (step + 1) / 2
            return step.isMultiple(of: 2) ? middle + distance : middle - distance
        }
    }

    /// The next so many positions, as places in the order.
    public func batch(of count: Int) -> Range<Int> { done..<min(length, done + max(1, count)) }

    /// Takes the predictions of a batch, if it is the one that comes next: in order, one per mutant.
    public mutating func take(_ batch: Range<Int>, _ mutants: [Mutant], predictions: [Double]) {
        guard batch.lowerBound == done, batch.upperBound <= length, mutants.count == predictions.count else {
            return
        }
        for (mutant, prediction) in zip(mutants, predictions)
        where differences.indices.contains(4 * mutant.position + Int(mutant.code)) {
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
    public static func mutants(of window: GeneWindow, at batch: Range<Int>) -> [Mutant] {
        let order = order(length: window.length)
        return batch.clamped(to: order.indices).flatMap { place -> [Mutant] in
            let position = order[place]
            let own = window.bases[position]
            guard own < 4 else { return [] }
            return (0..<4).filter { $0 != own }.map { Mutant(position: position, code: $0) }
        }
    }
}
