/// `README.md` of a simulated data set.
enum DatasetReadme {
    /// The command that gives the same bytes again.
    static func command(_ parameters: SimulationParameters) -> String {
        let contigs = parameters.contigs
        var words = ["prism simulate -o DIR", "--seed \(parameters.seed)", "--genes \(parameters.genes)"]
        if contigs != SimulationParameters.ContigCounts() {
            words.append(
                "--contigs \(contigs.train),\(contigs.validation),\(contigs.test),\(contigs.shifted)")
        }
        if parameters.backdoor != 1 { words.append("--backdoor \(parameters.backdoor)") }
        if parameters.shift != -1 { words.append("--shift \(parameters.shift)") }
        if parameters.backgroundEffect != .additive {
            words.append("--background-effect \(parameters.backgroundEffect.rawValue)")
        }
        if let types = parameters.cellTypes {
            words.append("--cell-types \(types.names.joined(separator: ","))")
            if types.changed != CellTypes.usualShare { words.append("--changed-domains \(types.changed)") }
        }
        return words.joined(separator: " ")
    }

    static func text(
        _ parameters: SimulationParameters, contigs: [SimulationReport.ContigSize], statistics: [Statistic]
    ) -> String {
        """
        # SIMULATED data

        **Nothing here was measured.** Genome, genes, signals and expression come from a causal simulation whose
        equations are documented with the module `Simulator` of Prism. The same command gives the same values on every
        machine, and the same bytes with the same versions of libdeflate and htslib:

            \(command(parameters))

        A hidden background state Z per domain drives the signals and, past them, the expression: a confounder. On contigs
        named `chrShift…` its direct effect on expression is changed (factor \(parameters.shift) on its deviation from the
        mean), and nothing else is.
        \(note(parameters.backgroundEffect))
        ## Contigs
        | contig | role | bases | domains | genes |
        |---|---|---|---|---|
        \(rows(contigs.map { [$0.name, $0.role.rawValue, "\($0.length)", "\($0.domains)", "\($0.genes)"] }))

        ## Files
        Positions are 0-based half-open.

        | file | content |
        |---|---|
        | `dataset.toml` | manifest |
        | `genome.fa.gz` `.fai` `.gzi` | sequence, bgzip; 1 kb of N at both ends of a contig |
        | `genes.tsv` | genes; `tss` is the first transcribed base; `cds` includes start and stop codon |
        | `expression.tsv` | `CAGE`: tags / \(ExpressionMechanism.tagsPerUnit.fixed(0)), linear |
        | `features.tsv` | \(TranscriptFeatures.columns.dropLast().count) mRNA features; `promoter_activity` = sqrt(H3K27ac RPM x DNase RPM) in TSS +- 500 bp, RPM as if the tracks went on over a human genome |
        | `tracks/*.bw` | fragments over each \(SignalRates.bin) bp; no data where reads do not map |
        | `hic/contacts.tsv.gz` | contacts of each TSS with \(Contacts.bin / 1_000) kb bins, balanced counts |
        | `truth/states.tsv` `.bed` | Z of each domain |
        | `truth/genes.tsv` | causes of each gene's expression, log10 units; `latent` = \(ExpressionMechanism.intercept) + the five before it; `expected` = max(0, latent); `do_marks_off`: expected if the active marks were removed; `do_signals`: expected with sequence and signals held as they are, averaged over P(Z) |
        | `truth/motifs.tsv` | sites that work, and decoys |

        ## Statistics
        Over the genes of contigs that are not shifted, unless said otherwise. Expected ranges hold for default parameters,
        and are the narrower the more genes there are.

        | statistic | value | expected |
        |---|---|---|
        \(rows(statistics.map { [$0.title, $0.value?.fixed(3) ?? "-", range($0)] }))

        """
    }

    /// In what the background differs from an additive one; empty for that.
    static func note(_ effect: BackgroundEffect) -> String {
        switch effect {
        case .additive: ""
        case .onMarks:
            """

            Z acts on expression through the marks: `backdoor_effect` of a gene is that of its state times the level of active
            marks over \(ExpressionMechanism.typicalLevel.fixed(1)); `do_marks_off` is without both, and `do_signals` averages over P(Z) at the gene's
            own level of marks.

            """
        case .continuous:
            """

            The background is continuous: from the middle of one domain to the middle of the next it passes evenly from one
            state's to the other's, in signals and expression. `state` is that of the domain, `backdoor_effect` of a gene the
            effect at its TSS, of a domain that at its middle, and `do_signals` averages over the backgrounds at all genes of
            the contigs that are not shifted.

            """
        }
    }

    static func rows(_ cells: [[String]]) -> String {
        cells.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }

    static func range(_ statistic: Statistic) -> String {
        guard let low = statistic.low, let high = statistic.high else { return "-" }
        return "\(low.fixed(3)) to \(high.fixed(3))"
    }
}
