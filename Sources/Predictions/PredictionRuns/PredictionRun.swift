import GenomeData
import PrismModel

/// Predictions of a data set's genes, as a table that a killed run leaves ready to go on with.
public struct PredictionRun: Sendable {
    /// The model and its data set.
    public let model: DataSetModel
    /// What is computed.
    public let request: PredictionRequest
    /// The positions, in the data set's genes, of the rows, in their order.
    public let indices: [Int]

    /// What makes the predictions.
    public let provenance: Provenance

    private let mask: ModalityMask
    private let table: PredictionTable
    private let file: GeneTableFile

    /// Genes per batch; after each, the rows are handed to the system.
    private static let batch = 8

    /// Prepares a run; nothing is computed yet.
    ///
    /// - Parameters:
    ///   - model: the model.
    ///   - request: the genes, the shard, the signals that are off.
    ///   - version: the program's, for the header.
    /// - Throws: where a gene or a signal is not there, no gene is selected, or the genes do not lie on the genome.
    public init(_ model: DataSetModel, _ request: PredictionRequest, version: String) throws(GenomeDataError)
    {
        let selected = try model.dataSet.placedGenes(request.selection)
        self.model = model
        self.request = request
        indices = request.shard.map { $0.part(of: selected) } ?? selected
        mask = try request.mask(for: model)
        var provenance = model.provenance
        (provenance.off, provenance.baseline) = (request.off, request.baseline)
        provenance.offAlong = model.names(offIn: mask).filter { !request.off.contains($0) }
        self.provenance = provenance
        table = PredictionTable(
            model, request, selected: selected.count,
            provenance: provenance.lines("predict", version: version))
        file = GeneTableFile(
            facts: table.facts, columns: table.columns, shard: request.shard,
            ids: indices.map { model.dataSet.genes[$0].id })
    }

    /// Writes the table at `path`, going on where an earlier run of the same request was stopped.
    ///
    /// - Parameters:
    ///   - path: the table; until it is whole, its rows are in `<path>.partial`.
    ///   - restart: starts anew, whatever an earlier run left.
    ///   - threads: how many threads predict; the numbers do not depend on it.
    ///   - progress: called first with the number of rows that an earlier run left, then with the number done; ends the run
    ///     where it throws, and what is done is kept.
    /// - Throws: `WriteError`, `GenomeDataError` or `PrismError`.
    public func write(
        to path: String, restart: Bool = false, threads: Int = PrismModel.defaultThreads,
        progress: (Int) throws -> Void = { _ in }
    ) throws {
        let partial = try file.open(at: path, restart: restart)
        try progress(partial.keptLines.count)
        try rows(after: partial.keptLines.count, threads: threads) { rows, done in
            try partial.append(rows)
            try progress(done)
        }
        try partial.commit()
    }

    /// The table's lines, handed to `body` header first, then some rows at a time.
    public func lines(
        threads: Int = PrismModel.defaultThreads, progress: (Int) throws -> Void = { _ in },
        _ body: ([String]) throws -> Void
    ) throws {
        try body(file.header)
        try rows(after: 0, threads: threads) { rows, done in
            try body(rows)
            try progress(done)
        }
    }

    /// Each row's gene, measured and predicted expression, without a table.
    public func predictions(
        threads: Int = PrismModel.defaultThreads, progress: (Int) throws -> Void = { _ in }
    ) throws -> [(index: Int, measured: Float?, prediction: EnsemblePrediction)] {
        var all: [(index: Int, measured: Float?, prediction: EnsemblePrediction)] = []
        try batches(after: 0, threads: threads) { batch, done in
            all += batch
            try progress(done)
        }
        return all
    }

    private typealias Row = (index: Int, measured: Float?, prediction: EnsemblePrediction)

    private func rows(after start: Int, threads: Int, _ body: ([String], Int) throws -> Void) throws {
        try batches(after: start, threads: threads) { batch, done in
            try body(
                batch.map {
                    table.row(
                        model.dataSet.genes[$0.index], measured: $0.measured,
                        isHeldOut: model.isHeldOut(geneAt: $0.index), $0.prediction)
                },
                done)
        }
    }

    private func batches(after start: Int, threads: Int, _ body: ([Row], Int) throws -> Void) throws {
        let baseline = try model.signalBaseline(request.baseline, for: mask)
        let outputs: PredictionOutputs = request.isFull ? [.observed, .intervened] : .observed
        var done = min(start, indices.count)
        while done < indices.count {
            let some = indices[done..<min(done + Self.batch, indices.count)]
            var windows: [GeneWindow] = []
            var measured: [Float?] = []
            for index in some {
                windows.append(try model.encoder.window(ofGeneAt: index))
                measured.append(try model.dataSet.measured(at: index))
            }
            let predictions = try model.predict(
                Array(some), windows, outputs: outputs, mask: mask, baseline: baseline, threads: threads)
            done += some.count
            try body(zip(some, zip(measured, predictions)).map { ($0, $1.0, $1.1) }, done)
        }
    }
}
