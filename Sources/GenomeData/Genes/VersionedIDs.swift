/// Ids found with or without their version, whichever side of a comparison has one.
///
/// `ENSG00000100345.23` and `ENSG00000100345` name one gene. So do two versions of an accession of Ensembl or RefSeq. Of
/// other names the part behind the point tells genes apart (`AC012345.1` and `AC012345.7` of one clone, `Y74C9A.2` and
/// `Y74C9A.3`): they match the name without it, never each other.
struct VersionedIDs: Sendable {
    private var exact: [String: Int] = [:]
    /// The names that have a version, by what is left without it.
    private var byStem: [String: [Int]] = [:]

    /// Of an id that occurs twice the first place counts.
    init(_ ids: [String]) {
        exact.reserveCapacity(ids.count)
        for (index, id) in ids.enumerated() where exact[id] == nil {
            exact[id] = index
            if let stem = Gene.unversioned(id) { byStem[stem, default: []].append(index) }
        }
    }

    /// The position of the id as it is written.
    func index(of id: String) -> Int? { exact[id] }

    /// The positions of ids that differ from `id` in the version alone; several where it cannot be told which is meant.
    func versions(of id: String) -> [Int] {
        guard let stem = Gene.unversioned(id) else { return byStem[id] ?? [] }
        if let bare = exact[stem] { return [bare] }
        guard Gene.isAccession(stem) else { return [] }
        return (byStem[stem] ?? []).filter { exact[id] != $0 }
    }
}

extension Gene {
    /// What GENCODE writes behind the version of a gene's copy on chromosome Y.
    private static let copyOnY = "_PAR_Y"

    /// An id without its version: `ENSG00000100345.23` → `ENSG00000100345`, `ENSG00000182378.15_PAR_Y` →
    /// `ENSG00000182378_PAR_Y`; nil where there is none.
    static func unversioned(_ id: String) -> String? {
        let isCopy = id.hasSuffix(copyOnY)
        let name = isCopy ? id.dropLast(copyOnY.count) : id[...]
        guard let point = name.utf8.lastIndex(of: 0x2E), point > name.startIndex else { return nil }
        let version = name.utf8[point...].dropFirst()
        guard !version.isEmpty, version.allSatisfy(\.isDigit) else { return nil }
        return name[..<point] + (isCopy ? copyOnY : "")
    }

    /// The id, without its version where it is an accession: what names the gene in every release.
    public var idWithoutVersion: String {
        guard let stem = Self.unversioned(id), Self.isAccession(stem) else { return id }
        return stem
    }

    /// Whether an id without its version is a number in a register, as Ensembl's (`ENSMUSG00000000001`) and RefSeq's
    /// (`NM_000014`): letters, then at least seven digits, or six behind an underscore.
    ///
    /// GenBank's accessions, of up to six digits, name clones, from which the names of many a gene are made.
    static func isAccession(_ stem: String) -> Bool {
        let name = stem.hasSuffix(copyOnY) ? stem.dropLast(copyOnY.count) : stem[...]
        let digits = name.utf8.reversed().prefix(while: \.isDigit).count
        let letters = name.utf8.dropLast(digits)
        guard let last = letters.last, letters.allSatisfy({ $0.isLetter || $0 == 0x5F }) else { return false }
        return digits >= (last == 0x5F ? 6 : 7)
    }
}

extension UInt8 {
    /// Whether it is an ASCII digit.
    var isDigit: Bool { (0x30...0x39).contains(self) }

    /// Whether it is an ASCII letter.
    var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
}
