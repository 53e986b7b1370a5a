import GenomeData
import Predictions
import PrismModel
import Wording

/// Background states along the genome as files, as `prism states --background` writes them: of those that a model is adjusted
/// for with the signals that are off missing.
extension ExportKind {
    /// Every gene with its states.
    static let genomeStates = ExportKind(
        "genome-states", .table,
        words: {
            "background states of \($0.catalog.genes.count.counted("gene")): state and q"
        },
        stem: { _ in "background-states" }, obstacle: withoutAdjustment,
        write: { task in
            try task.backgroundTable().writeGenes(to: task.path)
            return .written(task.state.catalog.genes.count.counted("gene"))
        })

    /// What the states look like.
    static let genomeAtlas = ExportKind(
        "genome-atlas", .table,
        words: { _ in "the background states' signals, places and expression" },
        stem: { _ in "background-atlas" }, obstacle: withoutAdjustment, needs: { $0.needAtlas($1) },
        write: { try $0.write(ExportGenomeAtlas.table($0.state)) })

    /// The likeliest state along the genome.
    static let genomeRibbon = ExportKind(
        "genome-ribbon", .intervals, words: { _ in "background states along the genome" },
        stem: { _ in "background-states" }, obstacle: withoutAdjustment,
        write: { task in
            .written(
                try task.backgroundTable().writeRibbon(to: task.path).counted("stretch", "stretches"))
        })

    /// The posteriors of every state along the genome.
    static let posteriors = ExportKind(
        "posteriors", .bedGraph,
        words: { _ in "posteriors of every background state along the genome" },
        stem: { _ in "background-posteriors" }, obstacle: withoutAdjustment,
        write: { task in
            try task.backgroundTable().writePosteriors(to: task.path)
            return .written((task.state.alongGenome?.count ?? 0).counted("state"))
        })

    /// Every gene with its state in both conditions.
    static let statesOfBoth = ExportKind(
        "states-of-both", .table,
        words: {
            "background states of \($0.catalog.genes.count.counted("gene")) in \($0.conditionNames.own) and "
                + "\($0.conditionNames.other): state, and whether it moved"
        }, isOfOne: { _ in false }, stem: { _ in "background-states-of-both" },
        obstacle: { $0.movesObstacle },
        needs: { needs, state in
            needs.needAtlas(state)
            if state.other?.state.genome == nil { needs.need("genomes of the other condition", 0, of: 1) }
        }, write: { try $0.write(ExportStatesOfBoth.table($0.state)) })

    /// The same of the other condition as `genomeStates` of this one.
    static let genomeStatesOfOther = ExportKind(
        "genome-states-of-other", .table,
        words: { state in
            let genes = state.other?.state.catalog.genes.count ?? 0
            return
                "\(state.conditionNames.other): background states of \(genes.counted("gene")): state and q"
        }, isOfOne: { _ in false }, stem: { "background-states-\($0.conditionNames.other)" },
        obstacle: { state in
            state.comparisonObstacle ?? state.conditionObstacle
                ?? (state.comparedOther?.adjusted == nil
                    ? "\(state.conditionNames.other)'s model is not adjusted for background states" : nil)
        },
        write: { task in
            guard let other = task.ofOther else { throw Problem("the other condition was closed") }
            try other.backgroundTable().writeGenes(to: task.path)
            return .written(other.state.catalog.genes.count.counted("gene"))
        })

    private static let withoutAdjustment: @Sendable (ExplorerState) -> String? = { state in
        if state.alongGenome != nil { return nil }
        return state.model == .loading ? state.model.obstacle : state.searchText
    }
}

extension ExportTask {
    /// The states of genome and genes, called as they are on the screen; those of a model with the signals that are off
    /// missing.
    fileprivate func backgroundTable() throws -> BackgroundTable {
        if let found = state.found, let run = found.genome.run {
            let label = "states: " + found.label(hasModel: state.model.facts != nil)
            return BackgroundTable(run, names: state.stateNames, about: header + [label] + run.about())
        }
        guard let adjusted = state.adjusted else {
            throw Problem("the model is not adjusted for background states")
        }
        let inputs = state.inputs
        let tracks = adjusted.signals.filter(inputs.indices.contains).map { inputs[$0] }
        try checkCancelled()
        let bins = try BackgroundBins(dataSet, for: adjusted.states, signals: tracks, threads: 1)
        try checkCancelled()
        let names = state.conditionNames
        let whose = state.isOtherCondition || state.other == nil ? [] : ["states: of \(names.own)"]
        let off = adjusted.off(in: state.mask).sorted().map { adjusted.states.signals[$0].name }
        let run = try BackgroundRun(bins, adjusted.states, source: .model, off: off)
        return BackgroundTable(
            run, names: state.stateNames, about: header + whose + state.statesOwners + run.about())
    }
}
