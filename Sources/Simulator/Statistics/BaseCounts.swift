/// Counts over the bases of all contigs, gathered domain by domain.
struct BaseCounts {
    private(set) var known = 0
    private var cytosines = 0
    private var guanines = 0
    private var cpg = 0
    private(set) var bins = 0
    private(set) var missing = 0
    /// Fragments in each track.
    private(set) var fragments = Mark.allCases.map { _ in 0.0 }

    mutating func add(_ domain: SimulatedDomain) {
        var c = 0
        var g = 0
        var n = 0
        var before: UInt8 = 4
        for code in domain.sequence.codes {
            if code == 1 {
                c += 1
            } else if code == 2 {
                g += 1
                if before == 1 { cpg += 1 }
            } else if code >= 4 {
                n += 1
            }
            before = code
        }
        known += domain.sequence.codes.count - n
        cytosines += c
        guanines += g
        for mark in Mark.allCases {
            let values = domain.coverage[mark.rawValue]
            bins += values.count
            missing += values.count { $0.isNaN }
            fragments[mark.rawValue] += domain.fragments(mark)
        }
    }

    /// Share of G and C.
    var gc: Double { Double(cytosines + guanines) / Double(known) }
    /// Observed over expected CpG.
    var cpgRatio: Double { Double(cpg) * Double(known) / (Double(cytosines) * Double(guanines)) }
    /// Share of bins without data.
    var gapShare: Double { Double(missing) / Double(bins) }
}
