import GenomeData

/// Where in the annotation the bins of each background state lie.
struct PlaceCounts {
    /// Bins of each state.
    private(set) var bins: [Int]
    private var bases: [[Double]]
    private var starts: [Double]
    private let knowsExons: Bool
    private let knowsBodies: Bool

    init(_ run: BackgroundRun) throws(GenomeDataError) {
        let states = run.model.backgroundStates
        let places = GenomePlaces.Place.allCases.count
        bins = [Int](repeating: 0, count: states)
        starts = [Double](repeating: 0, count: states)
        bases = [[Double]](repeating: [Double](repeating: 0, count: places), count: states)
        let models = try run.dataSet.geneModels()
        knowsExons = models.genes.contains { gene in gene.transcripts.contains { !$0.exons.isEmpty } }
        knowsBodies = knowsExons || models.genes.contains { $0.bounds != nil }
        for (labels, chain) in zip(run.labels, run.bins.chains) {
            let here = GenomePlaces(
                models.genes(on: chain.contig.name), length: chain.contig.length, binSize: run.bins.binSize)
            for (bin, label) in labels.enumerated() where bin < here.starts.count {
                bins[Int(label)] += 1
                starts[Int(label)] += Double(here.starts[bin])
                for place in 0..<places {
                    bases[Int(label)][place] += Double(here.bases[bin * places + place])
                }
            }
        }
    }

    /// The share of a state's bases in each place over the share of all bases there.
    func enrichment(_ state: Int) -> [String: Double] {
        let all = bases.map { $0.reduce(0, +) }
        let (own, total) = (all[state], all.reduce(0, +))
        guard own > 0, total > 0 else { return [:] }
        func fold(_ part: Double, _ whole: Double) -> Double? {
            whole > 0 ? (part / own) / (whole / total) : nil
        }
        var folds: [String: Double] = [:]
        folds["tss"] = fold(starts[state], starts.reduce(0, +))
        for place in GenomePlaces.Place.allCases {
            guard place == .intergenic ? knowsBodies : knowsExons else { continue }
            let whole = bases.reduce(0) { $0 + $1[place.rawValue] }
            folds["\(place)"] = fold(bases[state][place.rawValue], whole)
        }
        return folds
    }
}
