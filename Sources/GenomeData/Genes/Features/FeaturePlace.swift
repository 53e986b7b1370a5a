/// Where a feature lies.
struct FeaturePlace {
    let contig: String
    let strand: Strand
    /// 0-based half-open.
    let range: Range<Int>
}
