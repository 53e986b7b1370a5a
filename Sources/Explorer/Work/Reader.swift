import Dispatch
import GenomeData
import Synchronization

/// Reads tracks on its own thread, the newest query first; those overtaken are given up between files.
final class Reader: Sendable {
    private let dataSet: DataSet
    private let queue = DispatchQueue(label: "prism.reading", qos: .userInitiated)
    private let newest = Atomic(0)

    /// Contacts further from the TSS than this are not drawn: sources hold some hundred kilobases.
    private static let contactReach = 2_000_000

    init(_ dataSet: DataSet) { self.dataSet = dataSet }

    func read(_ query: TrackQuery, into mailbox: Mailbox) {
        let number = newest.add(1, ordering: .relaxed).newValue
        queue.async { [self] in
            guard let tracks = tracks(query, isWanted: { newest.load(ordering: .relaxed) == number }) else {
                return
            }
            mailbox.post(.tracks(Arrival.TracksArrival(tracks: tracks)))
        }
    }

    /// Nil when a newer query came meanwhile.
    private func tracks(_ query: TrackQuery, isWanted: () -> Bool) -> Tracks? {
        var tracks = Tracks(query: query, lanes: [])
        let gene = query.gene.flatMap { dataSet.genes.indices.contains($0) ? dataSet.genes[$0] : nil }
        for signal in dataSet.signals {
            guard isWanted() else { return nil }
            do {
                tracks.lanes.append(try lane(signal, query, gene))
            } catch {
                tracks.lanes.append(Lane(mean: [], high: [], note: "\(error)", isFailure: true))
            }
        }
        guard isWanted() else { return nil }
        if query.locus.length <= query.columns {
            do {
                tracks.letters = Array(try dataSet.genome.letters(in: query.locus.interval).utf8)
            } catch {
                tracks.lettersNote = "\(error)"
            }
        }
        return tracks
    }

    private func lane(_ signal: SignalTrack, _ query: TrackQuery, _ gene: Gene?) throws -> Lane {
        switch signal.source {
        case .bigWig(let file):
            if file.names.match(query.locus.contig) == nil {
                return Lane(mean: [], high: [], note: "no \(query.locus.contig) in this file")
            }
            let columns = try signal.summaries(of: query.locus.interval, bins: query.columns) ?? []
            return Lane(mean: columns.map { Self.number($0.mean) }, high: columns.map { Self.number($0.max) })
                .explained(file.isEmpty ? "the file holds no data" : "no data here")
        case .contacts:
            guard let gene else { return Lane(mean: [], high: [], note: "no gene is chosen") }
            guard gene.contig == query.locus.contig else {
                return Lane(mean: [], high: [], note: "\(gene.symbol) is on \(gene.contig)")
            }
            return try contacts(signal, query, gene)
                .explained("no contacts of \(gene.symbol) here")
        }
    }

    /// The transformed contact with the TSS, per column: the mean and the largest of its bases.
    private func contacts(
        _ signal: SignalTrack, _ query: TrackQuery, _ gene: Gene
    ) throws -> Lane {
        var lane = Lane(
            mean: Array(repeating: nil, count: query.columns),
            high: Array(repeating: nil, count: query.columns))
        let shown = query.locus.interval.range
        let read = shown.clamped(to: Range(around: gene.tss, count: 2 * Self.contactReach))
        guard !read.isEmpty else { return lane }
        let values = try signal.values(
            in: GenomicInterval(contig: query.locus.contig, read), gene: gene)
        for column in 0..<query.columns {
            let places = shown.part(column, of: query.columns).places(in: read)
            var (sum, count, top) = (0.0, 0, -Double.infinity)
            for value in values[places.clamped(to: values.indices)] {
                guard let shown = signal.transform.apply(value), shown.isFinite else { continue }
                sum += Double(shown)
                top = max(top, Double(shown))
                count += 1
            }
            guard count > 0 else { continue }
            lane.mean[column] = sum / Double(count)
            lane.high[column] = top
        }
        return lane
    }

    private static func number(_ value: Float) -> Double? { value.isFinite ? Double(value) : nil }
}

extension Lane {
    /// With a reason where no column has a value.
    fileprivate func explained(_ reason: String) -> Lane {
        var lane = self
        if lane.mean.allSatisfy({ $0 == nil }) { lane.note = reason }
        return lane
    }
}
