import GenomeData
import PrismModel

/// Something for the model to do.
public struct Job: Sendable, Equatable {
    /// How much it matters: what the user looks at first.
    enum Tier: Int, Sendable, Comparable {
        case current
        case prefetch
        case attribution
        case scan
        case survey

        static func < (first: Tier, second: Tier) -> Bool { first.rawValue < second.rawValue }
    }

    enum Work: Sendable, Equatable {
        case forecast(Question)
        case survey(ModalityMask, Range<Int>)
        /// Reads the window of a gene, the one with changes that move bases, and the one with signals of the other condition.
        case input(Int, [SequenceChange], TakenSignals?)
        /// Adds the signals of the next genes to the sums of those before.
        case means(MeanSignals)
        case attribution(AttributionQuery)
        /// Predicts the mutants at these places of a mutagenesis's order.
        case mutants(Question, Range<Int>)
    }

    /// Counts jobs, so that a result that was overtaken is known.
    let generation: Int
    let tier: Tier
    let work: Work
    /// The data set's mean signals, where the work needs them.
    var means: [Float]?
}
