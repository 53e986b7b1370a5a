import GenomeData
import Predictions
import PrismModel

/// What a data set holds that never changes while it is browsed: its genes, contigs and signals.
///
/// Shared and compared by identity, so that a state stays cheap to copy and to compare.
public final class Catalog: Sendable {
    /// A signal, as the screen names it.
    struct Signal: Sendable, Equatable {
        /// The name.
        var name: String
        /// The unit of what is drawn.
        var unit: String
        /// The unit of what the model takes.
        var inputUnit: String
        /// Whether it holds contacts with a gene's TSS.
        var isContacts: Bool
        /// How contacts were normalised; nil where nobody says.
        var normalization: String?
        /// Whether the manifest or the file says in which unit it is.
        var isUnitSaid = true

        /// What is drawn of it stands on: of contacts what the model takes, which are drawn transformed.
        var scale: SignalScale {
            SignalScale(
                name: name, unit: isUnitSaid ? unit : nil, normalization: normalization,
                isContacts: isContacts)
        }
    }

    /// A feature of genes, as the screen names it.
    struct Feature: Sendable, Equatable {
        /// The column's name.
        var name: String
        /// What is done to values before the model takes them.
        var transform: Transform
    }

    let name: String
    let assembly: String?
    let isSimulated: Bool
    let annotation: Annotation
    let contigLengths: [String: Int]
    let signals: [Signal]
    /// The names of the tracks of regions.
    let regionTracks: [String]
    /// The signals that the model takes, in its order, as far as the manifest tells.
    let inputs: [Int]
    /// The genes' features, in the model's order.
    let features: [Feature]
    /// Features that a model which takes them switches together, as far as the manifest tells.
    let groups: FeatureGroups
    /// The model's window L, in bases.
    let window: Int
    /// The unit of expression, measured and predicted; words for it where the data set names no expression.
    let expressionUnit: String
    let measuresExpression: Bool
    let splits: [Split?]
    /// The model's name; nil where the data set names none.
    let modelName: String?
    /// What comes of the data set, as long as no model is loaded.
    let provenance: Provenance
    /// Symbols in lower case, for the filter.
    let searchNames: [[UInt8]]
    /// Their other names.
    let names: GeneNames

    /// The genes: by contig in the genome's order, then by TSS.
    var genes: [Gene] { annotation.genes }

    init(
        name: String, assembly: String? = nil, isSimulated: Bool = false, annotation: Annotation,
        contigs: [Contig], signals: [Signal], regionTracks: [String] = [], inputs: [Int] = [],
        features: [Feature] = [],
        groups: FeatureGroups = .none, window: Int = 2000,
        expressionUnit: String?,
        splits: [Split?] = [], modelName: String? = nil, provenance: Provenance
    ) {
        self.name = name
        self.assembly = assembly
        self.isSimulated = isSimulated
        self.annotation = annotation
        contigLengths = Dictionary(contigs.map { ($0.name, $0.length) }) { first, _ in first }
        self.signals = signals
        self.regionTracks = regionTracks
        self.inputs = inputs
        self.features = features
        self.groups = groups
        self.window = window
        measuresExpression = expressionUnit != nil
        self.expressionUnit = expressionUnit ?? "the model's own unit"
        self.splits = splits
        self.modelName = modelName
        self.provenance = provenance
        searchNames = annotation.genes.map { FuzzyMatch.folded($0.symbol) }
        names = GeneNames(annotation)
    }

    /// The catalog of an opened data set; its first model is the one that predicts.
    public convenience init(_ dataSet: DataSet) {
        let manifest = dataSet.manifest
        let model = manifest.models.first
        let taken = model.map(manifest.signalIndices) ?? []
        let signals = dataSet.signals.map { track in
            let isContacts = track.contacts != nil
            return Signal(
                name: track.name, unit: isContacts ? track.inputUnit : track.unit ?? "value",
                inputUnit: track.inputUnit, isContacts: isContacts, normalization: track.normalization,
                isUnitSaid: isContacts || track.unit != nil)
        }
        self.init(
            name: manifest.name, assembly: manifest.assembly, isSimulated: manifest.isSimulated,
            annotation: dataSet.annotation, contigs: dataSet.genome.contigs, signals: signals,
            regionTracks: dataSet.tracks.map(\.name), inputs: taken,
            features: zip(dataSet.features?.columns ?? [], dataSet.features?.transforms ?? []).map {
                Feature(name: $0, transform: $1)
            }, groups: FeatureGroups(dataSet, signals: taken),
            window: manifest.window, expressionUnit: dataSet.expression?.unit,
            splits: dataSet.splits ?? [], modelName: model?.name,
            provenance: Provenance(
                dataSet, signals: taken, window: manifest.window, usesFeatures: false,
                model: model.map { Provenance.Model(name: $0.name) }))
    }

    /// The unit of expression, with a word where the data are simulated.
    var unitText: String {
        isSimulated && !expressionUnit.contains("simulated") ? expressionUnit + ", simulated" : expressionUnit
    }

    func gene(_ index: Int?) -> Gene? {
        guard let index, genes.indices.contains(index) else { return nil }
        return genes[index]
    }

    /// The genes that a folded pattern, not empty, finds by their symbols or by the aliases that match it, the best first.
    func found(by pattern: [UInt8], among genes: [Int]?, aliases: [Int: GeneNames.Match]) -> [Int] {
        (genes ?? Array(searchNames.indices)).compactMap { gene -> (gene: Int, score: Int)? in
            let symbol = FuzzyMatch(pattern, in: searchNames[gene])?.score
            let alias = aliases[gene]?.score
            guard symbol != nil || alias != nil else { return nil }
            return (gene, max(symbol ?? .min, alias ?? .min))
        }.sorted { ($1.score, $0.gene) < ($0.score, $1.gene) }.map(\.gene)
    }

    func split(_ index: Int) -> Split? { splits.indices.contains(index) ? splits[index] : nil }

    /// How a theme calls a track: letters and digits in lower case.
    func role(ofSignal index: Int) -> String {
        guard signals.indices.contains(index) else { return "signal" }
        let name = signals[index].name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return "signal." + name
    }
}

extension Catalog: Equatable {
    /// Whether two are the same object.
    public static func == (first: Catalog, second: Catalog) -> Bool { first === second }
}
