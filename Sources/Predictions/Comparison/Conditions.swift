import GenomeData
import PrismModel
import Wording

/// Two conditions of the same genes, each with the model that predicts it: A, from which changes are counted, and B.
///
/// A change is B less A. A transplant is A's window with something of B's in it, predicted by A's model.
public struct Conditions: Sendable {
    /// The condition that changes are counted from, and its model.
    public let a: DataSetModel
    /// The other condition, and its model.
    public let b: DataSetModel
    /// What both are called in what is said of them.
    public let names: ConditionLabels
    /// The genes of both.
    public let genes: GenePairs
    /// The signals that A's model takes, in its order, as B has them.
    public let signals: [SignalMatch]
    /// The names of B's signals that A's data set does not have.
    public let onlyB: [String]
    /// Whether the same weights predict both, with the same signals in the same order.
    public let sharesModel: Bool
    /// Why measured values cannot be compared, a sentence; nil where they can.
    public let measuredProblem: String?

    /// What there is to say of the two, a sentence each: genes, signals and features that only one has, conversions, other
    /// models and units.
    public let notes: [String]
    /// Where the genes lie in both.
    public let places: PairedPlaces

    let features: FeatureMatch
    /// Makes B's windows for A's model, of those of its signals that B has.
    let donor: WindowEncoder
    /// Knows B's surroundings, for A's model; nil for a model that asks for none.
    let surroundings: BackgroundReader?

    /// Pairs two conditions; `names` are what notes and errors call them.
    ///
    /// - Throws: where no gene is in both, or the models predict in different units.
    public init(
        _ a: DataSetModel, _ b: DataSetModel, names: ConditionLabels = .letters
    ) throws(GenomeDataError) {
        (self.a, self.b, self.names) = (a, b, names)
        genes = GenePairs(a.dataSet.annotation, b.dataSet.annotation)
        guard !genes.pairs.isEmpty else {
            throw GenomeDataError(
                file: b.dataSet.manifest.path, place: nil,
                problem: "none of its genes is one of \(a.dataSet.manifest.path), by id or symbol",
                brief: "no gene in both")
        }
        sharesModel = a.weights.map(\.hash) == b.weights.map(\.hash) && a.signalNames == b.signalNames
        let (one, two) = (a.dataSet.expression?.unit, b.dataSet.expression?.unit)
        if let one, let two, one != two {
            let problem = "expression is \(one) in \(names.a) and \(two) in \(names.b)"
            guard sharesModel else {
                throw GenomeDataError(
                    file: b.dataSet.manifest.path, place: "[expression]",
                    problem: problem + ": give both the same unit, or predict both by one model",
                    brief: "expression in another unit")
            }
            measuredProblem = problem + ": measured values are not compared"
        } else {
            measuredProblem = nil
        }
        signals = a.encoder.signals.map { SignalMatch(a.dataSet.signals[$0], in: b.dataSet, names: names) }
        features = FeatureMatch(a.encoder, in: b.dataSet, names: names)
        if sharesModel { try Self.checkShared(a, b, signals, features, names) }
        let known = Set(a.dataSet.signals.map(\.name))
        onlyB = b.dataSet.signals.map(\.name).filter { !known.contains($0) }
        surroundings =
            a.encoder.background == nil
            ? nil : BackgroundReader(b.dataSet, inputs: signals.compactMap(\.position))
        donor = WindowEncoder(
            b.dataSet, signals: signals.filter(\.isTransplantable).compactMap(\.position),
            usesFeatures: a.encoder.usesFeatures, length: a.encoder.length)
        var notes = genes.lines(names) + signals.compactMap(\.note)
        if !onlyB.isEmpty {
            notes.append(
                "only \(names.b) has \(onlyB.joined(separator: ", ")): nothing of \(names.a)'s can be replaced by it"
            )
        }
        notes += features.notes
        notes += features.conversions.map { $0 + ": what is transplanted is converted to \(names.a)'s" }
        places = PairedPlaces(genes, .init(a.dataSet), .init(b.dataSet), names: names)
        notes += places.notes + Self.surroundingsNotes(a, places, genes, names)
        if !sharesModel { notes += [Self.ownModelsNote(names)] + Self.inputNotes(a, b, names) }
        if let measuredProblem { notes.append(measuredProblem) }
        self.notes = notes
    }

    /// What cannot be transplanted as a model reads background states where B's contigs are others, a sentence.
    private static func surroundingsNotes(
        _ a: DataSetModel, _ places: PairedPlaces, _ genes: GenePairs, _ names: ConditionLabels
    ) -> [String] {
        guard a.encoder.background != nil else { return [] }
        let apart = genes.pairs.count { !places.isAlike(a.dataSet.genes[$0.a].contig) }
        guard apart > 0 else { return [] }
        return [
            "\(names.a)'s model reads background states around genes, and "
                + "\(apart.counted(of: genes.pairs.count, "gene")) of both lie on contigs of another assembly in \(names.b): "
                + "nothing is transplanted into them"
        ]
    }

    /// What matters before anything else is read, a line each.
    public var warnings: [String] {
        let places = places.differences
        let lying =
            places.isEmpty ? [] : ["\(names.b) is unlike \(names.a): " + places.joined(separator: ", ")]
        return lying + [measuredProblem].compactMap(\.self)
            + signals.filter { $0.standing == .otherUnit }.compactMap(\.note)
    }

    /// What only one of two models takes, a sentence each.
    private static func inputNotes(
        _ a: DataSetModel, _ b: DataSetModel, _ names: ConditionLabels
    ) -> [String] {
        func note(_ one: String, _ own: [String], _ other: String, _ theirs: [String]) -> String? {
            let alone = own.filter { !theirs.contains($0) }
            guard !alone.isEmpty else { return nil }
            return
                "\(one)'s model takes \(alone.joined(separator: ", ")) and \(other)'s does not: a predicted change holds "
                + "what that makes"
        }
        let (own, theirs) = (a.signalNames, b.signalNames)
        let (one, two) = (a.encoder.length, b.encoder.length)
        let window =
            one == two
            ? nil : "\(names.a)'s model sees a window of \(one) bp and \(names.b)'s one of \(two) bp"
        return [note(names.a, own, names.b, theirs), note(names.b, theirs, names.a, own), window]
            .compactMap(\.self)
    }

    /// Throws where one model would be given windows of another length, or signals or features in another unit, in B.
    private static func checkShared(
        _ a: DataSetModel, _ b: DataSetModel, _ signals: [SignalMatch], _ features: FeatureMatch,
        _ names: ConditionLabels
    ) throws(GenomeDataError) {
        let (one, two) = (a.encoder.length, b.encoder.length)
        var others: [(note: String, brief: String)] =
            one == two
            ? []
            : [
                (
                    note: "the window is \(one) bp in \(names.a) and \(two) bp in \(names.b)",
                    brief: "other window"
                )
            ]
        others += signals.compactMap { match in match.brief.map { (note: match.note ?? $0, brief: $0) } }
        others += features.conversions.map { (note: $0, brief: "features transformed otherwise") }
        guard let first = others.first else { return }
        throw GenomeDataError(
            file: b.dataSet.manifest.path, place: nil,
            problem:
                "one model cannot predict both: \(first.note); give both manifests the same window, units and "
                + "transforms", brief: first.brief)
    }

    /// Stands beside changes that two models predict.
    public static func ownModelsNote(_ names: ConditionLabels = .letters) -> String {
        "\(names.a) and \(names.b) are predicted by models of their own: a predicted change holds the models' difference"
    }

    /// The positions, among A's model's signals, of those that can be taken from B.
    public var transplantable: [Int] { signals.indices.filter { signals[$0].isTransplantable } }

    /// Whether the same members predict a gene in both.
    func sharesMembers(_ pair: GenePairs.Pair) -> Bool {
        sharesModel && a.speaking[pair.a] == b.speaking[pair.b]
    }

    /// Whether no member that predicts a gene, in either condition, learned from it; nil where one does not tell.
    public func isHeldOut(_ pair: GenePairs.Pair) -> Bool? {
        let both = [a.isHeldOut(geneAt: pair.a), b.isHeldOut(geneAt: pair.b)]
        if both.contains(false) { return false }
        return both.contains(nil) ? nil : true
    }

    /// A gene's measured expression in both, each in its own unit.
    public func measured(_ pair: GenePairs.Pair) throws(GenomeDataError) -> InBoth<Float> {
        InBoth(a: try a.dataSet.measured(at: pair.a), b: try b.dataSet.measured(at: pair.b))
    }
}
