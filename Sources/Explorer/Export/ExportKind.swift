import Canvas
import GenomeData
import Wording

/// What of a view can be written to a file.
enum ExportKind: Sendable, Hashable {
    /// The listed genes with their measurements and predictions, and the effects of signals that are known.
    case genes
    /// The current gene's predictions under every mask that is known.
    case masks
    /// What masks do to all genes.
    case effects
    /// How well predictions agree with measurements, by split and contig.
    case agreement
    /// The listed genes with their learned states.
    case states
    /// What the learned states look like.
    case atlas
    /// The learned states along the locus.
    case ribbon
    /// The listed genes as intervals.
    case geneIntervals
    /// Every track over the locus, base by base.
    case tracks
    /// The focused track over the locus, base by base.
    case focusedTrack
    /// What each base and signal contributes to the current gene's prediction.
    case attribution
    /// Their sum.
    case attributionTotal
    /// What every other base does to it.
    case mutants
    /// The screen as a picture.
    case picture

    /// Longer stretches would take gigabytes base by base.
    static let mostBases = 5_000_000

    /// What a view offers, most useful first.
    static func all(in state: State) -> [ExportKind] {
        switch state.view {
        case .locus:
            [
                .tracks, .focusedTrack, .ribbon, .masks, .attribution, .attributionTotal, .genes,
                .geneIntervals,
                .picture,
            ]
        case .ablation:
            state.ablationPage == .gene
                ? [.masks, .effects, .genes, .picture] : [.genes, .effects, .masks, .geneIntervals, .picture]
        case .fit: [.genes, .agreement, .geneIntervals, .picture]
        case .mutate: [.mutants, .masks, .genes, .picture]
        case .states: [.states, .atlas, .genes, .geneIntervals, .picture]
        }
    }

    /// The format, as the dialogue names it.
    var format: String {
        switch self {
        case .genes, .masks, .effects, .agreement, .states, .atlas, .mutants: "TSV"
        case .geneIntervals, .ribbon: "BED9"
        case .tracks, .attribution: "bedGraph"
        case .focusedTrack, .attributionTotal: "bigWig"
        case .picture: "SVG"
        }
    }

    /// What files of the format end in.
    var suffix: String {
        switch self {
        case .genes, .masks, .effects, .agreement, .states, .atlas, .mutants: "tsv"
        case .geneIntervals, .ribbon: "bed"
        case .tracks, .attribution: "bedgraph"
        case .focusedTrack, .attributionTotal: "bw"
        case .picture: "svg"
        }
    }

    /// What is written, in words.
    func title(in state: State) -> String {
        let gene = state.currentGene?.symbol ?? "?"
        return switch self {
        case .genes:
            "\(state.list.order.count.counted("listed gene")): measured, predicted, effects"
        case .masks: "\(gene): predictions under every mask"
        case .effects: "all genes: what each mask changes"
        case .agreement: "agreement by split and contig"
        case .states: "states of \(state.list.order.count.counted("listed gene"))"
        case .atlas: "the states' signals and expression"
        case .ribbon: "learned states over \(state.locus.text)"
        case .geneIntervals: "\(state.list.order.count.counted("listed gene")) as intervals"
        case .tracks: "every signal over \(state.locus.text)"
        case .focusedTrack: "\(state.focusedName) over \(state.locus.text)"
        case .attribution: "\(gene): contribution of each base and signal"
        case .attributionTotal: "\(gene): all contributions together"
        case .mutants: "\(gene): change with every other base"
        case .picture: "this screen"
        }
    }

    /// Why it cannot be written now; nil if it can.
    func obstacle(in state: State) -> String? {
        switch self {
        case .genes, .geneIntervals: return state.list.order.isEmpty ? "no gene passes the filter" : nil
        case .masks:
            if let obstacle = state.model.obstacle { return obstacle }
            if state.gene == nil { return "no gene is chosen" }
            return state.forecast == nil ? "there is no prediction yet" : nil
        case .effects:
            if let obstacle = state.model.obstacle { return obstacle }
            return state.effects.isEmpty ? "no gene is predicted yet" : nil
        case .agreement:
            if let obstacle = state.model.obstacle { return obstacle }
            return state.fit.genes.isEmpty ? "no gene is both measured and predicted yet" : nil
        case .states, .atlas, .ribbon:
            if let obstacle = state.statesObstacle { return obstacle }
            if state.study.map == nil { return state.study.problem ?? "the states are still to be found" }
            if self == .atlas { return state.study.atlas == nil ? "the atlas is still to be made" : nil }
            if self == .states { return state.list.order.isEmpty ? "no gene passes the filter" : nil }
            return ExportStates.ribbon(state).isEmpty ? "the states here are still to be found" : nil
        case .tracks, .focusedTrack:
            if state.catalog.signals.isEmpty { return "the data set has no signals" }
            return state.locus.length > Self.mostBases
                ? "zoom in: at most \(NumberText.compact(Double(Self.mostBases), "b"))" : nil
        case .attribution, .attributionTotal:
            if let obstacle = state.model.obstacle { return obstacle }
            return state.attribution == nil ? "no attributions are shown" : nil
        case .mutants:
            if let obstacle = state.model.obstacle { return obstacle }
            return (state.scan?.map.done ?? 0) == 0 ? "nothing was tried yet" : nil
        case .picture: return nil
        }
    }

    /// A file's name that tells what it holds.
    func fileName(in state: State) -> String {
        let gene = state.currentGene?.symbol ?? "gene"
        let place = "\(state.locus.contig)-\(state.locus.start + 1)-\(state.locus.end)"
        let stem =
            switch self {
            case .genes, .geneIntervals:
                state.list.chosen == nil && state.list.filter.isEmpty ? "genes" : "genes-chosen"
            case .masks: "\(gene)-masks"
            case .effects: "effects"
            case .agreement: "agreement"
            case .states: "states"
            case .atlas: "atlas"
            case .ribbon: "states-\(place)"
            case .tracks: place
            case .focusedTrack: "\(state.focusedName)-\(place)"
            case .attribution: "\(gene)-attribution"
            case .attributionTotal: "\(gene)-attribution-total"
            case .mutants: "\(gene)-mutants"
            case .picture: "\(gene)-\(state.view.title)"
            }
        // Names from files may hold anything; a file's name had better not.
        let plain = stem.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "_" }
        return "prism-" + String(plain.prefix(80)) + "." + suffix
    }
}

extension State {
    /// The name of the signal that has the focus.
    var focusedName: String {
        catalog.signals.indices.contains(focus) ? catalog.signals[focus].name : "?"
    }
}
