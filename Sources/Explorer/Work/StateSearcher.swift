import Dispatch
import GenomeData
import Predictions
import PrismModel

/// Looks for background states that the open model does not bring, on a thread of its own: learns them as `prism states
/// --background` does, with the same seed, or takes those of a segmentation.
final class StateSearcher: Sendable {
    private let queue = DispatchQueue(label: "prism.searches", qos: .utility)
    private let dataSet: DataSet
    private let newest = NewestWork()

    init(_ dataSet: DataSet) { self.dataSet = dataSet }

    /// Starts a search and gives up the one before.
    func start(_ search: StateSearch, into mailbox: Mailbox) {
        let cancellation = newest.begin()
        queue.async { [self] in
            guard !cancellation.isCancelled else { return }
            let outcome: StateFinding.SearchOutcome
            do {
                outcome = try find(search, cancellation) { stage, done, total in
                    mailbox.post(
                        .study(
                            Arrival.StudyArrival(
                                finding: .searching(number: search.number, stage, done: done, total: total))))
                }
            } catch PrismError.noBackground(let reason) {
                outcome = .nothing(reason)
            } catch {
                outcome = .failed(Problem(error))
            }
            // Whoever gave up does not want to hear of it.
            guard !cancellation.isCancelled else { return }
            mailbox.post(
                .study(Arrival.StudyArrival(finding: .found(number: search.number, outcome))))
        }
    }

    /// Gives up what is looked for.
    func stop() { newest.giveUp() }

    private func find(
        _ search: StateSearch, _ cancellation: Cancellation,
        _ progress: @escaping @Sendable (StateSearch.Stage, Int, Int) -> Void
    ) throws -> StateFinding.SearchOutcome {
        switch search.source {
        case .signals:
            let bins = try BackgroundBins(dataSet, threads: 1, cancellation: cancellation) {
                progress(.reading, $0, $1)
            }
            guard !bins.signals.isEmpty else { return .nothing(bins.lack) }
            let learned = try bins.learnedStates(threads: 1, cancellation: cancellation) {
                progress(.learning, $0, $1)
            }
            let run = try BackgroundRun(bins, learned.model, source: .learned(learned.learning))
            return .states(try FoundStates(run, number: search.number, source: search.source))
        case .segmentation(let path):
            let file = try Segmentation(path: UserPath.expanded(path), contigs: dataSet.genome.contigs)
            let bins = try BackgroundBins(
                dataSet, keeping: Set(file.segments.keys), threads: 1, cancellation: cancellation
            ) { progress(.reading, $0, $1) }
            let states = try SegmentationStates(file, bins)
            let run = try BackgroundRun(
                bins, states.model, source: .segmentation(file.file), chains: states.chains)
            var found = try FoundStates(run, number: search.number, source: search.source)
            found.colours = Dictionary(
                states.colours.enumerated().compactMap { state, colour in colour.map { (state, $0) } },
                uniquingKeysWith: { first, _ in first })
            found.notes += states.notes
            return .states(found)
        }
    }
}
