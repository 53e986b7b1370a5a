import Canvas
import Dispatch
import GenomeData
import Synchronization

/// Reads tracks on its own thread, the newest query first; those overtaken are given up between files.
final class Reader: Sendable {
    private let dataSet: DataSet
    private let queue = DispatchQueue(label: "prism.reading", qos: .userInitiated)
    private let newest = Atomic(0)
    private let newestOfPinned = Atomic(0)

    /// Contacts further from the TSS than this are not drawn: sources hold some hundred kilobases.
    private static let contactReach = 2_000_000

    init(_ dataSet: DataSet) { self.dataSet = dataSet }

    func read(_ query: TrackQuery, into mailbox: Mailbox) {
        // The two genes that may show do not overtake each other.
        let number = count(query.isOfPinned, adding: 1)
        queue.async { [self] in
            guard let tracks = tracks(query, isWanted: { count(query.isOfPinned, adding: 0) == number })
            else { return }
            mailbox.post(.tracks(Arrival.TracksArrival(tracks: tracks)))
        }
    }

    /// Queries so far of the pinned or the current gene.
    private func count(_ isOfPinned: Bool, adding one: Int) -> Int {
        isOfPinned
            ? newestOfPinned.add(one, ordering: .relaxed).newValue
            : newest.add(one, ordering: .relaxed).newValue
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
                tracks.lanes.append(Lane(mean: [], high: [], note: Problem(error).text, isFailure: true))
            }
        }
        for track in dataSet.tracks {
            guard isWanted() else { return nil }
            tracks.regions.append(regions(track, query))
        }
        guard isWanted() else { return nil }
        if query.locus.length <= query.columns {
            do {
                tracks.letters = Array(try dataSet.genome.letters(in: query.locus.interval).utf8)
            } catch {
                tracks.lettersNote = Problem(error).text
            }
        }
        return tracks
    }

    private func lane(_ signal: SignalTrack, _ query: TrackQuery, _ gene: Gene?) throws -> Lane {
        guard let columns = try signal.summaries(of: query.locus.interval, bins: query.columns) else {
            return try contactLane(signal, query, gene)
        }
        if signal.source.contigNames?.match(query.locus.contig) == nil {
            return Lane(mean: [], high: [], note: "no \(query.locus.contig) in this file")
        }
        return try Lane(
            mean: columns.map { Self.number($0.mean) }, high: columns.map { Self.number($0.max) }
        )
        .explained { try signal.source.isEmpty ? "the file holds no data" : whereDataAre(signal, query) }
    }

    private func regions(_ track: RegionTrack, _ query: TrackQuery) -> RegionLane {
        guard track.source.contigNames.match(query.locus.contig) != nil else {
            return RegionLane(
                note: track.source.isEmpty
                    ? "the file holds no region" : "no \(query.locus.contig) in this file")
        }
        do {
            let found = try track.source.regions(in: query.locus.interval)
            return RegionLane(found, of: query.locus, columns: query.columns)
        } catch {
            return RegionLane(note: Problem(error).text, isFailure: true)
        }
    }

    private func contactLane(_ signal: SignalTrack, _ query: TrackQuery, _ gene: Gene?) throws -> Lane {
        guard let gene else { return Lane(mean: [], high: [], note: "no gene is chosen") }
        guard gene.contig == query.locus.contig else {
            return Lane(mean: [], high: [], note: "\(gene.symbol) is on \(gene.contig)")
        }
        let seen = Range(around: gene.tss, count: 2 * Self.contactReach)
        let reach = NumberText.bases(Self.contactReach)
        return try contacts(signal, query, gene).explained {
            seen.overlaps(query.locus.interval.range)
                ? "no contacts of \(gene.symbol) here"
                : "contacts are drawn up to \(reach) from the TSS of \(gene.symbol)"
        }
    }

    /// Parts of a contig that are looked into for where a file's data begin and end.
    private static let parts = 512

    /// Says that there is nothing here, and where on the contig the nearest data are.
    private func whereDataAre(_ signal: SignalTrack, _ query: TrackQuery) throws -> String {
        let contig = query.locus.contig
        guard let length = dataSet.genome.contigs.first(where: { $0.name == contig })?.length, length > 0
        else {
            return "no data here"
        }
        let whole = GenomicInterval(contig: contig, start: 0, end: length)
        let count = min(Self.parts, length)
        let summaries = try signal.summaries(of: whole, bins: count) ?? []
        let known = summaries.indices.filter { summaries[$0].mean.isFinite }
        guard let first = known.first, let last = known.last else { return "no data on \(contig)" }
        let begin = whole.range.part(first, of: count).lowerBound
        let end = whole.range.part(last, of: count).upperBound
        if query.locus.end <= begin {
            return "no data here: on \(contig) they begin behind \(NumberText.grouped(begin))"
        }
        if query.locus.start >= end {
            return "no data here: on \(contig) they end before \(NumberText.grouped(end + 1))"
        }
        return "no data here"
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
    fileprivate func explained(_ reason: () throws -> String) rethrows -> Lane {
        var lane = self
        if lane.mean.allSatisfy({ $0 == nil }) { lane.note = try reason() }
        return lane
    }
}
