/// The features of a GFF3 file while it is read: children may come before their parents, so they are joined at
/// the end.
struct GFF3Features {
    /// An id belongs to the contig that it is on, as copies of genes on alternative contigs keep theirs.
    private struct Key: Hashable {
        let id: String
        let contig: String
    }

    /// A feature that may stand between an exon and its gene.
    private struct Node {
        /// The gene, where the feature is one.
        let gene: Int?
        let parent: Int?
    }

    private struct Part {
        let range: Range<Int>
        let isCoding: Bool
        let parent: Int
    }

    /// A transcript or coding part that has no parent: a gene of its own, where the file has no genes.
    private struct Root {
        let id: String
        let symbol: String?
        let place: FeaturePlace
        let isCoding: Bool
        let number: Int?
        let line: Int
    }

    /// Feature ids, numbered as they are met.
    private var numbers: [Key: Int] = [:]
    private var names: [String] = []
    private var nodes: [Int: Node] = [:]
    /// Of transcripts about which the file says something.
    private var standings: [Int: TranscriptStanding] = [:]
    private var parts: [Part] = []
    private var roots: [Root] = []
    private var hasGenes = false

    private static let keys = [
        "ID", "Parent", "gene_id", "gene_name", "gene", "gene_symbol", "symbol", "Name", "geneID",
        "locus_tag",
    ].map { Array($0.utf8) }

    /// The attributes of one line.
    private struct Attributes {
        let id: String?
        let parents: [String]
        let geneID: String?
        let symbol: String?
        let name: String?
        /// What a gene is called that has no line of its own.
        let ownGene: String?

        init(_ feature: FeatureLine, from lines: LineReader) throws(GenomeDataError) {
            let values = try feature.attributes.values(of: GFF3Features.keys, from: lines)
            id = values[0]
            parents = (values[1] ?? "").split(separator: ",").map { String($0).trimmingSpaces() }
                .filter { !$0.isEmpty }
            geneID = values[2]
            symbol = values[3] ?? values[4] ?? values[5] ?? values[6]
            name = values[7]
            ownGene = values[2] ?? values[8] ?? values[9]
        }
    }

    /// How far up an exon's gene is looked for, which also ends a circle of parents.
    private static let mostAncestors = 8

    mutating func add(
        _ feature: FeatureLine, from lines: LineReader, genes: inout GeneDrafts
    ) throws(GenomeDataError) {
        let values = try Attributes(feature, from: lines)
        switch feature.kind {
        case .exon, .coding: try addPart(feature, values, from: lines, genes: &genes)
        case .gene: try addGene(feature, values, from: lines, genes: &genes)
        case .transcript, nil: try addNode(feature, values, from: lines, genes: &genes)
        }
    }

    private mutating func addPart(
        _ feature: FeatureLine, _ values: Attributes, from lines: LineReader, genes: inout GeneDrafts
    ) throws(GenomeDataError) {
        let isCoding = feature.kind == .coding
        if values.parents.isEmpty {
            guard isCoding, values.ownGene ?? values.id != nil else {
                let noun = (feature.kind ?? .exon).rawValue
                genes.leftOut.add(noun, lacking: "a Parent", line: lines.lineNumber)
                return
            }
            try addRoot(feature, values, number: nil, from: lines)
        }
        for parent in values.parents {
            guard parts.count < GeneDrafts.mostParts else {
                throw lines.error("more than \(GeneDrafts.mostParts) exons")
            }
            let number = number(of: parent, on: feature.place.contig)
            parts.append(Part(range: feature.place.range, isCoding: isCoding, parent: number))
        }
    }

    private mutating func addGene(
        _ feature: FeatureLine, _ values: Attributes, from lines: LineReader, genes: inout GeneDrafts
    ) throws(GenomeDataError) {
        hasGenes = true
        guard let id = values.id ?? values.geneID else {
            genes.leftOut.add("gene", lacking: "an ID", line: lines.lineNumber)
            return
        }
        let name = values.geneID ?? Self.withoutPrefix(id)
        let symbol = values.symbol ?? values.name
        guard let gene = try genes.gene(name, symbol: symbol, feature.place, isGeneLine: true, from: lines)
        else { return }
        try genes.addAliases(of: feature, to: gene, from: lines)
        nodes[number(of: id, on: feature.place.contig)] = Node(gene: gene, parent: nil)
    }

    private mutating func addNode(
        _ feature: FeatureLine, _ values: Attributes, from lines: LineReader, genes: inout GeneDrafts
    ) throws(GenomeDataError) {
        let isTranscript = feature.kind == .transcript
        guard let id = values.id else {
            if isTranscript { genes.leftOut.add("transcript", lacking: "an ID", line: lines.lineNumber) }
            return
        }
        let number = number(of: id, on: feature.place.contig)
        if isTranscript {
            let standing = try TranscriptStanding(feature, id: Self.withoutPrefix(id), from: lines)
            if !standing.isEmpty { standings[number] = standing }
        }
        guard let parent = values.parents.first else {
            if isTranscript { try addRoot(feature, values, number: number, from: lines) }
            return
        }
        // A transcript that has its gene's id: the gene stands for both.
        guard nodes[number]?.gene == nil else { return }
        guard nodes.count < GeneDrafts.mostTranscripts else {
            throw lines.error("more than \(GeneDrafts.mostTranscripts) transcripts")
        }
        nodes[number] = Node(gene: nil, parent: self.number(of: parent, on: feature.place.contig))
    }

    private mutating func addRoot(
        _ feature: FeatureLine, _ values: Attributes, number: Int?, from lines: LineReader
    ) throws(GenomeDataError) {
        guard let id = values.ownGene ?? values.id.map(Self.withoutPrefix) else { return }
        guard roots.count < GeneDrafts.mostTranscripts else {
            throw lines.error("more than \(GeneDrafts.mostTranscripts) transcripts")
        }
        // What a transcript is called is its gene's name only where it stands for the gene.
        let symbol = values.symbol ?? (values.ownGene == nil || number == nil ? values.name : nil)
        roots.append(
            Root(
                id: id, symbol: symbol, place: feature.place, isCoding: feature.kind == .coding,
                number: number, line: lines.lineNumber))
    }

    /// Gives every exon and coding part to its transcript and gene.
    mutating func resolve(into genes: inout GeneDrafts, from lines: LineReader) throws(GenomeDataError) {
        try resolveRoots(into: &genes, from: lines)
        for part in parts {
            var at: Int? = part.parent
            var gene: Int?
            for _ in 0..<Self.mostAncestors {
                guard let number = at, let node = nodes[number] else { break }
                gene = node.gene
                if gene != nil { break }
                at = node.parent
            }
            guard let gene, genes.holds(gene, part.range) else {
                genes.orphans += 1
                continue
            }
            genes.addResolvedPart(
                part.range, coding: part.isCoding, transcript: Self.withoutPrefix(names[part.parent]),
                gene: gene, standing: standings[part.parent] ?? [])
        }
    }

    /// Where the file has no genes (Prokka writes coding parts alone, gffread transcripts), makes them of what has no
    /// parent.
    private mutating func resolveRoots(
        into genes: inout GeneDrafts, from lines: LineReader
    ) throws(GenomeDataError) {
        for root in roots {
            guard !hasGenes else {
                if root.isCoding { genes.leftOut.add("coding part", lacking: "a Parent", line: root.line) }
                continue
            }
            guard
                let gene = try genes.gene(
                    root.id, symbol: root.symbol, root.place, isGeneLine: false, from: lines)
            else { continue }
            if let number = root.number {
                nodes[number] = Node(gene: gene, parent: nil)
            } else {
                genes.addResolvedPart(root.place.range, coding: true, transcript: root.id, gene: gene)
            }
        }
    }

    private mutating func number(of id: String, on contig: String) -> Int {
        let key = Key(id: id, contig: contig)
        if let known = numbers[key] { return known }
        numbers[key] = names.count
        names.append(id)
        return names.count - 1
    }

    /// Ensembl writes `gene:ENSG…` and `transcript:ENST…`, NCBI `gene-…` and `rna-…`, WormBase `Gene:WBGene…`.
    private static func withoutPrefix(_ id: String) -> String {
        for prefix in ["gene:", "transcript:", "gene-", "rna-", "Gene:", "Transcript:"]
        where id.hasPrefix(prefix) && id != prefix {
            return String(id.dropFirst(prefix.count))
        }
        return id
    }
}
