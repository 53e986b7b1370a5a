import Dispatch
import GenomeData
import Predictions
import PrismModel
import Synchronization

/// Asks the model on its own thread, one job at a time; a new job cancels the one before between layers.
final class Inference: Sendable {
    private let dataSet: DataSet
    /// The condition that is browsed, whose edits are made in this one too; nil where this is that one.
    private let browsed: Inference?
    /// Whether that one's model predicts this one.
    private let sharesModel: Bool
    private let queue = DispatchQueue(label: "prism.inference", qos: .utility)
    private let loaded = Mutex<DataSetModel?>(nil)
    private let newest = NewestWork()
    /// This condition with the other one, by the number of its opening.
    private let related = Mutex<(number: Int, conditions: Conditions)?>(nil)

    init(_ dataSet: DataSet, besides browsed: Inference? = nil, sharesModel: Bool = false) {
        (self.dataSet, self.browsed, self.sharesModel) = (dataSet, browsed, sharesModel)
    }

    /// Loads the data set's first model, or takes that of the condition that is browsed once it is there; says nothing where
    /// there is none.
    func load(into mailbox: Mailbox) {
        guard let source = dataSet.manifest.models.first else { return }
        guard sharesModel, let browsed else {
            return queue.async { [self] in
                post(Result { try DataSetModel(dataSet, source) }, into: mailbox)
            }
        }
        // Behind its own loading.
        browsed.queue.async { [self] in
            queue.async { [self] in post(Result { try sharedModel(of: browsed) }, into: mailbox) }
        }
    }

    /// The model of another condition for this one: its signals are found by name.
    private func sharedModel(of other: Inference) throws -> DataSetModel {
        guard let model = other.model else {
            throw Problem(
                "the model of \(other.dataSet.manifest.name) cannot be used, which predicts both",
                brief: "no model")
        }
        return try DataSetModel(dataSet, sharing: model)
    }

    /// Takes a model that was loaded, and says what is to be known of it, or why there is none.
    private func post(_ found: Result<DataSetModel, any Error>, into mailbox: Mailbox) {
        do {
            let model = try found.get()
            loaded.withLock { $0 = model }
            let contexts = model.ensemble.models.first?.configuration.generator?.contexts
            let facts = ModelFacts(
                members: model.ensemble.models.count, inputs: model.encoder.signals,
                contexts: contexts ?? 0, adjusted: model.adjustedStates, provenance: model.provenance,
                training: model.training,
                trainedWithSignalsMissing: model.trainedWithSignalsMissing,
                adjustedOfFolds: Self.adjusted(model), groups: model.encoder.featureGroups,
                heldOut: dataSet.genes.indices.map(model.isHeldOut),
                folds: model.folds.map { _ in model.speaking }, foldNames: Self.foldNames(model))
            mailbox.post(.model(Arrival.ModelArrival(status: .ready(facts))))
            if let note = model.notes.first { mailbox.post(.notice(note)) }
        } catch let error as GenomeDataError where error.file == dataSet.manifest.path {
            // Which data set is on the screen: the panels are too narrow for its path.
            let place = error.place.map { $0 + ": " } ?? ""
            mailbox.post(
                .model(Arrival.ModelArrival(status: .failed(place + error.problem, brief: error.brief))))
        } catch {
            let problem = Problem(error)
            mailbox.post(
                .model(Arrival.ModelArrival(status: .failed(problem.text, brief: problem.brief))))
        }
    }

    /// Of a cross-validated model, the background states of the members that predict a gene.
    private static func adjusted(_ model: DataSetModel) -> [[Int]: AdjustedStates] {
        guard model.folds != nil, model.adjustedStates != nil else { return [:] }
        let sets = Set(model.dataSet.genes.indices.map { model.speaking[$0] })
        return Dictionary(
            sets.compactMap { set in model.adjustedStates(of: set).map { (set, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// What the folds of a cross-validated model are called, by the members that predict their genes.
    private static func foldNames(_ model: DataSetModel) -> [[Int]: String] {
        guard model.folds != nil else { return [:] }
        let sets = Set(model.dataSet.genes.indices.map { model.speaking[$0] })
        return Dictionary(
            sets.compactMap { set in
                guard set.count < model.learned.count,
                    let split = set.first.flatMap({ model.learned[$0]?.split }),
                    split.hasPrefix(LearnedGenes.allBut)
                else { return nil }
                // What the weights were started from comes behind a comma.
                return (set, String(split.dropFirst(LearnedGenes.allBut.count).prefix { $0 != "," }))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The model, once it is loaded.
    var model: DataSetModel? { loaded.withLock { $0 } }

    /// Finds out how the inputs of both models go together, of conditions that are called so; says nothing while one is not loaded.
    func relate(to other: Inference, _ names: ConditionLabels, number: Int, into mailbox: Mailbox) {
        queue.async { [self] in
            guard let model, let theirs = other.model else { return }
            // What `prism compare` would refuse is refused here too.
            let found = Result { try Conditions(model, theirs, names: names) }.mapError { Problem($0) }
            if case .success(let conditions) = found {
                related.withLock { $0 = (number, conditions) }
            }
            mailbox.post(
                .related(
                    Arrival.RelatedArrival(number: number, outcome: found.map { ConditionFacts($0) })))
        }
    }

    /// This condition with the other one of an opening; nil while it is not known how they go together.
    func conditions(withOther number: Int) -> Conditions? {
        related.withLock { $0.flatMap { $0.number == number ? $0.conditions : nil } }
    }

    /// Forgets the other condition.
    func relateToNothing() { related.withLock { $0 = nil } }

    /// Starts a job and gives up the one before.
    func start(_ job: Job, into mailbox: Mailbox) {
        let cancellation = newest.begin()
        queue.async { [self] in
            let begin = ContinuousClock.now
            guard !cancellation.isCancelled, let loaded = loaded.withLock({ $0 }),
                let outcome = outcome(of: job, loaded, cancellation)
            else { return }
            let milliseconds = (ContinuousClock.now - begin) / .milliseconds(1)
            mailbox.post(
                .job(Arrival.JobArrival(job: job, outcome: outcome, milliseconds: milliseconds)))
        }
    }

    /// Gives up what is under way.
    func stop() { newest.giveUp() }

    /// Nil when cancelled.
    private func outcome(
        of job: Job, _ loaded: DataSetModel, _ cancellation: Cancellation
    ) -> Arrival.Outcome? {
        let baseline = job.means.map(SignalBaseline.mean) ?? .zero
        switch job.work {
        case .forecast(let question):
            return result { try forecast(of: question, job.means, loaded, cancellation) }
                .map(Arrival.Outcome.forecast)
        case .survey(let mask, let genes):
            return survey(of: genes, mask, baseline, loaded, cancellation)
        case .input(let gene, let changes, let transplant):
            return result {
                var input = try loaded.encoder.input(ofGeneAt: gene, changes)
                input.taken = try transplant.map {
                    GeneInput.Taken(transplant: $0, window: try window(ofGeneAt: gene, taking: $0))
                }
                return input
            }.map(Arrival.Outcome.input)
        case .means(let means):
            return result {
                var means = means
                let batch = means.batch
                try loaded.encoder.addSignals(ofGenesAt: batch, to: &means.sums)
                means.next = batch.upperBound
                return means
            }.map(Arrival.Outcome.means)
        case .attribution(let query):
            return result {
                try loaded.members(ofGeneAt: query.question.gene).attribution(
                    query.method, window(of: query.question, job.means, loaded),
                    baseline: query.baseline == .mean ? baseline : .zero, cancellation: cancellation)
            }.map(Arrival.Outcome.attribution)
        case .mutants(let question, let batch):
            return result {
                let window = try window(of: question, job.means, loaded)
                let mutants = Mutagenesis(of: window, reference: 0).mutants(at: batch)
                return try loaded.members(ofGeneAt: question.gene).predictions(
                    of: mutants, window, cancellation: cancellation)
            }.map(Arrival.Outcome.mutants)
        }
    }

    private func forecast(
        of question: Question, _ means: [Float]?, _ loaded: DataSetModel, _ cancellation: Cancellation
    ) throws -> Forecast {
        let window = try window(of: question, means, loaded)
        let answers = try loaded.members(ofGeneAt: question.gene).predict(
            [window], outputs: .full, cancellation: cancellation)
        guard let forecast = answers.first.flatMap({ Forecast($0) }) else {
            throw Problem("the model gave no prediction")
        }
        return forecast
    }

    /// The prediction of each of some genes, with the one under the intervention where that costs no other stream; nil when
    /// cancelled.
    private func survey(
        of genes: some Sequence<Int>, _ mask: ModalityMask, _ baseline: SignalBaseline,
        _ loaded: DataSetModel, _ cancellation: Cancellation
    ) -> Arrival.Outcome? {
        let isAdjusted = loaded.adjustedStates != nil && mask == .all
        let outputs: PredictionOutputs = isAdjusted ? [.observed, .intervened] : .observed
        var (outcomes, intervened): ([Result<Float, Problem>], [Result<Float, Problem>]) = ([], [])
        for gene in genes {
            let answer = result {
                let window = try loaded.encoder.window(ofGeneAt: gene)
                let answers = try loaded.members(ofGeneAt: gene).predict(
                    [window], outputs: outputs, mask: mask, baseline: baseline, cancellation: cancellation)
                guard let answer = answers.first, let predicted = answer.observed else {
                    throw Problem("the model gave no prediction")
                }
                return (predicted.mean, answer.intervened?.mean)
            }
            guard let answer else { return nil }
            outcomes.append(answer.map(\.0))
            if isAdjusted { intervened.append(answer.map { $0.1 ?? .nan }) }
        }
        return .survey(outcomes, intervened: intervened)
    }

    /// What comes of some work; nil when cancelled.
    private func result<Value>(_ work: () throws -> Value) -> Result<Value, Problem>? {
        do {
            return .success(try work())
        } catch PrismError.cancelled {
            return nil
        } catch let problem as Problem {
            return .failure(problem)
        } catch {
            return .failure(Problem(error))
        }
    }

    /// The window that a question is about: edited, and without the signals that are off.
    private func window(
        of question: Question, _ means: [Float]?, _ loaded: DataSetModel
    ) throws -> GeneWindow {
        let count = loaded.encoder.signals.count
        var edited = try self.edited(question, means, loaded)
        let members = loaded.speaking[question.gene]
        if let state = question.background, let adjusted = loaded.adjustedStates(of: members) {
            edited.background = GeneBackground((0..<adjusted.count).map { $0 == state ? 1 : 0 })
        }
        if question.baseline == .mean, loaded.trainedWithSignalsMissing {
            return edited.lacking(question.mask)
        }
        let baseline: SignalBaseline =
            question.baseline == .mean ? means.map(SignalBaseline.mean) ?? .mean([]) : .zero
        return try edited.masked(question.mask, baseline: baseline, signalCount: count)
    }

    /// The window that a question is about with every signal on: with what it takes from the other condition, and edited.
    func edited(_ question: Question, _ means: [Float]?, _ loaded: DataSetModel) throws -> GeneWindow {
        guard let transplant = question.transplant else {
            if question.editCount > 0 {
                try browsed?.dataSet.checkSharedBases(
                    with: dataSet, of: question, length: loaded.encoder.length)
            }
            return try loaded.encoder.window(of: question, means: means)
        }
        guard question.changes.isEmpty else { throw Problem(TakenSignals.movedBases) }
        return try window(ofGeneAt: question.gene, taking: transplant)
            .edited(question.edits, means: means, signalCount: loaded.encoder.signals.count)
    }

    /// A gene's window with signals of the other condition.
    private func window(ofGeneAt gene: Int, taking transplant: TakenSignals) throws -> GeneWindow {
        guard let (number, conditions) = related.withLock({ $0 }), number == transplant.condition,
            let pair = conditions.genes.pair(ofA: gene)
        else { throw Problem("the other condition does not have the gene") }
        return try conditions.window(of: pair, taking: transplant.taken)
    }
}
