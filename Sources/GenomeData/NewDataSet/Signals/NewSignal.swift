import Wording

/// A signal of a new data set, looked at in the windows of some genes.
struct NewSignal {
    /// The genes that are looked at, spread evenly.
    private static let genesRead = 400

    let source: Manifest.SignalSource
    /// What was found out.
    let decisions: [Decision]

    /// Looks at a signal.
    ///
    /// - Throws: where the file is damaged, is of another assembly, or has no data around the genes.
    init(
        _ given: NewDataSetRequest.NamedFile, _ kind: Manifest.SignalSource.Kind, _ genes: [Gene],
        window: Int,
        _ assembly: AssemblyCheck
    ) throws(GenomeDataError) {
        var plain = Self.plain(given, kind)
        let track = try SignalTrack(plain, genes: genes)
        func failure(_ problem: String) -> GenomeDataError {
            GenomeDataError(file: given.file, place: nil, problem: problem)
        }
        guard !track.source.isEmpty else {
            throw failure(
                "holds no data: the run that wrote it may have failed; give another file for \(given.name)")
        }
        guard !(track.source is ContactTable) || genes.allSatisfy({ $0.promoterOf == nil }) else {
            throw failure(
                "has contacts by gene, which do not tell its starts apart: with --tss every give .hic or .cool"
            )
        }
        var decisions = try assembly.spelling(of: track.source.contigs, in: given.file).map { [$0] } ?? []
        var (values, atStarts, without): ([Float], [Float], Int) = ([], [], 0)
        let step = max(1, genes.count / Self.genesRead)
        for index in stride(from: 0, to: genes.count, by: step) {
            let gene = genes[index]
            let interval = GenomicInterval(around: gene.tss, on: gene.contig, length: window)
            let own = try track.values(in: interval, gene: gene)
            let finite = own.filter(\.isFinite)
            if finite.isEmpty { without += 1 }
            values += kind == .contacts ? Array(Set(finite)) : finite
            let centre = gene.tss - interval.start
            if own.indices.contains(centre), own[centre] > 0, own[centre].isFinite {
                atStarts.append(own[centre])
            }
        }
        guard !values.isEmpty else {
            throw failure(
                kind == .contacts
                    ? "has contacts of none of the genes looked at: is it of other genes, or of another assembly?"
                    : "has no data around any TSS looked at: is it of another assembly, or of one chromosome alone?"
            )
        }
        guard let scale = SignalScale(values) else {
            throw failure(
                "is 0 around every TSS looked at: it tells nothing; give another file for \(given.name)")
        }
        (plain.scale, plain.transform) = (scale.scale, scale.transform)
        plain.unit = Self.unit(kind, scale.scale)
        var words =
            scale.transform == .none ? "as it is" : "as \(scale.transform.unit(of: plain.unit ?? "value"))"
        words += ": " + scale.reason
        if kind == .contacts, let missing = Self.missing(atStarts, scale.scale) {
            plain.missing = missing
            words +=
                "; genes without contacts get \(SignalScale.text(missing)), what a TSS has with its own bin (geometric mean)"
        }
        decisions.append(Decision(given.name, words))
        if without > 0 {
            decisions.append(
                Decision(
                    given.name,
                    "\(without.counted(of: (genes.count + step - 1) / step, "gene")) looked at without data"))
        }
        source = plain
        self.decisions = decisions
    }

    private static func plain(
        _ given: NewDataSetRequest.NamedFile, _ kind: Manifest.SignalSource.Kind
    ) -> Manifest.SignalSource {
        Manifest.SignalSource(
            name: given.name, kind: kind, file: given.file, balance: .column("weight"), scale: 1,
            missing: nil,
            transform: .none, unit: nil)
    }

    private static func unit(_ kind: Manifest.SignalSource.Kind, _ scale: Float) -> String {
        let plain = kind == .contacts ? "contact" : "value"
        return scale == 1 ? plain : "\(SignalScale.text(scale)) × \(plain)"
    }

    /// The geometric mean of contacts above 0, scaled.
    private static func missing(_ contacts: [Float], _ scale: Float) -> Float? {
        guard !contacts.isEmpty else { return nil }
        return SignalScale.rounded(SignalScale.geometricMean(contacts) * scale)
    }
}
