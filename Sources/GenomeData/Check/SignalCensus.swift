/// What a signal holds over the windows of all genes, gathered one window at a time.
struct SignalCensus {
    let track: SignalTrack
    private var genesWithData = 0
    private(set) var genesWithout: [String] = []
    private var bases = 0
    private var covered = 0
    private var sum = 0.0
    private var minimum = Float.infinity
    private var maximum = -Float.infinity
    /// The first value that the model cannot take, and how many windows hold such a one.
    private(set) var unusable: (error: GenomeDataError, windows: Int)?
    /// What was wrong with the first window that could not be read; none is read after it.
    private(set) var fault: GenomeDataError?

    init(_ track: SignalTrack) { self.track = track }

    var hasData: Bool { genesWithData > 0 }

    /// Adds the window of a gene.
    mutating func add(_ gene: Gene, _ interval: GenomicInterval) {
        guard fault == nil else { return }
        do throws(GenomeDataError) {
            add(try track.values(in: interval, gene: gene), gene, interval)
        } catch {
            fault = error
        }
    }

    private mutating func add(_ values: [Float], _ gene: Gene, _ interval: GenomicInterval) {
        bases += values.count
        let before = covered
        for value in values where !value.isNaN {
            covered += 1
            guard value.isFinite else { continue }
            sum += Double(value)
            minimum = min(minimum, value)
            maximum = max(maximum, value)
        }
        if covered > before { genesWithData += 1 } else { genesWithout.append(gene.id) }
        var inputs = [Float](repeating: 0, count: values.count)
        do {
            try track.write(
                values, into: &inputs, offset: 0, stride: 1, at: interval)
        } catch {
            unusable = (unusable?.error ?? error, (unusable?.windows ?? 0) + 1)
        }
    }

    /// The census in short.
    func summary(contigs: [String]) -> CheckReport.Signal {
        let names = track.source.contigNames
        return CheckReport.Signal(
            name: track.name, file: track.file, unit: track.inputUnit,
            contigsInCommon: names.map { names in contigs.count { names.match($0) != nil } },
            genesWithData: genesWithData, covered: bases == 0 ? 0 : Double(covered) / Double(bases),
            minimum: minimum.isFinite ? minimum : nil, mean: covered == 0 ? nil : sum / Double(covered),
            maximum: maximum.isFinite ? maximum : nil)
    }
}
