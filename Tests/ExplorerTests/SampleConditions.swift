import Canvas
import GenomeData
import PrismModel
import Testing

@testable import Explorer
@testable import Predictions

/// Another condition of the made-up data set: one gene less, another order of signals, one signal less and one more.
enum SampleConditions {
    /// The gene that it lacks, by position in `Sample.genes`.
    static let lacking = 5

    static let genes = Sample.genes.enumerated().filter { $0.offset != lacking }.map(\.element)

    /// What differs.
    static let notes = [
        "39 genes in both", "1 gene only in Sample", "only Sample has Hi-C: it cannot be transplanted",
        "only Other has ATAC: nothing of Sample's can be replaced by it",
        Conditions.ownModelsNote(ConditionLabels(a: "Sample", b: "Other")),
    ]

    /// `shift`: how many bases further along the contig every gene starts; `isOtherGenome`: whether the contigs are longer, and
    /// genes lie on the other strand.
    static func catalog(
        modelName: String? = "tiny", unit: String = "log10(CAGE + 1)", signalUnit: String = "reads",
        shift: Int = 0, isOtherGenome: Bool = false
    ) -> Catalog {
        let genes = genes.map { gene in
            var gene = gene
            gene.tss += shift
            if isOtherGenome { gene.strand = gene.strand == .forward ? .reverse : .forward }
            return gene
        }
        let contigs = Sample.contigs.map {
            Contig(name: $0.name, length: $0.length + (isOtherGenome ? 1_000 : 0))
        }
        let signals = ["DNase", "H3K27ac", "ATAC"]
        return Catalog(
            name: "Other", assembly: "made up", isSimulated: true,
            annotation: Annotation(genes: genes, contigOrder: ["chrA", "chrB"]), contigs: contigs,
            signals: signals.map { name in
                let unit = name == "H3K27ac" ? signalUnit : "reads"
                return Catalog.Signal(name: name, unit: unit, inputUnit: unit, isContacts: false)
            }, inputs: [0, 1], features: Sample.features, groups: Sample.groups, expressionUnit: unit,
            splits: genes.map { $0.contig == "chrB" ? .test : .train }, modelName: modelName,
            provenance: Provenance(
                dataSet: "Other", isSimulated: true, assembly: "made up",
                model: modelName.map { Provenance.Model(name: $0) }, window: 2000, signals: signals,
                unit: unit))
    }

    /// What is measured there: of two genes in three more or less.
    static let measured = Sample.measured.enumerated().filter { $0.offset != lacking }.map { index, value in
        value.map { $0 + Float(index % 3 - 1) / 2 }
    }

    /// What the other condition's model says more, and each signal that is taken.
    static func forecast(_ plain: Forecast, _ question: Question, _ state: ExplorerState) -> Forecast {
        var forecast = plain
        var more = 0.0
        if state.isOtherCondition {
            // By the gene itself, whose position differs.
            let own = question.gene + (question.gene >= lacking ? 1 : 0)
            more = Double(own % 3 - 1) / 4
        }
        if let taken = question.transplant?.taken {
            for signal in 0..<2 where !taken.isOn(signal) { more += 0.1 * Double(signal + 1) }
        }
        forecast.observed.mean += more
        forecast.intervened?.mean += more
        return forecast
    }

    /// Why `refused.toml` is not compared.
    static let refusal = Problem(
        "one model cannot predict both: the window is 2000 bp in Sample and 1000 bp in Other (refused.toml)",
        brief: "other window")

    static func answers(to effect: Effect, _ state: ExplorerState) -> [Action] {
        switch effect {
        case .open(let opening):
            let opened = Arrival.OpenedArrival(number: opening.number, outcome: open(opening.source, state))
            return [.arrived(.opened(opened))]
        case .relate(let number) where state.other?.source.path == "refused.toml":
            let related = Arrival.RelatedArrival(number: number, outcome: .failure(refusal))
            return [.arrived(.related(related))]
        case .relate(let number):
            let theirs = state.other?.state.catalog.signals.map(\.name) ?? []
            let signals = state.inputs.map { state.catalog.signals[$0].name }.map {
                ConditionFacts.Signal(
                    name: $0, isThere: theirs.contains($0), isTransplantable: theirs.contains($0))
            }
            let facts = ConditionFacts(signals: signals, sharesModel: false, notes: notes)
            return [.arrived(.related(Arrival.RelatedArrival(number: number, outcome: .success(facts))))]
        case .other(let number, let inner):
            guard let other = state.other, other.number == number else { return [] }
            return Sample.answers(to: inner, other.state).compactMap { action in
                guard case .arrived(let arrival) = action else { return nil }
                return .arrived(.other(number: number, arrival))
            }
        default: return []
        }
    }

    private static func open(
        _ source: ConditionSource, _ state: ExplorerState
    ) -> Result<OpenedCondition, Problem> {
        if source.path?.contains("missing") == true {
            return .failure(Problem("missing.toml: is not there"))
        }
        let isAdjusted =
            state.catalog.modelName?.hasPrefix("adjusted") == true && source.path != "plain.toml"
        let theirs =
            source.path == nil
            ? Sample.catalog(modelName: source.model ?? "tiny")
            : catalog(
                modelName: isAdjusted ? state.catalog.modelName : "tiny",
                unit: source.path == "units.toml" ? "TPM" : "log10(CAGE + 1)",
                signalUnit: source.path == "fold.toml" ? "fold change" : "reads",
                shift: ["shifted.toml", "genome.toml"].contains(source.path) ? 10 : 0,
                isOtherGenome: source.path == "genome.toml")
        return .success(
            OpenedCondition(
                catalog: theirs, pairing: ConditionPairing(state.catalog, theirs), path: source.path))
    }
}

extension ExplorerState {
    /// The made-up data set with the other condition open, everything answered.
    static func compared(
        rows: Int = 40, columns: Int = 120, look: Look = Sample.look(), to text: String = "other.toml"
    ) -> ExplorerState {
        var state = Sample.state(rows: rows, columns: columns, look: look)
        state.compare(text)
        return state
    }

    /// Types a condition into the palette; nothing closes it.
    mutating func compare(_ text: String) { enter("compare " + text) }
}
