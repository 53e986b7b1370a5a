import GenomeData

/// The alleles that a sample carries on each copy of the chromosome, as far back as a window reaches.
struct PhasedAlleles {
    /// An allele on a copy.
    private struct Carried {
        let change: SequenceChange
        let copy: Int
        /// The phase set; nil for an allele on all copies, which goes with every set.
        let set: String?
        /// "36700000:A>G".
        let label: String
    }

    private let column: Int
    private let length: Int
    private var contig: String?
    private var left: Set<String> = []
    private var position = 0
    private var carried: [Carried] = []
    private var record: VariantRecord?
    private var genotype = PhasedGenotype.none

    /// The alleles of a sample of a file.
    ///
    /// - Throws: where the file has no such sample, or several and none is named.
    init(_ file: VCFFile, sample: String?, length: Int) throws(GenomeDataError) {
        self.length = length
        func failure(_ problem: String) -> GenomeDataError {
            GenomeDataError(file: file.path, place: nil, problem: problem)
        }
        let names = file.samples
        guard !names.isEmpty else { throw failure("has no samples, so no alleles are phased") }
        if let sample {
            guard let index = names.firstIndex(of: sample) else {
                let some = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
                throw failure("has no sample \"\(sample)\"; its samples are \(some)")
            }
            column = index
        } else {
            guard names.count == 1 else {
                throw failure("has \(names.count) samples; name one with --sample")
            }
            column = 0
        }
    }

    /// Goes on to a record on a contig of the genome, and forgets what no window shares with it.
    ///
    /// - Throws: where records are not sorted, or the genotype cannot be read.
    mutating func move(to record: VariantRecord, _ contig: String, _ file: VCFFile) throws(GenomeDataError) {
        if contig != self.contig {
            if let old = self.contig { left.insert(old) }
            guard !left.contains(contig) else {
                throw file.error(
                    "is on \(contig), which other contigs have followed; --phased needs a sorted file")
            }
            self.contig = contig
            carried = []
        } else if record.position < position {
            throw file.error("lies before the record above; --phased needs a sorted file")
        }
        position = record.position
        carried.removeAll { $0.change.removed.upperBound + length < record.position }
        self.record = record
        genotype = try PhasedGenotype(record, sample: column, file)
    }

    /// Notes an allele of the present record, wherever the sample carries it.
    mutating func take(_ allele: Int, _ change: SequenceChange) {
        guard let record else { return }
        let label = "\(record.position + 1):\(record.reference)>\(record.alternatives[allele])"
        for copy in genotype.copies(of: allele) {
            let set = genotype.isOnAllCopies ? nil : genotype.set
            carried.append(Carried(change: change, copy: copy, set: set, label: label))
        }
    }

    /// What stands with an allele of the present record on each of its copies, in a window: of its phase set, or, for an
    /// allele on all copies that names none, of each set there; a company that two copies share is there once.
    func company(
        of allele: Int, in window: Range<Int>
    ) -> [(company: PlannedEffect.Company, changes: [SequenceChange])] {
        var found: [(company: PlannedEffect.Company, changes: [SequenceChange])] = []
        for copy in genotype.copies(of: allele) {
            let here = carried.filter { $0.copy == copy && $0.change.touches(window) }
            for set in sets(here) {
                let others = here.filter { $0.set == nil || $0.set == set }
                guard !others.isEmpty else { continue }
                let labels = others.map(\.label)
                if let known = found.firstIndex(where: { $0.company.others == labels }) {
                    if !found[known].company.copies.contains(copy + 1) {
                        found[known].company.copies.append(copy + 1)
                    }
                } else {
                    found.append(
                        (PlannedEffect.Company(copies: [copy + 1], others: labels), others.map(\.change)))
                }
            }
        }
        return found
    }

    /// The phase sets that the present record stands in, among alleles on a copy; nil for those on all copies alone.
    private func sets(_ here: [Carried]) -> [String?] {
        if let own = genotype.set { return [own] }
        var known: Set<String> = []
        let seen = here.compactMap(\.set).filter { known.insert($0).inserted }
        return seen.isEmpty ? [nil] : seen
    }
}
