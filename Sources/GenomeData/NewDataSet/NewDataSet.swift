import Wording

/// Makes a data set of the files that people have: finds out what they are, works out what is missing, and writes the
/// manifest with its tables.
///
/// Beside `NAME.toml` are written `NAME.genes.tsv`, `NAME.features.tsv` and, of a table of expression,
/// `NAME.expression.tsv`; `NAME.split.tsv` where no contigs can be set aside. Everything else is named where it is.
public struct NewDataSet: Sendable {
    /// What was written and what was decided.
    public struct Report: Sendable {
        /// The files written, the manifest first.
        public let files: [String]
        /// Rows of the data set: genes, or every TSS of them.
        public let rows: Int
        /// What was found out, in the order in which it was.
        public let decisions: [Decision]
    }

    let request: NewDataSetRequest

    /// A data set to be made.
    public init(_ request: NewDataSetRequest) { self.request = request }

    /// Reads everything and writes the manifest and its tables, all or none.
    ///
    /// - Parameter progress: called with what is being done, how much of it is done, and how much there is; where it throws
    ///   nothing is written.
    /// - Returns: what was written and what was decided.
    /// - Throws: `GenomeDataError`, in one sentence that says what to do; `WriteError` where a file cannot be written; what
    ///   `progress` throws.
    public func write(progress: (String, Int, Int) throws -> Void = { _, _, _ in }) throws -> Report {
        let files = try GivenFiles(request)
        try progress("genome", 0, 1)
        let assembly = AssemblyCheck(try FASTAFile(path: request.genome))
        try progress("genes", 0, 1)
        let genes = try NewGenes(request, files, assembly)
        try progress("TSSs", 0, 1)
        let rows = try NewRows(
            request, genes, assembly,
            isTable: files.kind(of: .genes) == .table)
        let signals = try signals(rows.rows.map(\.gene), assembly, progress)
        let features = try NewFeatures(
            request, genes.kept.map(\.gene), rows.rows, signals, assembly.genome, progress)
        let split = NewSplit(rows.rows.map(\.gene), assembly.name)
        let found =
            [Decision("assembly", assembly.name ?? "not one whose chromosomes are known here")]
            + assembly.genome.notes.map { Decision("genome", $0) }
        let decisions =
            found + genes.decisions + rows.decisions + signals.flatMap(\.decisions) + features.decisions + [
                split.decision
            ]
        try progress("files", 0, 1)
        let written = NewDataSetFiles(
            request: request, rows: rows.rows, expression: genes.expression,
            hasTrack: files.kind(of: .expression) == .bigWig, signals: signals.map(\.source),
            features: features, split: split,
            assembly: assembly.name, drawn: drawn(files))
        var said: [Decision] = []
        // A file that serves twice, as a signal that chooses TSSs too, is said of once.
        for decision in decisions where !said.contains(decision) { said.append(decision) }
        return Report(files: try written.write(), rows: rows.rows.count, decisions: said)
    }

    /// The file of gene models that is drawn beside the genes.
    private func drawn(_ files: GivenFiles) -> String? {
        if let annotation = request.annotation { return annotation }
        return files.kind(of: .genes) == .geneModels ? request.genes : nil
    }

    private func signals(
        _ genes: [Gene], _ assembly: AssemblyCheck, _ progress: (String, Int, Int) throws -> Void
    ) throws -> [NewSignal] {
        let given =
            request.signals.map { ($0, Manifest.SignalSource.Kind.track) }
            + request.contacts.map { ($0, Manifest.SignalSource.Kind.contacts) }
        var signals: [NewSignal] = []
        for (index, (file, kind)) in given.enumerated() {
            try progress("signals", index, given.count)
            guard !given[..<index].contains(where: { $0.0.name == file.name }) else {
                throw GenomeDataError(
                    file: file.file, place: nil,
                    problem: "a second signal named \"\(file.name)\": give it another name")
            }
            signals.append(try NewSignal(file, kind, genes, window: request.window, assembly))
        }
        return signals
    }
}
