import Files
import GenomeData
import PrismModel
import Wording

/// The effects of a VCF's alleles on the genes whose windows hold them, in memory for a few records; a killed run leaves
/// a file that is gone on with.
public struct VariantRun: Sendable {
    /// The model and its data set.
    public let model: DataSetModel
    /// What is computed.
    public let request: VariantRequest
    /// How many records this run, or its shard, is about.
    public var recordCount: Int { range.count }

    private let genes: [Int]
    private let census: VCFCensus
    /// Which of the records asked for.
    private let range: Range<Int>
    private let facts: [String]
    private let names: ContigNames

    /// Rows that are scored at a time by a thread; after each such batch the lines are handed to the system.
    private static let batchPerThread = 8

    /// Prepares a run: reads the VCF once to its end, so that damage and a REF that is not the genome's are known before
    /// anything is computed.
    ///
    /// - Parameters:
    ///   - model: the model.
    ///   - request: the file, the genes, the region, the shard.
    ///   - version: the program's, for the header.
    /// - Throws: where the VCF is damaged or of another genome, a gene is not there, or genes and genome do not fit.
    public init(_ model: DataSetModel, _ request: VariantRequest, version: String) throws(GenomeDataError) {
        let dataSet = model.dataSet
        genes = try dataSet.placedGenes(request.genes)
        let names = ContigNames(dataSet.genome.contigs)
        self.names = names
        let check = ReferenceCheck(dataSet.genome)
        census = try VCFCensus(path: request.path) { record, file throws(GenomeDataError) in
            guard request.holds(record, names) else { return false }
            if !request.skipsMismatches, case .differs(let problem) = try check.answer(record) {
                throw file.error(problem)
            }
            return true
        }
        range = request.shard?.range(of: census.asked) ?? 0..<census.asked
        self.model = model
        self.request = request
        var facts = model.provenance.lines("variants", version: version)
        facts.append("variants: \(request.path.fileName) sha256 \(census.hash)")
        facts.append("records: \(census.asked) of \(census.records)" + request.regionWords)
        facts.append("genes of windows: \(genes.count) of \(dataSet.genes.count), \(request.genes.words)")
        if request.genes != .all {
            // Rows do not tell of which genes' windows there are none: a run of other genes is another run.
            facts.append(
                "ids of these genes: sha256 \(LinesHash(of: genes.map { dataSet.genes[$0].id }).digits)")
        }
        facts += VariantNotes.lines(request)
        if let shard = request.shard { facts.append(shard.line) }
        self.facts = facts.map(Provenance.oneLine)
    }

    /// Writes the effects at `path`, going on where an earlier run of the same request was stopped.
    ///
    /// - Parameters:
    ///   - path: the file; until it is whole, its lines are in `<path>.partial`.
    ///   - restart: starts anew, whatever an earlier run left.
    ///   - threads: how many threads predict; the numbers do not depend on it.
    ///   - progress: called first with the number of records that an earlier run left, then with the number done; ends the run
    ///     where it throws, and what is done is kept.
    /// - Returns: what was found, and how fast.
    /// - Throws: `WriteError`, `GenomeDataError` or `PrismError`.
    @discardableResult
    public func write(
        to path: String, restart: Bool = false, threads: Int = PrismModel.defaultThreads,
        progress: (Int) throws -> Void = { _ in }
    ) throws -> VariantTally {
        let vcf = try VCFFile(path: request.path)
        let text = text(of: vcf)
        let file = try PartialFile(path: path, header: text.header(facts), restart: restart)
        let tally = try records(of: vcf, text, after: file, threads: threads) { lines, done in
            try file.append(lines)
            try progress(done)
        }
        try file.commit()
        return tally
    }

    /// The lines, handed to `body` header first, then some records' at a time.
    @discardableResult
    public func lines(
        threads: Int = PrismModel.defaultThreads, progress: (Int) throws -> Void = { _ in },
        _ body: ([String]) throws -> Void
    ) throws -> VariantTally {
        let vcf = try VCFFile(path: request.path)
        let text = text(of: vcf)
        try body(text.header(facts))
        return try records(of: vcf, text, after: nil, threads: threads) { lines, done in
            try body(lines)
            try progress(done)
        }
    }

    private func text(of vcf: VCFFile) -> any VariantText {
        let fields = VariantFields(
            hasSpread: model.speaking.haveSpread, hasPercentile: request.background > 0,
            isPhased: request.isPhased)
        return switch request.format {
        case .tsv: VariantTable(fields: fields)
        case .vcf: AnnotatedVCF(fields: fields, meta: vcf.meta, columns: vcf.columns)
        }
    }

    /// Goes through the records of the range, past those that `file` has already.
    private func records(
        of vcf: VCFFile, _ text: any VariantText, after file: PartialFile?, threads: Int,
        _ body: ([String], Int) throws -> Void
    ) throws -> VariantTally {
        var planner = try VariantPlanner(
            model.dataSet, request, genes: genes, length: model.encoder.length, file: vcf)
        var batch = VariantBatch(model, request, text, threads: threads)
        var kept = try KeptRecords(file, text)
        var tally = VariantTally()
        tally.threads = threads
        var asked = 0
        var done = min(kept.count, range.count)
        try body([], done)
        while asked < range.upperBound, let record = try vcf.next() {
            guard request.holds(record, names) else { continue }
            asked += 1
            // Those before the range are read for what they have on the same copies.
            guard asked > range.lowerBound || request.isPhased else { continue }
            let rows = try planner.rows(record, vcf)
            guard asked > range.lowerBound else { continue }
            tally.count(rows)
            if try kept.take(record) { continue }
            batch.add(record, rows)
            guard batch.size >= Self.batchPerThread * max(1, threads) else { continue }
            let lines = try batch.score(&tally) { try body([], done) }
            done = asked - range.lowerBound
            try body(lines, done)
        }
        try kept.finish()
        guard asked == range.upperBound else {
            throw GenomeDataError(
                file: request.path, place: nil, problem: "has become shorter since it was first read")
        }
        try body(batch.score(&tally) { try body([], done) }, range.count)
        return tally
    }
}

extension VariantRequest {
    /// Whether a record is asked for.
    func holds(_ record: VariantRecord, _ names: ContigNames) -> Bool {
        guard let region else { return true }
        let own = Range(from: record.position, count: record.reference.utf8.count)
        return names.match(record.contig)?.name == region.contig && own.overlaps(region.range)
    }

    /// ", in chr22:1-2000".
    var regionWords: String {
        region.map { ", " + GeneSelection.region($0).words.replacing("TSS ", with: "") } ?? ""
    }
}
