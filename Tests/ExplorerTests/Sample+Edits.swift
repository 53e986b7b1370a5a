import GenomeData
import PrismModel

@testable import Explorer

/// What the background would say about windows, means, attributions and mutants.
extension Sample {
    static let signals = 3

    static func window(_ gene: Int) -> GeneWindow { windows[gene] }

    private static let windows: [GeneWindow] = (0..<40).map { gene -> GeneWindow in
        let bases = (0..<2000).map { position -> UInt8 in UInt8((position * 7 + position / 11 + gene) % 4) }
        let values = (0..<(2000 * signals)).map { index -> Float in
            let (position, signal) = (index / signals, index % signals)
            let distance = Float(position - 1000 - 100 * signal) / 200
            return 3 / (1 + distance * distance) + Float((position + gene) % 5) / 10
        }
        return GeneWindow(bases: bases, signals: values, features: [])
    }

    /// A window as it is, and as changes that move bases make it: what comes into it from beyond is unknown. Signals that are
    /// taken from another condition are twice as high.
    static func input(
        _ gene: Int, _ changes: [SequenceChange], taking transplant: TakenSignals? = nil
    ) -> GeneInput {
        var input = GeneInput(gene: gene, window: window(gene), features: [1520, .nan, 34.5])
        if let transplant {
            var taken = window(gene)
            for index in taken.signals.indices where !transplant.taken.isOn(index % signals) {
                taken.signals[index] *= 2
            }
            input.taken = GeneInput.Taken(transplant: transplant, window: taken)
        }
        guard !changes.isEmpty else { return input }
        let start = genes[gene].tss - 1000
        let places = changes.places(around: genes[gene].tss, length: 2000)
        var changed = window(gene)
        var put: [Int: Int] = [:]
        for (position, place) in places.enumerated() {
            let own = place - start
            let isPut = position > 0 && places[position - 1] == place
            let inserted = changes.first { isPut && $0.removed.lowerBound == place + 1 }?.inserted ?? []
            let index = put[place, default: 0]
            if isPut { put[place] = index + 1 }
            changed.bases[position] =
                inserted.indices.contains(index)
                ? inserted[index]
                : changed.bases.indices.contains(own) ? window(gene).bases[own] : Base.unknown
            for signal in 0..<signals {
                changed.signals[position * signals + signal] =
                    (0..<2000).contains(own) ? window(gene).signals[own * signals + signal] : 0
            }
        }
        input.changed = GeneInput.Changed(changes: changes, window: changed, places: places)
        return input
    }

    /// What comes of an errand: every REF is the genome's, there are no files, and a command writes three lines.
    static func answers(to errand: Errand) -> [Action] {
        let outcomes: [ErrandAnswer.Outcome] =
            switch errand {
            case .reference: [.agrees]
            case .effects(let path), .genes(let path): [.failed(Problem("\(path): is not there"))]
            case .run(let run):
                [
                    .output(lines: ["\(run.name) reads", "\(run.input.utf8.count) bytes"], ending: nil),
                    .output(lines: ["and ends"], ending: "exit status 0"),
                ]
            case .stop, .giveUp: []
            }
        return outcomes.map {
            .arrived(.errand(Arrival.ErrandArrival(answer: ErrandAnswer(errand: errand, outcome: $0))))
        }
    }

    /// What a base does to the prediction: most at the TSS, and a motif at −80.
    static func effect(_ position: Int, _ code: UInt8) -> Double {
        let distance = Double(position - 1000)
        let size = (abs(position - 920) < 5 ? 0.08 : 0.02) / (1 + distance * distance / 40_000)
        return size * (Double((position * 5 + Int(code) * 3) % 7) - 3) / 3
    }

    static func added(_ means: MeanSignals) -> MeanSignals {
        var later = means
        if later.sums.isEmpty { later.sums = Array(repeating: 0, count: 2000 * signals) }
        for gene in means.batch {
            // By hand: without optimisation an iterator over all these values takes as long as many tests together.
            let values = window(gene).signals
            var index = 0
            while index < values.count {
                later.sums[index] += Double(values[index])
                index += 1
            }
        }
        later.next = means.batch.upperBound
        return later
    }

    /// A mutagenesis that is over.
    static func scan(_ question: Question) -> Mutagenesis {
        let own = forecast(question).observed.mean
        var scan = Mutagenesis(of: window(question.gene), reference: own)
        scan.take(0..<2000, predictions: predictions(question, 0..<2000))
        return scan
    }

    static func predictions(_ question: Question, _ batch: Range<Int>) -> [Double] {
        let own = forecast(question).observed.mean
        let edited = try? window(question.gene).edited(
            question.edits.filter { if case .base = $0 { true } else { false } }, signalCount: signals)
        return Mutagenesis(of: edited ?? window(question.gene), reference: own).mutants(at: batch).map {
            own + effect($0.position, $0.code)
        }
    }

    static func attribution(_ query: AttributionQuery) -> Attribution {
        let scale: Float = query.method == .gradientInput ? 1 : 2
        let found = Attribution(
            method: query.method, prediction: forecast(query.question).observed.mean, baseline: -0.2,
            bases: (0..<2000).map { scale * Float(effect($0, UInt8($0 % 4))) },
            signals: (0..<(2000 * signals)).map { index in
                let distance = Float(index / signals - 1000) / 300
                return scale * Float(index % signals - 1) * 0.001 / (1 + distance * distance)
            })
        guard case .integratedGradients = query.method else { return found }
        // Adds up.
        return Attribution(
            method: query.method, prediction: found.prediction, baseline: found.prediction - found.total,
            bases: found.bases, signals: found.signals)
    }
}
