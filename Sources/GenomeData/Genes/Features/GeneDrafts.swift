/// Genes while their lines are still coming in.
struct GeneDrafts {
    /// The most transcripts, and the most exons and coding parts, that one file may hold.
    static let mostTranscripts = 5_000_000
    static let mostParts = 20_000_000

    /// A gene's place: of several on one contig the first is kept, of several contigs' all until the genome is known.
    private struct Key: Hashable {
        let id: String
        let contig: String
    }

    private struct Draft {
        let id: String
        var symbol: String?
        var aliases: [String] = []
        let contig: String
        let strand: Strand
        /// What the gene's own line says.
        var ownBounds: Range<Int>?
        /// The union of everything else.
        var partBounds: Range<Int>?
        var transcripts: [Int] = []

        /// Whether a feature of the same id and contig belongs to another copy of the gene.
        func isElsewhere(than place: FeaturePlace, isGeneLine: Bool) -> Bool {
            guard strand == place.strand else { return true }
            guard let ownBounds else { return isGeneLine && partBounds?.overlaps(place.range) == false }
            return isGeneLine ? ownBounds != place.range : !ownBounds.overlaps(place.range)
        }
    }

    private struct TranscriptDraft {
        let id: String
        var exons: [Range<Int>] = []
        var coding: [Range<Int>] = []
        var standing: TranscriptStanding = []

        var isBare: Bool { exons.isEmpty && coding.isEmpty }
    }

    private var drafts: [Draft] = []
    private var transcripts: [TranscriptDraft] = []
    private var indexByKey: [Key: Int] = [:]
    private var ids: Set<String> = []
    private var transcriptIndex: [String: Int] = [:]
    private var partCount = 0
    private var repeats = RepeatedGenes()
    /// Exons and coding parts of GFF3 whose gene is not in the file.
    var orphans = 0
    /// Features that lack what they are found by.
    var leftOut = LeftOut()

    var isEmpty: Bool { drafts.isEmpty }

    var notes: [String] {
        var notes = repeats.notes + leftOut.notes
        if orphans > 0 {
            notes.append(
                orphans == 1
                    ? "1 exon or coding part belongs to no gene in the file"
                    : "\(orphans) exons or coding parts belong to no gene in the file")
        }
        return notes
    }

    private static let gtfKeys = ["gene_id", "transcript_id", "gene_name", "gene", "gene_symbol"]
        .map { Array($0.utf8) }

    mutating func addGTF(_ feature: FeatureLine, from lines: LineReader) throws(GenomeDataError) {
        guard let kind = feature.kind else { return }
        let values = try feature.attributes.values(of: Self.gtfKeys, from: lines)
        guard let id = values[0] else {
            leftOut.add(kind.rawValue, lacking: "a gene_id", line: lines.lineNumber)
            return
        }
        let symbol = values[2] ?? values[3] ?? values[4]
        let known = drafts.count
        let found = try gene(id, symbol: symbol, feature.place, isGeneLine: kind == .gene, from: lines)
        guard let gene = found else { return }
        // Parts repeat what the gene's line says, or the first of them where it has none.
        if kind == .gene || drafts.count > known { try addAliases(of: feature, to: gene, from: lines) }
        guard kind != .gene else { return }
        let transcript = try transcript(values[1] ?? id, of: gene, from: lines)
        // Exons repeat what the transcript's line says, or the first of them where it has none.
        if kind == .transcript || transcripts[transcript].isBare {
            transcripts[transcript].standing.formUnion(
                try TranscriptStanding(feature, id: transcripts[transcript].id, from: lines))
        }
        if kind == .exon || kind == .coding {
            try addPart(feature.place.range, coding: kind == .coding, to: transcript, from: lines)
        }
    }

    /// Takes the other names that a feature has for a gene.
    mutating func addAliases(
        of feature: FeatureLine, to gene: Int, from lines: LineReader
    ) throws(GenomeDataError) {
        drafts[gene].aliases += try GeneAliases.all(of: feature, from: lines)
    }

    /// The gene of this id on the place's contig, made at first sight; nil where the feature lies at a second place of
    /// the id on that contig.
    mutating func gene(
        _ id: String, symbol: String?, _ place: FeaturePlace, isGeneLine: Bool, from lines: LineReader
    ) throws(GenomeDataError) -> Int? {
        let key = Key(id: id, contig: place.contig)
        guard let index = indexByKey[key] else {
            guard drafts.count < GeneList.mostGenes else {
                throw lines.error("more than \(GeneList.mostGenes) genes")
            }
            if !ids.insert(id).inserted { repeats.add(id, line: lines.lineNumber) }
            indexByKey[key] = drafts.count
            drafts.append(
                Draft(
                    id: id, symbol: symbol, contig: place.contig, strand: place.strand,
                    ownBounds: isGeneLine ? place.range : nil, partBounds: isGeneLine ? nil : place.range))
            return drafts.count - 1
        }
        if drafts[index].isElsewhere(than: place, isGeneLine: isGeneLine) {
            repeats.add(id, line: lines.lineNumber)
            return nil
        }
        if drafts[index].symbol == nil { drafts[index].symbol = symbol }
        if isGeneLine {
            drafts[index].ownBounds = place.range
        } else {
            drafts[index].partBounds = drafts[index].partBounds.map { $0.union(place.range) } ?? place.range
        }
        return index
    }

    /// The transcript of this id of a gene, made at first sight.
    mutating func transcript(
        _ id: String, of gene: Int, from lines: LineReader
    ) throws(GenomeDataError) -> Int {
        // Two genes may both call a transcript "1", or use their own id for it.
        let key = "\(gene)\t\(id)"
        if let index = transcriptIndex[key] { return index }
        guard transcripts.count < Self.mostTranscripts else {
            throw lines.error("more than \(Self.mostTranscripts) transcripts")
        }
        return appendTranscript(id, key: key, of: gene)
    }

    private mutating func appendTranscript(_ id: String, key: String, of gene: Int) -> Int {
        transcriptIndex[key] = transcripts.count
        drafts[gene].transcripts.append(transcripts.count)
        transcripts.append(TranscriptDraft(id: id))
        return transcripts.count - 1
    }

    private mutating func addPart(
        _ range: Range<Int>, coding: Bool, to transcript: Int, from lines: LineReader
    ) throws(GenomeDataError) {
        partCount += 1
        guard partCount <= Self.mostParts else { throw lines.error("more than \(Self.mostParts) exons") }
        if coding {
            transcripts[transcript].coding.append(range)
        } else {
            transcripts[transcript].exons.append(range)
        }
    }

    /// Adds a part found before its gene was known, of GFF3, where they have been counted already.
    mutating func addResolvedPart(
        _ range: Range<Int>, coding: Bool, transcript id: String, gene: Int, standing: TranscriptStanding = []
    ) {
        let key = "\(gene)\t\(id)"
        let index = transcriptIndex[key] ?? appendTranscript(id, key: key, of: gene)
        transcripts[index].standing.formUnion(standing)
        if coding { transcripts[index].coding.append(range) } else { transcripts[index].exons.append(range) }
    }

    /// Where a gene lies, for GFF3 parts that must lie there too.
    func holds(_ gene: Int, _ range: Range<Int>) -> Bool {
        drafts[gene].ownBounds?.overlaps(range) != false
    }

    /// The finished genes, in the order in which they first appeared.
    func genes() -> [Gene] {
        drafts.map { draft in
            let bounds = draft.ownBounds ?? draft.partBounds ?? 0..<1
            let symbol = draft.symbol ?? draft.id
            return Gene(
                id: draft.id, symbol: symbol, aliases: GeneAliases.besides(draft.id, symbol, draft.aliases),
                contig: draft.contig,
                tss: draft.strand == .reverse ? bounds.upperBound - 1 : bounds.lowerBound,
                strand: draft.strand,
                bounds: bounds,
                transcripts: draft.transcripts.map { index in
                    Transcript(
                        id: transcripts[index].id, exons: transcripts[index].exons,
                        coding: transcripts[index].coding, standing: transcripts[index].standing)
                }
                .filter { !$0.exons.isEmpty || !$0.coding.isEmpty })
        }
    }
}

extension Range<Int> {
    /// The smallest range that holds both.
    func union(_ other: Range<Int>) -> Range<Int> {
        Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
    }
}
