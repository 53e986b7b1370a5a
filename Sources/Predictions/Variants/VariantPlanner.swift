import GenomeData

/// Finds, record by record, the genes whose windows hold an allele, and what becomes of the others.
struct VariantPlanner {
    private let dataSet: DataSet
    private let length: Int
    /// Nil for all genes.
    private let selected: Set<Int>?
    private let check: ReferenceCheck
    private let skipsMismatches: Bool
    private var phases: PhasedAlleles?

    /// A planner for windows of `length` bases; `genes` are those selected.
    init(_ dataSet: DataSet, _ request: VariantRequest, genes: [Int], length: Int, file: VCFFile)
        throws(GenomeDataError)
    {
        self.dataSet = dataSet
        self.length = length
        selected = request.genes == .all ? nil : Set(genes)
        check = ReferenceCheck(dataSet.genome)
        skipsMismatches = request.skipsMismatches
        phases = request.isPhased ? try PhasedAlleles(file, sample: request.sample, length: length) : nil
    }

    /// The rows of a record, in order: for each allele its genes, or one that says why there is none; for phased alleles
    /// then those of combinations.
    ///
    /// - Throws: with file and line, where REF is not the genome's and that is not to be skipped, or for genotypes that
    ///   cannot be read.
    mutating func rows(_ record: VariantRecord, _ file: VCFFile) throws(GenomeDataError) -> [PlannedEffect] {
        let contig: String
        switch try check.answer(record) {
        case .agrees(let name): contig = name
        case .absent: return Self.all(record, .noContig)
        case .differs(let problem):
            guard skipsMismatches else { throw file.error(problem) }
            return Self.mismatched(record)
        }
        try phases?.move(to: record, contig, file)
        guard !record.alternatives.isEmpty else { return Self.all(record, .noChange) }
        var rows: [PlannedEffect] = []
        for allele in record.alternatives.indices {
            switch SequenceAllele(record, at: allele) {
            case .none: rows.append(PlannedEffect(allele: allele, fate: .noChange))
            case .symbolic: rows.append(PlannedEffect(allele: allele, fate: .symbolic))
            case .change(let change):
                let found = genes(holding: change, on: contig)
                let own = found.map { scored(allele, $0, [change], at: change) }
                rows += own.isEmpty ? [PlannedEffect(allele: allele, fate: .outside)] : own
                for gene in found {
                    rows += combinations(allele, change, gene)
                }
                phases?.take(allele, change)
            }
        }
        return rows
    }

    /// The rows of a record whose REF is not the genome's; of one that gives no base, symbolic alleles are what they are.
    private static func mismatched(_ record: VariantRecord) -> [PlannedEffect] {
        let isKnown = record.reference.utf8.contains { $0 != UInt8(ascii: "N") }
        return all(record, .mismatch).map { row in
            let isSymbolic = SequenceAllele(record, at: row.allele) == .symbolic
            return !isKnown && isSymbolic ? PlannedEffect(allele: row.allele, fate: .symbolic) : row
        }
    }

    /// The same row for every allele of a record.
    private static func all(_ record: VariantRecord, _ fate: AlleleFate) -> [PlannedEffect] {
        (0..<max(1, record.alternatives.count)).map { PlannedEffect(allele: $0, fate: fate) }
    }

    /// The selected genes whose windows hold a change, by TSS.
    private func genes(holding change: SequenceChange, on contig: String) -> [Int] {
        dataSet.annotation.genes(seeing: change, on: contig, length: length).filter {
            selected?.contains($0) ?? true
        }
    }

    private func window(_ gene: Int) -> Range<Int> { Range(around: dataSet.genes[gene].tss, count: length) }

    private func scored(
        _ allele: Int, _ gene: Int, _ changes: [SequenceChange], at change: SequenceChange,
        _ company: PlannedEffect.Company? = nil
    ) -> PlannedEffect {
        let clashes = changes.indices.contains { index in
            changes[..<index].contains(where: changes[index].clashes)
        }
        return PlannedEffect(
            allele: allele, fate: clashes ? .overlapping : .scored, gene: gene,
            distance: dataSet.genes[gene].distance(to: change), changes: clashes ? [] : changes,
            company: company)
    }

    /// An allele together with those before it on its copies, in a gene's window.
    private func combinations(_ allele: Int, _ change: SequenceChange, _ gene: Int) -> [PlannedEffect] {
        guard let phases else { return [] }
        return phases.company(of: allele, in: window(gene)).map { company, changes in
            scored(allele, gene, changes + [change], at: change, company)
        }
    }
}
