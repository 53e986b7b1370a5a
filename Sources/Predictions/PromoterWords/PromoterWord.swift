import GenomeData
import PrismModel

/// A short sequence near a TSS with which genes are expressed more, or less, than a model predicts of them.
public struct PromoterWord: Sendable, Equatable {
    /// Codes of A, C, G, T, 4 to 12 of them, in the direction of transcription.
    public let bases: [UInt8]
    /// Where its first base may lie, half-open, from the TSS on in the direction of transcription; the TSS is 0.
    public let starts: Range<Int>
    /// Whether its reverse complement counts too.
    public let eitherStrand: Bool
    /// What a gene that has it is expressed more than one that does not, in the unit of expression, the model's prediction and
    /// the other words accounted for.
    public var effect: Float
    /// How many genes it was found in.
    public let genes: Int
    /// How far from 0 the mean residual of those genes is, in standard errors, as it was found.
    public let score: Double

    /// The lengths that words may have.
    static let lengths = 4...12
    /// How far from the TSS a word may start or end, in bases.
    static let reach = 1000

    /// A word; nil where its bases or starts are none that `PromoterBases` could hold.
    public init?(
        bases: [UInt8], starts: Range<Int>, eitherStrand: Bool, effect: Float, genes: Int, score: Double
    ) {
        guard Self.lengths.contains(bases.count), bases.allSatisfy({ $0 < Base.unknown }), !starts.isEmpty,
            starts.lowerBound >= -Self.reach, starts.upperBound <= Self.reach, effect.isFinite
        else { return nil }
        self.bases = bases
        self.starts = starts
        self.eitherStrand = eitherStrand
        self.effect = effect
        self.genes = genes
        self.score = score
    }

    /// The word as letters.
    public var text: String { bases.map { String(Base.letters[Int($0)]) }.joined() }

    /// Whether a promoter has it.
    func isIn(_ promoter: PromoterBases) -> Bool {
        promoter.has(bases, startingIn: starts)
            || eitherStrand && promoter.has(Base.reverseComplement(bases), startingIn: starts)
    }
}
