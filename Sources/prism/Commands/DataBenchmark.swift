import ArgumentParser
import GenomeData

/// Times reads of genome files.
struct DataBenchmark {
    /// What one kind of read took, medians in milliseconds.
    struct Timing: Encodable {
        let file: String
        let what: String
        let cold_ms: Double
        let warm_ms: Double
    }

    /// The number of places where each kind of read is timed.
    let repeats: Int
    private(set) var timings: [Timing] = []

    init(repeats: Int) { self.repeats = repeats }

    mutating func measure(track path: String) throws {
        let contig = try longest(BigWigFile(path: path).contigs, of: path)
        let views = [(contig.length, "whole contig"), (300_000, "300 kb"), (20_000, "20 kb")]
        for (length, name) in views where length <= contig.length {
            try time(path, "\(name) in 200 columns", places(contig, length), open: BigWigFile.init(path:)) {
                _ = try $0.summaries(of: $1, bins: 200)
            }
        }
        try time(path, "values over 2 kb", places(contig, 2_000), open: BigWigFile.init(path:)) {
            _ = try $0.values(in: $1)
        }
    }

    mutating func measure(genome path: String) throws {
        let contig = try longest(FASTAFile(path: path).contigs, of: path)
        try time(path, "bases over 2 kb", places(contig, 2_000), open: FASTAFile.init(path:)) {
            _ = try $0.bases(in: $1)
        }
    }

    mutating func measure(contacts uri: String) throws {
        let contig = try longest(CoolContacts(uri: uri).contigs, of: uri)
        for length in [2_000, 1_000_000] {
            try time(
                uri, "contacts over \(length / 1_000) kb", places(contig, length),
                open: { try CoolContacts(uri: $0) }
            ) {
                _ = try $0.contacts(geneID: "", tss: ($1.start + $1.end) / 2, in: $1)
            }
        }
    }

    private func longest(_ contigs: [Contig], of path: String) throws -> Contig {
        guard let contig = contigs.max(by: { $0.length < $1.length }) else {
            throw ValidationError("\(path) has no contigs")
        }
        return contig
    }

    /// Intervals of `length` bases, spread evenly over a contig.
    private func places(_ contig: Contig, _ length: Int) -> [GenomicInterval] {
        (0..<repeats).map {
            let start = max(0, contig.length - length) / repeats * $0
            return GenomicInterval(contig: contig.name, start: start, end: start + length)
        }
    }

    /// Times opening the file, and the first and the second read at each place of a file just opened.
    private mutating func time<File>(
        _ path: String, _ what: String, _ places: [GenomicInterval], open: (String) throws -> File,
        read: (File, GenomicInterval) throws -> Void
    ) throws {
        let clock = ContinuousClock()
        var (opening, cold, warm): ([Duration], [Duration], [Duration]) = ([], [], [])
        for place in places {
            var file: File?
            opening.append(try clock.measure { file = try open(path) })
            guard let file else { continue }
            cold.append(try clock.measure { try read(file, place) })
            warm.append(try clock.measure { try read(file, place) })
        }
        if !timings.contains(where: { $0.file == path }) {
            timings.append(
                Timing(
                    file: path, what: "open", cold_ms: milliseconds(opening.first),
                    warm_ms: milliseconds(median(opening)))
            )
        }
        timings.append(
            Timing(
                file: path, what: what, cold_ms: milliseconds(median(cold)),
                warm_ms: milliseconds(median(warm))))
    }

    private func median(_ durations: [Duration]) -> Duration? {
        durations.isEmpty ? nil : durations.sorted()[durations.count / 2]
    }

    private func milliseconds(_ duration: Duration?) -> Double {
        duration.map { $0 / .milliseconds(1) } ?? .nan
    }
}
