import Wording

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The eight features of genes' mRNA that the published model takes, from annotation and sequence.
///
/// Lengths are z-scores of log10(length + 0.1), by mean and standard deviation over human genes as the published table
/// (Xpresso; Agarwal and Shendure 2020) has them, so that weights can be taken from one data set to another. The coding
/// sequence includes the stop codon. GC is the share among known bases, 0 for a part without bases. ORF exon density is exons
/// with coding bases per kb of coding sequence.
struct MessengerFeatures {
    static let columns = GeneExpImport.featureColumns

    /// Mean and standard deviation of log10(length + 0.1) of 5′UTR, coding sequence, introns and 3′UTR.
    static let scores: [(mean: Double, deviation: Double)] = [
        (2.084, 0.803), (3.126, 0.319), (4.127, 1.045), (2.729, 0.865),
    ]

    /// Eight values for each gene, in the order of `columns`; nil where one is not known, and for genes that do not code.
    let values: [[Double?]]
    /// What was found out.
    let decisions: [Decision]

    /// Works out the features of genes.
    ///
    /// - Throws: where the coding sequences do not begin with ATG, which those of another assembly do not.
    init(
        _ genes: [Gene], _ rule: TranscriptRule, _ genome: FASTAFile, annotation: String,
        progress: (Int, Int) throws -> Void
    ) throws {
        try Self.check(rule, genes, annotation)
        var coding: [(gene: Int, transcript: Transcript, parts: MessengerParts)] = []
        for (index, gene) in genes.enumerated() {
            guard let transcript = rule.transcript(of: gene),
                let parts = MessengerParts(transcript, on: gene.strand)
            else { continue }
            coding.append((index, transcript, parts))
        }
        let sequence = try MessengerSequence(
            coding.map { ($0.parts, genes[$0.gene].contig) }, genome, progress: progress)
        let strands = coding.map { genes[$0.gene].strand }
        try Self.checkStarts(sequence, strands, annotation)
        let adds = Self.addsStop(sequence, strands)
        var values = [[Double?]](repeating: Self.columns.map { _ in nil }, count: genes.count)
        for (index, part) in coding.enumerated() {
            values[part.gene] = Self.values(part.parts, sequence.compositions[index], addsStop: adds)
        }
        self.values = values
        let fallback =
            rule == .canonical
            ? coding.count { genes[$0.gene].canonicalTranscript?.id != $0.transcript.id } : 0
        let predicted = coding.count { $0.transcript.standing.contains(.predicted) }
        decisions = [
            Decision(
                "features",
                "of \(coding.count.counted("coding gene")), by the transcript "
                    + (rule == .canonical
                        ? "tagged MANE Select, canonical or RefSeq Select"
                        : "with the longest coding sequence")
                    + (fallback > 0
                        ? "; \(fallback.grouped) without such a tag by the longest coding sequence" : "")
                    + (predicted > 0 ? "; \(predicted.grouped) have predicted ones alone" : "")),
            Decision(
                "features",
                adds
                    ? "the annotation's coding sequences end before the stop codon, which is counted as theirs"
                    : "the annotation's coding sequences include the stop codon"),
        ]
    }

    private static func check(
        _ rule: TranscriptRule, _ genes: [Gene], _ annotation: String
    ) throws(GenomeDataError) {
        guard rule == .canonical, !genes.contains(where: { $0.canonicalTranscript != nil }) else { return }
        throw GenomeDataError(
            file: annotation, place: nil,
            problem: "tags no transcript MANE_Select, Ensembl_canonical or RefSeq Select: use --transcript "
                + TranscriptRule.longestCoding.rawValue)
    }

    /// Nineteen in twenty begin with ATG where genes and genome belong together, one in 64 where they do not.
    private static func checkStarts(
        _ sequence: MessengerSequence, _ strands: [Strand], _ annotation: String
    ) throws(GenomeDataError) {
        let known = strands.indices.compactMap { sequence.beginsWithATG($0, strands[$0]) }
        let right = known.count { $0 }
        guard known.count >= 10, right * 2 < known.count else { return }
        throw GenomeDataError(
            file: annotation, place: nil,
            problem:
                "only \(right.counted(of: known.count, "coding sequence")) begin with ATG in the genome: give the "
                + "annotation of the genome's assembly")
    }

    /// Whether stop codons stand behind the coding parts rather than in them: in most of the transcripts that tell.
    private static func addsStop(_ sequence: MessengerSequence, _ strands: [Strand]) -> Bool {
        var (behind, within) = (0, 0)
        for (index, strand) in strands.enumerated() {
            if sequence.isStop(index, following: false, strand) == true {
                within += 1
            } else if sequence.isStop(index, following: true, strand) == true {
                behind += 1
            }
        }
        return behind > within
    }

    private static func values(
        _ parts: MessengerParts, _ compositions: [BaseComposition], addsStop: Bool
    ) -> [Double?] {
        func composition(_ part: MessengerSequence.Part) -> BaseComposition { compositions[part.rawValue] }
        let coding = addsStop ? composition(.coding) + composition(.following) : composition(.coding)
        let utr3 = addsStop ? composition(.utr3) : composition(.following) + composition(.utr3)
        let lengths = [composition(.utr5).length, coding.length, parts.intronic, utr3.length]
        let scored = zip(lengths, scores).map { length, score in
            (log10(Double(length) + 0.1) - score.mean) / score.deviation
        }
        let exons = addsStop ? parts.codingExons.with : parts.codingExons.without
        return scored + [
            composition(.utr5).share, coding.share, utr3.share,
            coding.length > 0 ? Double(exons) * 1_000 / Double(coding.length) : nil,
        ]
    }
}
