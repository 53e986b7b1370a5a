/// The features of a GFF3 file while it is read: children may come before their parents, so they are joined at
/// the end.
struct GFF3Features {
    /// A feature that may stand between an exon and its gene.
    private struct Node {
        /// The gene, where the feature is one.
        let gene: Int?
        let parent: Int?
    }

    private struct Part {
        let contig: String
        let range: Range<Int>
        let isCoding: Bool
        let parent: Int
    }

    /// Feature ids, numbered as they are met.
    private var numbers: [String: Int] = [:]
    private var names: [String] = []
    private var nodes: [Int: Node] = [:]
    private var parts: [Part] = []

    private static let keys = ["ID", "Parent", "gene_id", "gene_name", "Name", "gene"].map { Array($0.utf8) }

    /// How far up an exon's gene is looked for, which also ends a circle of parents.
    private static let mostAncestors = 8

    mutating func add(
        _ feature: FeatureLine, from lines: LineReader, genes: inout GeneDrafts
    ) throws(GenomeDataError) {
        let type = feature.type
        let isPart = type == "exon" || type == "CDS"
        let isGene = type == "gene" || type == "pseudogene" || type.hasSuffix("_gene")
        let values = try feature.values(of: Self.keys, style: .gff3, from: lines)
        if isPart {
            guard let parents = values[1] else { return }
            for parent in parents.split(separator: ",") {
                guard parts.count < GeneDrafts.mostParts else {
                    throw lines.error("more than \(GeneDrafts.mostParts) exons")
                }
                let number = number(of: String(parent))
                parts.append(
                    Part(
                        contig: feature.contig, range: feature.range, isCoding: type == "CDS", parent: number)
                )
            }
        } else if isGene {
            guard let id = values[0] ?? values[2] else { throw lines.error("a gene without an ID") }
            let name = values[2] ?? Self.withoutPrefix(id)
            let symbol = values[3] ?? values[4] ?? values[5]
            guard let gene = try genes.gene(name, symbol: symbol, feature, isGeneLine: true, from: lines)
            else {
                return
            }
            nodes[number(of: id)] = Node(gene: gene, parent: nil)
        } else if let id = values[0], let parent = values[1]?.split(separator: ",").first {
            guard nodes.count < GeneDrafts.mostTranscripts else {
                throw lines.error("more than \(GeneDrafts.mostTranscripts) transcripts")
            }
            let parent = number(of: String(parent))
            nodes[number(of: id)] = Node(gene: nil, parent: parent)
        }
    }

    /// Gives every exon and coding part to its transcript and gene.
    func resolve(into genes: inout GeneDrafts) {
        for part in parts {
            var at: Int? = part.parent
            var gene: Int?
            for _ in 0..<Self.mostAncestors {
                guard let number = at, let node = nodes[number] else { break }
                gene = node.gene
                if gene != nil { break }
                at = node.parent
            }
            guard let gene, genes.holds(gene, contig: part.contig, part.range) else {
                genes.orphans += 1
                continue
            }
            genes.addResolvedPart(
                part.range, coding: part.isCoding, transcript: Self.withoutPrefix(names[part.parent]),
                gene: gene)
        }
    }

    private mutating func number(of id: String) -> Int {
        if let known = numbers[id] { return known }
        numbers[id] = names.count
        names.append(id)
        return names.count - 1
    }

    /// Ensembl writes `gene:ENSG…` and `transcript:ENST…`, NCBI `gene-…` and `rna-…`.
    private static func withoutPrefix(_ id: String) -> String {
        for prefix in ["gene:", "transcript:", "gene-", "rna-"] where id.hasPrefix(prefix) && id != prefix {
            return String(id.dropFirst(prefix.count))
        }
        return id
    }
}
