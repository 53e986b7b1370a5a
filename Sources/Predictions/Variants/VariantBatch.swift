import GenomeData
import PrismModel

/// Records that wait to be scored together.
struct VariantBatch {
    private let model: DataSetModel
    private let text: any VariantText
    private var scorer: VariantScorer
    private var records: [(record: VariantRecord, rows: [PlannedEffect])] = []

    /// How many rows wait.
    private(set) var size = 0

    init(_ model: DataSetModel, _ request: VariantRequest, _ text: any VariantText, threads: Int) {
        self.model = model
        self.text = text
        scorer = VariantScorer(
            model, background: request.background, seed: request.seed, threads: threads)
    }

    /// Takes a record's rows.
    mutating func add(_ record: VariantRecord, _ rows: [PlannedEffect]) {
        records.append((record, rows))
        size += rows.count
    }

    /// The lines of what waits, in order; then nothing waits. `checkingOn` is called between predictions and ends them where
    /// it throws.
    mutating func score(
        _ tally: inout VariantTally, checkingOn: () throws -> Void
    ) throws -> [String] {
        var questions: [VariantScorer.Question] = []
        for (_, rows) in records {
            for row in rows where row.fate == .scored {
                questions.append(VariantScorer.Question(gene: row.gene ?? 0, changes: row.changes))
            }
        }
        let clock = ContinuousClock()
        let (start, processor, before) = (clock.now, ProcessorTime.ofProcess, scorer.windows)
        var effects = try scorer.effects(questions, checkingOn: checkingOn)[...]
        tally.seconds += (clock.now - start) / .seconds(1)
        tally.processorSeconds += Double(ProcessorTime.ofProcess - processor) / 1e9
        tally.windows += scorer.windows - before
        tally.predicted += questions.count
        var lines: [String] = []
        for (record, rows) in records {
            let own = rows.map { row in
                VariantRow(
                    plan: row, gene: row.gene.map { model.dataSet.genes[$0] },
                    effect: row.fate == .scored ? effects.popFirst() : nil)
            }
            lines += text.lines(record, own)
        }
        (records, size) = ([], 0)
        return lines
    }
}
