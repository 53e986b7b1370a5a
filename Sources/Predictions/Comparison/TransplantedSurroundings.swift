import PrismModel

/// The surroundings of one condition's genes with some tracks of another's: what background states are inferred from where
/// signals are transplanted.
final class TransplantedSurroundings: BackgroundSource {
    private let own: BackgroundReader
    private let other: BackgroundReader
    private let taken: [Int: Int]

    /// Surroundings.
    ///
    /// - Parameters:
    ///   - own: reads the condition whose genes are asked about.
    ///   - other: reads the condition from which tracks are taken.
    ///   - taken: by position among the model's signals, the position of a track among the other's.
    init(_ own: BackgroundReader, other: BackgroundReader, taken: [Int: Int]) {
        (self.own, self.other, self.taken) = (own, other, taken)
    }

    func assignment(
        ofGeneAt index: Int, to states: BackgroundModel, signals: [Int], without off: Set<Int>
    ) throws(PrismError) -> [Float]? {
        try own.assignment(
            ofGeneAt: index, to: states, signals: signals, without: off, taking: taken, from: other)
    }
}
