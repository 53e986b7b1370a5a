/// How a gene's TSS is chosen.
public enum StartSiteRule: Sendable, Equatable {
    /// The start furthest upstream.
    case fivePrime
    /// The start of the transcript tagged MANE Select, Ensembl canonical or RefSeq Select.
    case canonical
    /// The position of the highest value of a CAGE bigWig within 500 bp of the start furthest upstream.
    case cage(String)
    /// The annotated start with the most of a signal, by name, within 250 bp.
    case signal(String)
    /// Every annotated start, each as a row of its own.
    case every
}
