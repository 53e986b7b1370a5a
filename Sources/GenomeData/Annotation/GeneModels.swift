extension GeneList {
    /// The most unpacked text of gene models accepted, in bytes.
    private static let largestText = 1 << 34

    /// Reads gene models from GTF or GFF3, told apart by how the attributes are written.
    ///
    /// A gene's TSS is the 5′ end of its bounds. A gene id that occurs at a second place (the pseudoautosomal
    /// regions, copies in RefSeq) keeps its first place; `notes` says so.
    init(geneModels path: String) throws(GenomeDataError) {
        let lines = try LineReader(path: path, limit: Self.largestText)
        var style: AttributeStyle?
        var drafts = GeneDrafts()
        var gff3 = GFF3Features()
        while let line = try lines.next() {
            if line.isEmpty { continue }
            if line.starts(with: "##FASTA".utf8) || line.first == 0x3E { break }
            if line.first == 0x23 || line.starts(with: "track ".utf8) || line.starts(with: "browser ".utf8) {
                continue
            }
            let feature = try FeatureLine(line, from: lines)
            let known = style ?? AttributeStyle(of: feature.attributes)
            style = known
            switch known {
            case .gtf: try drafts.addGTF(feature, from: lines)
            case .gff3: try gff3.add(feature, from: lines, genes: &drafts)
            }
        }
        gff3.resolve(into: &drafts)
        guard !drafts.isEmpty else {
            throw GenomeDataError(
                file: path, place: nil,
                problem: "holds no genes; expected GTF lines with gene_id, or GFF3 features of type gene")
        }
        genes = drafts.genes()
        notes = drafts.notes
    }
}
