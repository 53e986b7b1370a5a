extension DatasetReadme {
    /// `README.md` beside the folders of two cell types.
    ///
    /// - Parameters:
    ///   - parameters: what was asked for.
    ///   - types: the cell types.
    ///   - changed: how many domains and genes are in another state in the second, of how many.
    ///   - contigs: those of the genome.
    ///   - reports: each type's statistics.
    /// - Returns: the text, in Markdown.
    static func text(
        _ parameters: SimulationParameters, _ types: CellTypes,
        changed: (domains: Int, ofDomains: Int, genes: Int, ofGenes: Int),
        contigs: [SimulationReport.ContigSize], _ reports: [SimulationReport.CellType]
    ) -> String {
        let (a, b) = (types.names[0], types.names[1])
        return """
            # SIMULATED data: two cell types

            **Nothing here was measured**, and no cells called \(a) or \(b) were looked at. Genome, genes, signals and
            expression come from a causal simulation whose equations are documented with the module `Simulator` of Prism. The
            same command gives the same values on every machine, and the same bytes with the same versions of libdeflate and
            htslib:

                \(command(parameters))

            ## What differs
            A hidden background state Z per domain drives the signals and, past them, the expression: a confounder. In \(b),
            \(changed.domains) of \(changed.ofDomains) domains are in another state than in \(a) (asked for: a share of \(types.changed)),
            with \(changed.genes) of \(changed.ofGenes) genes. Everything that Z causes differs there: coverage, peak heights, distal elements,
            contacts, expression. The same in both are sequence, genes, the sites in promoters and what they do, each promoter's own
            activity, mRNA features, each gene's noise, the effect of every state and the shares P(Z) over which `do_signals`
            averages. Fragments, contacts and tags are counted anew, so that no two measurements are equal for being the same
            one.
            \(note(parameters.backgroundEffect))
            ## Files
            Positions are 0-based half-open.

            | file | content |
            |---|---|
            | `genome.fa.gz` `.fai` `.gzi`, `genes.tsv` | shared: sequence and genes |
            | `truth/motifs.tsv` | shared: sites that work, and decoys |
            | `truth/changes.tsv` | true change of each gene, \(b) (`_b`) less \(a) (`_a`), log10 units: `change` of `expected`; `adjusted_change` of `do_signals`, which averages Z out: what the signals alone change; `marks_change` and `backdoor_change` of the two causes that differ |
            | `\(a)/dataset.toml`, `\(b)/dataset.toml` | manifests; each folder holds the files of any simulated data set: expression, features, tracks, contacts, and the truth of states and genes |

            ## Contigs
            | contig | role | bases | domains | genes |
            |---|---|---|---|---|
            \(rows(contigs.map { [$0.name, $0.role.rawValue, "\($0.length)", "\($0.domains)", "\($0.genes)"] }))

            ## Statistics
            Over the genes of contigs that are not shifted, unless said otherwise. Expected ranges are for \(a) under default
            parameters.

            | statistic | \(a) | \(b) | expected |
            |---|---|---|---|
            \(rows(figures(reports)))

            """
    }

    private static func figures(_ reports: [SimulationReport.CellType]) -> [[String]] {
        guard let first = reports.first else { return [] }
        return first.statistics.indices.map { index in
            let values = reports.map { $0.statistics[index].value?.fixed(3) ?? "-" }
            return [first.statistics[index].title] + values + [range(first.statistics[index])]
        }
    }
}
