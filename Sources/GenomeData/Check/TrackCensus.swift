/// What a track of regions holds over the windows of all genes, gathered one window at a time.
struct TrackCensus {
    let track: RegionTrack
    private(set) var genesWithRegions = 0
    /// What was wrong with the first window that could not be read; none is read after it.
    private(set) var fault: GenomeDataError?

    init(_ track: RegionTrack) { self.track = track }

    /// Adds the window of a gene.
    mutating func add(_ interval: GenomicInterval) {
        guard fault == nil else { return }
        do throws(GenomeDataError) {
            if try !track.source.regions(in: interval).isEmpty { genesWithRegions += 1 }
        } catch {
            fault = error
        }
    }

    /// The census in short.
    func summary(contigs: [String]) -> CheckReport.RegionTrack {
        CheckReport.RegionTrack(
            name: track.name, file: track.file, scores: track.source.valueColumn,
            contigsInCommon: contigs.count { track.source.contigNames.match($0) != nil },
            genesWithRegions: genesWithRegions)
    }

    /// What is odd about it.
    func findings(contigs: [String], genome: [Contig]) -> [CheckReport.Finding] {
        var findings: [CheckReport.Finding] = []
        func add(_ severity: CheckReport.Severity, _ message: String) {
            findings.append(
                CheckReport.Finding(
                    severity: severity, file: track.file, message: "\(track.name): \(message)"))
        }
        let matches = contigs.compactMap { contig in
            track.source.contigNames.match(contig).map { (contig, $0) }
        }
        if track.source.isEmpty {
            add(.warning, "the file holds no region")
        } else if matches.isEmpty {
            add(.warning, "no region lies on a contig with genes: other contig names, or another assembly?")
        } else if genesWithRegions == 0, fault == nil {
            add(.warning, "no region lies in any gene's window: another assembly?")
        }
        for (contig, match) in matches where match.isBridged {
            add(.note, "the genome's \(contig) is taken as \(match.name)")
        }
        return findings
            + CheckReport.Finding.ofLengths(track.source.contigs, track.file, genome: genome)
    }
}
