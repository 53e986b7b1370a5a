/// A signal of a data set, opened: values by base, in the manifest's unit or as the model takes them.
public struct SignalTrack: Sendable {
    /// What stands behind a track.
    public enum Source: Sendable {
        /// Values along the genome, the same for every gene.
        case bigWig(BigWigFile)
        /// Contacts with a gene's TSS.
        case contacts(any ContactSource)
    }

    /// The name, from the manifest.
    public let name: String
    /// The path, URL or URI, from the manifest.
    public let file: String
    /// What the file's values are multiplied by: 1, but for a manifest that asks for another unit.
    public let scale: Float
    /// The scaled value that stands for no data; nil for an input of 0.
    public let missing: Float?
    /// The same as the model takes it.
    private let substitute: Float
    /// What is done to the scaled values before the model sees them.
    public let transform: Transform
    /// The unit of the scaled values; nil where the manifest does not say.
    public let unit: String?
    /// Where the values come from.
    public let source: Source

    /// Opens a signal of a manifest; `genes` are the data set's, whose names a table of contacts may have in any form.
    public init(_ signal: Manifest.SignalSource, genes: [Gene] = []) throws(GenomeDataError) {
        name = signal.name
        scale = signal.scale
        transform = signal.transform
        missing = signal.missing
        substitute = signal.missing.flatMap(signal.transform.apply) ?? 0
        unit = signal.unit
        file = signal.file
        switch signal.kind {
        case .bigWig(let path):
            source = .bigWig(try BigWigFile(path: path))
        case .contacts(let path):
            source = .contacts(try Self.contacts(path, signal.balance, genes))
        }
    }

    /// By the name: `.cool` and `.mcool` (also with `::group` behind), `.h5` files, patterns and folders of the
    /// published layout, and tables.
    private static func contacts(
        _ path: String, _ balance: CoolContacts.Balance, _ genes: [Gene]
    ) throws(GenomeDataError) -> any ContactSource {
        if CoolContacts.isNamed(path) { return try CoolContacts(uri: path, balance: balance) }
        let file = path.split(separator: "::", maxSplits: 1).first ?? path[...]
        if file.hasSuffix(".h5") || file.hasSuffix(".hdf5") || file.hasSuffix("/") {
            return try HiCFeatureContacts(path: path)
        }
        return try ContactTable(path: path, genes: genes)
    }

    /// The names of the contigs that the file lists; nil for sources that are kept by gene.
    public var contigNames: ContigNames? {
        switch source {
        case .bigWig(let file): file.names
        case .contacts(let contacts): (contacts as? CoolContacts)?.names
        }
    }

    /// The contigs that the file lists; none for sources that are kept by gene.
    public var contigs: [Contig] {
        switch source {
        case .bigWig(let file): file.contigs
        case .contacts(let contacts): (contacts as? CoolContacts)?.contigs ?? []
        }
    }

    /// Whether the file is known to hold no data at all.
    public var isEmpty: Bool {
        if case .bigWig(let file) = source { file.isEmpty } else { false }
    }

    /// The unit of what the model takes: "log10(contact + 1)".
    public var inputUnit: String { transform.unit(of: unit ?? defaultUnit) }

    private var defaultUnit: String {
        switch source {
        case .bigWig: "value"
        case .contacts: "contact"
        }
    }

    /// The file's values over `interval`, scaled, one per base.
    ///
    /// - Parameters:
    ///   - interval: 0-based half-open; it may reach beyond the contig's ends.
    ///   - gene: whose contacts, for a source of contacts.
    /// - Returns: NaN where the file has no data; everywhere, for contacts without a gene or with one on another
    ///   contig.
    /// - Throws: when the file is damaged or cannot be read.
    public func values(in interval: GenomicInterval, gene: Gene?) throws(GenomeDataError) -> [Float] {
        let values: [Float]
        switch source {
        case .bigWig(let file): values = try file.values(in: interval)
        case .contacts(let contacts):
            guard let gene, gene.contig == interval.contig else {
                return [Float](repeating: .nan, count: try interval.checkedLength(file: file))
            }
            values = try contacts.contacts(geneID: gene.id, tss: gene.tss, in: interval)
        }
        return scale == 1 ? values : values.map { $0 * scale }
    }

    /// What the model takes where there is nothing: the inputs of no data and of a value of 0.
    package var silentInputs: [Float] { [substitute, transform.apply(0) ?? 0] }

    /// What a bigWig's scaled values come to over each of `bins` equal parts of `interval`, for drawing; nil for contacts,
    /// which have none.
    ///
    /// - Throws: as `BigWigFile.summaries(of:bins:)`.
    public func summaries(of interval: GenomicInterval, bins: Int) throws(GenomeDataError) -> [SignalSummary]?
    {
        guard case .bigWig(let file) = source else { return nil }
        return try file.summaries(of: interval, bins: bins).map { summary in
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

    private func unusable(_ value: Float, at position: Int, _ contig: String) -> GenomeDataError {
        GenomeDataError(
            file: file, place: "\(contig):\(position + 1)",
            problem: value.isFinite
                ? "the value \(value) has no \(transform.rawValue); it must be above -1"
                : "the value is not finite")
    }
}
