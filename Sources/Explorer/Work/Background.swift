import Canvas
import Dispatch
import GenomeData
import Predictions
import Synchronization

/// Carries out effects off the main thread; what it finds waits to be collected.
public final class Background: Sendable {
    private let dataSet: DataSet
    private let version: String
    private let mailbox: Mailbox
    /// Whether it works for the other condition, of which no gene models are drawn.
    private let isOther: Bool
    private let reader: Reader
    private let profiles: ProfileReader
    private let inference: Inference
    private let exporter: Exporter
    private let states: StateFinder
    private let lookup: Lookup
    private let shell = Shell()
    private let tables = DispatchQueue(label: "prism.tables", qos: .utility)
    /// One that waits for a server does not hold up the next, which supersedes it.
    private let openings = DispatchQueue(label: "prism.opening", qos: .utility, attributes: .concurrent)
    private let besides = Mutex(Besides())

    /// The condition asked for last, and the one that is open.
    private struct Besides {
        var newest = 0
        var other: (number: Int, background: Background, names: ConditionLabels)?
    }

    /// `bell` is called, on any thread, whenever there is something to collect.
    ///
    /// `version` is the program's, for the headers of what is written; names of states are kept beside `session`.
    public convenience init(
        _ dataSet: DataSet, version: String, session: SessionFile? = nil,
        bell: @escaping @Sendable () -> Void = {}
    ) {
        self.init(
            dataSet, version: version, kept: session.map { KeptStateNames(besides: $0) },
            into: Mailbox(bell: bell), besides: nil)
    }

    private init(
        _ dataSet: DataSet, version: String, kept: KeptStateNames?, into mailbox: Mailbox,
        besides browsed: Inference?, sharesModel: Bool = false
    ) {
        self.dataSet = dataSet
        self.version = version
        self.mailbox = mailbox
        isOther = browsed != nil
        reader = Reader(dataSet)
        profiles = ProfileReader(dataSet)
        inference = Inference(dataSet, besides: browsed, sharesModel: sharesModel)
        exporter = Exporter(dataSet, version: version)
        lookup = Lookup(dataSet)
        states = StateFinder(kept: kept, dataSet, inference)
    }

    /// Starts an effect's work; those that concern the terminal are not for here, and nothing happens.
    public func perform(_ effect: Effect) {
        switch effect {
        case .load: load()
        case .read(let reading): reader.read(reading.query, into: mailbox)
        case .infer(let job):
            if job.tier == .current { states.makeWay() }
            inference.start(job, into: mailbox)
        case .study(let work): states.perform(work.work, into: mailbox)
        case .profile(let step): profiles.read(step, into: mailbox)
        case .export(let export):
            let other = besides.withLock { $0.other?.background.dataSet }
            exporter.write(export, besides: other, into: mailbox)
        case .errand(let commission): run(commission.errand)
        case .open(let opening): open(opening)
        case .closeOther: close()
        case .relate(let number):
            guard let other = besides.withLock({ $0.other }), other.number == number else { return }
            inference.relate(to: other.background.inference, other.names, number: number, into: mailbox)
        case .other(let number, let effect): other(number)?.perform(effect)
        case .giveUp: inference.stop()
        case .look, .copy, .quit: break
        }
    }

    /// The model, once it is loaded.
    var model: DataSetModel? { inference.model }

    /// The model of the condition that is open beside, once it is loaded.
    var otherModel: DataSetModel? { besides.withLock { $0.other?.background }?.model }

    /// Both conditions, once it is known how they go together.
    var conditions: Conditions? {
        besides.withLock { $0.other?.number }.flatMap(inference.conditions(withOther:))
    }

    private func run(_ errand: Errand) {
        switch errand {
        case .run(let run): shell.start(run, into: mailbox)
        case .stop(let number): shell.stop(number)
        case .giveUp: lookup.giveUp()
        case .reference, .effects, .genes: lookup.answer(errand, into: mailbox)
        }
    }

    /// What was found since the last time.
    public func collect() -> [Action] { mailbox.collect().map(Action.arrived) }

    /// Waits for something to collect; whether it came in time.
    public func wait(seconds: Double) -> Bool { mailbox.wait(seconds: seconds) }

    /// Gives up what is computed, and what is not written within so many seconds.
    ///
    /// Returns the paths of files that were given up.
    @discardableResult
    public func stop(patience seconds: Double = 0.7) -> [String] {
        close()
        inference.stop()
        states.stop()
        lookup.giveUp()
        shell.finish(patience: seconds)
        profiles.stop()
        return exporter.finish(patience: seconds)
    }

    private func other(_ number: Int) -> Background? {
        besides.withLock { $0.other?.number == number ? $0.other?.background : nil }
    }

    /// Opens a condition; of several that are asked for one after the other the last.
    private func open(_ opening: Effect.Opening) {
        let number = opening.number
        besides.withLock { $0.newest = number }
        openings.async { [self] in
            guard besides.withLock({ $0.newest == number }) else { return }
            let opened = Result { try OtherDataSet(opening, besides: dataSet) }.mapError { Problem($0) }
            if case .success(let found) = opened {
                let box = Mailbox(into: mailbox) { .other(number: number, $0) }
                let background = Background(
                    found.dataSet, version: version, kept: nil, into: box, besides: inference,
                    sharesModel: found.sharesModel)
                let isWanted = besides.withLock { besides in
                    guard besides.newest == number else { return false }
                    besides.other = (number, background, found.condition.pairing.names.labels)
                    return true
                }
                guard isWanted else { return }
            }
            mailbox.post(
                .opened(Arrival.OpenedArrival(number: number, outcome: opened.map(\.condition))))
        }
    }

    /// Closes the other condition, and gives up one that is being opened.
    private func close() {
        let other = besides.withLock { besides in
            defer { (besides.newest, besides.other) = (-1, nil) }
            return besides.other
        }
        inference.relateToNothing()
        other?.background.stop(patience: 0)
    }

    private func load() {
        inference.load(into: mailbox)
        tables.async { [dataSet, mailbox, isOther] in
            mailbox.post(.measured(Background.measured(dataSet)))
            guard !isOther, dataSet.manifest.annotation != nil else { return }
            do {
                mailbox.post(.geneModels(GeneModelSet(try dataSet.geneModels(), besides: dataSet.annotation)))
            } catch {
                mailbox.post(.geneModelsFailed(Problem(error).text))
            }
        }
    }

    private static func measured(_ dataSet: DataSet) -> Arrival.MeasuredArrival {
        guard dataSet.expression != nil else {
            return Arrival.MeasuredArrival(values: [], note: "not measured")
        }
        var values: [Float?] = []
        var note: String?
        for gene in dataSet.genes.indices {
            do {
                values.append(try dataSet.measured(at: gene))
            } catch {
                values.append(nil)
                note = note ?? Problem(error).text
            }
        }
        return Arrival.MeasuredArrival(values: values, note: note)
    }
}
