/// Compares REF with the genome.
public struct ReferenceCheck: Sendable {
    /// What the genome has to say of a record.
    public enum Answer: Sendable, Equatable {
        /// REF is the genome's; the contig as the genome spells it.
        case agrees(contig: String)
        /// It is not, and why.
        case differs(problem: String)
        /// The genome has no such contig.
        case absent
    }

    private let genome: FASTAFile
    private let names: ContigNames
    private let lengths: [String: Int]

    /// A check against a genome.
    public init(_ genome: FASTAFile) {
        self.genome = genome
        names = ContigNames(genome.contigs)
        lengths = Dictionary(
            genome.contigs.map { ($0.name, $0.length) }, uniquingKeysWith: { first, _ in first })
    }

    /// Compares a record, whatever the case of the genome's letters; a letter of the genome that stands for several bases
    /// agrees with each of them, as VCF writes one of them. N, as callers of structural variants write it, agrees with any base
    /// where all alleles are symbolic: nothing is made of it.
    ///
    /// - Throws: when the genome cannot be read.
    public func answer(_ record: VariantRecord) throws(GenomeDataError) -> Answer {
        guard let contig = names.match(record.contig)?.name, let length = lengths[contig] else {
            return .absent
        }
        let range = Range(from: record.position, count: record.reference.utf8.count)
        // VCF puts breakends of telomeres one base before and one behind the contig.
        let isTelomere = [-1, length].contains(record.position)
        if isTelomere, record.alternatives.allSatisfy({ SequenceAllele.isSymbolic($0[...]) }) {
            return .agrees(contig: contig)
        }
        guard range.lowerBound >= 0, range.upperBound <= length else {
            return .differs(
                problem: "\(record.place): REF reaches beyond \(contig), which has \(length) bases: the VCF "
                    + "is of another assembly than \(genome.path)")
        }
        let letters = try genome.letters(in: GenomicInterval(contig: contig, range)).uppercased()
        let isSymbolic =
            !record.alternatives.isEmpty
            && record.alternatives.allSatisfy { SequenceAllele.isSymbolic($0[...]) }
        guard
            !zip(record.reference.utf8, letters.utf8).allSatisfy({
                Self.agree($0, $1) || isSymbolic && $0 == UInt8(ascii: "N")
            })
        else {
            return .agrees(contig: contig)
        }
        func shown(_ text: String) -> String { text.count > 20 ? "\(text.prefix(20))…" : text }
        return .differs(
            problem: "\(record.place): REF is \(shown(record.reference)), but the genome has "
                + "\(shown(letters)) (\(genome.path))")
    }

    private static func agree(_ own: UInt8, _ genome: UInt8) -> Bool {
        if own == genome { return true }
        guard let bases = SequenceAllele.letters[genome], bases.utf8.count > 1 else { return false }
        return own == UInt8(ascii: "N") || bases.utf8.contains(own)
    }
}
