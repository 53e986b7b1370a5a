import GenomeData

extension CheckReport {
    /// Checks a data set in a run that Ctrl-C stops.
    ///
    /// - Throws: `ExitCode` where it was stopped, once that is said.
    init(of manifest: Manifest, in work: StoppableRun) throws {
        self = try work.run {
            let report = try CheckReport(of: manifest) { try work.update($0, of: $1) }
            // Reads that a stop has hurried find faults where there are none.
            try Interruption.check()
            return report
        }
    }
}
