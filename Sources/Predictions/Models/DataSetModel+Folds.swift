import GenomeData
import PrismModel
import Wording

extension DataSetModel {
    /// Members that learned from the same genes, by position, in the members' order.
    static func folds(_ learned: [LearnedGenes?]) -> [[Int]] {
        var folds: [[Int]] = []
        for (member, genes) in learned.enumerated() {
            if let fold = folds.firstIndex(where: { $0.first.map { learned[$0] == genes } ?? false }) {
                folds[fold].append(member)
            } else {
                folds.append([member])
            }
        }
        return folds
    }

    /// How many folds and members a cross-validated model has: "5 folds, 3 members each", or "5 folds, 14 members" where
    /// they are not equally many.
    static func words(ofFolds folds: [[Int]]) -> String {
        let counts = Set(folds.map(\.count)), members = folds.reduce(0) { $0 + $1.count }
        return folds.count.counted("fold") + ", "
            + (counts.count == 1
                ? (counts.first ?? 0).counted("member") + " each" : members.counted("member"))
    }

    /// A line on measured genes that every member of a cross-validated model learned from, as where a fold is missing.
    static func notes(on speaking: GeneMembers, of dataSet: DataSet) -> [String] {
        let seen = dataSet.genes.indices.count { speaking.isHeldOut(geneAt: $0) == false }
        return seen == 0
            ? []
            : [
                "\(seen.counted(of: dataSet.genes.count, "gene")) predicted by all members, which learned from them"
            ]
    }

    /// Predicts genes, each by the members that speak for it; one result per gene, in order.
    ///
    /// `genes` are positions in the data set's, `windows` theirs; all else, and errors, as of `Ensemble.predict`.
    func predict(
        _ genes: [Int], _ windows: [GeneWindow], outputs: PredictionOutputs = .observed,
        mask: ModalityMask = .all, baseline: SignalBaseline = .zero, threads: Int
    ) throws(PrismError) -> [EnsemblePrediction] {
        var places: [Int: [Int]] = [:]
        for (place, gene) in zip(windows.indices, genes) {
            places[speaking.set(ofGeneAt: gene), default: []].append(place)
        }
        var answers = [EnsemblePrediction?](repeating: nil, count: windows.count)
        for own in places.values {
            let predicted = try members(ofGeneAt: genes[own[0]]).predict(
                own.map { windows[$0] }, outputs: outputs, mask: mask, baseline: baseline, threads: threads)
            for (place, answer) in zip(own, predicted) { answers[place] = answer }
        }
        return answers.compactMap(\.self)
    }
}
