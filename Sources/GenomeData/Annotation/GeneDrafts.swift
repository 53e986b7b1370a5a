/// Genes while their lines are still coming in.
struct GeneDrafts {
    /// The most transcripts, and the most exons and coding parts, that one file may hold.
    static let mostTranscripts = 5_000_000
    static let mostParts = 20_000_000

    private struct Draft {
        let id: String
        var symbol: String?
        let contig: String
        let strand: Strand
        /// What the gene's own line says.
        var ownBounds: Range<Int>?
        /// The union of everything else.
        var partBounds: Range<Int>?
        var transcripts: [Int] = []
    }

    private struct TranscriptDraft {
        let id: String
        var exons: [Range<Int>] = []
        var coding: [Range<Int>] = []
    }

    private var drafts: [Draft] = []
    private var transcripts: [TranscriptDraft] = []
    private var indexByID: [String: Int] = [:]
    private var transcriptIndex: [String: Int] = [:]
    private var partCount = 0
    /// Genes met again elsewhere, and the line where that was noticed first.
    private var repeated: [(id: String, line: Int)] = []
    private var repeatedIDs: Set<String> = []
    /// Exons and coding parts of GFF3 whose gene is not in the file.
    var orphans = 0

    var isEmpty: Bool { drafts.isEmpty }

    var notes: [String] {
        var notes: [String] = []
        if let first = repeated.first {
            notes.append(
                "\(repeated.count) gene id(s) occur at more than one place, of which the first is kept: "
                    + "\(first.id) (again on line \(first.line))" + (repeated.count > 1 ? ", …" : ""))
        }
        if orphans > 0 { notes.append("\(orphans) exons or coding parts belong to no gene in the file") }
        return notes
    }

    private static let gtfKeys = ["gene_id", "transcript_id", "gene_name", "gene"].map { Array($0.utf8) }

    mutating func addGTF(_ feature: FeatureLine, from lines: LineReader) throws(GenomeDataError) {
        let kind = feature.type
        guard kind == "gene" || kind == "transcript" || kind == "mRNA" || kind == "exon" || kind == "CDS"
        else {
            return
        }
        let values = try feature.values(of: Self.gtfKeys, style: .gtf, from: lines)
        guard let id = values[0] else { throw lines.error("no gene_id among the attributes") }
        let symbol = values[2] ?? values[3]
        let found = try gene(id, symbol: symbol, feature, isGeneLine: kind == "gene", from: lines)
        guard let gene = found, kind != "gene" else { return }
        let transcript = try transcript(values[1] ?? id, of: gene, from: lines)
        if kind == "exon" || kind == "CDS" {
            try addPart(feature.range, coding: kind == "CDS", to: transcript, from: lines)
        }
    }

    /// The gene of this id, made at first sight; nil where the feature lies at a second place of the id.
    mutating func gene(
        _ id: String, symbol: String?, _ feature: FeatureLine, isGeneLine: Bool, from lines: LineReader
    ) throws(GenomeDataError) -> Int? {
        guard let index = indexByID[id] else {
            guard drafts.count < GeneList.mostGenes else {
                throw lines.error("more than \(GeneList.mostGenes) genes")
            }
            indexByID[id] = drafts.count
            drafts.append(
                Draft(
                    id: id, symbol: symbol, contig: feature.contig, strand: feature.strand,
                    ownBounds: isGeneLine ? feature.range : nil, partBounds: isGeneLine ? nil : feature.range)
            )
            return drafts.count - 1
        }
        let known = drafts[index]
        let isElsewhere =
            known.contig != feature.contig || known.strand != feature.strand
            || known.ownBounds.map { isGeneLine ? $0 != feature.range : !$0.overlaps(feature.range) } ?? false
        if isElsewhere {
            if repeatedIDs.insert(id).inserted { repeated.append((id, lines.lineNumber)) }
            return nil
        }
        if drafts[index].symbol == nil { drafts[index].symbol = symbol }
        if isGeneLine {
            drafts[index].ownBounds = feature.range
        } else {
            drafts[index].partBounds = known.partBounds.map { $0.union(feature.range) } ?? feature.range
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
    mutating func addResolvedPart(_ range: Range<Int>, coding: Bool, transcript id: String, gene: Int) {
        let key = "\(gene)\t\(id)"
        let index = transcriptIndex[key] ?? appendTranscript(id, key: key, of: gene)
        if coding { transcripts[index].coding.append(range) } else { transcripts[index].exons.append(range) }
    }

    /// Where a gene lies, for GFF3 parts that must lie there too.
    func holds(_ gene: Int, contig: String, _ range: Range<Int>) -> Bool {
        drafts[gene].contig == contig && drafts[gene].ownBounds?.overlaps(range) != false
    }

    /// The finished genes, in the order in which they first appeared.
    func genes() -> [Gene] {
        drafts.map { draft in
            let bounds = draft.ownBounds ?? draft.partBounds ?? 0..<1
            return Gene(
                id: draft.id, symbol: draft.symbol ?? draft.id, contig: draft.contig,
                tss: draft.strand == .reverse ? bounds.upperBound - 1 : bounds.lowerBound,
                strand: draft.strand,
                bounds: bounds,
                transcripts: draft.transcripts.map { index in
                    Transcript(
                        id: transcripts[index].id, exons: transcripts[index].exons,
                        coding: transcripts[index].coding)
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
