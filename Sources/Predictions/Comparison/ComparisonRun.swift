import GenomeData
import PrismModel
import Wording

/// Changes of genes between two conditions, as a table that a killed run leaves ready to go on with.
public struct ComparisonRun: Sendable {
    /// The two.
    public let conditions: Conditions
    /// What is computed.
    public let request: ComparisonRequest
    /// The rows' genes, in their order.
    public let pairs: [GenePairs.Pair]
    /// What made it, a line each.
    public let provenance: [String]

    private let transplants: [ModalityMask]
    private let table: ComparisonTable
    private let file: GeneTableFile

    /// Genes per batch; after each, the rows are handed to the system. Of each gene whose change is shared out there are many
    /// predictions.
    private var batch: Int { request.sharesSignals || !transplants.isEmpty ? 1 : 8 }

    /// Prepares a run; nothing is computed yet.
    ///
    /// - Parameters:
    ///   - conditions: the two.
    ///   - request: the genes, the shard, what is computed.
    ///   - version: the program's, for the header.
    /// - Throws: where a gene is not there, or only in A, none is selected, or the genes do not lie on the genome; where a
    ///   transplant cannot be made; and where there are too many signals to share a change.
    public init(
        _ conditions: Conditions, _ request: ComparisonRequest, version: String
    ) throws(GenomeDataError) {
        let selected = try Self.selected(conditions, request.selection)
        self.conditions = conditions
        self.request = request
        pairs = request.shard.map { $0.part(of: selected) } ?? selected
        var masks: [ModalityMask] = []
        for transplant in request.transplants { masks.append(try conditions.mask(of: transplant)) }
        transplants = masks
        if request.sharesSignals { _ = try conditions.transplants() }
        table = ComparisonTable(conditions, request, transplants: masks)
        provenance = conditions.provenance(version: version)
        file = GeneTableFile(
            facts: provenance + Self.facts(conditions, request, selected: selected.count) + table.notes,
            columns: table.columns, shard: request.shard,
            ids: pairs.map { conditions.a.dataSet.genes[$0.a].id })
    }

    /// The genes that are asked for and in both.
    private static func selected(
        _ conditions: Conditions, _ selection: GeneSelection
    ) throws(GenomeDataError) -> [GenePairs.Pair] {
        let (a, b) = (conditions.a.dataSet, conditions.b.dataSet)
        _ = try b.placedGenes(.all)
        let indices = try a.placedGenes(selection)
        let pairs = indices.compactMap(conditions.genes.pair(ofA:))
        if case .named = selection, let lost = indices.first(where: { conditions.genes.pair(ofA: $0) == nil })
        {
            throw GenomeDataError(
                file: b.manifest.path, place: nil,
                problem: "there is no gene \(a.genes[lost].symbol) (\(a.genes[lost].id)): it is only in A")
        }
        guard !pairs.isEmpty else {
            throw GenomeDataError(
                file: b.manifest.path, place: nil, problem: "it has none of the genes selected")
        }
        return pairs
    }

    private static func facts(
        _ conditions: Conditions, _ request: ComparisonRequest, selected: Int
    ) -> [String] {
        let both = conditions.genes.pairs.count
        return ["genes: \(selected) of \(both) in both, \(request.selection.words)"]
            + conditions.notes.map(Provenance.oneLine) + PredictionTable.leftOut(conditions.a.dataSet)
    }

    /// Writes the table at `path`, going on where an earlier run of the same request was stopped.
    ///
    /// - Parameters:
    ///   - path: the table; until it is whole, its rows are in `<path>.partial`.
    ///   - restart: starts anew, whatever an earlier run left.
    ///   - threads: how many threads predict; the numbers do not depend on it.
    ///   - progress: called first with the number of rows that an earlier run left, then with the number done; ends the run
    ///     where it throws, and what is done is kept.
    /// - Returns: the changes that the table holds, of rows that an earlier run left too.
    /// - Throws: `WriteError`, `GenomeDataError` or `PrismError`.
    @discardableResult
    public func write(
        to path: String, restart: Bool = false, threads: Int = PrismModel.defaultThreads,
        progress: (Int) throws -> Void = { _ in }
    ) throws -> ChangeTable {
        var changes = try ChangeTable(columns: table.columns, file: path)
        let partial = try file.open(at: path, restart: restart)
        for row in partial.keptLines { try changes.add(row) }
        try progress(partial.keptLines.count)
        try rows(after: partial.keptLines.count, threads: threads) { rows, done in
            for row in rows { try changes.add(row) }
            try partial.append(rows)
            try progress(done)
        }
        try partial.commit()
        return changes
    }

    /// The table's lines, handed to `body` header first, then some rows at a time.
    ///
    /// - Returns: the changes that they hold.
    @discardableResult
    public func lines(
        threads: Int = PrismModel.defaultThreads, progress: (Int) throws -> Void = { _ in },
        _ body: ([String]) throws -> Void
    ) throws -> ChangeTable {
        var changes = try ChangeTable(columns: table.columns, file: "the table")
        try body(file.header)
        try rows(after: 0, threads: threads) { rows, done in
            for row in rows { try changes.add(row) }
            try body(rows)
            try progress(done)
        }
        return changes
    }

    private func rows(after start: Int, threads: Int, _ body: ([String], Int) throws -> Void) throws {
        var done = min(start, pairs.count)
        while done < pairs.count {
            let some = Array(pairs[done..<min(done + batch, pairs.count)])
            let changes = try conditions.changes(
                of: some, isFull: request.isFull, sharesSignals: request.sharesSignals,
                transplants: transplants, threads: threads)
            done += some.count
            try body(changes.map(table.row), done)
        }
    }
}
