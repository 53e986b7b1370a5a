/// A signal of a data set, opened: values by base, in the manifest's unit or as the model takes them.
public struct SignalTrack: Sendable {
    /// The name, from the manifest.
    public let name: String
    /// The path, URL or URI, from the manifest.
    public let file: String
    /// What the file's values are multiplied by: 1, but for a manifest that asks for another unit.
    public let scale: Float
    /// The scaled value that stands for no data; nil for an input of 0.
    public let missing: Float?
    /// The input of bases without data: `missing`, transformed, or 0.
    private let substitute: Float
    /// What is done to the scaled values before the model sees them.
    public let transform: Transform
    /// The unit of the scaled values: the manifest's, or of regions their column; nil where neither says.
    public let unit: String?
    /// How the contacts of a matrix were normalised, "VC, 5000 BP"; nil where the manifest does not tell, as for tables.
    public let normalization: String?
    /// The opened file.
    public let source: any SignalSource

    /// Opens a signal of a manifest; `genes` are the data set's, whose names a table of contacts may have in any form.
    public init(_ signal: Manifest.SignalSource, genes: [Gene] = []) throws(GenomeDataError) {
        name = signal.name
        scale = signal.scale
        transform = signal.transform
        missing = signal.missing
        substitute = signal.missing.flatMap(signal.transform.apply) ?? 0
        file = signal.file
        normalization = signal.normalization
        let request = SignalRequest(
            path: signal.file, balance: signal.balance, matrix: signal.matrix, column: signal.column,
            genes: genes)
        switch signal.kind {
        case .track: source = try SignalFormats.track(request)
        case .contacts:
            let contacts = try SignalFormats.contacts(request)
            source = signal.pseudocount == .powerlaw ? PowerLawContacts(contacts) : contacts
        }
        unit = signal.unit ?? (source as? RegionSignal)?.regions.valueColumn
    }

    /// The file of values along the genome, the same for every gene; nil for contacts.
    public var track: (any TrackSource)? { source as? any TrackSource }

    /// The file of contacts; nil for values along the genome.
    public var contacts: (any ContactSource)? { source as? any ContactSource }

    /// The unit of the scaled values: the manifest's or the regions' own, or else what the format counts.
    public var valueUnit: String { unit ?? type(of: source).plainUnit }

    /// The unit of what the model takes: "log10(contact + 1)".
    public var inputUnit: String { transform.unit(of: valueUnit) }

    /// The file's values over `interval`, scaled, one per base.
    ///
    /// - Parameters:
    ///   - interval: 0-based half-open; it may reach beyond the contig's ends.
    ///   - gene: whose contacts, for a source of contacts.
    /// - Returns: NaN where the file has no data; everywhere, for contacts without a gene or with one on another
    ///   contig.
    /// - Throws: when the file is damaged or cannot be read.
    public func values(in interval: GenomicInterval, gene: Gene?) throws(GenomeDataError) -> [Float] {
        let values = try source.values(in: interval, gene: gene)
        return scale == 1 ? values : values.map { $0 * scale }
    }

    /// What the model takes where there is nothing: the inputs of no data and of a value of 0.
    package var silentInputs: [Float] { [substitute, transform.apply(0) ?? 0] }

    /// What the scaled values come to over each of `bins` equal parts of `interval`, for drawing; nil for contacts, which
    /// have none.
    ///
    /// - Throws: as `TrackSource.summaries(of:bins:)`.
    public func summaries(of interval: GenomicInterval, bins: Int) throws(GenomeDataError) -> [SignalSummary]?
    {
        guard let track else { return nil }
        return try track.summaries(of: interval, bins: bins).map { summary in
            SignalSummary(
                mean: summary.mean * scale, min: summary.min * scale, max: summary.max * scale,
                covered: summary.covered)
        }
    }

    /// Writes an interval's values, as the model takes them, into every `stride`-th element of `inputs`, from
    /// `offset` on.
    ///
    /// The transform is applied; no data become what the manifest says is missing, or 0. The result is finite.
    ///
    /// - Throws: for ±∞ and for a logarithm of −1 or less, with the position.
    func write(
        _ values: [Float], into inputs: inout [Float], offset: Int, stride: Int, at interval: GenomicInterval
    ) throws(GenomeDataError) {
        // Contacts are the same over thousands of bases: a logarithm is taken once per run.
        var last = Float.nan
        var transformed: Float = 0
        for (base, value) in values.enumerated() {
            guard !value.isNaN else {
                inputs[offset + base * stride] = substitute
                continue
            }
            if value != last {
                guard value.isFinite, let result = transform.apply(value), result.isFinite else {
                    throw unusable(value, at: interval.start + base, interval.contig)
                }
                last = value
                transformed = result
            }
            inputs[offset + base * stride] = transformed
        }
    }

    /// The error for a value that the model cannot take.
    func unusable(_ value: Float, at position: Int, _ contig: String) -> GenomeDataError {
        GenomeDataError(
            file: file, place: "\(contig):\(position + 1)",
            problem: value.isFinite
                ? "the value \(value) has no \(transform.rawValue); it must be above -1"
                : "the value is not finite")
    }
}
