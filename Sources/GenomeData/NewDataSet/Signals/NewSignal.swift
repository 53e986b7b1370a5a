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
        var decisions =
            try assembly.spelling(of: track.source.contigs, in: given.file).map { [$0] } ?? []
        let found = try Sample(track, genes, isContacts: kind == .contacts, window: window)
        guard !found.values.isEmpty else {
            throw failure(
                kind == .contacts
                    ? "has contacts of none of the genes looked at: is it of other genes, or of another assembly?"
                    : "has no data around any TSS looked at: is it of another assembly, or of one chromosome alone?"
            )
        }
        guard let scale = SignalScale(found.values) else {
            throw failure(
                "is 0 around every TSS looked at: it tells nothing; give another file for \(given.name)")
        }
        (plain.scale, plain.transform) = (scale.scale, scale.transform)
        plain.unit = Self.unit(kind, scale.scale)
        if kind == .contacts { plain.missing = Self.missing(found.atStarts, scale.scale) }
        decisions.append(Decision(given.name, Self.words(plain, scale.reason)))
        if found.without > 0 {
            decisions.append(
                Decision(
                    given.name, "\(found.without.counted(of: found.genes, "gene")) looked at without data"))
        }
        source = plain
        self.decisions = decisions
    }

    /// How the signal is taken, and why.
    private static func words(_ source: Manifest.SignalSource, _ reason: String) -> String {
        let taken =
            source.transform == .none ? "as it is" : "as \(source.transform.unit(of: source.unit ?? "value"))"
        let substitute = source.missing.map {
            "; genes without contacts get \(SignalScale.text($0)), what a TSS has with its own bin (geometric mean)"
        }
        return "\(taken): \(reason)\(substitute ?? "")"
    }

    /// What a signal holds in the windows of some genes.
    private struct Sample {
        /// Finite values; of contacts each of a gene once, as bins are many bases wide.
        private(set) var values: [Float] = []
        /// Values above 0 at the TSSs.
        private(set) var atStarts: [Float] = []
        private(set) var genes = 0
        /// Genes without data.
        private(set) var without = 0

        init(_ track: SignalTrack, _ all: [Gene], isContacts: Bool, window: Int) throws(GenomeDataError) {
            for index in stride(from: 0, to: all.count, by: max(1, all.count / NewSignal.genesRead)) {
                let gene = all[index]
                let interval = GenomicInterval(around: gene.tss, on: gene.contig, length: window)
                let own = try track.values(in: interval, gene: gene)
                let finite = own.filter(\.isFinite)
                genes += 1
                if finite.isEmpty { without += 1 }
                values += isContacts ? Array(Set(finite)) : finite
                let centre = gene.tss - interval.start
                if own.indices.contains(centre), own[centre] > 0, own[centre].isFinite {
                    atStarts.append(own[centre])
                }
            }
        }
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
