import Dispatch
import GenomeData
import Predictions

/// Looks things up in files on its own thread.
final class Lookup: Sendable {
    private let dataSet: DataSet
    private let queue = DispatchQueue(label: "prism.lookup", qos: .userInitiated)

    init(_ dataSet: DataSet) { self.dataSet = dataSet }

    /// Posts what comes of an errand.
    func answer(_ errand: Errand, into mailbox: Mailbox) {
        queue.async { [self] in
            let outcome: ErrandAnswer.Outcome
            do {
                outcome = try self.outcome(of: errand)
            } catch {
                outcome = .failed((error as? Problem) ?? Problem(error))
            }
            mailbox.post(
                .errand(Arrival.ErrandArrival(answer: ErrandAnswer(errand: errand, outcome: outcome))))
        }
    }

    private func outcome(of errand: Errand) throws -> ErrandAnswer.Outcome {
        switch errand {
        case .reference(let question):
            let check = ReferenceCheck(dataSet.genome)
            for variant in question.variants {
                switch try check.answer(variant) {
                case .agrees: break
                case .differs(let problem): throw Problem(problem)
                case .absent: throw Problem("\(variant.place): the genome has no contig \(variant.contig)")
                }
            }
            return .agrees
        case .effects(let path): return .effects(try EffectTable(path: UserPath.expanded(path), of: dataSet))
        case .genes(let path):
            let listed = try dataSet.genes(listedIn: UserPath.expanded(path))
            return .genes(
                GeneFile(
                    genes: listed.indices, unknown: listed.unknown,
                    firstUnknown: listed.firstUnknown.map { "\($0.place ?? "a line"): \($0.problem)" }))
        case .run, .stop: throw Problem("nothing is looked up for a command")
        }
    }
}
