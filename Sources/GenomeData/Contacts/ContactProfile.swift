/// The bins of one gene, sorted and apart.
struct ContactProfile: Sendable, Equatable {
    let contig: String
    let bins: [ContactBin]
}
