import Dispatch
import GenomeData

/// Reads signals around the TSS of genes on a thread of its own; a newer step ends the one before between two genes.
final class ProfileReader: Sendable {
    private let dataSet: DataSet
    private let queue = DispatchQueue(label: "prism.profiles", qos: .utility)
    private let newest = NewestWork()

    init(_ dataSet: DataSet) { self.dataSet = dataSet }

    func read(_ step: ProfileStep, into mailbox: Mailbox) {
        let cancellation = newest.begin()
        queue.async { [self] in
            var rows: [Result<[Float], Problem>] = []
            for gene in step.genes {
                guard !cancellation.isCancelled else { return }
                rows.append(row(gene, step.query))
            }
            mailbox.post(.profiles(Arrival.ProfilesArrival(step: step, rows: rows)))
        }
    }

    /// Gives up what is under way.
    func stop() { newest.giveUp() }

    private func row(_ gene: Int, _ query: ProfileQuery) -> Result<[Float], Problem> {
        guard dataSet.genes.indices.contains(gene), dataSet.signals.indices.contains(query.signal) else {
            return .failure(Problem("there is no such gene or signal"))
        }
        do {
            return .success(
                try dataSet.signals[query.signal].profile(
                    around: dataSet.genes[gene], flank: query.flank, bins: ProfileQuery.bins))
        } catch {
            return .failure(Problem(error))
        }
    }
}
