import Dispatch
import GenomeData
import Predictions
import PrismModel

/// Looks things up in files, off the main thread. Only what was asked for last is wanted: what came before is given up, and
/// holds nothing up while it still waits for a disk or a server.
final class Lookup: Sendable {
    private let dataSet: DataSet
    private let queue = DispatchQueue(
        label: "prism.lookup", qos: .userInitiated, attributes: .concurrent)
    private let newest = NewestWork()

    init(_ dataSet: DataSet) { self.dataSet = dataSet }

    /// Posts what comes of an errand, unless it is given up before.
    func answer(_ errand: Errand, into mailbox: Mailbox) {
        let cancellation = newest.begin()
        queue.async { [self] in
            let outcome: ErrandAnswer.Outcome
            do {
                guard !cancellation.isCancelled else { return }
                outcome = try self.outcome(of: errand, cancellation)
            } catch PrismError.cancelled {
                return
            } catch {
                outcome = .failed((error as? Problem) ?? Problem(error))
            }
            guard !cancellation.isCancelled else { return }
            mailbox.post(
                .errand(Arrival.ErrandArrival(answer: ErrandAnswer(errand: errand, outcome: outcome))))
        }
    }

    /// Gives up what is looked up.
    func giveUp() { newest.giveUp() }

    private func outcome(
        of errand: Errand, _ cancellation: Cancellation
    ) throws -> ErrandAnswer.Outcome {
        switch errand {
        case .reference(let question):
            let check = ReferenceCheck(dataSet.genome)
            for variant in question.variants {
                if cancellation.isCancelled { throw PrismError.cancelled }
                switch try check.answer(variant) {
                case .agrees: break
                case .differs(let problem): throw Problem(problem)
                case .absent: throw Problem("\(variant.place): the genome has no contig \(variant.contig)")
                }
            }
            return .agrees
        case .effects(let path):
            return .effects(
                try EffectTable(
                    path: UserPath.expanded(path), of: dataSet, cancellation: cancellation))
        case .genes(let text):
            return .genes(
                GeneFile(
                    try dataSet.genes(given: UserPath.expanded(text), cancellation: cancellation)))
        case .run, .stop, .giveUp: throw Problem("nothing is looked up for a command")
        }
    }
}
