import Canvas
import Dispatch
import GenomeData

/// Carries out effects off the main thread; what it finds waits to be collected.
public final class Background: Sendable {
    private let dataSet: DataSet
    private let mailbox: Mailbox
    private let reader: Reader
    private let inference: Inference
    private let exporter: Exporter
    private let states: StateFinder
    private let lookup: Lookup
    private let shell = Shell()
    private let tables = DispatchQueue(label: "prism.tables", qos: .utility)

    /// `bell` is called, on any thread, whenever there is something to collect.
    ///
    /// `version` is the program's, for the headers of what is written; names of states are kept beside `session`.
    public init(
        _ dataSet: DataSet, version: String, session: SessionFile? = nil,
        bell: @escaping @Sendable () -> Void = {}
    ) {
        self.dataSet = dataSet
        mailbox = Mailbox(bell: bell)
        reader = Reader(dataSet)
        inference = Inference(dataSet)
        exporter = Exporter(dataSet, version: version)
        lookup = Lookup(dataSet)
        states = StateFinder(kept: session.map { KeptStateNames(besides: $0) }) { [inference] in
            inference.model
        }
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
        case .export(let export): exporter.write(export, into: mailbox)
        case .errand(let commission):
            switch commission.errand {
            case .run(let run): shell.start(run, into: mailbox)
            case .stop(let number): shell.stop(number)
            case .reference, .effects, .genes: lookup.answer(commission.errand, into: mailbox)
            }
        case .look, .copy, .quit: break
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
        inference.stop()
        states.stop()
        shell.finish(patience: seconds)
        return exporter.finish(patience: seconds)
    }

    private func load() {
        inference.load(into: mailbox)
        tables.async { [dataSet, mailbox] in
            mailbox.post(.measured(Background.measured(dataSet)))
            guard dataSet.manifest.annotation != nil else { return }
            do {
                mailbox.post(.geneModels(GeneModelSet(try dataSet.geneModels(), besides: dataSet.annotation)))
            } catch {
                mailbox.post(.notice("gene models: \(error)"))
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
                note = note ?? "\(error)"
            }
        }
        return Arrival.MeasuredArrival(values: values, note: note)
    }
}
