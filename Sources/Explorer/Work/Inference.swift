import Dispatch
import GenomeData
import PrismModel
import Synchronization

/// Asks the model on its own thread, one job at a time; a new job cancels the one before between layers.
final class Inference: Sendable {
    private let dataSet: DataSet
    private let queue = DispatchQueue(label: "prism.inference", qos: .utility)
    private let loaded = Mutex<Loaded?>(nil)
    private let current = Mutex<Cancellation?>(nil)

    private struct Loaded: Sendable {
        var ensemble: Ensemble
        var encoder: WindowEncoder
    }

    init(_ dataSet: DataSet) { self.dataSet = dataSet }

    /// Loads the data set's first model; says nothing where there is none.
    func load(into mailbox: Mailbox) {
        guard let source = dataSet.manifest.models.first else { return }
        queue.async { [self] in
            mailbox.post(.model(Arrival.ModelArrival(status: status(of: source))))
        }
    }

    private func status(of source: Manifest.ModelSource) -> ModelStatus {
        do {
            let ensemble = try Ensemble(contentsOf: source.files)
            guard let configuration = ensemble.models.first?.configuration else {
                return .failed("model \(source.name): the manifest names no files")
            }
            let signals = dataSet.manifest.signalIndices(of: source)
            guard configuration.signals == signals.count else {
                return .failed(
                    "model \(source.name) takes \(configuration.signals) signals, the data set gives it \(signals.count): "
                        + "name them in order with signals = […] in its [[model]]")
            }
            let columns = dataSet.features?.columns.count ?? 0
            guard configuration.features == 0 || configuration.features == columns else {
                return .failed(
                    "model \(source.name) takes \(configuration.features) features, the data set has \(columns)"
                )
            }
            let encoder = WindowEncoder(dataSet, signals: signals, usesFeatures: configuration.features > 0)
            loaded.withLock { $0 = Loaded(ensemble: ensemble, encoder: encoder) }
            return .ready(
                ModelFacts(
                    members: ensemble.models.count, signals: configuration.signals,
                    contexts: configuration.generator?.contexts ?? 0))
        } catch {
            return .failed("model \(source.name): \(error)")
        }
    }

    /// Starts a job and gives up the one before.
    func start(_ job: Job, into mailbox: Mailbox) {
        let cancellation = Cancellation()
        current.withLock { current in
            current?.cancel()
            current = cancellation
        }
        queue.async { [self] in
            guard !cancellation.isCancelled, let loaded = loaded.withLock({ $0 }),
                let outcome = outcome(of: job.work, loaded, cancellation)
            else { return }
            mailbox.post(.job(Arrival.JobArrival(job: job, outcome: outcome)))
        }
    }

    /// Gives up what is under way.
    func stop() { current.withLock { $0?.cancel() } }

    /// Nil when cancelled.
    private func outcome(
        of work: Job.Work, _ loaded: Loaded, _ cancellation: Cancellation
    ) -> Arrival.Outcome? {
        switch work {
        case .forecast(let question):
            do {
                let window = try loaded.encoder.window(ofGeneAt: question.gene)
                let answers = try loaded.ensemble.predict(
                    [window], outputs: .full, mask: question.mask, cancellation: cancellation)
                guard let forecast = answers.first.flatMap({ Forecast($0) }) else {
                    return .forecast(.failure(Problem("the model gave no prediction")))
                }
                return .forecast(.success(forecast))
            } catch PrismError.cancelled {
                return nil
            } catch {
                return .forecast(.failure(Problem(error)))
            }
        case .survey(let mask, let genes):
            var outcomes: [Result<Float, Problem>] = []
            for gene in genes {
                do {
                    let window = try loaded.encoder.window(ofGeneAt: gene)
                    let answers = try loaded.ensemble.predict(
                        [window], mask: mask, cancellation: cancellation)
                    outcomes.append(
                        answers.first?.observed.map { .success($0.mean) }
                            ?? .failure(Problem("the model gave no prediction")))
                } catch PrismError.cancelled {
                    return nil
                } catch {
                    outcomes.append(.failure(Problem(error)))
                }
            }
            return .survey(outcomes)
        }
    }
}
