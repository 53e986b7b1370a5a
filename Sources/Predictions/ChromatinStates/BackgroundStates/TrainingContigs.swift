import GenomeData

/// The contigs that states are learned from.
struct TrainingContigs {
    let names: Set<String>
    /// What is unusual about the contigs, in words.
    let note: String?

    /// Contigs with training genes and no others. All of `contigs` where the data set names no split; all with training
    /// genes where every one of those has others too.
    init(_ dataSet: DataSet, among contigs: [String]) {
        guard dataSet.splits != nil else {
            names = Set(contigs)
            note = nil
            return
        }
        var (trained, others): (Set<String>, Set<String>) = ([], [])
        for (index, gene) in dataSet.genes.enumerated() {
            switch dataSet.split(at: index) {
            case .train: trained.insert(gene.contig)
            case .validation, .test: others.insert(gene.contig)
            case nil: break
            }
        }
        let known = trained.intersection(contigs)
        let apart = known.subtracting(others)
        if !apart.isEmpty {
            (names, note) = (apart, nil)
        } else if !known.isEmpty {
            names = known
            note =
                "every contig with training genes has others too: states are learned from these contigs' signals"
        } else {
            names = Set(contigs)
            note = "no contig with signals has training genes: states are learned from all contigs"
        }
    }
}
