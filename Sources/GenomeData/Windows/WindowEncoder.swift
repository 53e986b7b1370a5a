import PrismModel

/// Turns a gene, or any position, into what a model takes.
///
/// Along the + strand, never flipped, over `[TSS − L/2, TSS − L/2 + L)`: bases as codes, unknown beyond the
/// contig's ends; signals with their transforms, 0 where there are no data; features in the manifest's order.
/// Windows of genes are kept up to a bounded size. Safe to use from several threads at once.
public final class WindowEncoder: Sendable {
    /// The data set.
    public let dataSet: DataSet
    /// The signals that become the model's, by position in the data set's.
    public let signals: [Int]
    /// Whether windows carry features.
    public let usesFeatures: Bool
    /// The window length L, in bases.
    public let length: Int
    /// What knows in which background states genes lie; nil where no model asks.
    public let background: (any BackgroundSource)?

    /// Which features are switched together, and which are made of the signals; none without features.
    public let featureGroups: FeatureGroups

    private let tracks: [SignalTrack]
    private let cache: RecentCache<Int, GeneWindow>

    /// An encoder for one shape of window.
    ///
    /// - Parameters:
    ///   - dataSet: where everything is read from.
    ///   - signals: positions in the data set's signals, in the model's order; nil for all. Positions that do not
    ///     exist are passed over.
    ///   - usesFeatures: false for a model trained without.
    ///   - unseen: features, by position, that the model was trained without, each with the name that was withheld.
    ///   - length: L; nil for the manifest's. Between 1 and 2²⁰.
    ///   - background: what knows in which background states genes lie, for models that are adjusted for them.
    ///   - cacheBytes: how much memory windows of genes may keep; unless told, that of some 350 windows of four signals,
    ///     more than anyone goes back to while browsing.
    public init(
        _ dataSet: DataSet, signals: [Int]? = nil, usesFeatures: Bool = true, unseen: [Int: String] = [:],
        length: Int? = nil,
        background: (any BackgroundSource)? = nil, cacheBytes: Int = 12 << 20
    ) {
        self.dataSet = dataSet
        self.signals = (signals ?? Array(dataSet.signals.indices)).filter(dataSet.signals.indices.contains)
        self.usesFeatures = usesFeatures && dataSet.features != nil
        self.length = min(max(1, length ?? dataSet.manifest.window), Manifest.longestWindow)
        featureGroups =
            self.usesFeatures ? FeatureGroups(dataSet, signals: self.signals, unseen: unseen) : .none
        tracks = self.signals.map { dataSet.signals[$0] }
        self.background = background
        cache = RecentCache(capacity: cacheBytes)
    }

    /// The window of the gene at `index` of the data set's genes.
    ///
    /// - Throws: when a file is damaged, a value cannot be transformed, or a feature is missing where the manifest
    ///   makes that an error.
    public func window(ofGeneAt index: Int) throws(GenomeDataError) -> GeneWindow {
        if let held = cache[index] { return held }
        guard dataSet.genes.indices.contains(index) else {
            throw GenomeDataError(
                file: dataSet.manifest.genes, place: "gene \(index)",
                problem: "there are \(dataSet.genes.count) genes")
        }
        let gene = dataSet.genes[index]
        let window = try window(
            over: GenomicInterval(around: gene.tss, on: gene.contig, length: length), gene: gene)
        let cost = window.bases.count + 4 * (window.signals.count + window.features.count) + 128
        cache.insert(window, for: index, cost: cost)
        return window
    }

    /// A window over any interval, of any length from 1 to 2²⁰: for state ribbons and longer contexts.
    ///
    /// - Parameters:
    ///   - interval: 0-based half-open; the contig as the genome spells it.
    ///   - gene: whose contacts and features these are. Without a gene there are no contacts, and every feature is
    ///     missing.
    /// - Returns: the window; signals are L × S, row-major.
    /// - Throws: as `window(ofGeneAt:)`, and when the genome does not have the contig.
    public func window(
        over interval: GenomicInterval, gene: Gene?
    ) throws(GenomeDataError) -> GeneWindow {
        let length = try interval.checkedLength(file: dataSet.manifest.path)
        guard (1...Manifest.longestWindow).contains(length) else {
            throw GenomeDataError(
                file: dataSet.manifest.path, place: interval.place,
                problem: "a window has 1 to \(Manifest.longestWindow) bases")
        }
        let bases = try dataSet.genome.bases(in: interval)
        return GeneWindow(
            bases: bases, signals: try signals(over: interval, gene: gene), features: try features(of: gene),
            groups: featureGroups, background: background(of: gene))
    }

    private func background(of gene: Gene?) -> GeneBackground? {
        guard let background, let gene, let index = dataSet.annotation.index(ofID: gene.id) else {
            return nil
        }
        return GeneBackground(gene: index, from: background)
    }

    /// The mean of every signal over all genes of the data set, position by position: L × S, as in a window.
    ///
    /// Windows are taken in order and summed in double precision, so the result depends on nothing else.
    ///
    /// - Parameter progress: called with the number of genes done.
    /// - Returns: the means, after transforms, with 0 where a gene has no data.
    /// - Throws: as `window(ofGeneAt:)`.
    public func meanSignals(progress: (Int) -> Void = { _ in }) throws(GenomeDataError) -> [Float] {
        var sums = [Double](repeating: 0, count: length * tracks.count)
        for index in dataSet.genes.indices {
            try addSignals(ofGenesAt: index..<(index + 1), to: &sums)
            progress(index + 1)
        }
        let count = Double(max(1, dataSet.genes.count))
        return sums.map { Float($0 / count) }
    }

    /// Adds the signals of some genes to sums, position by position: `meanSignals` in steps of the caller's.
    ///
    /// - Parameters:
    ///   - genes: positions in the data set's genes; those that do not exist are passed over.
    ///   - sums: L × S; any other number of values starts anew at 0.
    /// - Throws: as `window(ofGeneAt:)`.
    public func addSignals(ofGenesAt genes: Range<Int>, to sums: inout [Double]) throws(GenomeDataError) {
        if sums.count != length * tracks.count { sums = Array(repeating: 0, count: length * tracks.count) }
        for index in genes.clamped(to: dataSet.genes.indices) {
            let inputs = try signals(of: dataSet.genes[index])
            for position in sums.indices { sums[position] += Double(inputs[position]) }
        }
    }

    /// The signals alone of a gene's window, L × S, past the cache: a sweep over all genes would only turn it over.
    ///
    /// - Throws: as `window(ofGeneAt:)`.
    public func signals(of gene: Gene) throws(GenomeDataError) -> [Float] {
        try signals(over: GenomicInterval(around: gene.tss, on: gene.contig, length: length), gene: gene)
    }

    /// The signals alone over any interval: L × S, as in a window.
    ///
    /// - Parameters:
    ///   - interval: 0-based half-open; it may reach beyond the contig's ends.
    ///   - gene: whose contacts these are; without a gene, contacts are missing.
    ///   - columns: the model's signals that are read; the others are 0. Nil for all.
    /// - Returns: the values, after transforms.
    /// - Throws: as `window(ofGeneAt:)`.
    public func signals(
        over interval: GenomicInterval, gene: Gene?, only columns: Set<Int>? = nil
    ) throws(GenomeDataError) -> [Float] {
        let length = try interval.checkedLength(file: dataSet.manifest.path)
        var inputs = [Float](repeating: 0, count: length * tracks.count)
        for (offset, track) in tracks.enumerated() where columns?.contains(offset) ?? true {
            let values = try track.values(in: interval, gene: gene)
            try track.write(values, into: &inputs, offset: offset, stride: tracks.count, at: interval)
        }
        return inputs
    }

    private func features(of gene: Gene?) throws(GenomeDataError) -> [Float] {
        guard usesFeatures, let features = dataSet.features else { return [] }
        guard let gene, let index = dataSet.annotation.index(ofID: gene.id) else {
            return features.substitutes
        }
        return try features.inputs(of: gene, at: index)
    }
}
