import Wording

/// What became of an allele: each has a row at least, none is dropped in silence.
public enum AlleleFate: String, Sendable, CaseIterable {
    /// It was scored in a gene's window.
    case scored
    /// No selected gene's window holds it.
    case outside
    /// The genome has no such contig.
    case noContig = "no_contig"
    /// No bases are given: `<DEL>`, a breakend, `*`.
    case symbolic
    /// ALT is REF, or none.
    case noChange = "no_change"
    /// REF is not the genome's.
    case mismatch = "ref_mismatch"
    /// It cannot be made together with the others on its copy, as they overlap.
    case overlapping

    /// In words, for a summary: "3 outside every window".
    var words: String {
        switch self {
        case .scored: "scored in a window"
        case .outside: "outside every window"
        case .noContig: "on contigs that the genome does not have"
        case .symbolic: "symbolic"
        case .noChange: "without a change"
        case .mismatch: "whose REF is not the genome's"
        case .overlapping: "that overlap others on their copy"
        }
    }
}
