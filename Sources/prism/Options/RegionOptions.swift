import ArgumentParser
import GenomeData
import Predictions

/// The part of the genome that a command keeps to.
struct RegionOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: """
            Only what lies in a region (a gene lies where its TSS does): chr22:1-2,000,000 (1-based, closed), chr22, or a \
            line of BED (0-based, half-open).
            """)
    var region: String?

    /// The region; nil where none was asked for.
    ///
    /// - Throws: for a text that is no place, and a contig that the genome does not have.
    func interval(in dataSet: DataSet) throws -> GenomicInterval? {
        try region.map { try dataSet.interval(of: $0) }
    }

    /// The genes whose TSS lies in the region; all where none was asked for.
    func genes(of dataSet: DataSet) throws -> GeneSelection {
        try interval(in: dataSet).map(GeneSelection.region) ?? .all
    }
}
