import GenomeData
import Predictions

/// What some members of a model learn from, by position in a data set's genes.
struct RetrainingLesson {
    /// The members, by position.
    let members: [Int]
    /// What the genes are: "train", or "all but fold 1 of 5".
    let name: String
    /// Genes to learn from.
    let training: [Int]
    /// Genes that tell the best weights; none where the last ones count.
    let validation: [Int]
    /// Measured neighbours that are held out together.
    let heldOut: [[Int]]

    /// The genes of the split for training, or all without a split.
    init(members: [Int], splitOf data: DataSet) {
        self.members = members
        name = Split.train.rawValue
        training = data.indices(of: .train)
        validation = data.indices(of: .validation)
        heldOut = []
    }

    /// The genes of a data set that the members of a fold learned from; the stretches between them are held out.
    init(members: [Int], _ learned: LearnedGenes, of data: DataSet) throws {
        self.members = members
        name = learned.split
        let measured = try data.genes.indices.filter { try data.measured(at: $0) != nil }
        var training: [Int] = [], heldOut: [[Int]] = [], stretch: [Int] = []
        for index in measured {
            if learned.contains(data.genes[index], isSimulated: data.manifest.isSimulated) {
                training.append(index)
                if !stretch.isEmpty { heldOut.append(stretch) }
                stretch = []
            } else {
                stretch.append(index)
            }
        }
        self.training = training
        validation = []
        self.heldOut = stretch.isEmpty ? heldOut : heldOut + [stretch]
    }
}
