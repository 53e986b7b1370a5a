import PrismModel

/// What the performance overlay shows; nothing of it is measured while the overlay is hidden.
struct Performance: Sendable, Equatable {
    /// Milliseconds of the latest frames: state to cells, and cells to the terminal.
    private(set) var frames: [FrameTime] = []
    /// Milliseconds of the latest job of each kind.
    private(set) var forecast: Double?
    private(set) var survey: Double?
    /// Genes of that survey job.
    private(set) var surveyGenes = 0
    /// How often the prediction to show was there at once, and how often it had to be waited for.
    private(set) var hits = 0
    private(set) var misses = 0
    /// Resident memory now and at its most, in MB (10⁶ bytes).
    private(set) var resident: Double?
    private(set) var peak: Double?

    /// Frames that are remembered.
    private static let most = 200

    mutating func note(_ frame: FrameTime, resident: Double?, peak: Double?) {
        frames = Array(frames.suffix(Self.most - 1)) + [frame]
        (self.resident, self.peak) = (resident, peak)
    }

    mutating func note(_ arrival: Arrival.JobArrival) {
        guard let milliseconds = arrival.milliseconds else { return }
        switch arrival.job.work {
        case .forecast: forecast = milliseconds
        case .survey(_, let genes): (survey, surveyGenes) = (milliseconds, genes.count)
        case .input, .means, .attribution, .mutants: break
        }
    }

    mutating func note(isHit: Bool) {
        if isHit { hits += 1 } else { misses += 1 }
    }

    /// The 99th percentile of the remembered frames.
    var slowFrame: Double? {
        let times = frames.map(\.total).sorted()
        return times.isEmpty ? nil : times[min(times.count - 1, times.count * 99 / 100)]
    }
}
