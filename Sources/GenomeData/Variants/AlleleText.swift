/// REF and ALT as people and files write them.
package enum AlleleText {
    /// Why a text is no allele.
    package struct Problem: Error {
        package let text: String
    }

    /// REF, in upper case.
    package static func reference(_ text: Substring) throws(Problem) -> String {
        let bases = text.uppercased()
        guard !bases.isEmpty, bases.utf8.allSatisfy({ SequenceAllele.letters[$0] != nil }) else {
            throw Problem(text: "REF is \"\(text.prefix(40))\", expected bases")
        }
        return bases
    }

    /// The entries of ALT, in upper case where they are bases; none for `.`.
    package static func alternatives(_ field: Substring) throws(Problem) -> [String] {
        guard field != "." else { return [] }
        var alleles: [String] = []
        for allele in field.split(separator: ",", omittingEmptySubsequences: false) {
            if SequenceAllele.isSymbolic(allele) {
                alleles.append(String(allele))
            } else {
                let bases = allele.uppercased()
                guard !bases.isEmpty, bases.utf8.allSatisfy("ACGTN".utf8.contains) else {
                    throw Problem(
                        text: "ALT is \"\(allele.prefix(40))\", expected bases, *, <a symbol> or a breakend")
                }
                alleles.append(bases)
            }
        }
        return alleles
    }
}
