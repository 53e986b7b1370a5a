import Foundation
import GenomeData
import Predictions
import PrismModel

@testable import Explorer

/// What the background would find out about the states of the made-up data set.
enum SampleStates {
    /// Three groups of genes, by their number, with a little variety in each.
    static func vector(_ gene: Int, off: Int = 0) -> [Float] {
        let group = Float([0.2, 0.5, 0.9][(gene / 2) % 3])
        return (0..<6).map { place in
            group + Float((gene * (place + 3)) % 7) / 70 + (place < off ? 0.05 : 0)
        }
    }

    static func profile(_ gene: Int, signals: Int) -> SignalProfile {
        let height = Float((gene / 2) % 3 + 1)
        let values = (0..<200).flatMap { base -> [Float] in
            let near = max(0, 1 - abs(Float(base) - 100) / 40)
            return (0..<signals).map { height * near * Float($0 + 1) + Float(gene % 5) / 10 }
        }
        return SignalProfile(signals: values, count: signals)
    }

    static func map(_ request: ClusterRequest) throws -> StateMap {
        let genes = Array(Sample.genes.indices.prefix(request.genes))
        let vectors = try VectorTable(genes.map { vector($0) })
        let states = try ContextStates(learnedFrom: vectors, count: request.count, restarts: 2)
        return StateMap(states, vectors, genes: genes, total: Sample.genes.count, request: request)
    }

    static func answers(to work: StateWork, _ state: ExplorerState) -> [Action] {
        func arrived(_ finding: StateFinding) -> [Action] {
            [.arrived(.study(Arrival.StudyArrival(finding: finding)))]
        }
        switch work {
        case .step(let step): return arrived(.step(step, outcome(of: step.work, state)))
        case .cluster(let request):
            return arrived(.cluster(request, Result { try map(request) }.mapError { Problem($0) }))
        case .describe(let map, let expressions):
            let samples = map.genes.enumerated().map { row, gene in
                StateAtlas.Sample(
                    state: map.states.labels[row], squaredDistance: Double(map.squared[row]),
                    profile: profile(gene, signals: state.modelSignals),
                    measured: gene < expressions.measured.count ? expressions.measured[gene] : nil,
                    observed: gene < expressions.observed.count ? expressions.observed[gene] : nil,
                    intervened: gene < expressions.intervened.count ? expressions.intervened[gene] : nil)
            }
            return arrived(.atlas(map, StateAtlas(samples, states: map.count)))
        case .keep: return []
        case .names(_, let set): return arrived(.names(set, nil))
        case .search(let search):
            return arrived(.searching(number: search.number, .learning, done: 40, total: 360))
                + arrived(.found(number: search.number, outcome(of: search)))
        case .endSearch: return []
        case .genome:
            guard let adjusted = state.adjusted else { return [] }
            return arrived(.reading(done: 2, total: 4))
                + arrived(.genome(member: adjusted.member, .success(SampleAdjusted.genome(adjusted))))
        }
    }

    /// Four states of the sample's first two signals and an element, of whatever is asked for.
    private static func outcome(of search: StateSearch) -> StateFinding.SearchOutcome {
        do {
            let states = try SampleAdjusted.states(4)
            return .states(
                FoundStates(
                    number: search.number, source: search.source, states: states,
                    genome: SampleAdjusted.genome(states), signals: states.states.signals.map(\.name),
                    priorOrigin: .training(30)))
        } catch {
            return .failed(Problem(error))
        }
    }

    private static func outcome(of work: StateStep.Work, _ state: ExplorerState) -> StateFinding.Outcome {
        switch work {
        case .genes(let batch): return .genes(batch.map { _ in nil })
        case .gene(let asked, _):
            let question = asked.question
            let signals = 0..<state.modelSignals
            let off = signals.count { !question.mask.isOn($0) }
            let moves = (0..<2).map { context in
                signals.map { question.mask.isOn($0) ? 0.02 * Double($0 + 1 + context) : nil }
            }
            let keeps = (0..<2).map { context in signals.map { Optional(0.9 / Double($0 + 1 + context)) } }
            return .gene(
                .success(GeneContext(vector: vector(question.gene, off: off), moves: moves, keeps: keeps)))
        case .ribbon(let tile, let map):
            let length = Sample.contigs.first { $0.name == tile.contig }?.length ?? 0
            return .ribbon(
                .success(
                    (0..<RibbonTile.steps).compactMap { place in
                        let start = tile.range.lowerBound + place * tile.step
                        guard start < length else { return nil }
                        return StateRibbon.Piece(
                            range: start..<start + tile.step, state: start / 1_300 % map.count)
                    }))
        case .painted(let tile, _): return .ribbon(.success([.init(range: tile.range, state: 1)]))
        case .stretch(let tile):
            guard let adjusted = state.adjusted, adjusted.off(in: tile.mask).count < adjusted.signals.count
            else {
                return .ribbon(.success([]))
            }
            let length = Sample.contigs.first { $0.name == tile.contig }?.length ?? 0
            let shown = tile.range.clamped(to: 0..<length)
            return .ribbon(
                .success(
                    stride(from: shown.lowerBound / 5_000 * 5_000, to: shown.upperBound, by: 5_000).map {
                        StateRibbon.Piece(
                            range: ($0..<$0 + 5_000).clamped(to: shown), state: $0 / 5_000 % adjusted.count)
                    }))
        case .intervention(let gene):
            let forecast = Sample.forecast(Question(gene: gene, mask: .all))
            return .intervention(.success(Float(forecast.intervened?.mean ?? 0)))
        }
    }
}
