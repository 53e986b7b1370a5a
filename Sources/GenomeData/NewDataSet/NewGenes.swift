import Wording

/// The genes of a new data set, before their starts are chosen: laid on the genome, measured, those that are kept.
struct NewGenes {
    /// Kept genes with what was measured; NaN where a track is to be summed.
    struct Kept {
        var gene: Gene
        let value: Float
    }

    /// By contig and position.
    private(set) var kept: [Kept] = []
    /// The table of expression; nil for a track, and without expression.
    let expression: GeneExpression?
    /// What was found out.
    private(set) var decisions: [Decision] = []

    /// Contigs shorter than this are scaffolds where others are chromosomes, in bases.
    private static let shortestChromosome = 1_000_000
    private static let chromosome = 20_000_000
    private static let mitochondrial: Set<String> = ["chrM", "chrMT", "M", "MT"]

    /// Reads genes and expression.
    ///
    /// - Throws: where they do not belong to each other or to the genome, or no gene is left.
    init(
        _ request: NewDataSetRequest, _ files: GivenFiles, _ assembly: AssemblyCheck
    ) throws(GenomeDataError) {
        let annotation = try Self.annotation(request, files, assembly, &decisions)
        let names = GeneNames(annotation)
        if let file = request.expression, files.kind(of: .expression) == .table {
            let table = try GeneExpression(file, column: request.column, names, annotation: request.genes)
            decisions += table.decisions
            expression = table
        } else {
            expression = nil
            if let file = request.expression { decisions += try Self.track(file, request, assembly) }
        }
        keep(annotation, isCoding: !request.keepsNonCoding, lengths: assembly.genome.contigs)
        guard !kept.isEmpty else {
            throw GenomeDataError(
                file: request.expression ?? request.genes, place: nil,
                problem: "no gene is left: "
                    + decisions.suffix(1).map(\.words).joined() + "; --all-genes keeps those that do not code"
            )
        }
    }

    /// The genes on the genome, with the transcripts of another file where there is one.
    private static func annotation(
        _ request: NewDataSetRequest, _ files: GivenFiles, _ assembly: AssemblyCheck,
        _ decisions: inout [Decision]
    ) throws(GenomeDataError) -> Annotation {
        let isModels = files.kind(of: .genes) == .geneModels
        let list =
            isModels ? try GeneList(geneModels: request.genes) : try GeneList(table: request.genes)
        let placement = try GenePlacement(list, on: assembly.genome)
        try assembly.check(placement, request.genes, isModels: isModels)
        if let bridged = placement.bridged.first {
            decisions.append(
                Decision(
                    "contigs",
                    "\(request.genes) writes \(bridged.from) for the genome's \(bridged.to): taken as the same"
                ))
        }
        guard let file = request.annotation else { return placement.genes }
        let models = try GenePlacement(try GeneList(geneModels: file), on: assembly.genome)
        try assembly.check(models, file, isModels: true)
        let names = GeneNames(models.genes)
        var found = 0
        let genes = placement.genes.genes.map { gene in
            let known = names.gene(gene.id).map { models.genes.genes[$0.index] }
            guard let model = known ?? models.genes.counterpart(of: gene), !model.transcripts.isEmpty else {
                return gene
            }
            var gene = gene
            gene.transcripts = model.transcripts
            found += 1
            return gene
        }
        decisions.append(
            Decision("genes", "\(found.counted(of: genes.count, "gene")) with transcripts from \(file)"))
        return Annotation(genes: genes, contigOrder: placement.genes.contigs)
    }

    /// A track of expression: it must be of the genome, and hold something.
    private static func track(
        _ file: String, _ request: NewDataSetRequest, _ assembly: AssemblyCheck
    ) throws(GenomeDataError) -> [Decision] {
        let track = try SignalFormats.track(SignalRequest(path: file, balance: .raw, genes: []))
        guard !track.isEmpty else {
            throw GenomeDataError(
                file: file, place: nil,
                problem:
                    "holds no data: the run that wrote it may have failed; give another file of expression")
        }
        guard request.column == nil else {
            throw GenomeDataError(
                file: file, place: nil, problem: "is a bigWig, which has no columns: leave --column out")
        }
        let words = Decision("expression", "the sum of \(file) over 384 bp at the TSS, as log10(x + 1)")
        return [words] + (try assembly.spelling(of: track.contigs, in: file).map { [$0] } ?? [])
    }

    private mutating func keep(_ annotation: Annotation, isCoding asked: Bool, lengths contigs: [Contig]) {
        let isCoding = asked && annotation.genes.contains(where: \.codes)
        let lengths = Dictionary(
            contigs.map { ($0.name, $0.length) }, uniquingKeysWith: { first, _ in first })
        let hasChromosomes = contigs.contains { $0.length >= Self.chromosome }
        var (silent, unmeasured, elsewhere) = (0, 0, 0)
        for (index, gene) in annotation.genes.enumerated() {
            let isShort = hasChromosomes && lengths[gene.contig, default: 0] < Self.shortestChromosome
            if isCoding, !gene.codes {
                silent += 1
            } else if Self.mitochondrial.contains(gene.contig) || isShort {
                elsewhere += 1
            } else if let expression, expression.values[index].isNaN {
                unmeasured += 1
            } else {
                var gene = gene
                // The name under which other tables of the same people are likely to know the gene.
                if let name = expression?.names[index],
                    gene.aliases.contains(where: { $0.lowercased() == name.lowercased() })
                {
                    gene.aliases = GeneAliases.besides(name, gene.symbol, [gene.id] + gene.aliases)
                    gene.id = name
                }
                kept.append(Kept(gene: gene, value: expression?.values[index] ?? .nan))
            }
        }
        let left = [
            (silent, "code for no protein"), (unmeasured, "have no value"),
            (elsewhere, "lie on mitochondria or scaffolds"),
        ].filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.1)" }
        decisions.append(
            Decision(
                "genes",
                "\(kept.count.counted(of: annotation.genes.count, "gene")) kept"
                    + (left.isEmpty ? "" : "; of the others " + left.joined(separator: ", "))))
    }
}
