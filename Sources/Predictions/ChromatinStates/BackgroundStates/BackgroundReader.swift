import Caches
import GenomeData
import PrismModel
import Synchronization

/// Infers in which background states a data set's genes lie, from its tracks: a contig at a time, when it is first asked.
///
/// What was read and inferred is kept, up to some bytes, so that another gene of the contig costs nothing and another mask no
/// reading. Safe to use from several threads at once; they wait for each other.
public final class BackgroundReader: BackgroundSource {
    private let dataSet: DataSet
    /// The signals of the models that ask, by position in the data set's.
    private let inputs: [Int]
    private let kept: Mutex<Kept>

    /// Bins of some tracks on one contig.
    private struct Place: Hashable, Sendable {
        let contig: String
        let tracks: [Int]
        let binSize: Int
        let margin: Int
    }

    /// What is asked of a contig's genes.
    private struct Question: Hashable, Sendable {
        let states: BackgroundModel
        let place: Place
        let missing: Set<Int>
        /// By position among the states' signals, the tracks of another data set that stand in for its own.
        var taken: [Int: Int] = [:]
    }

    private struct Kept: Sendable {
        var masks: [[Int]: PromoterMask] = [:]
        /// Nil within for contigs without data.
        var bins = BoundedCache<Place, SignalBins?>(limit: 128 << 20)
        /// Contigs on which no track tells anything.
        var silent: Set<String> = []
        /// Room for the 256 masks of eight signals and the genes of a genome.
        var assignments = BoundedCache<Question, ContigAssignments>(limit: 128 << 20)
        /// The likeliest state of every bin, a byte each; empty for contigs without data.
        var labels = BoundedCache<Question, [UInt8]>(limit: 16 << 20)
    }

    /// The assignments of a contig's genes, which lie side by side in the data set's order.
    private struct ContigAssignments: Sendable {
        private var first = 0
        private let states: Int
        /// NaN for genes without one.
        private(set) var values: [Float] = []

        init(_ found: [Int: [Float]], states: Int) {
            self.states = states
            guard let first = found.keys.min(), let last = found.keys.max() else { return }
            self.first = first
            values = (first...last).flatMap {
                found[$0] ?? [Float](repeating: .nan, count: states)
            }
        }

        /// By position in the data set's genes.
        subscript(gene: Int) -> [Float]? {
            let start = (gene - first) * states
            guard start >= 0, start + states <= values.count, !values[start].isNaN else { return nil }
            return Array(values[start..<start + states])
        }
    }

    /// A reader for models that take some of a data set's signals.
    ///
    /// - Parameters:
    ///   - dataSet: whose tracks are read.
    ///   - inputs: the models' signals, in their order, by position in the data set's.
    ///   - bins: what was read already.
    public init(_ dataSet: DataSet, inputs: [Int], bins: BackgroundBins? = nil) {
        self.dataSet = dataSet
        self.inputs = inputs.filter(dataSet.signals.indices.contains)
        var kept = Kept()
        for chain in bins?.chains ?? [] {
            let place = Place(
                contig: chain.contig.name, tracks: bins?.signals ?? [], binSize: bins?.binSize ?? 0,
                margin: bins?.margin ?? 0)
            kept.bins.insert(chain.bins, for: place, cost: 4 * chain.bins.values.count)
        }
        self.kept = Mutex(kept)
    }

    /// Of the contigs read so far, those on which no track that was asked for has data or tells anything, in the genome's order:
    /// genes there are in every state by its share.
    public var silentContigs: [String] {
        let silent = kept.withLock { $0.silent }
        return dataSet.genome.contigs.map(\.name).filter(silent.contains)
    }

    /// The probabilities of states at a gene's TSS: see `BackgroundSource`. Where every signal of the states is missing,
    /// nothing is known.
    public func assignment(
        ofGeneAt index: Int, to states: BackgroundModel, signals: [Int], without off: Set<Int>
    ) throws(PrismError) -> [Float]? {
        try assignment(ofGeneAt: index, to: states, signals: signals, without: off, taking: [:], from: self)
    }

    /// The probabilities of states at a gene's TSS, with tracks of another data set in place of some of its own.
    ///
    /// - Parameters:
    ///   - index: the gene's position in the data set.
    ///   - states: the states.
    ///   - signals: the position of each of their signals among a model's.
    ///   - off: positions among the model's signals that count as missing.
    ///   - taken: by position among the model's signals, the position of a track among the other data set's.
    ///   - other: reads that data set, whose contigs are as long.
    /// - Returns: one per background state; nil where nothing is known around the gene.
    /// - Throws: `PrismError.input` where the surroundings cannot be read.
    func assignment(
        ofGeneAt index: Int, to states: BackgroundModel, signals: [Int], without off: Set<Int>,
        taking taken: [Int: Int], from other: BackgroundReader
    ) throws(PrismError) -> [Float]? {
        guard dataSet.genes.indices.contains(index) else {
            throw .input(problem: "there is no gene \(index); the data set has \(dataSet.genes.count)")
        }
        let missing = Set(signals.indices.filter { off.contains(signals[$0]) })
        guard missing.count < signals.count else { return nil }
        var question = Question(
            states: states,
            place: Place(
                contig: dataSet.genes[index].contig, tracks: try tracks(of: states, signals),
                binSize: states.binSize, margin: states.margin),
            missing: missing)
        for (offset, signal) in signals.enumerated() { question.taken[offset] = taken[signal] }
        if let known = kept.withLock({ $0.assignments.use(question) }) { return known[index] }
        // Before this reader is locked: two that take from each other would wait forever.
        let donated = try other.bins(ofTracks: question.taken, like: question.place)
        return try kept.withLock { kept throws(PrismError) in
            if let known = kept.assignments.use(question) { return known[index] }
            let found = ContigAssignments(
                try infer(question, donated, &kept), states: states.backgroundStates)
            kept.assignments.insert(found, for: question, cost: 4 * found.values.count + 4096)
            return found[index]
        }
    }

    /// The likeliest background state of every bin of a contig.
    ///
    /// - Parameters:
    ///   - contig: as the genome spells it.
    ///   - states: the states.
    ///   - signals: the position of each of their signals among the models'.
    ///   - off: positions among the states' signals that count as missing.
    /// - Returns: one per bin; empty where the contig has no data, or no signal is left that tells anything.
    /// - Throws: `PrismError.input` where the tracks cannot be read.
    public func likeliest(
        onContig contig: String, of states: BackgroundModel, signals: [Int], without off: Set<Int>
    ) throws(PrismError) -> [UInt8] {
        guard off.count < signals.count else { return [] }
        let question = Question(
            states: states,
            place: Place(
                contig: contig, tracks: try tracks(of: states, signals), binSize: states.binSize,
                margin: states.margin),
            missing: off)
        return try kept.withLock { kept throws(PrismError) in
            if let known = kept.labels.use(question) { return known }
            let posteriors = try posteriors(question, [:], &kept)
            let labels = posteriors.map { states.likeliest(states.assignments($0)) } ?? []
            kept.labels.insert(labels, for: question, cost: labels.count + 256)
            return labels
        }
    }

    /// The tracks of the states' signals, by position in the data set's.
    private func tracks(of states: BackgroundModel, _ signals: [Int]) throws(PrismError) -> [Int] {
        var tracks: [Int] = []
        for (signal, position) in zip(states.signals, signals) {
            guard inputs.indices.contains(position), dataSet.signals[inputs[position]].track != nil else {
                throw .input(
                    problem:
                        "background states were learned from \(signal.name) along the genome, and the data set "
                        + "has no bigWig in its place")
            }
            tracks.append(inputs[position])
        }
        return tracks
    }

    private func infer(
        _ question: Question, _ donated: [Int: [Float]], _ kept: inout Kept
    ) throws(PrismError) -> [Int: [Float]] {
        guard let posteriors = try posteriors(question, donated, &kept) else { return [:] }
        let states = question.states
        return states.atStarts(
            states.assignments(posteriors), of: dataSet, on: question.place.contig)
    }

    /// Of the chain, n × states; nil for a contig without data in any signal that is on.
    private func posteriors(
        _ question: Question, _ donated: [Int: [Float]], _ kept: inout Kept
    ) throws(PrismError) -> [Float]? {
        let own = try bins(question.place, &kept)
        let bins = try donated.isEmpty ? own : Self.replaced(own, donated, of: question.place)
        // A chain alone, of which no signal that is on has data, tells nothing of a place.
        guard let bins, bins.hasData(without: question.missing) else { return nil }
        return try question.states.chain.posteriors(of: bins, without: question.missing).values
    }

    /// Bins with some of their columns from elsewhere; nil where none has data.
    private static func replaced(
        _ own: SignalBins?, _ donated: [Int: [Float]], of place: Place
    ) throws(PrismError) -> SignalBins? {
        let width = place.tracks.count
        guard let count = own?.count ?? donated.values.map(\.count).max(), count > 0 else { return nil }
        var values = own?.values ?? [Float](repeating: .nan, count: count * width)
        for (offset, column) in donated where !column.isEmpty || own != nil {
            guard column.isEmpty || column.count == count else {
                throw .input(
                    problem:
                        "\(place.contig) has \(count) bins here and \(column.count) in the other condition: "
                        + "its surroundings cannot be transplanted")
            }
            for bin in 0..<count { values[bin * width + offset] = column.isEmpty ? .nan : column[bin] }
        }
        return values.contains { !$0.isNaN } ? SignalBins(signals: width, values: values) : nil
    }

    /// The bins of some of the data set's tracks, by the keys given, along its contig of that name in any spelling; empty
    /// where a contig has no data.
    private func bins(
        ofTracks tracks: [Int: Int], like place: Place
    ) throws(PrismError) -> [Int: [Float]] {
        guard !tracks.isEmpty else { return [:] }
        let contig = ContigNames(dataSet.genome.contigs).match(place.contig)?.name ?? place.contig
        let offsets = tracks.keys.sorted()
        let columns = offsets.compactMap { tracks[$0] }
        guard columns.allSatisfy({ dataSet.signals.indices.contains($0) && dataSet.signals[$0].track != nil })
        else {
            throw .input(
                problem: "the other condition has no tracks along the genome in place of the states'")
        }
        let found = try kept.withLock { kept throws(PrismError) in
            try bins(
                Place(contig: contig, tracks: columns, binSize: place.binSize, margin: place.margin), &kept)
        }
        return Dictionary(
            uniqueKeysWithValues: offsets.enumerated().map { column, offset in
                let values = found?.values ?? []
                return (
                    offset,
                    stride(from: column, to: values.count, by: columns.count).map { values[$0] }
                )
            })
    }

    private func bins(_ place: Place, _ kept: inout Kept) throws(PrismError) -> SignalBins? {
        if let known = kept.bins.use(place) { return known }
        let read: SignalBins?
        do throws(GenomeDataError) {
            let mask = try mask(place, &kept)
            let contig = dataSet.genome.contigs.first { $0.name == place.contig }
            read = try contig.flatMap { contig throws(GenomeDataError) in
                try BackgroundBins.bins(
                    of: place.tracks.map { dataSet.signals[$0] }, on: contig, binSize: place.binSize, mask)
            }
        } catch {
            throw .input(problem: "the background around the gene cannot be read: \(error)")
        }
        if read == nil { kept.silent.insert(place.contig) }
        kept.bins.insert(read, for: place, cost: 4 * (read?.values.count ?? 0) + 64)
        return read
    }

    private func mask(_ place: Place, _ kept: inout Kept) throws(GenomeDataError) -> PromoterMask {
        let shape = [place.binSize, place.margin]
        if let known = kept.masks[shape] { return known }
        let mask = try PromoterMask(dataSet, binSize: place.binSize, margin: place.margin)
        kept.masks[shape] = mask
        return mask
    }
}
