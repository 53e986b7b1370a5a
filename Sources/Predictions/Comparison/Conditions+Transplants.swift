import GenomeData
import PrismModel

extension Conditions {
    /// Why nothing of B's can be put into a gene's window of A; nil where it can.
    public func obstacle(to pair: GenePairs.Pair) -> GenomeDataError? {
        func obstacle(_ problem: String, brief: String) -> GenomeDataError {
            let genes = b.dataSet.genes
            let place = genes.indices.contains(pair.b) ? "gene \(genes[pair.b].id)" : nil
            return GenomeDataError(
                file: b.dataSet.manifest.path, place: place, problem: problem, brief: brief)
        }
        guard genes.pair(ofA: pair.a) == pair else {
            return obstacle("the gene is none of both conditions", brief: "not in both")
        }
        let (own, theirs) = (a.dataSet.genes[pair.a], b.dataSet.genes[pair.b])
        guard own.strand == theirs.strand else {
            return obstacle(
                "\(own.symbol) lies on the other strand in \(names.b): the windows' bases do not stand beside each other",
                brief: "other strand")
        }
        guard surroundings != nil, !places.isAlike(own.contig) else { return nil }
        return obstacle(
            "the model reads background states around \(own.symbol), and \(own.contig) is of another assembly in \(names.b)",
            brief: "other assembly")
    }

    /// What B has of a gene, as A's model takes it: bases and signals around B's TSS, in the order and units of A's
    /// signals, and features. What cannot be taken from B is A's own.
    ///
    /// - Throws: as `WindowEncoder.window(ofGeneAt:)`.
    public func donorWindow(of pair: GenePairs.Pair) throws(GenomeDataError) -> GeneWindow {
        let own = try a.encoder.window(ofGeneAt: pair.a)
        let theirs = try donor.window(ofGeneAt: pair.b)
        var window = own
        window.bases = theirs.bases
        let (width, donated) = (signals.count, transplantable)
        for (column, signal) in donated.enumerated() {
            let match = signals[signal]
            for base in 0..<own.length {
                window.signals[base * width + signal] = match.converted(
                    theirs.signals[base * donated.count + column])
            }
        }
        window.features = features.taken(theirs.features, or: own.features)
        return window
    }

    /// A gene's window in A with what is off in a mask taken from B: signals, the features made of them, groups of
    /// features. Where the model reads background states around the gene, those are inferred with B's tracks in place of
    /// A's for the signals taken.
    ///
    /// What cannot be taken stays A's. A window to be predicted by `a.members(ofGeneAt: pair.a)`.
    ///
    /// - Throws: where there is an `obstacle(to:)`, and as `WindowEncoder.window(ofGeneAt:)`.
    public func window(of pair: GenePairs.Pair, taking mask: ModalityMask) throws -> GeneWindow {
        let own = try a.encoder.window(ofGeneAt: pair.a)
        guard mask != .all else { return own }
        return try window(own, of: pair, taking: mask, from: donorWindow(of: pair))
    }

    /// The predictions of A's model for a gene, under each of some transplants: one batch.
    ///
    /// - Parameters:
    ///   - pair: the gene.
    ///   - masks: what is off is taken from B, as in `window(of:taking:)`.
    ///   - outputs: what is computed.
    ///   - threads: at most so many threads work at a time; the numbers do not depend on it.
    ///   - cancellation: looked at before every layer.
    /// - Returns: a prediction per mask, by the members that speak for A's gene.
    /// - Throws: as `window(of:taking:)`, and `PrismError`.
    public func predictions(
        of pair: GenePairs.Pair, taking masks: [ModalityMask], outputs: PredictionOutputs = .observed,
        threads: Int = PrismModel.defaultThreads, cancellation: Cancellation? = nil
    ) throws -> [EnsemblePrediction] {
        guard !masks.isEmpty else { return [] }
        let own = try a.encoder.window(ofGeneAt: pair.a)
        let donor = try donorWindow(of: pair)
        let windows = try masks.map { try window(own, of: pair, taking: $0, from: donor) }
        return try a.members(ofGeneAt: pair.a).predict(
            windows, outputs: outputs, threads: threads, cancellation: cancellation)
    }

    /// The mask of a transplant, by name: of signals and groups of features that A's model takes.
    ///
    /// - Throws: where a name is none of these, or B cannot give it.
    public func mask(taking names: [String]) throws(GenomeDataError) -> ModalityMask {
        let mask = try a.mask(off: names)
        for match in signals where names.contains(match.name) && !match.isTransplantable {
            throw GenomeDataError(
                file: b.dataSet.manifest.path, place: nil,
                problem: match.note ?? "\(match.name) cannot be transplanted")
        }
        return mask
    }

    private func window(
        _ own: GeneWindow, of pair: GenePairs.Pair, taking mask: ModalityMask, from donor: GeneWindow
    ) throws -> GeneWindow {
        guard mask != .all else { return own }
        if let obstacle = obstacle(to: pair) { throw obstacle }
        var window = try own.taking(mask, from: donor, signalCount: signals.count)
        if let reader = a.encoder.background as? BackgroundReader, let surroundings {
            let taken = transplantable.filter { !mask.isOn($0) }.compactMap { signal in
                signals[signal].position.map { (signal, $0) }
            }
            window.background = GeneBackground(
                gene: pair.a,
                from: TransplantedSurroundings(
                    reader, other: surroundings, taken: Dictionary(uniqueKeysWithValues: taken)))
        }
        return window
    }
}
