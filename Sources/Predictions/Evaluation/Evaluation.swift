import GenomeData
import PrismModel

/// How well predictions agree with measurements, over all genes, by split and by contig.
public struct Evaluation: Sendable, Codable, Equatable {
    /// Which prediction is evaluated.
    public var scored: Scored
    /// The unit of measurements and predictions.
    public var unit: String
    /// Resamplings for each interval.
    public var resamplings: Int
    /// The seed of the resampling.
    public var seed: UInt64
    /// All genes first, then by split, then by contig in the genome's order.
    public var groups: [Group]

    /// A prediction that can be evaluated.
    public enum Scored: String, Sendable, Codable {
        /// The one from sequence and signals as they are: *predicted* in texts, the column `observed` of files.
        case observed
        /// The one under the intervention.
        case intervened
    }

    /// Genes that belong together.
    public struct Group: Sendable, Codable, Equatable {
        /// `all`, `sums` (of every gene whose TSSs have rows of their own), `split` or `contig`.
        public var by: String
        /// `all`, the split's name or the contig's.
        public var name: String
        /// Genes with a measurement.
        public var genes: Int
        /// Mean squared error.
        public var mse: Estimate
        /// Mean absolute error.
        public var mae: Estimate
        /// Pearson's correlation.
        public var pearson: Estimate
        /// Spearman's correlation.
        public var spearman: Estimate
        /// Of simulated data, asked for: Pearson's correlation of the prediction with the true E[Y | do X].
        public var doPearson: Estimate?
        /// Of simulated data, asked for: the prediction's mean squared error from the true E[Y | do X].
        public var doMse: Estimate?
        /// Of simulated data, asked for: how far the prediction follows the background, 1 being as far as expression does;
        /// see `CausalSample`.
        public var followsBackground: Estimate?
        /// Of simulated data, asked for: the genes whose truth the table has, which the three figures against it are of.
        public var genesWithTruth: Int?
        /// Whether the model learned from none of these genes; nil where that is not known of one.
        public var heldOut: Bool?
        /// The genes that the model did not learn from; nil likewise.
        public var heldOutGenes: Int?
    }

    /// A figure with its 95 % bootstrap interval; nil where it is not defined, as a correlation of fewer than three genes, and ends
    /// nil where an interval would tell nothing, as of so few genes that many resamplings do not have the figure.
    public struct Estimate: Sendable, Codable, Equatable {
        /// The figure.
        public var value: Double?
        /// The 2.5th percentile over resamplings of the genes with replacement.
        public var low: Double?
        /// The 97.5th percentile.
        public var high: Double?
    }

    /// One gene's values.
    public struct Point: Sendable, Equatable {
        /// What tells the gene from others: its id.
        public var gene: String
        /// The contig.
        public var contig: String
        /// The split; nil for none.
        public var split: Split?
        /// The measurement.
        public var measured: Float
        /// The prediction.
        public var predicted: Float
        /// The gene that it is one promoter of; nil where the row is the gene.
        public var promoterOf: String?
        /// Whether the model did not learn from the gene; nil where that is not known.
        public var isHeldOut: Bool?
        /// Of simulated data: what caused the expression.
        public var causes: CausalTruth.Causes?

        /// A gene's values.
        public init(
            gene: String, contig: String, split: Split?, measured: Float, predicted: Float,
            promoterOf: String? = nil, isHeldOut: Bool? = nil, causes: CausalTruth.Causes? = nil
        ) {
            self.gene = gene
            self.promoterOf = promoterOf
            self.isHeldOut = isHeldOut
            self.contig = contig
            self.split = split
            self.measured = measured
            self.predicted = predicted
            self.causes = causes
        }
    }

    /// Evaluates predictions.
    ///
    /// - Parameters:
    ///   - points: the genes; contigs in the order in which they are to be listed.
    ///   - unit: of the values, for display.
    ///   - scored: which prediction they are of.
    ///   - transform: what was done to the values, which is undone for the sums of genes whose TSSs have rows of their own.
    ///   - resamplings: for each group's intervals (Efron's percentile bootstrap); 0 for none.
    ///   - seed: the same seed gives the same genes the same intervals, whatever group they are.
    public init(
        _ points: [Point], unit: String, scored: Scored = .observed, transform: Transform = .none,
        resamplings: Int = 1000, seed: UInt64 = 2
    ) {
        self.scored = scored
        self.unit = unit
        self.resamplings = max(0, resamplings)
        self.seed = seed
        var groups: [(by: String, name: String, points: [Point])] = [("all", "all", points)]
        let sums = Point.sums(points, transform)
        if !sums.isEmpty { groups.append(("sums", "gene sums", sums)) }
        for split in Split.allCases {
            let some = points.filter { $0.split == split }
            if !some.isEmpty { groups.append(("split", split.rawValue, some)) }
        }
        for part in ScoredGenes.byContig(Array(points.indices), { points[$0].contig }) {
            groups.append(("contig", part.contig, part.genes.map { points[$0] }))
        }
        self.groups = groups.map {
            Self.group(
                $0.by, $0.name, $0.points,
                Bootstrap($0.points.map(\.gene), resamplings: resamplings, seed: seed))
        }
    }

    private static func group(
        _ by: String, _ name: String, _ points: [Point], _ bootstrap: Bootstrap
    ) -> Group {
        let sample = MetricSample(
            measured: points.map { Double($0.measured) }, predicted: points.map { Double($0.predicted) })
        let causal = CausalSample(points)
        let once = points.map { _ in 1 }
        let values = sample.metrics(once), causes = causal?.figures(once)
        var drawn: [Metric: [Double]] = [:]
        var drawnCauses: [CausalSample.Figure: [Double]] = [:]
        bootstrap.draw { counts in
            for case (let metric, let value?) in sample.metrics(counts) {
                drawn[metric, default: []].append(value)
            }
            for (figure, value) in causal?.figures(counts) ?? [:] {
                drawnCauses[figure, default: []].append(value)
            }
        }
        func estimate(_ metric: Metric) -> Estimate {
            bootstrap.estimate(values[metric] ?? nil, drawn[metric] ?? [])
        }
        func estimate(_ figure: CausalSample.Figure) -> Estimate? {
            causes.map { bootstrap.estimate($0[figure], drawnCauses[figure] ?? []) }
        }
        let known = points.compactMap(\.isHeldOut)
        let heldOut = known.count == points.count ? known.count { $0 } : nil
        return Group(
            by: by, name: name, genes: points.count, mse: estimate(.mse), mae: estimate(.mae),
            pearson: estimate(.pearson), spearman: estimate(.spearman), doPearson: estimate(.correlation),
            doMse: estimate(.error), followsBackground: estimate(.background),
            genesWithTruth: causal.map { _ in points.count { $0.causes != nil } },
            heldOut: heldOut.map { $0 == points.count }, heldOutGenes: heldOut)
    }
}
