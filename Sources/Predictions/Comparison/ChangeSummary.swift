import GenomeData
import PrismModel

/// How well changes between two conditions are predicted: the test of whether a model knows the cell and not just the gene.
public struct ChangeSummary: Sendable, Codable, Equatable {
    /// Which genes a figure is of.
    public enum Group: String, Sendable, Codable {
        /// Those that no model which predicts them learned from: of the test split, where some of it are known to be held out,
        /// as others may have chosen the weights. Cross-validated models take no notice of a split.
        case heldOut = "held out"
        /// All that are measured in both.
        case all
    }

    /// What changes are set against.
    public enum Target: String, Sendable, Codable, CaseIterable {
        /// The measured change.
        case measured = "measured change"
        /// The true change, of simulated data.
        case expected = "true change"
        /// The true change with the background averaged out, of simulated data.
        case adjusted = "true change, background averaged out"
    }

    /// What is set against it.
    public enum Kind: String, Sendable, Codable {
        /// What a model predicts.
        case prediction
        /// What is there without a model.
        case baseline
    }

    /// One figure.
    public struct Figure: Sendable, Codable, Equatable {
        /// Of which genes.
        public var group: Group
        /// The contig that they all lie on; nil where they lie anywhere.
        public var contig: String?
        /// Against what.
        public var against: Target
        /// Of what.
        public var kind: Kind
        /// What is set against it: "predicted change", or the baseline in words.
        public var of: String
        /// Genes.
        public var n: Int
        /// Pearson's correlation; nil where one side does not vary, and of fewer than three genes.
        public var r: Double?
        /// The lower end of the 95 % bootstrap interval of `r` over genes; nil where it would tell nothing, as `Evaluation.Estimate`
        /// says.
        public var rLow: Double?
        /// The upper end.
        public var rHigh: Double?
        /// Mean squared error; nil for what is not in the unit of expression.
        public var mse: Double?
    }

    /// Genes in the table.
    public var genes: Int
    /// Genes that are measured and predicted in both.
    public var measured: Int
    /// How many of these are held out.
    public var heldOut: Int
    /// How many of those the figures of held-out genes are of: those of the test split, or all.
    public var scored: Int
    /// The split that they all are of; nil where they are of any.
    public var scoredSplit: Split?
    /// How many of these nobody knows whether they are.
    public var unknown: Int
    /// How many genes' background states are known in both and can be compared; nil where models know none.
    public var statesKnown: Int?
    /// How many of those lie in another one in B.
    public var statesMoved: Int?
    /// The unit of measured and predicted changes.
    public var unit: String
    /// Whether the data are simulated.
    public var simulated: Bool
    /// Resamplings for each interval.
    public var resamplings: Int
    /// Those against the measured change first, of held-out genes before all, predictions before baselines; predictions of held-out
    /// genes contig by contig behind those of all of them, where these lie on several.
    public var figures: [Figure]

    /// The summary of a table's genes.
    ///
    /// - Parameters:
    ///   - table: the changes.
    ///   - unit: of measured and predicted changes.
    ///   - isSimulated: whether either condition is.
    ///   - isFolded: whether each gene is predicted by the members of a cross-validation that did not see it.
    ///   - truth: the true changes; nil where they are not known.
    ///   - resamplings: for the intervals; 0 for none.
    public init(
        _ table: ChangeTable, unit: String, isSimulated: Bool, isFolded: Bool = false,
        truth: TrueChanges? = nil, resamplings: Int = 1000
    ) {
        self.init(
            table.rows, signals: table.signals, unit: unit, isSimulated: isSimulated, isFolded: isFolded,
            truth: truth, resamplings: resamplings)
        guard table.tellsMoves else { return }
        statesKnown = table.rows.count { $0.isMoved != nil }
        statesMoved = table.rows.count { $0.isMoved == true }
    }

    /// The same of genes that are in no table; `names` are what baselines call the two.
    package init(
        _ rows: [ChangeTable.Row], signals: [String], unit: String, isSimulated: Bool, isFolded: Bool,
        names: ConditionLabels = .letters, truth: TrueChanges? = nil, resamplings: Int
    ) {
        let known = rows.filter { $0.measuredChange != nil && $0.predictedChange != nil }
        let chosen = ScoredGenes(
            Array(known.indices), split: { !isFolded && known[$0].isTest ? .test : nil },
            isHeldOut: { known[$0].isHeldOut }, contig: { known[$0].contig ?? "" })
        let apart = chosen.kind.isHeldOut ? chosen.genes.map { known[$0] } : []
        genes = rows.count
        measured = known.count
        heldOut = known.count { $0.isHeldOut == true }
        scored = apart.count
        scoredSplit = chosen.kind == .test ? .test : nil
        unknown = known.count { $0.isHeldOut == nil }
        self.unit = unit
        simulated = isSimulated
        self.resamplings = max(0, resamplings)
        let learned = known.filter { $0.isHeldOut == false }.compactMap(\.measuredChange).map(Double.init)
        let rivals = Rival.all(
            signals, meanLearned: learned.isEmpty ? nil : learned.reduce(0, +) / Double(learned.count),
            names)
        figures = []
        let predictions = rivals.filter { $0.kind == .prediction }
        // What the mean was taken of is no test of it.
        let others = rivals.filter { !$0.isLearned }
        for target in Target.allCases where target == .measured || truth != nil {
            figures += rivals.compactMap { figure($0, apart, .heldOut, nil, target, truth) }
            for part in chosen.byContig {
                let rows = part.genes.map { known[$0] }
                figures += predictions.compactMap {
                    figure($0, rows, .heldOut, part.contig, target, truth)
                }
            }
            figures += others.compactMap { figure($0, known, .all, nil, target, truth) }
        }
    }

    /// The figure of one rival; nil where no gene has it.
    private func figure(
        _ rival: Rival, _ rows: [ChangeTable.Row], _ group: Group, _ contig: String?, _ target: Target,
        _ truth: TrueChanges?
    ) -> Figure? {
        let points = rows.compactMap { row -> (gene: String, wanted: Double, value: Double)? in
            guard let wanted = target.value(row, truth), let value = rival.value(row) else { return nil }
            return (row.id, wanted, value)
        }
        guard !points.isEmpty else { return nil }
        let sample = MetricSample(measured: points.map(\.wanted), predicted: points.map(\.value))
        let whole = sample.metrics(points.map { _ in 1 })
        let r = whole[.pearson] ?? nil
        let bootstrap = Bootstrap(points.map(\.gene), resamplings: r == nil ? 0 : resamplings)
        var resampled: [Double] = []
        bootstrap.draw { counts in
            if let value = sample.metrics(counts)[.pearson] ?? nil { resampled.append(value) }
        }
        let interval = bootstrap.estimate(r, resampled)
        return Figure(
            group: group, contig: contig, against: target, kind: rival.kind, of: rival.name,
            n: points.count, r: r, rLow: interval.low, rHigh: interval.high,
            mse: rival.isInUnit ? whole[.mse] ?? nil : nil)
    }

    /// The figure of the model's predictions from signals as they are, of held-out genes where there are such.
    public var prediction: Figure? { figures.first { $0.of == Rival.predicted } }

    /// Which genes a figure is of, in words: "test, held out, chr3".
    public func genes(of figure: Figure) -> String {
        let heldOut = scoredSplit.map { "\($0.rawValue), " } ?? ""
        let genes = figure.group == .heldOut ? heldOut + Group.heldOut.rawValue : "all genes"
        return genes + (figure.contig.map { ", " + $0 } ?? "")
    }
}

extension ChangeSummary.Target {
    /// A gene's value; nil where it has none.
    fileprivate func value(_ row: ChangeTable.Row, _ truth: TrueChanges?) -> Double? {
        switch self {
        case .measured: row.measuredChange.map(Double.init)
        case .expected: truth?[row.id]?.expected
        case .adjusted: truth?[row.id]?.adjusted
        }
    }
}

/// Something that is set against changes.
private struct Rival {
    let kind: ChangeSummary.Kind
    let name: String
    /// Whether its values are in the unit of expression.
    var isInUnit = false
    /// Whether it was learned from genes that are not held out.
    var isLearned = false
    let value: (ChangeTable.Row) -> Double?

    static let predicted = "predicted change"

    /// All of them, the model first.
    static func all(_ signals: [String], meanLearned: Double?, _ names: ConditionLabels) -> [Rival] {
        var rivals = [
            Rival(kind: .prediction, name: predicted, isInUnit: true) { $0.predictedChange.map(Double.init) },
            Rival(kind: .prediction, name: "intervened change", isInUnit: true) {
                $0.intervenedChange.map(Double.init)
            },
            Rival(kind: .baseline, name: "no change: the gene known, the condition not", isInUnit: true) {
                _ in 0
            },
        ]
        if let meanLearned {
            rivals.append(
                Rival(
                    kind: .baseline, name: "the mean change of the genes learned from", isInUnit: true,
                    isLearned: true
                ) { _ in meanLearned })
        }
        rivals.append(
            Rival(kind: .baseline, name: "less the measurement in \(names.a): regression to the mean") {
                $0.measured.map { -Double($0) }
            })
        for (index, signal) in signals.enumerated() {
            rivals.append(
                Rival(kind: .baseline, name: "change of the mean \(signal) in the window") {
                    $0.signals[index].map(Double.init)
                })
        }
        return rivals
    }
}
