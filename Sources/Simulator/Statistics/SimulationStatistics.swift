/// The figures by which one sees that a simulation is what it claims to be.
///
/// All but those named after the shift are over the genes of contigs that are not shifted.
struct SimulationStatistics {
    private let genes: [SimulatedGene]
    private let shifted: [SimulatedGene]
    private let layout: Layout
    private let bases: BaseCounts
    private let showsRanges: Bool

    init(_ simulation: Simulation, genes: [SimulatedGene], bases: BaseCounts) {
        self.genes = genes.filter { $0.role != .shifted }
        shifted = genes.filter { $0.role == .shifted }
        layout = simulation.layout
        self.bases = bases
        showsRanges = simulation.parameters.isDefaultMechanism && simulation.cellType == 0
    }

    var all: [Statistic] { genome + expression + signals + causes + oracles }

    private func figure(_ key: String, _ title: String, _ value: Double) -> Statistic {
        Statistic(
            key, title, value,
            expected: showsRanges ? ExpectedRanges.range(key, genes: genes.count + shifted.count) : nil)
    }

    private var genome: [Statistic] {
        let lengths = layout.contigs.flatMap(\.domains).map { Double($0.range.count) / 1_000 }
        return [
            figure("domain_median_kb", "median domain length, kb", Moments(lengths).median),
            figure("gc", "share of G and C", bases.gc),
            figure("cpg_ratio", "CpG, observed over expected", bases.cpgRatio),
            figure("gap_share", "share of track bins without data", bases.gapShare),
        ]
    }

    private var measured: Moments { Moments(genes.map(\.expression.measured)) }

    private var expression: [Statistic] {
        let values = measured
        let zeros = Double(values.values.count { $0 == 0 }) / Double(values.values.count)
        return [
            figure("expression_mean", "mean log10(CAGE + 1)", values.mean),
            figure("expression_sd", "standard deviation of log10(CAGE + 1)", values.deviation),
            figure("expression_zero_share", "share of genes with CAGE 0", zeros),
            figure("expression_max", "largest log10(CAGE + 1)", values.values.max() ?? .nan),
        ]
    }

    private var signals: [Statistic] {
        let states = genes.map(\.state.rawValue)
        let expression = measured
        let within = expression.centred(by: states)
        var tracks = Mark.allCases.map { mark in
            (name: mark.name, values: genes.map { PortableMath.log(1 + $0.meanCoverage[mark.rawValue]) })
        }
        tracks.append(("Hi-C", genes.map { PortableMath.log10(1 + $0.contacts.atTSS) }))
        return tracks.flatMap { track in
            let signal = Moments(track.values)
            let inside = signal.centred(by: states)
            return [
                figure(
                    "r_\(track.name)", "r of expression with \(track.name) near the TSS",
                    signal.correlation(expression)),
                figure(
                    "r_\(track.name)_within", "r of expression with \(track.name), within states",
                    inside.correlation(within)),
                figure(
                    "\(track.name)_between_states", "share of \(track.name) variance between states",
                    1 - inside.variance / signal.variance),
            ]
        }
    }

    private var causes: [Statistic] {
        let latent = Moments(genes.map(\.expression.latent))
        let parts: [(String, String, KeyPath<Expression, Double>)] = [
            ("sequence", "the promoter's sites", \.sequence),
            ("marks", "active marks", \.marks),
            ("backdoor", "Z past the signals (backdoor)", \.backdoor),
            ("stability", "mRNA features", \.stability),
            ("noise", "noise", \.noise),
        ]
        let shares = parts.map { key, title, path in
            let part = Moments(genes.map { $0.expression[keyPath: path] })
            return figure(
                "share_\(key)", "share of latent variance: \(title)",
                part.covariance(latent) / latent.variance)
        }
        let backdoor = Moments(genes.map(\.expression.backdoor))
        let values = measured
        let between = 1 - values.centred(by: genes.map(\.state.rawValue)).variance / values.variance
        return shares + [
            figure(
                "backdoor_variance", "variance of the backdoor effect over latent variance",
                backdoor.variance / latent.variance),
            figure("between_states", "share of expression variance between states", between),
        ]
    }

    private var oracles: [Statistic] {
        let here = measured
        let there = Moments(shifted.map(\.expression.measured))
        func r(_ genes: [SimulatedGene], _ truth: Moments, _ guess: (SimulatedGene) -> Double) -> Double {
            Moments(genes.map(guess)).correlation(truth)
        }
        let without = { (gene: SimulatedGene) in
            gene.expression.latent - gene.expression.backdoor - gene.expression.noise
        }
        let regular = { (gene: SimulatedGene) in max(0, without(gene) + gene.expression.usualBackdoor) }
        let adjusted = { (gene: SimulatedGene) in max(0, without(gene) + gene.expression.meanBackdoor) }
        let informed = { (gene: SimulatedGene) in max(0, without(gene) + gene.expression.backdoor) }
        return [
            figure("oracle_r", "oracle: r of all causes but noise", r(genes, here, regular)),
            figure(
                "oracle_adjusted_r", "oracle: r with Z averaged out", r(genes, here, adjusted)),
            figure(
                "oracle_sequence_r", "oracle: r of the sites' effect alone",
                r(genes, here) { $0.expression.sequence }),
            figure(
                "shifted_oracle_r", "shifted contigs: r of all causes, the changed effect known",
                r(shifted, there, informed)),
            figure(
                "shifted_adjusted_r", "shifted contigs: r with Z averaged out",
                r(shifted, there, adjusted)),
            figure(
                "shifted_naive_r", "shifted contigs: r with the effect of Z as on the others",
                r(shifted, there, regular)),
        ]
    }
}
