/// A data set's genes laid on its genome: contigs spelled as the genome spells them, and what could not be laid.
public struct GenePlacement: Sendable {
    /// The genes that lie on the genome, by contig in the genome's order, then by TSS.
    public let genes: Annotation
    /// Contigs that the gene file and the genome spell differently: theirs, and the genome's.
    public let bridged: [(from: String, to: String)]
    /// Contigs of genes that the genome does not have, with the number of genes on each.
    public let absentContigs: [(contig: String, genes: Int)]
    /// Genes whose TSS lies beyond their contig's end: the gene file and the genome are of different assemblies.
    public let beyondContig: [Gene]

    /// Lays the genes of a file on a genome; of a gene's copies on several contigs, those that cannot be laid are passed
    /// over.
    ///
    /// - Throws: where one id stands twice on a contig of the genome.
    init(_ list: GeneList, on genome: FASTAFile) throws(GenomeDataError) {
        let names = ContigNames(genome.contigs)
        for clash in list.clashes where names.match(clash.contig) != nil { throw clash.error }
        let lengths = Dictionary(
            genome.contigs.map { ($0.name, $0.length) }, uniquingKeysWith: { first, _ in first })
        var bridged: [(from: String, to: String)] = []
        var absent: [Gene] = []
        var beyond: [Gene] = []
        var placed: [Gene] = []
        var matches: [String: ContigNames.Match?] = [:]
        for var gene in list.genes {
            let contig = gene.contig
            let match: ContigNames.Match?
            if let known = matches[contig] {
                match = known
            } else {
                match = names.match(contig)
                matches[contig] = .some(match)
                if let match, match.isBridged { bridged.append((contig, match.name)) }
            }
            guard let match, let length = lengths[match.name] else {
                absent.append(gene)
                continue
            }
            gene.contig = match.name
            if gene.tss < length { placed.append(gene) } else { beyond.append(gene) }
        }
        self.bridged = bridged
        let ids = Set(placed.map(\.id))
        absentContigs = Dictionary(grouping: absent.filter { !ids.contains($0.id) }, by: \.contig)
            .sorted { $0.key < $1.key }.map { (contig: $0.key, genes: $0.value.count) }
        beyondContig = beyond.filter { !ids.contains($0.id) }
        genes = Annotation(genes: placed, contigOrder: genome.contigs.map(\.name), notes: list.notes)
    }
}
