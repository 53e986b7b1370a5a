import Wording

/// Chooses where the transcription of genes starts.
struct StartSites {
    /// How far CAGE is looked for around the start furthest upstream, in bases.
    static let cageReach = 500
    /// How far a signal is summed around each annotated start, in bases.
    static let signalReach = 250

    let rule: StartSiteRule
    /// What was found out.
    private(set) var decisions: [Decision] = []
    private let track: (any TrackSource)?
    /// The bins that genes have the most contacts with; nil where the rule was asked for.
    private let anchors: ContactAnchors?
    private var moved = 0
    private var untagged = 0
    private var anchored = 0
    private var astray = 0

    /// Opens the track that a rule needs.
    ///
    /// - Parameters:
    ///   - asked: nil for the starts with the most of a signal named after DNase or ATAC, without one for those of the
    ///     canonical transcripts, and where most genes have none, for those furthest upstream.
    ///   - genes: of which some are chosen from.
    ///   - signals: by name.
    ///   - contacts: by name. Unless a rule is asked for, a table of contacts by gene narrows a gene's starts to those in the bin
    ///     with which it has the most contacts.
    ///   - assembly: which the CAGE file must be of.
    /// - Throws: where the track cannot be read or is of another assembly, and where no transcript is tagged as asked for.
    init(
        _ asked: StartSiteRule?, _ genes: [Gene], _ signals: [NewDataSetRequest.NamedFile],
        contacts: [NewDataSetRequest.NamedFile], _ assembly: AssemblyCheck
    ) throws(GenomeDataError) {
        let tagged = genes.count { $0.canonicalTranscript != nil }
        let open = PromoterActivity.openness(signals.map(\.name)).map { signals[$0].name }
        anchors = asked == nil ? try ContactAnchors(contacts, genes) : nil
        rule = asked ?? open.map { .signal($0) } ?? (tagged * 2 > genes.count ? .canonical : .fivePrime)
        switch rule {
        case .cage(let file):
            let kind = try FileKind.of(file)
            guard kind == .bigWig else {
                throw GenomeDataError(
                    file: file, place: nil,
                    problem:
                        "is \(kind.words); --tss takes 5prime, canonical, every, a signal's name or a bigWig of CAGE"
                )
            }
            track = try SignalFormats.track(SignalRequest(path: file, balance: .raw, genes: []))
        case .signal(let name):
            let file = signals.first { $0.name == name }?.file ?? name
            track = try SignalFormats.track(SignalRequest(path: file, balance: .raw, genes: []))
        case .fivePrime, .canonical, .every: track = nil
        }
        if let track, let spelled = try assembly.spelling(of: track.contigs, in: track.path) {
            decisions.append(spelled)
        }
        guard rule == .canonical, tagged == 0 else { return }
        throw GenomeDataError(
            file: "--tss canonical", place: nil,
            problem:
                "the annotation tags no transcript MANE_Select, Ensembl_canonical or RefSeq Select: use --tss 5prime"
        )
    }

    /// The starts of a gene, one unless every one is asked for.
    mutating func starts(of gene: Gene) throws(GenomeDataError) -> [Int] {
        let all = Self.annotated(gene)
        let annotated = try near(all, gene)
        let first = Self.furthestUpstream(annotated, gene.strand) ?? gene.tss
        switch rule {
        case .every: return annotated.isEmpty ? [gene.tss] : annotated
        case .fivePrime: return [first]
        case .canonical:
            guard let start = gene.canonicalTranscript?.start(on: gene.strand) else {
                untagged += 1
                return [first]
            }
            return [annotated == all || annotated.contains(start) ? start : first]
        case .cage:
            let start = try strongest(around: first, gene)
            if start != first { moved += 1 }
            return [start]
        case .signal:
            let start = try most(of: annotated, gene) ?? first
            if start != first { moved += 1 }
            return [start]
        }
    }

    /// The decision, once all genes have their starts.
    func summary(genes: Int, rows: Int) -> [Decision] {
        let words =
            switch rule {
            case .fivePrime: "the annotated start furthest upstream (--tss chooses otherwise)"
            case .canonical:
                "the start of the transcript tagged MANE Select, canonical or RefSeq Select"
                    + (untagged > 0
                        ? "; of \(untagged.counted("gene")) without such a tag the one furthest upstream"
                        : "")
            case .cage(let file):
                "the strongest position of \(file) within \(Self.cageReach) bp of the start furthest upstream: another one "
                    + "for \(moved.counted(of: genes, "gene"))"
            case .signal(let name):
                "the annotated start with the most \(name) within \(Self.signalReach) bp: another than that furthest upstream "
                    + "for \(moved.counted(of: genes, "gene"))"
            case .every: "every annotated start: \(rows.counted("row")) for \(genes.counted("gene"))"
            }
        let contacts = [
            anchored > 0
                ? "for \(anchored.counted("gene")) only among the starts in the bin with which they have the most contacts"
                : nil,
            astray > 0
                ? "\(astray.counted("gene")) with the most contacts in a bin that holds no annotated start of the same gene: "
                    + "the contacts choose none there"
                : nil,
        ]
        return decisions + [Decision("TSS", words)] + contacts.compactMap { $0 }.map { Decision("TSS", $0) }
    }

    /// The annotated starts, sorted, each once; of curated and complete transcripts where there are such.
    static func annotated(_ gene: Gene) -> [Int] {
        let sound = gene.transcripts.filter { $0.standing.isDisjoint(with: [.predicted, .incomplete]) }
        let starts = (sound.isEmpty ? gene.transcripts : sound).compactMap { $0.start(on: gene.strand) }
        return Array(Set(starts)).sorted()
    }

    /// The starts in the bin with which the gene has the most contacts, of any transcript where of no curated one; all where
    /// there is no such bin, or no start in it.
    private mutating func near(_ starts: [Int], _ gene: Gene) throws(GenomeDataError) -> [Int] {
        guard let bin = try anchors?.bin(of: gene), !starts.isEmpty else { return starts }
        var inside = starts.filter(bin.contains)
        if inside.isEmpty {
            inside = Set(gene.transcripts.compactMap { $0.start(on: gene.strand) }).filter(bin.contains)
                .sorted()
        }
        if inside.isEmpty {
            astray += 1
            return starts
        }
        if inside.count < starts.count { anchored += 1 }
        return inside
    }

    private static func furthestUpstream(_ starts: [Int], _ strand: Strand) -> Int? {
        strand == .reverse ? starts.last : starts.first
    }

    /// The position of the highest value, of several the one nearest to the annotated start; that start where there is none.
    private func strongest(around start: Int, _ gene: Gene) throws(GenomeDataError) -> Int {
        guard let track else { return start }
        let interval = GenomicInterval(around: start, on: gene.contig, length: 2 * Self.cageReach + 1)
        var best: (value: Float, distance: Int, position: Int)?
        for (offset, value) in try track.values(in: interval).enumerated() where abs(value) > 0 {
            let position = interval.start + offset
            let (height, distance) = (abs(value), abs(position - start))
            if let best, best.value > height || best.value == height && best.distance <= distance { continue }
            best = (height, distance, position)
        }
        return best?.position ?? start
    }

    /// The start with the most signal; nil where none has any. Of several the one furthest upstream.
    private func most(of starts: [Int], _ gene: Gene) throws(GenomeDataError) -> Int? {
        guard let track, starts.count > 1 else { return starts.first }
        var best: (sum: Double, start: Int)?
        for start in gene.strand == .reverse ? starts.reversed() : starts {
            let interval = GenomicInterval(around: start, on: gene.contig, length: 2 * Self.signalReach)
            var sum = 0.0
            try track.forEachStretch(of: interval) { value, bases in
                if value.isFinite { sum += Double(value) * Double(bases.length) }
            }
            if sum > best?.sum ?? 0 { best = (sum, start) }
        }
        return best?.start
    }
}

extension Transcript {
    /// The first base in the direction of transcription; an unknown strand is taken as +.
    func start(on strand: Strand) -> Int? {
        bounds.map { strand == .reverse ? $0.upperBound - 1 : $0.lowerBound }
    }
}
