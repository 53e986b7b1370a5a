import Wording

/// Sets genes aside for validation and for test: whole contigs where their sizes allow it, or else stretches.
struct NewSplit {
    /// The share of genes that each is to have, and what is still taken.
    private static let wanted = 0.1
    private static let taken = 0.02...0.25
    /// The chromosomes that the published work sets aside of the human genome.
    private static let published = (validation: ["chr3", "chr21"], test: ["chr22", "chrX"])

    /// Contigs; nil where a table tells each gene's split.
    let contigs: (validation: [String], test: [String])?
    /// Each gene's split by position, where there is no choice of contigs.
    let splits: [Split]
    let decision: Decision

    /// Splits genes that are sorted by contig and position.
    init(_ genes: [Gene], _ assembly: String?) {
        let counts = Dictionary(genes.map { ($0.contig, 1) }, uniquingKeysWith: +)
        let order = genes.map(\.contig).uniqued
        func share(_ contigs: [String]) -> Double {
            Double(contigs.reduce(0) { $0 + (counts[$1] ?? 0) }) / Double(max(1, genes.count))
        }
        func words(_ chosen: (validation: [String], test: [String]), _ reason: String) -> Decision {
            func part(_ contigs: [String]) -> String {
                "\(contigs.joined(separator: ", ")) (\(contigs.reduce(0) { $0 + (counts[$1] ?? 0) }.counted("gene")))"
            }
            return Decision(
                "split", "validation \(part(chosen.validation)), test \(part(chosen.test)): \(reason)")
        }
        let names = ContigNames(names: order)
        let known = (
            validation: Self.published.validation.compactMap { names.match($0)?.name },
            test: Self.published.test.compactMap { names.match($0)?.name }
        )
        let isHuman = ["hg19", "hg38", "T2T-CHM13"].contains(assembly)
        if isHuman, Self.taken.contains(share(known.validation)), Self.taken.contains(share(known.test)) {
            (contigs, splits) = (known, [])
            decision = words(known, "as the published work has it")
            return
        }
        let fit = order.filter { Self.taken.contains(share([$0])) }
            .sorted { abs(share([$0]) - Self.wanted) < abs(share([$1]) - Self.wanted) }
        if fit.count > 1, order.count > 2 {
            let chosen = (validation: [fit[1]], test: [fit[0]])
            (contigs, splits) = (chosen, [])
            decision = words(chosen, "the contigs nearest to a tenth of the genes each")
            return
        }
        contigs = nil
        splits = genes.indices.map { index in
            let place = Double(index) / Double(max(1, genes.count))
            return place < 1 - 2 * Self.wanted ? .train : place < 1 - Self.wanted ? .validation : .test
        }
        decision = Decision(
            "split",
            "by position, the last two tenths of the genes for validation and test: there are no contigs to set aside; "
                + "prism crossvalidate uses all genes")
    }
}

extension [String] {
    /// Each once, in order.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
