import GenomeData

/// Which alleles a sample carries on which copy of the chromosome, where that is known.
struct PhasedGenotype: Equatable {
    /// Per copy the position in the record's ALT; nil for the reference, or unknown.
    private var alleles: [Int?]
    /// The phase set; nil where all copies carry the same allele and none is given.
    private(set) var set: String?
    /// Whether all copies carry the same allele: it stands beside those of every phase set.
    private(set) var isOnAllCopies = false

    /// Nothing known.
    static let none = PhasedGenotype(alleles: [], set: nil)

    private init(alleles: [Int?], set: String?) {
        self.alleles = alleles
        self.set = set
    }

    /// The genotype of a sample, by position: GT, and PS where it is there.
    ///
    /// Unphased genotypes say nothing unless all copies carry the same allele.
    ///
    /// - Throws: with file and line, for a genotype that is none.
    init(_ record: VariantRecord, sample: Int, _ file: VCFFile) throws(GenomeDataError) {
        let columns = record.samples
        guard let format = columns.first, columns.count > sample + 1 else {
            self = .none
            return
        }
        let keys = format.split(separator: ":", omittingEmptySubsequences: false)
        let values = columns[columns.startIndex + sample + 1].split(
            separator: ":", omittingEmptySubsequences: false)
        func value(_ key: String) -> Substring? {
            guard let place = keys.firstIndex(of: Substring(key)), values.indices.contains(place) else {
                return nil
            }
            return values[place]
        }
        guard let text = value("GT"), text != "." else {
            self = .none
            return
        }
        var alleles: [Int?] = []
        for part in text.split(omittingEmptySubsequences: false, whereSeparator: { "|/".contains($0) }) {
            guard part != "." else {
                alleles.append(nil)
                continue
            }
            guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(part),
                number <= record.alternatives.count
            else {
                throw file.error(
                    "the genotype of sample \(sample + 1) is \"\(text.prefix(40))\"; expected alleles 0 to "
                        + "\(record.alternatives.count) with | or / between")
            }
            alleles.append(number == 0 ? nil : number - 1)
        }
        let isSame = alleles.allSatisfy { $0 != nil && $0 == alleles[0] }
        guard isSame || !text.contains("/") else {
            self = .none
            return
        }
        self.alleles = alleles
        isOnAllCopies = isSame
        let given = value("PS").map(String.init) ?? "."
        set = isSame && given == "." ? nil : given
    }

    /// The copies, from 0, that carry the allele at a position of the record's ALT.
    func copies(of allele: Int) -> [Int] { alleles.indices.filter { alleles[$0] == allele } }
}
