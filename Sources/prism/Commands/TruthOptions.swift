import ArgumentParser
import GenomeData
import Predictions

/// Whether a command scores what it finds against the truth of simulated data, and where that is.
struct TruthOptions: ParsableArguments {
    @Argument(
        help: "With --truth: a table of the truth of genes; the simulated data set's own if not given.")
    var truthTable: String?

    @Flag(help: "Score against the truth of simulated data.")
    var truth = false

    func validate() throws {
        guard truth || truthTable == nil else {
            throw ValidationError(
                "\(truthTable ?? "") is one argument too many; a table of truth goes with --truth")
        }
    }

    /// The table of the truth of a data set's genes.
    ///
    /// - Parameters:
    ///   - manifest: the data set's.
    ///   - usual: where the table is that was written with it.
    /// - Returns: the path.
    /// - Throws: where no table is named and the data are measured.
    func path(
        _ manifest: Manifest, usual: (Manifest) -> String = StateTruth.path(besides:)
    ) throws -> String {
        if let truthTable { return truthTable }
        guard manifest.isSimulated else {
            throw ValidationError(
                "\(manifest.path): the truth of measured data is not known; name a table after the data set")
        }
        return usual(manifest)
    }
}
