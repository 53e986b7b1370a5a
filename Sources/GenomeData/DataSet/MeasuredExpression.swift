/// The measured expression of a data set's genes, transformed as the manifest says.
public struct MeasuredExpression: Sendable {
    /// The unit after the transform.
    public let unit: String
    /// The transform.
    public let transform: Transform
    /// The table or track.
    public let file: String
    /// How the table's rows were found; nil for a track.
    public let matching: GeneKeys.Matching?

    private let source: Source

    private enum Source: Sendable {
        /// One transformed value per gene; NaN where none was measured.
        case table([Float])
        case track(any TrackSource, width: Int)
    }

    /// The track that is summed around each TSS; nil for a table.
    var track: (any TrackSource)? {
        if case .track(let track, _) = source { track } else { nil }
    }

    init(_ expression: Manifest.ExpressionSource, genes: [Gene]) throws(GenomeDataError) {
        unit = expression.unit
        transform = expression.transform
        switch expression.kind {
        case .table(let file, let column):
            self.file = file
            let table = try GeneValues(path: file, columns: [column])
            let matching = try table.keys.matching(genes)
            self.matching = matching
            var values: [Float] = []
            for (gene, row) in zip(genes, matching.rows) {
                let raw = row.flatMap { table.row($0).first } ?? .nan
                values.append(try Self.transformed(raw, transform, gene: gene, file: file))
            }
            source = .table(values)
        case .bigWig(let file, let width):
            self.file = file
            matching = nil
            let request = SignalRequest(path: file, balance: .raw, genes: [])
            source = .track(try SignalFormats.track(request), width: width)
        }
    }

    /// The value of the gene at `index` of the data set's genes, in `unit`; nil where none was measured.
    ///
    /// From a track: the sum over `[TSS − width/2, TSS − width/2 + width)`, bases without data counting 0; nil
    /// where the file does not have the contig.
    func value(of gene: Gene, at index: Int) throws(GenomeDataError) -> Float? {
        switch source {
        case .table(let values):
            guard values.indices.contains(index), !values[index].isNaN else { return nil }
            return values[index]
        case .track(let track, let width):
            guard track.contigNames?.match(gene.contig) != nil else { return nil }
            let interval = GenomicInterval(around: gene.tss, on: gene.contig, length: width)
            var sum = 0.0
            for value in try track.values(in: interval) where !value.isNaN { sum += Double(value) }
            return try Self.transformed(Float(sum), transform, gene: gene, file: file)
        }
    }

    private static func transformed(
        _ value: Float, _ transform: Transform, gene: Gene, file: String
    ) throws(GenomeDataError) -> Float {
        guard let result = transform.apply(value), !result.isInfinite else {
            throw GenomeDataError(
                file: file, place: "gene \(gene.id)",
                problem: "expression \(value) has no finite \(transform.rawValue)")
        }
        return result
    }
}
