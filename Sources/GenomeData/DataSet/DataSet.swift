import Synchronization

/// A data set, opened: its indices and tables are in memory, its tracks are read on demand.
///
/// Safe to use from several threads at once.
public final class DataSet: Sendable {
    /// What the data set consists of.
    public let manifest: Manifest
    /// The genome.
    public let genome: FASTAFile
    /// The genes, laid on the genome.
    public let placement: GenePlacement
    /// The signals, in the manifest's order.
    public let signals: [SignalTrack]
    /// Regions to show, in the manifest's order.
    public let tracks: [RegionTrack]
    /// Measured expression; nil where the manifest names none.
    public let expression: MeasuredExpression?
    /// Features; nil where the manifest names none.
    public let features: GeneFeatures?
    /// How the rows of the table of splits were found; nil where there is none.
    public let splitMatching: GeneKeys.Matching?
    /// The split of each gene, by position in `genes`; nil for genes in none. Nil where the manifest names none.
    public let splits: [Split?]?

    /// The genes that can be predicted: by contig in the genome's order, then by TSS.
    public var genes: [Gene] { placement.genes.genes }
    /// The genes that can be predicted, found by name and interval.
    public var annotation: Annotation { placement.genes }

    private let drawn = Mutex<Annotation?>(nil)

    /// Opens what the manifest at `path` names.
    public convenience init(path: String) throws(GenomeDataError) {
        try self.init(Manifest(path: path))
    }

    /// Opens what a manifest names: reads tables and indices, no signal yet.
    ///
    /// - Parameters:
    ///   - manifest: what the data set consists of.
    ///   - opening: called with each file's path or URL before it is opened, which a slow server may draw out.
    /// - Throws: when a file is missing or damaged, or no gene lies on the genome. Other oddities are for
    ///   `CheckReport` to report.
    public init(_ manifest: Manifest, opening: (String) -> Void = { _ in }) throws(GenomeDataError) {
        self.manifest = manifest
        opening(manifest.genome)
        genome = try FASTAFile(path: manifest.genome)
        opening(manifest.genes)
        placement = try GenePlacement(try GeneList(path: manifest.genes), on: genome)
        guard !placement.genes.genes.isEmpty else {
            let theirs = placement.absentContigs.prefix(3).map(\.contig).joined(separator: ", ")
            let ours = genome.contigs.prefix(3).map(\.name).joined(separator: ", ")
            throw GenomeDataError(
                file: manifest.genes, place: nil,
                problem: placement.beyondContig.isEmpty
                    ? "no gene lies on the genome, whose contigs are \(ours), …; the genes' are \(theirs), …"
                    : "every TSS lies beyond its contig's end: the genome is of another assembly")
        }
        let genes = placement.genes.genes
        var signals: [SignalTrack] = []
        for signal in manifest.signals {
            opening(signal.file)
            signals.append(try SignalTrack(signal, genes: genes))
        }
        self.signals = signals
        var tracks: [RegionTrack] = []
        for track in manifest.tracks {
            opening(track.file)
            tracks.append(try RegionTrack(track))
        }
        self.tracks = tracks
        if let expression = manifest.expression {
            opening(expression.file)
            self.expression = try MeasuredExpression(expression, genes: genes)
        } else {
            expression = nil
        }
        if let features = manifest.features {
            opening(features.file)
            self.features = try GeneFeatures(features, genes: genes)
        } else {
            features = nil
        }
        if let split = manifest.split {
            if case .table(let file, _) = split { opening(file) }
            (splits, splitMatching) = try Self.splits(split, genes: genes)
        } else {
            (splits, splitMatching) = (nil, nil)
        }
    }

    /// The gene models to draw: those of the manifest's `annotation` where it names one, or else `annotation`.
    ///
    /// Read at first use, which for a genome's GTF takes seconds; kept from then on. Contigs are spelled as the genome
    /// spells them, and genes that do not lie on it are left out.
    ///
    /// - Throws: when the file is missing or damaged, each time.
    public func geneModels() throws(GenomeDataError) -> Annotation {
        guard let path = manifest.annotation else { return annotation }
        return try drawn.withLock { (known) throws(GenomeDataError) in
            if let known { return known }
            let models = try GenePlacement(try GeneList(path: path), on: genome).genes
            known = models
            return models
        }
    }

    /// The measured expression of the gene at `index` of `genes`, in the expression's unit; nil where none was
    /// measured.
    public func measured(at index: Int) throws(GenomeDataError) -> Float? {
        guard let expression, genes.indices.contains(index) else { return nil }
        return try expression.value(of: genes[index], at: index)
    }

    /// The split of the gene at `index` of `genes`.
    public func split(at index: Int) -> Split? {
        guard let splits, splits.indices.contains(index) else { return nil }
        return splits[index]
    }

    static func splits(
        _ source: Manifest.SplitSource, genes: [Gene]
    ) throws(GenomeDataError) -> ([Split?], GeneKeys.Matching?) {
        switch source {
        case .contigs(let validation, let test):
            let validation = ContigNames(names: validation)
            let test = ContigNames(names: test)
            let splits = genes.map { gene -> Split? in
                if validation.match(gene.contig) != nil { return .validation }
                return test.match(gene.contig) != nil ? .test : .train
            }
            return (splits, nil)
        case .table(let file, let column):
            let table = try GeneSplits(path: file, column: column)
            let matching = try table.keys.matching(genes)
            return (matching.rows.map { row in row.flatMap { table.splits[$0] } }, matching)
        }
    }
}
