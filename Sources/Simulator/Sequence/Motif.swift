/// A transcription factor's binding site, as promoters use it.
final class Motif: Sendable {
    let name: String
    /// IUPAC letters, 5′ to 3′.
    let pattern: String
    /// Where its first base (in the direction of transcription) must lie to work, as offsets from the TSS.
    let window: ClosedRange<Int>
    /// Whether it works in both orientations.
    let isSymmetric: Bool
    /// Probability of being planted in a promoter inside a CpG island, and in one outside.
    let presence: (island: Double, other: Double)
    /// Probability that a second copy is planted beside the first.
    let second: Double
    /// How many copies count.
    let most: Int
    /// w: what a copy adds to the latent expression, log10 units.
    let expression: Double
    /// v: what a copy adds to the natural logarithm of the promoter's activity.
    let activity: Double

    /// Masks of the pattern, and of its reverse complement.
    let masks: [UInt8]
    let reverseMasks: [UInt8]

    init(
        _ name: String, _ pattern: String, window: ClosedRange<Int>, isSymmetric: Bool,
        presence: (island: Double, other: Double), second: Double = 0, most: Int = 1, expression: Double,
        activity: Double
    ) {
        self.name = name
        self.pattern = pattern
        self.window = window
        self.isSymmetric = isSymmetric
        self.presence = presence
        self.second = second
        self.most = most
        self.expression = expression
        self.activity = activity
        masks = pattern.map(DNA.mask)
        reverseMasks = masks.reversed().map(DNA.complement(mask:))
    }

    /// Whether `codes` hold the pattern (or, when not `forward`, its reverse complement) from `first` on.
    func matches(_ codes: [UInt8], from first: Int, forward: Bool) -> Bool {
        let masks = forward ? masks : reverseMasks
        guard first >= 0, first + masks.count <= codes.count else { return false }
        for (index, mask) in masks.enumerated() where mask & (1 << codes[first + index]) == 0 { return false }
        return true
    }

    /// The motifs that cause expression or activity.
    static let functional: [Motif] = [
        Motif(
            "TATA", "TATAWAAR", window: -34 ... -26, isSymmetric: false, presence: (0.10, 0.40),
            expression: 0.52, activity: 0.20),
        Motif(
            "Inr", "YYANWYY", window: -2 ... -2, isSymmetric: false, presence: (0.40, 0.55),
            expression: 0.30, activity: 0.10),
        Motif(
            "Sp1", "KGGGCGGRRY", window: -140 ... -38, isSymmetric: true, presence: (0.70, 0.20), second: 0.5,
            most: 3, expression: 0.16, activity: 0.36),
        Motif(
            "NRF1", "YGCGCAYGCGCR", window: -110 ... -10, isSymmetric: true, presence: (0.35, 0.06),
            expression: 0.32, activity: 0.60),
        Motif(
            "YY1", "AAGATGGCGGC", window: 4...40, isSymmetric: false, presence: (0.22, 0.08),
            expression: 0.42, activity: 0.40),
        Motif(
            "ETS", "ACCGGAAGTR", window: -90 ... -5, isSymmetric: true, presence: (0.45, 0.12), second: 0.25,
            most: 2, expression: 0.30, activity: 0.55),
        Motif(
            "GATA", "AGATAAGR", window: -280 ... -45, isSymmetric: true, presence: (0.25, 0.35), second: 0.2,
            most: 2, expression: 0.26, activity: 0.60),
    ]

    /// Bound elsewhere in the genome, without effect here.
    static let inert: [Motif] = [
        Motif(
            "CTCF", "CCASYAGRKGGCR", window: 0...0, isSymmetric: true, presence: (0, 0), expression: 0,
            activity: 0),
        Motif(
            "AP1", "ATGASTCAY", window: 0...0, isSymmetric: true, presence: (0, 0), expression: 0,
            activity: 0),
    ]

    /// The offsets that any functional motif can cover.
    static let reach = -280..<52
}
