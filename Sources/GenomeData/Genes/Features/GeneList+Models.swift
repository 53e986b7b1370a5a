extension GeneList {
    /// The most unpacked text of gene models accepted, in bytes.
    private static let largestText = 1 << 34

    /// Reads gene models from GTF or GFF3, told apart by how the attributes are written.
    ///
    /// A gene's TSS is the 5′ end of its bounds. A gene id that occurs at a second place (the pseudoautosomal regions,
    /// copies in RefSeq) keeps its first place on each contig; `notes` says so, and what lacks an id.
    init(geneModels path: String) throws(GenomeDataError) {
        let lines = try LineReader(path: path, limit: Self.largestText)
        var drafts = GeneDrafts()
        var gff3 = GFF3Features()
        while let line = try lines.next() {
            let text = line.trimmingBlanks()
            if text.isEmpty { continue }
            if text.starts(with: "##FASTA".utf8) || text.first == 0x3E { break }
            if text.first == 0x23 || ["track ", "browser "].contains(where: { text.starts(with: $0.utf8) }) {
                continue
            }
            let feature = try FeatureLine(line, from: lines)
            switch feature.attributes.style {
            case .gtf: try drafts.addGTF(feature, from: lines)
            case .gff3: try gff3.add(feature, from: lines, genes: &drafts)
            case nil:
                guard let kind = feature.kind else { continue }
                drafts.leftOut.add(kind.rawValue, lacking: "attributes", line: lines.lineNumber)
            }
        }
        try gff3.resolve(into: &drafts, from: lines)
        guard !drafts.isEmpty else {
            let reasons = drafts.notes.isEmpty ? "" : " (" + drafts.notes.joined(separator: "; ") + ")"
            throw GenomeDataError(
                file: path, place: nil,
                problem:
                    "holds no genes\(reasons); expected GTF lines with gene_id, or GFF3 features of type gene"
            )
        }
        genes = drafts.genes()
        notes = drafts.notes
    }
}
