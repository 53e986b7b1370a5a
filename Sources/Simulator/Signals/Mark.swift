/// A signal track that is made of sequenced fragments.
enum Mark: Int, CaseIterable, Sendable {
    case h3k27ac
    case dnase
    case h3k4me3

    /// The name in files.
    var name: String {
        switch self {
        case .h3k27ac: "H3K27ac"
        case .dnase: "DNase"
        case .h3k4me3: "H3K4me3"
        }
    }

    /// What a track's values count: fragments over each base of a bin.
    static let unit = "fragments"

    /// Length of a fragment, bases; a multiple of the bin.
    var fragment: Int {
        switch self {
        case .h3k27ac: 200
        case .dnase: 100
        case .h3k4me3: 200
        }
    }

    /// Size of the negative binomial of fragments that start in one bin: small is overdispersed.
    var dispersion: Double {
        switch self {
        case .h3k27ac: 0.5
        case .dnase: 0.5
        case .h3k4me3: 0.4
        }
    }

    /// Natural logarithm of the height of a promoter's peak at activity 0, fragments over a base.
    var promoterHeight: Double {
        switch self {
        case .h3k27ac: 2.9
        case .dnase: 3.1
        case .h3k4me3: 3.2
        }
    }

    /// Natural logarithm of the height of a distal element's peak at activity 0, fragments over a base.
    var distalHeight: Double {
        switch self {
        case .h3k27ac: 2.9
        case .dnase: 3.1
        case .h3k4me3: 0.2
        }
    }

    /// Factor on the activity in the logarithm of the height.
    var loading: Double {
        switch self {
        case .h3k27ac: 1.0
        case .dnase: 0.85
        case .h3k4me3: 0.7
        }
    }

    /// Deviation of what is the mark's own in the logarithm of the height.
    var ownDeviation: Double {
        switch self {
        case .h3k27ac: 0.25
        case .dnase: 0.25
        case .h3k4me3: 0.3
        }
    }

    /// A peak is a sum of humps `weight·(1 − (u/width)²)²`, |u| < width, u counted from `centre`: offsets
    /// from the TSS in the direction of transcription, bases.
    struct Hump: Sendable {
        let centre: Double
        let width: Double
        let weight: Double
    }

    /// Nucleosomes carry the histone marks, and the start site is free of them; DNase cuts where they are
    /// not.
    var humps: [Hump] {
        switch self {
        case .h3k27ac:
            [Hump(centre: -380, width: 320, weight: 0.7), Hump(centre: 280, width: 460, weight: 1)]
        case .dnase:
            [Hump(centre: -40, width: 190, weight: 1), Hump(centre: -40, width: 480, weight: 0.15)]
        case .h3k4me3:
            [Hump(centre: -340, width: 330, weight: 0.5), Hump(centre: 360, width: 720, weight: 1)]
        }
    }
}
