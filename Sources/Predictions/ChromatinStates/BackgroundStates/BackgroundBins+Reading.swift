import GenomeData
import PrismModel
import Synchronization

extension BackgroundBins {
    /// Reads a data set's bigWigs into bins.
    ///
    /// A signal of which more than half the bins outside the margins are 0 or missing (peaks, fragments of a track), or that is the same
    /// everywhere, holds no background and is left out, and so is one that repeats another; one of which that is true on a contig is missing there.
    /// Contacts are left out too. States are to be learned from contigs on which there are
    /// training genes and no others, or from all where the data set names no split.
    ///
    /// - Parameters:
    ///   - dataSet: the data set.
    ///   - binSize: bases of a bin, at least 1.
    ///   - margin: bases on either side of a TSS, at least 0.
    ///   - withheld: names of signals that are withheld.
    ///   - keeping: contigs that are kept without data too, as the genome spells them.
    ///   - threads: how many tracks are read at a time.
    ///   - cancellation: looked at before every contig of a track.
    ///   - progress: called with contigs of tracks read and their number, from any thread.
    /// - Throws: `GenomeDataError` where annotation or a track cannot be read, and where reading was given up.
    public init(
        _ dataSet: DataSet, binSize: Int = BackgroundModel.usualBinSize,
        margin: Int = BackgroundModel.usualMargin, without withheld: [String] = [],
        keeping: Set<String> = [], threads: Int = PrismModel.defaultThreads,
        cancellation: Cancellation? = nil,
        progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws(GenomeDataError) {
        let tracks = dataSet.signals.indices.filter {
            dataSet.signals[$0].track != nil && !withheld.contains(dataSet.signals[$0].name)
        }
        try self.init(
            dataSet, tracks, areGiven: false, binSize: max(1, binSize), margin: margin, keeping: keeping,
            threads: threads, cancellation, progress: progress)
    }

    /// Reads the signals of some states into the bins they were learned from, whatever the signals hold on the whole.
    ///
    /// - Parameters:
    ///   - dataSet: the data set.
    ///   - states: say how wide bins and margins are.
    ///   - tracks: the states' signals, by position in the data set's.
    ///   - threads: how many tracks are read at a time.
    ///   - cancellation: looked at before every contig of a track.
    ///   - progress: called with contigs of tracks read and their number, from any thread.
    /// - Throws: `GenomeDataError` where annotation or a track cannot be read, and where reading was given up.
    public init(
        _ dataSet: DataSet, for states: BackgroundModel, signals tracks: [Int],
        threads: Int = PrismModel.defaultThreads, cancellation: Cancellation? = nil,
        progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws(GenomeDataError) {
        try self.init(
            dataSet, tracks, areGiven: true, binSize: states.binSize, margin: states.margin, keeping: [],
            threads: threads, cancellation, progress: progress)
    }

    private init(
        _ dataSet: DataSet, _ tracks: [Int], areGiven: Bool, binSize: Int, margin: Int, keeping: Set<String>,
        threads: Int, _ cancellation: Cancellation?,
        progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void
    ) throws(GenomeDataError) {
        let contigs = dataSet.genome.contigs.filter { contig in
            keeping.contains(contig.name)
                || tracks.contains { dataSet.signals[$0].source.contigNames?.match(contig.name) != nil }
        }
        let mask = try PromoterMask(dataSet, binSize: binSize, margin: margin)
        let jobs = contigs.flatMap { contig in tracks.map { (contig: contig, track: $0) } }
        let done = Mutex(0)
        let columns = Mutex<[Result<[Float], GenomeDataError>?]>(Array(repeating: nil, count: jobs.count))
        Workers.run(count: jobs.count, threads: threads) { number in
            let (contig, track) = jobs[number]
            let result: Result<[Float], GenomeDataError>
            do throws(GenomeDataError) {
                guard cancellation?.isCancelled != true else {
                    throw GenomeDataError(
                        file: dataSet.manifest.path, place: nil, problem: "reading the signals was given up")
                }
                result = .success(try Self.column(dataSet.signals[track], contig, binSize, mask))
            } catch {
                result = .failure(error)
            }
            columns.withLock { $0[number] = result }
            progress(
                done.withLock { done in
                    done += 1
                    return done
                }, jobs.count)
        }
        var read: [[Float]] = []
        for column in columns.withLock({ $0 }) { read.append(try column?.get() ?? []) }
        self.init(dataSet, binSize, margin, tracks, areGiven, contigs, keeping, read, mask)
    }

    /// The bins of one track on one contig, masked ones missing.
    private static func column(
        _ track: SignalTrack, _ contig: Contig, _ binSize: Int, _ mask: PromoterMask
    ) throws(GenomeDataError) -> [Float] {
        var column = try track.logMeans(on: contig.name, length: contig.length, width: binSize) ?? []
        mask.apply(to: &column, on: contig.name)
        return column
    }

    /// A column, or none where the track holds no background on the contig, as peaks do not: it would say of every place that the
    /// state is the lowest.
    private static func telling(
        _ column: [Float], of track: SignalTrack, on contig: Contig, _ mask: PromoterMask
    ) -> [Float] {
        information(track.name, [(contig.name, column)], mask).lack == nil ? column : []
    }

    /// The bins of some tracks on one contig, nil where none of them tells anything there.
    static func bins(
        of tracks: [SignalTrack], on contig: Contig, binSize: Int, _ mask: PromoterMask
    ) throws(GenomeDataError) -> SignalBins? {
        var columns: [[Float]] = []
        for track in tracks {
            columns.append(telling(try column(track, contig, binSize, mask), of: track, on: contig, mask))
        }
        guard columns.contains(where: hasData) else { return nil }
        return interleaved(columns, count: (contig.length + binSize - 1) / binSize)
    }

    private static func hasData(_ column: [Float]) -> Bool { column.contains { !$0.isNaN } }

    /// From the columns of all contigs and tracks, contig by contig, in which masked bins are missing.
    private init(
        _ dataSet: DataSet, _ binSize: Int, _ margin: Int, _ tracks: [Int], _ areGiven: Bool,
        _ contigs: [Contig], _ keeping: Set<String>, _ columns: [[Float]], _ mask: PromoterMask
    ) {
        let width = tracks.count
        let training = TrainingContigs(dataSet, among: contigs.map(\.name))
        // What a signal holds elsewhere teaches the states nothing.
        let learnedFrom = contigs.indices.filter { training.names.contains(contigs[$0].name) }
        var information = tracks.indices.map { offset in
            Self.information(
                dataSet.signals[tracks[offset]].name,
                learnedFrom.map { (contigs[$0].name, columns[$0 * width + offset]) }, mask)
        }
        if !areGiven {
            let enough = tracks.indices.filter { information[$0].isEnough }
            let repeated = RepeatedSignals(
                enough.map { offset in learnedFrom.map { columns[$0 * width + offset] } })
            for (place, original) in repeated.originals {
                information[enough[place]].repeats = information[enough[original]].signal
            }
        }
        let used = tracks.indices.filter { areGiven || information[$0].isEnough }
        var chains: [Chain] = []
        for (number, contig) in contigs.enumerated() {
            let some = used.map {
                Self.telling(columns[number * width + $0], of: dataSet.signals[tracks[$0]], on: contig, mask)
            }
            guard some.contains(where: Self.hasData) || keeping.contains(contig.name) else { continue }
            chains.append(
                Chain(
                    contig: contig, isTraining: training.names.contains(contig.name),
                    bins: Self.interleaved(some, count: (contig.length + binSize - 1) / binSize)))
        }
        self.dataSet = dataSet
        self.binSize = binSize
        self.margin = margin
        self.information = information
        signals = used.map { tracks[$0] }
        self.chains = chains
        notes =
            (areGiven ? [] : Self.notes(dataSet, information)) + (training.note.map { [$0] } ?? [])
    }

    /// Values that differ by a smaller share of the largest do so by rounding.
    private static let leastRange: Float = 1e-5

    private static func information(
        _ name: String, _ columns: [(contig: String, values: [Float])], _ mask: PromoterMask
    ) -> Information {
        var (bins, missing, zero) = (0, 0, 0)
        var (least, most) = (Float.infinity, -Float.infinity)
        for (contig, values) in columns {
            let absent = values.count { $0.isNaN }
            guard absent < values.count else { continue }
            let masked = mask.count(on: contig, of: values.count)
            bins += values.count - masked
            missing += absent - masked
            zero += values.count { $0 == 0 }
            for value in values where !value.isNaN { (least, most) = (min(least, value), max(most, value)) }
        }
        return Information(
            signal: name, bins: bins, missing: missing, zero: zero,
            isConstant: most - least <= Self.leastRange * most)
    }

    /// Without columns: bins of one signal that is missing everywhere.
    private static func interleaved(_ columns: [[Float]], count: Int) -> SignalBins {
        var values = [Float](repeating: .nan, count: count * max(1, columns.count))
        values.withUnsafeMutableBufferPointer { values in
            for (signal, column) in columns.enumerated() {
                column.withUnsafeBufferPointer { column in
                    for bin in 0..<min(count, column.count) {
                        values[bin * columns.count + signal] = column[bin]
                    }
                }
            }
        }
        return SignalBins(signals: columns.count, values: values)
    }

    private static func notes(_ dataSet: DataSet, _ information: [Information]) -> [String] {
        let contacts = dataSet.signals.filter { $0.contacts != nil }.map(\.name)
        var notes: [String] = []
        if !contacts.isEmpty {
            notes.append(
                "left out, as contacts are no values along the genome: " + contacts.joined(separator: ", "))
        }
        for signal in information {
            if let lack = signal.lack {
                notes.append("left out, as it holds no background: \(signal.signal), \(lack)")
            } else if let other = signal.repeats {
                notes.append("left out, as it repeats \(other) bin for bin: \(signal.signal)")
            }
        }
        return notes
    }
}
