import Canvas
import GenomeData
import Wording

/// How far from a gene's TSS something lies, along the gene: negative upstream, whatever the strand.
struct DistanceFromTSS: Sendable, Equatable {
    /// In bases.
    let bases: Int

    /// "-1,204", "0", "+16".
    var signed: String { (bases > 0 ? "+" : "") + NumberText.grouped(bases) }

    /// "TSS -1,204", "TSS +0".
    var short: String { "TSS " + (bases == 0 ? "+0" : signed) }

    /// "TSS -1,204, upstream", "TSS +0".
    var text: String { bases == 0 ? short : "\(short), \(side)" }

    /// "1,204 b upstream of its TSS", "at its TSS".
    var sentence: String {
        bases == 0 ? "at its TSS" : "\(Int(clamping: bases.magnitude).grouped) b \(side) of its TSS"
    }

    private var side: String { bases < 0 ? "upstream" : "downstream" }
}

extension Gene {
    /// From the TSS to a base, along the gene.
    func fromTSS(to position: Int) -> DistanceFromTSS { DistanceFromTSS(bases: distance(to: position)) }

    /// From the TSS to a change, along the gene.
    func fromTSS(to change: SequenceChange) -> DistanceFromTSS {
        DistanceFromTSS(bases: distance(to: change))
    }
}
