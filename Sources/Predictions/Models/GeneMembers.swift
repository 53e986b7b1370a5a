import GenomeData

/// Which members of a model speak for each gene of a data set, and whether they learned from it.
///
/// Of a cross-validated model those speak that did not learn from the gene, or all where every member learned from it; of
/// any other model all.
public struct GeneMembers: Sendable, Equatable {
    /// The members that speak together for some gene, each set by position, rising; the first set is all of them.
    let sets: [[Int]]
    /// By gene.
    private let setOfGene: [Int]
    private let heldOut: [Bool?]

    /// - Parameters:
    ///   - learned: what each member learned from; nil for one that does not tell.
    ///   - dataSet: whose genes are asked about.
    ///   - isFolded: whether members keep silent on genes that they learned from.
    init(_ learned: [LearnedGenes?], of dataSet: DataSet, isFolded: Bool) {
        let isSimulated = dataSet.manifest.isSimulated
        let all = Array(learned.indices)
        var sets = [all], numbers = [all: 0]
        var setOfGene: [Int] = [], heldOut: [Bool?] = []
        for gene in dataSet.genes {
            let saw = learned.map { $0?.contains(gene, isSimulated: isSimulated) }
            let unseeing = isFolded ? all.filter { saw[$0] == false } : all
            let speaking = unseeing.isEmpty ? all : unseeing
            let number = numbers[speaking] ?? sets.count
            if number == sets.count {
                sets.append(speaking)
                numbers[speaking] = number
            }
            setOfGene.append(number)
            let isLearned = speaking.contains { saw[$0] == true }
            heldOut.append(isLearned ? false : speaking.contains { saw[$0] == nil } ? nil : true)
        }
        self.sets = sets
        self.setOfGene = setOfGene
        self.heldOut = heldOut
    }

    /// The number, in `sets`, of the members that speak for the gene at `index`; that of all beyond the data set's genes.
    func set(ofGeneAt index: Int) -> Int { setOfGene.indices.contains(index) ? setOfGene[index] : 0 }

    /// The members that speak for the gene at `index` of the data set's genes, by position, rising.
    public subscript(index: Int) -> [Int] { sets[set(ofGeneAt: index)] }

    /// Whether none of the members that speak for a gene learned from it; nil where one of them does not tell, and beyond
    /// the data set's genes.
    public func isHeldOut(geneAt index: Int) -> Bool? {
        heldOut.indices.contains(index) ? heldOut[index] : nil
    }

    /// Whether several members speak for any gene, so that predictions have a spread.
    var haveSpread: Bool { setOfGene.contains { sets[$0].count > 1 } }
}
