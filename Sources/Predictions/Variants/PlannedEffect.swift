import GenomeData

/// A row to come: an allele, or several on one copy, in a gene's window; or why there is none.
struct PlannedEffect: Equatable {
    /// The alleles on the same copy that an allele is scored together with.
    struct Company: Equatable {
        /// The copies that carry all of them, from 1.
        var copies: [Int]
        /// The others, "36700000:A>G", in order.
        let others: [String]
    }

    /// The position in the record's ALT; 0 for a record without any.
    let allele: Int
    let fate: AlleleFate
    /// The gene's position in the data set's genes.
    var gene: Int?
    /// From the TSS to the first base that the allele changes, positive downstream.
    var distance: Int?
    /// All changes that are made.
    var changes: [SequenceChange] = []
    /// Nil for the allele alone.
    var company: Company?
}
