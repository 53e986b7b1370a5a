import Canvas
import Foundation
import GenomeData
import PrismModel
import Testing

@testable import Explorer
@testable import Predictions

/// A small made-up data set and what its background would find out, without files.
enum Sample {
    static let contigs = [Contig(name: "chrA", length: 200_000), Contig(name: "chrB", length: 50_000)]

    static let genes: [Gene] = (0..<40).map { index in
        let isSecond = index >= 30
        let tss = isSecond ? 2_000 + (index - 30) * 4_000 : 3_000 + index * 6_000
        let strand: Strand = index.isMultiple(of: 3) ? .reverse : .forward
        let bounds = strand == .reverse ? tss - 1_999..<tss + 1 : tss..<tss + 2_000
        let exons = [
            bounds.lowerBound..<bounds.lowerBound + 300, bounds.upperBound - 400..<bounds.upperBound,
        ]
        let coding = [bounds.lowerBound + 100..<bounds.lowerBound + 300]
        return Gene(
            id: "ENSG\(1000 + index)", symbol: names[index], contig: isSecond ? "chrB" : "chrA", tss: tss,
            strand: strand, bounds: bounds,
            transcripts: [Transcript(id: "T\(index)", exons: exons, coding: coding)])
    }

    static let features = [
        Catalog.Feature(name: "UTR length", transform: .log10p1),
        Catalog.Feature(name: "CDS length", transform: .none),
        Catalog.Feature(name: "promoter activity", transform: .none),
    ]

    static let groups = FeatureGroups(
        groups: [
            .init(name: "mRNA features", columns: [0, 1]),
            .init(name: "promoter activity", columns: [2], parents: [0]),
        ], means: [3, 2, 10])

    private static let names = (0..<40).map { index in
        ["MYH", "SOX", "ADSL", "RBFOX", "TOP"][index % 5] + "\(index + 1)"
    }

    static func catalog(
        signals: Int = 3, isSimulated: Bool = true, hasModel: Bool = true, modelName: String = "tiny"
    ) -> Catalog {
        let names = ["H3K27ac", "DNase", "Hi-C", "H3K4me3"]
        return Catalog(
            name: "Sample", assembly: "made up", isSimulated: isSimulated,
            annotation: Annotation(genes: genes, contigOrder: ["chrA", "chrB"]), contigs: contigs,
            signals: names.prefix(signals).map { name in
                Catalog.Signal(
                    name: name, unit: name == "Hi-C" ? "log10(contact + 1)" : "reads",
                    inputUnit: name == "Hi-C" ? "log10(contact + 1)" : "reads", isContacts: name == "Hi-C")
            }, inputs: hasModel ? Array(0..<signals) : [], features: features, groups: groups,
            expressionUnit: "log10(CAGE + 1)",
            splits: genes.map { $0.contig == "chrB" ? .test : .train }, modelName: hasModel ? modelName : nil,
            provenance: Provenance(
                dataSet: "Sample", isSimulated: isSimulated, assembly: "made up",
                model: hasModel ? Provenance.Model(name: modelName) : nil, window: 2000,
                signals: Array(names.prefix(signals)), unit: "log10(CAGE + 1)"))
    }

    static func look(_ depth: ColorDepth = .mono, _ glyphs: GlyphLevel = .braille) -> Look {
        ThemeLibrary().look(theme: "dark", depth: depth, glyphs: glyphs)
    }

    /// At rest: everything that was asked for has come.
    static func state(
        rows: Int = 40, columns: Int = 120, signals: Int = 3, look: Look = look(), settled: Bool = true,
        hasModel: Bool = true
    ) -> ExplorerState {
        var state = ExplorerState(
            catalog(signals: signals, hasModel: hasModel), rows: rows, columns: columns, look: look,
            themeNames: ThemeLibrary.shippedNames, gene: "ADSL3")
        let effects = start(&state)
        if settled { settle(&state, effects) }
        return state
    }

    /// The sample once its model is known to have learned from such genes, and been trained so.
    static func state(
        rows: Int, columns: Int, look: Look = look(), heldOut: [Bool?]?, trainedWithSignalsMissing: Bool
    ) -> ExplorerState {
        var state = state(rows: rows, columns: columns, look: look, settled: false)
        var facts = ModelFacts(
            members: 2, inputs: state.catalog.inputs, contexts: 2, groups: groups,
            heldOut: heldOut ?? genes.map { $0.contig == "chrB" })
        facts.trainedWithSignalsMissing = trainedWithSignalsMissing
        // The tracks that were asked for first were never read.
        state.asked = nil
        var open: [Effect] = []
        for action in answers(to: .load, state) {
            if case .arrived(.model) = action {
                open += update(&state, .arrived(.model(Arrival.ModelArrival(status: .ready(facts)))))
            } else {
                open += update(&state, action)
            }
        }
        settle(&state, open)
        return state
    }

    /// Answers effects until there are none; with `scans` false no mutants are predicted, as a whole window takes long.
    static func settle(_ state: inout ExplorerState, _ effects: [Effect], scans: Bool = true) {
        var open = effects
        while !open.isEmpty {
            let effect = open.removeFirst()
            if !scans, case .infer(let job) = effect, job.tier == .scan { continue }
            for action in answers(to: effect, state) { open += update(&state, action) }
        }
    }

    /// What the background would say.
    static func answers(to effect: Effect, _ state: ExplorerState) -> [Action] {
        switch effect {
        case .load:
            let values = state.isOtherCondition ? SampleConditions.measured : measured
            var actions: [Action] = [
                .arrived(.measured(Arrival.MeasuredArrival(values: values, note: nil)))
            ]
            if state.catalog.modelName != nil {
                let adjusted = SampleAdjusted.states(of: state.catalog)
                let facts = ModelFacts(
                    members: 2, inputs: state.catalog.inputs, contexts: adjusted == nil ? 2 : 0,
                    adjusted: adjusted, groups: groups,
                    heldOut: state.catalog.genes.map { $0.contig == "chrB" })
                actions.append(.arrived(.model(Arrival.ModelArrival(status: .ready(facts)))))
            }
            return actions
        case .read(let reading):
            return [.arrived(.tracks(Arrival.TracksArrival(tracks: tracks(reading.query, state))))]
        case .infer(let job):
            func forecast(_ question: Question) -> Forecast {
                SampleConditions.forecast(self.forecast(question, state.adjusted), question, state)
            }
            let outcome: Arrival.Outcome =
                switch job.work {
                case .forecast(let question): .forecast(.success(forecast(question)))
                case .survey(let mask, let genes):
                    .survey(
                        genes.map { gene in
                            let baseline: WindowEdit.Replacement = job.means == nil ? .zero : .mean
                            let question = Question(gene: gene, mask: mask, baseline: baseline)
                            return .success(Float(forecast(question).observed.mean))
                        },
                        intervened: state.adjusted == nil || mask != .all
                            ? []
                            : genes.map { gene in
                                let forecast = forecast(Question(gene: gene, mask: mask))
                                return .success(Float(forecast.intervened?.mean ?? .nan))
                            })
                case .input(let gene, let changes, let transplant):
                    .input(.success(input(gene, changes, taking: transplant)))
                case .means(let means): .means(.success(added(means)))
                case .attribution(let query): .attribution(.success(attribution(query)))
                case .mutants(let question, let batch): .mutants(.success(predictions(question, batch)))
                }
            return [.arrived(.job(Arrival.JobArrival(job: job, outcome: outcome)))]
        case .study(let study): return SampleStates.answers(to: study.work, state)
        case .profile(let step):
            return [.arrived(.profiles(Arrival.ProfilesArrival(step: step, rows: step.genes.map(profile))))]
        case .look(let theme, let glyphs):
            return [.arrived(.look(ThemeLibrary().look(theme: theme, depth: .mono, glyphs: glyphs)))]
        case .errand(let commission): return answers(to: commission.errand)
        case .export(let export):
            let outcome = ExportOutcome.written("all of it")
            return [.arrived(.exported(Arrival.ExportArrival(path: export.path, outcome: outcome)))]
        case .open, .closeOther, .relate, .other, .giveUp: return SampleConditions.answers(to: effect, state)
        case .copy, .quit: return []
        }
    }

    /// Some genes are not measured.
    static let measured = genes.indices.map { index -> Float? in
        index % 7 == 5 ? nil : Float(index % 10) / 4
    }

    static func forecast(_ question: Question) -> Forecast {
        var value = 0.3 + Double(question.gene % 10) / 5
        let share = question.baseline == .mean ? 0.1 : 0.04
        for signal in 0..<4 where !question.mask.isOn(signal) { value -= share * Double(signal + 1) }
        for group in groups.groups.indices where !question.mask.isGroupOn(group) {
            value -= 0.05 * Double(group + 1)
        }
        for edit in question.edits {
            switch edit {
            case .base(let position, let code): value += effect(position, code)
            case .signal(_, let positions, _): value -= Double(positions.count) / 1000
            }
        }
        for change in question.changes {
            value += 0.02 * Double(change.inserted.count) - 0.03 * Double(change.removed.count)
        }
        var forecast = Forecast(
            observed: Estimate(mean: value, spread: 0.12),
            intervened: Estimate(mean: value - 0.05, spread: 0.1))
        forecast.perContext = [value - 0.3, value + 0.2]
        forecast.weights = (0..<2).map { context in
            (0..<32).map { Float(($0 * (context + 3) + question.gene) % 11) / 11 }
        }
        forecast.cosines = [1, 0.31, 0.31, 1]
        forecast.uniformity = 1.42
        return forecast
    }

    /// The same of a model that is adjusted for background states.
    static func forecast(_ question: Question, _ adjusted: AdjustedStates?) -> Forecast {
        let forecast = forecast(question)
        return adjusted.map { SampleAdjusted.forecast(forecast, question, $0) } ?? forecast
    }

    /// A signal around a gene's TSS: the gene's number at its TSS, and less the further away.
    static func profile(_ gene: Int) -> Result<[Float], Problem> {
        .success(
            (0..<ProfileQuery.bins).map { bin in
                Float(gene) * (1 - abs(Float(bin) - Float(ProfileQuery.bins) / 2) / Float(ProfileQuery.bins))
            })
    }

    private static func tracks(_ query: TrackQuery, _ state: ExplorerState) -> Tracks {
        let step = Double(query.locus.length) / Double(query.columns)
        let lanes = state.catalog.signals.indices.map { index -> Lane in
            let gene = state.catalog.gene(query.gene)
            if state.catalog.signals[index].isContacts, gene?.contig != query.locus.contig {
                return Lane(mean: [], high: [], note: "\(gene?.symbol ?? "?") is on \(gene?.contig ?? "?")")
            }
            let mean = (0..<query.columns).map { column -> Double? in
                let position = Double(query.locus.start) + (Double(column) + 0.5) * step
                if position.truncatingRemainder(dividingBy: 5_000) < 300 { return nil }
                let phase = (position / (700 + 300 * Double(index))).truncatingRemainder(dividingBy: 1)
                return abs(phase - 0.5) * 12 * Double(index + 1)
            }
            return Lane(mean: mean, high: mean.map { $0.map { $0 * 1.3 } })
        }
        let letters =
            query.locus.length <= query.columns
            ? (query.locus.start..<query.locus.end).map { Array("ACGT".utf8)[$0 % 4] } : nil
        return Tracks(query: query, lanes: lanes, letters: letters)
    }
}

extension ExplorerState {
    /// Presses keys, answering every effect.
    mutating func press(
        _ notation: String, scans: Bool = true, location: SourceLocation = #_sourceLocation
    ) {
        guard let keys = Key.sequence(notation) else {
            Issue.record("no such keys: \(notation)", sourceLocation: location)
            return
        }
        for key in keys { Sample.settle(&self, update(&self, .key(key)), scans: scans) }
    }

    /// Types or pastes a text into the palette and takes what it finds first.
    mutating func enter(_ text: String, scans: Bool = true) {
        press(":", scans: scans)
        Sample.settle(&self, update(&self, .type(text)), scans: scans)
        press("Enter", scans: scans)
    }

    /// The screen as text.
    var text: String { Grid(self).plainText }
}
