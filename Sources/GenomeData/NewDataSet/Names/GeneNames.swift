/// Genes, and their transcripts, by every name that they have.
struct GeneNames {
    /// What a name was found by, the surest first.
    enum Basis: Int, CaseIterable {
        case id, unversioned, symbol, alias

        /// In words, for a decision.
        var words: String {
            switch self {
            case .id: "id"
            case .unversioned: "id without version"
            case .symbol: "symbol"
            case .alias: "another id that the annotation has"
            }
        }
    }

    /// The genes, laid on the genome.
    let annotation: Annotation
    /// Position of each transcript's gene, by the transcript's id with and without version.
    private let genesByTranscript: [String: Int]

    init(_ annotation: Annotation) {
        self.annotation = annotation
        var genesByTranscript: [String: Int] = [:]
        for (index, gene) in annotation.genes.enumerated() {
            for transcript in gene.transcripts {
                genesByTranscript[transcript.id] = index
                if let stem = Gene.unversioned(transcript.id) { genesByTranscript[stem] = index }
            }
        }
        self.genesByTranscript = genesByTranscript
    }

    /// The position of the one gene that a name means and what it was found by; nil for none and for several.
    func gene(_ name: String) -> (index: Int, basis: Basis)? {
        // GENCODE's own pipelines join id and symbol with a bar.
        let name = name.split(separator: "|").first.map(String.init) ?? name
        if let index = annotation.ids.index(of: name) { return (index, .id) }
        let versions = annotation.ids.versions(of: name)
        if let only = versions.first, versions.count == 1 { return (only, .unversioned) }
        if let index = only(annotation.indicesBySymbol[name]) { return (index, .symbol) }
        return only(annotation.indicesByAlias[name.lowercased()]).map { ($0, .alias) }
    }

    /// The position of the gene that a transcript belongs to.
    func gene(ofTranscript name: String) -> Int? {
        let name = name.split(separator: "|").first.map(String.init) ?? name
        return genesByTranscript[name] ?? Gene.unversioned(name).flatMap { genesByTranscript[$0] }
    }

    /// Of several genes of a name the only one that codes for a protein.
    private func only(_ indices: [Int]?) -> Int? {
        guard let indices, indices.count > 1 else { return indices?.first }
        let coding = indices.filter { annotation.genes[$0].codes }
        return coding.count == 1 ? coding[0] : nil
    }
}

extension Gene {
    /// Whether any of its transcripts codes for a protein.
    var codes: Bool { transcripts.contains { !$0.coding.isEmpty } }
}
