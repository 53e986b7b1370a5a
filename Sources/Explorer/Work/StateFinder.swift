import Dispatch
import GenomeData
import Predictions
import PrismModel
import Synchronization

/// Finds out about background states, beside the predictions and below them: steps on one thread, clusterings on another,
/// so that neither holds up the screen; names are kept on a third, as they alone are waited for in the end.
final class StateFinder: Sendable {
    private let steps = DispatchQueue(label: "prism.states", qos: .utility)
    private let clusterings = DispatchQueue(label: "prism.clustering", qos: .utility)
    private let keeping = DispatchQueue(label: "prism.names", qos: .utility)
    private let searches: StateSearcher
    private let dataSet: DataSet
    private let inference: Inference
    private let kept: KeptStateNames?
    private let contexts = Mutex(GeneContexts())
    private let step = Mutex<Cancellation?>(nil)
    private let clustering = NewestWork()
    private let isStopped = Cancellation()

    /// - Parameters:
    ///   - kept: where names of states are kept; nil: nowhere.
    ///   - dataSet: whose states are looked for.
    ///   - inference: has the model, once it is loaded, and makes its windows.
    init(kept: KeptStateNames?, _ dataSet: DataSet, _ inference: Inference) {
        self.kept = kept
        self.dataSet = dataSet
        searches = StateSearcher(dataSet)
        self.inference = inference
    }

    private func model() -> DataSetModel? { inference.model }

    func perform(_ work: StateWork, into mailbox: Mailbox) {
        switch work {
        case .step(let step): start(step, into: mailbox)
        case .cluster(let request): cluster(request, into: mailbox)
        case .describe(let map, let expressions):
            clusterings.async { [self] in
                guard !isStopped.isCancelled else { return }
                let atlas = contexts.withLock { $0 }.atlas(of: map, expressions)
                mailbox.post(.study(Arrival.StudyArrival(finding: .atlas(map, atlas))))
            }
        case .keep(let names, let states): keep(names, states, into: mailbox)
        case .names(let states, let set): readNames(of: states, set, into: mailbox)
        case .genome(let member): describeGenome(of: member, into: mailbox)
        case .search(let search): searches.start(search, into: mailbox)
        case .endSearch: searches.stop()
        }
    }

    private func keep(_ names: StateNames, _ states: KeptStates, into mailbox: Mailbox) {
        keeping.async { [self] in
            guard let kept else { return }
            do {
                try kept.write(names, states, model(), of: dataSet)
            } catch {
                mailbox.post(.notice("the names of states are not kept: \(error)"))
            }
        }
    }

    private func readNames(of states: BackgroundModel, _ set: StateSet, into mailbox: Mailbox) {
        keeping.async { [self] in
            var names: StateNames?
            do {
                names = try kept?.read(.background(states), model())
            } catch {
                mailbox.post(.notice("names of states: \(error)"))
            }
            mailbox.post(.study(Arrival.StudyArrival(finding: .names(set, names))))
        }
    }

    /// The states that a member brings, along the genome and at all genes.
    private func describeGenome(of member: Int, into mailbox: Mailbox) {
        clusterings.async { [self] in
            guard !isStopped.isCancelled, let model = model(),
                let adjusted = model.adjustedStates(of: [member])
            else {
                return
            }
            let found = Self.caught {
                let tracks = adjusted.signals.map { model.encoder.signals[$0] }
                let bins = try BackgroundBins(
                    model.dataSet, for: adjusted.states, signals: tracks, threads: 1
                ) {
                    mailbox.post(.study(Arrival.StudyArrival(finding: .reading(done: $0, total: $1))))
                }
                return try GenomeStates(BackgroundRun(bins, adjusted.states, source: .model))
            }
            mailbox.post(.study(Arrival.StudyArrival(finding: .genome(member: member, found))))
        }
    }

    /// Makes way for a prediction that the user waits for: streams of a step under way are given up.
    func makeWay() { step.withLock { $0?.cancel() } }

    /// Gives up what is computed; waits for names that are being written.
    func stop() {
        isStopped.cancel()
        makeWay()
        clustering.giveUp()
        searches.stop()
        keeping.sync {}
    }

    private func start(_ step: StateStep, into mailbox: Mailbox) {
        let cancellation = Cancellation()
        // Only streams take long enough to be given up.
        if case .intervention = step.work { self.step.withLock { $0 = cancellation } }
        steps.async { [self] in
            guard !isStopped.isCancelled else { return }
            let outcome: StateFinding.Outcome
            if case .painted(let tile, let genome) = step.work {
                outcome = Self.painted(tile, genome)
            } else {
                guard let model = model() else { return }
                outcome = self.outcome(of: step.work, model, cancellation)
            }
            mailbox.post(.study(Arrival.StudyArrival(finding: .step(step, outcome))))
        }
    }

    private func outcome(
        of work: StateStep.Work, _ model: DataSetModel, _ cancellation: Cancellation
    ) -> StateFinding.Outcome {
        switch work {
        case .genes(let batch):
            return .genes(
                batch.map { gene in
                    do {
                        let genes = model.dataSet.genes
                        guard genes.indices.contains(gene) else { throw Problem("there is no gene \(gene)") }
                        let signals = try model.encoder.signals(of: genes[gene])
                        try contexts.withLock { try $0.add(gene, signals: signals, model) }
                        return nil
                    } catch {
                        return Problem(error)
                    }
                })
        case .gene(let question, let means):
            return .gene(
                Self.caught {
                    let signals = try inference.edited(question.question, means, model).signals
                    return try GeneContext(question, signals, means: means, model)
                })
        case .ribbon(let tile, let map):
            return .ribbon(Self.caught { try Self.pieces(along: tile, map, model) })
        case .stretch(let tile):
            return .ribbon(
                Self.caught {
                    guard case .member(let member) = tile.set else { return [] }
                    return try model.backgroundRibbon(ofMember: member)?.pieces(
                        on: tile.contig, tile.range, step: tile.step, mask: tile.mask) ?? []
                })
        case .painted(let tile, let genome): return Self.painted(tile, genome)
        case .intervention(let gene):
            do {
                let window = try model.encoder.window(ofGeneAt: gene)
                let answer = try model.members(ofGeneAt: gene).predict(
                    [window], outputs: .intervened, cancellation: cancellation)
                return .intervention(
                    answer.first?.intervened.map { .success($0.mean) }
                        ?? .failure(Problem("the model gave no prediction under the intervention")))
            } catch PrismError.cancelled {
                return .interrupted
            } catch {
                return .intervention(.failure(Problem(error)))
            }
        }
    }

    private func cluster(_ request: ClusterRequest, into mailbox: Mailbox) {
        let cancellation = clustering.begin()
        clusterings.async { [self] in
            guard !cancellation.isCancelled, let model = model() else { return }
            // A copy of what is known; while it is read the pass may go on with its own.
            let known = contexts.withLock { $0.first(request.genes) }
            let total = model.dataSet.genes.count
            do {
                let states = try ContextStates(
                    learnedFrom: known.vectors, count: request.count, cancellation: cancellation)
                let isWhole = request.genes >= total
                var names: StateNames?
                do {
                    // What was named before is kept by now.
                    names =
                        isWhole ? try keeping.sync { try kept?.read(.contexts(states.count), model) } : nil
                } catch {
                    mailbox.post(.notice("names of states: \(error)"))
                }
                let map = StateMap(
                    states, known.vectors, genes: known.genes, total: total, request: request, names: names)
                mailbox.post(.study(Arrival.StudyArrival(finding: .cluster(request, .success(map)))))
            } catch PrismError.cancelled {
                return
            } catch {
                mailbox.post(
                    .study(Arrival.StudyArrival(finding: .cluster(request, .failure(Problem(error))))))
            }
        }
    }

    /// A tile of states that were found in this session; no model is asked.
    private static func painted(_ tile: RibbonTile, _ genome: GenomeStates) -> StateFinding.Outcome {
        .ribbon(.success(genome.run?.pieces(on: tile.contig, tile.range, step: tile.step) ?? []))
    }

    private static func pieces(
        along tile: RibbonTile, _ map: StateMap, _ model: DataSetModel
    ) throws -> [StateRibbon.Piece] {
        var pieces: [StateRibbon.Piece] = []
        let ribbon = StateRibbon(model, map.states, step: tile.step)
        try ribbon.paint(tile.contig, tile.range, threads: 1) {
            for piece in $0 { StateRibbon.append(piece, to: &pieces) }
        }
        return pieces
    }

    private static func caught<Value>(_ work: () throws -> Value) -> Result<Value, Problem> {
        Result { try work() }.mapError { Problem($0) }
    }
}

extension GeneContext {
    /// By the context generator alone.
    ///
    /// `signals` are the gene's with its edits, every signal on.
    init(_ asked: ContextQuestion, _ signals: [Float], means: [Float]?, _ model: DataSetModel) throws {
        let question = asked.question
        let standIn = asked.baseline ?? question.baseline
        let baseline: SignalBaseline = standIn == .mean ? .mean(means ?? []) : .zero
        guard
            let vector = try model.ensemble.contextVector(
                signals: signals, mask: question.mask, baseline: baseline),
            let first = model.members(ofGeneAt: question.gene).models.first(where: {
                $0.configuration.generator != nil
            }),
            let whole = try first.contextWeights(
                signals: signals, mask: question.mask, baseline: baseline)
        else { throw Problem("the model has no context generator") }
        self.vector = vector
        keeps = first.kept(by: whole)
        moves = Array(repeating: [], count: whole.contexts)
        for signal in model.encoder.signals.indices {
            let isOn = question.mask.isOn(signal)
            let other =
                isOn && asked.baseline != nil
                ? try first.contextWeights(
                    signals: signals, mask: question.mask.toggling(signal), baseline: baseline)
                : nil
            for context in 0..<whole.contexts {
                let squares = other.map { other in
                    zip(whole.vector(context), other.vector(context)).reduce(0.0) {
                        $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1)
                    }
                }
                moves[context].append(squares.map { ($0 / Double(max(1, whole.channels))).squareRoot() })
            }
        }
    }
}
