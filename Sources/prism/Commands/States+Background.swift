import ArgumentParser
import Foundation
import GenomeData
import Predictions
import PrismModel

extension States {
    /// Background states from outside the promoters: learned, or of a segmentation.
    func runBackground(_ work: StoppableRun) throws {
        let dataSet = try DataSet(path: source.dataset)
        let known = try names.map { try StateNames(path: $0) } ?? StateNames()
        let score =
            try truth.truth
            ? (
                table: StateTruth(path: truth.path(dataSet.manifest), of: dataSet),
                domains: trueDomains(dataSet.manifest)
            ) : nil
        let other = try segmentation.map { try Segmentation(path: $0, contigs: dataSet.genome.contigs) }
        let given = try from.map { try Segmentation(path: $0, contigs: dataSet.genome.contigs) }
        let clock = BackgroundClock()
        let trained = try trainedStates(dataSet)
        let model = trained?.model.provenance.model
        let bins = try clock.measure("reading") { try read(dataSet, keeping: given, for: trained) }
        guard given != nil || !bins.chains.isEmpty else { return try reportNothing(bins) }
        let (run, taken): (BackgroundRun, SegmentationStates?)
        do {
            (run, taken) = try infer(bins, given, trained?.states, clock)
        } catch PrismError.noBackground(let reason) {
            return try reportNothing(bins, reason)
        }
        let provenance =
            run.provenance(version: Version.text, seed: seed, model: model) + (taken?.notes ?? [])
        let colours = taken?.colours ?? []
        var names = known
        for state in 0..<run.model.chain.states where names.entries[state] == nil {
            names.entries[state] = .init(
                name: run.model.names[state], colour: colours.indices.contains(state) ? colours[state] : nil)
        }
        var summary = BackgroundSummary(run, try BackgroundAtlas(run, names: names), seed: seed)
        summary.seconds = clock.seconds
        summary.binsPerSecond = Double(bins.count) / max(1e-9, clock.seconds.values.reduce(0, +))
        if let score { summary.add(BackgroundScore(run, score.table, domains: score.domains)) }
        summary.segmentation = other.map { SegmentationComparison(run, $0) }
        if let trained { summary.from = "the model \(trained.model.name)" }
        summary.elements += taken?.elements.count ?? 0
        summary.notes += (taken?.notes ?? []) + (other?.notes ?? [])
        try write(run, names, provenance, work)
        try report(summary, bins, provenance)
    }

    private typealias TrainedStates = (model: DataSetModel, states: BackgroundModel, signals: [Int])

    /// The states that a model is adjusted for, and their signals by position in the data set's; nil where no model is named.
    private func trainedStates(_ dataSet: DataSet) throws -> TrainedStates? {
        guard !source.choice.weights.isEmpty || source.choice.model != nil else { return nil }
        let model = try source.load()
        guard let adjusted = model.adjustedStates else {
            throw ValidationError(
                "the model \(model.name) is not adjusted for background states; without it, they are learned anew"
            )
        }
        guard adjusted.isShared else {
            throw ValidationError(
                "the members of \(model.name) are adjusted for different background states: name one of them with --weights"
            )
        }
        return (model, adjusted.states, adjusted.signals.map { model.encoder.signals[$0] })
    }

    private func read(
        _ dataSet: DataSet, keeping given: Segmentation?,
        for trained: TrainedStates?
    ) throws -> BackgroundBins {
        let progress = SharedProgress("reading")
        defer { progress.finish() }
        if let trained {
            return try BackgroundBins(
                dataSet, for: trained.states, signals: trained.signals, threads: cores.threads,
                cancellation: Interruption.cancellation
            ) { progress.update($0, of: $1) }
        }
        return try BackgroundBins(
            dataSet, keeping: Set(given.map { Array($0.segments.keys) } ?? []), threads: cores.threads,
            cancellation: Interruption.cancellation
        ) { progress.update($0, of: $1) }
    }

    private func infer(
        _ bins: BackgroundBins, _ given: Segmentation?, _ trained: BackgroundModel?, _ clock: BackgroundClock
    ) throws -> (BackgroundRun, SegmentationStates?) {
        if let trained {
            let run = try clock.measure("assigning") {
                try BackgroundRun(bins, trained, source: .model, off: ModelOptions.list(off)) { _ in
                    try Interruption.check()
                }
            }
            return (run, nil)
        }
        if let given {
            let states = try SegmentationStates(given, bins)
            let run = try clock.measure("assigning") {
                try BackgroundRun(
                    bins, states.model, source: .segmentation(given.file), chains: states.chains
                ) { _ in try Interruption.check() }
            }
            return (run, states)
        }
        let progress = SharedProgress("learning")
        let learned = try clock.measure("learning") {
            defer { progress.finish() }
            return try bins.learnedStates(
                count: k.map { .given($0) } ?? .usual, seed: seed, threads: cores.threads,
                cancellation: Interruption.cancellation
            ) { progress.update($0, of: $1) }
        }
        let run = try clock.measure("assigning") {
            try BackgroundRun(
                bins, learned.model, source: .learned(learned.learning), off: ModelOptions.list(off)
            ) { _ in try Interruption.check() }
        }
        return (run, nil)
    }

    private func trueDomains(_ manifest: Manifest) throws -> TrueDomains? {
        let path = TrueDomains.path(besides: manifest)
        return truth.truthTable == nil && FileManager.default.fileExists(atPath: path)
            ? try TrueDomains(path: path) : nil
    }

    private func write(
        _ run: BackgroundRun, _ names: StateNames, _ provenance: [String], _ work: StoppableRun
    ) throws {
        let files = BackgroundTable(run, names: names, about: provenance)
        if let output {
            try files.writeGenes(to: output)
            try work.wrote(output)
        }
        if let bed {
            try files.writeRibbon(to: bed)
            try work.wrote(bed)
        }
        if let bedgraph { try files.writePosteriors(to: bedgraph) }
    }

    private func report(
        _ summary: BackgroundSummary, _ bins: BackgroundBins, _ provenance: [String]
    ) throws {
        if json {
            return try StandardOutput.write(json: summary, provenance: provenance, keys: .convertToSnakeCase)
        }
        let text = BackgroundText(summary: summary, dataSet: bins.dataSet, margin: bins.margin)
        try StandardOutput.write(lines: text.lines)
    }

    /// Signals without background are a finding, and a failure only where files were to hold states.
    private func reportNothing(_ bins: BackgroundBins, _ reason: String? = nil) throws {
        var summary = BackgroundSummary(bins)
        if let reason { summary.notes.append(reason) }
        try report(summary, bins, bins.provenance.lines("states --background", version: Version.text))
        guard output == nil, bed == nil, bedgraph == nil else {
            throw PrismError.input(
                problem: "\(source.dataset): \(BackgroundBins.noInformation), so no file was written")
        }
    }

    /// What does not go together with `--background`, or only with it.
    func validateBackground() throws {
        let outputs = [output, bed, bedgraph].compactMap { $0 }
        guard Set(outputs).count == outputs.count else {
            throw ValidationError(
                "--output, --bed and --bedgraph are files of their own; two of them are the same")
        }
        if background {
            guard !full, contig == nil, flank == nil, step == nil else {
                throw ValidationError(
                    "--background predicts nothing and paints whole contigs in bins of 500 bp: leave out --full, "
                        + "--contig, --flank and --step")
            }
            let isTrained = !source.choice.weights.isEmpty || source.choice.model != nil
            guard !isTrained || (k == nil && from == nil) else {
                throw ValidationError("--k and --from are for states that no model brings")
            }
            if let k, !(2...HiddenMarkovModel.mostStates).contains(k) {
                throw ValidationError("--k must be 2 … \(HiddenMarkovModel.mostStates) with --background")
            }
            guard from == nil || (k == nil && off == nil) else {
                throw ValidationError("--k and --off are for states that are learned, not for --from")
            }
        } else if bedgraph != nil || segmentation != nil || from != nil || off != nil {
            throw ValidationError("--bedgraph, --segmentation, --from and --off go with --background")
        }
    }
}
