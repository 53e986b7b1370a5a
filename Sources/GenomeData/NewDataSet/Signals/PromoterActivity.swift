import Wording

/// √(H3K27ac RPM × DNase RPM) within TSS ± 500 bp, RPM being a signal's share of its whole track, in millionths.
///
/// Of coverage by fragments of one length that is fragments per million.
struct PromoterActivity {
    /// The feature's name.
    static let column = "promoter_activity"
    private static let reach = 500

    /// The names of the signals that it is made of.
    let signals: [String]
    private let tracks: [(track: any TrackSource, total: Double)]

    /// From the first signals called after H3K27ac and after DNase, or else ATAC; nil where there are not both, or one is
    /// nowhere above 0.
    init?(_ signals: [SignalTrack]) throws(GenomeDataError) {
        let along = signals.filter { $0.track != nil }
        guard let mark = Self.first(of: along.map(\.name), "h3k27ac").map({ along[$0] }),
            let openness = Self.openness(along.map(\.name)).map({ along[$0] })
        else { return nil }
        var tracks: [(track: any TrackSource, total: Double)] = []
        for signal in [mark, openness] {
            guard let track = signal.track else { return nil }
            let total = try Self.total(track)
            guard total > 0, total.isFinite else { return nil }
            tracks.append((track, total))
        }
        self.tracks = tracks
        self.signals = [mark.name, openness.name]
    }

    /// Which of some signals is called after an assay of open chromatin: DNase, or else ATAC.
    static func openness(_ names: [String]) -> Int? { first(of: names, "dnase", "dhs", "atac") }

    private static func first(of names: [String], _ words: String...) -> Int? {
        words.lazy.compactMap { word in names.firstIndex { $0.lowercased().contains(word) } }.first
    }

    /// The sum of all values of a track.
    static func total(_ track: any TrackSource) throws(GenomeDataError) -> Double {
        var total = 0.0
        for contig in track.contigs where contig.length > 0 {
            let whole = GenomicInterval(contig: contig.name, start: 0, end: contig.length)
            guard let summary = try track.summaries(of: whole, bins: 1).first, summary.mean.isFinite else {
                continue
            }
            total += Double(summary.mean) * Double(summary.covered) * Double(contig.length)
        }
        return total
    }

    /// The activity at a TSS.
    func value(at tss: Int, on contig: String) throws(GenomeDataError) -> Double {
        var product = 1.0
        let interval = GenomicInterval(around: tss, on: contig, length: 2 * Self.reach)
        for (track, total) in tracks {
            var sum = 0.0
            try track.forEachStretch(of: interval) { value, bases in
                if value.isFinite { sum += Double(value) * Double(bases.length) }
            }
            product *= max(0, sum / total * 1e6)
        }
        return product.squareRoot()
    }
}
