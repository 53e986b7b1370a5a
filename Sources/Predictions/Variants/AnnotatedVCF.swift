import GenomeData

/// The VCF's own lines, with the effects of their alleles in INFO.
struct AnnotatedVCF: VariantText {
    let fields: VariantFields
    /// The header's lines of the file that is annotated.
    let meta: [String]
    /// The line of that file that names the columns.
    let columns: String
    let hasSeveralLines = false

    /// The key in INFO.
    static let key = "PRISM"

    func header(_ facts: [String]) -> [String] {
        let own = "##INFO=<ID=\(Self.key),"
        let names = (["allele"] + fields.names).joined(separator: "|")
        return meta.filter { !$0.hasPrefix(own) && !$0.hasPrefix(HeaderStyle.vcf.prefix) }
            + facts.map { HeaderStyle.vcf.prefix + $0 } + [
                own
                    + "Number=.,Type=String,Description=\"Effects on gene expression, NA for none: \(names)\">",
                columns,
            ]
    }

    func lines(_ record: VariantRecord, _ rows: [VariantRow]) -> [String] {
        var columns = record.text.split(
            separator: "\t", maxSplits: 8, omittingEmptySubsequences: false
        ).map(String.init)
        guard columns.count > 7 else { return [record.text] }
        let effects = rows.map { row in
            let alleles = record.alternatives
            let allele = alleles.indices.contains(row.plan.allele) ? alleles[row.plan.allele] : "."
            return ([allele] + fields.values(row)).map(Self.escaped).joined(separator: "|")
        }
        let others = columns[7].split(separator: ";").filter { $0 != "." && !$0.hasPrefix(Self.key + "=") }
        let own = "\(Self.key)=\(effects.joined(separator: ","))"
        columns[7] = (others.map(String.init) + [own]).joined(separator: ";")
        return [columns.joined(separator: "\t")]
    }

    func isLine(_ text: String, of record: VariantRecord) -> Bool {
        func place(_ text: String) -> [Substring] {
            Array(text.split(separator: "\t", maxSplits: 5, omittingEmptySubsequences: false).prefix(5))
        }
        return place(text) == place(record.text)
    }

    /// A value without the characters that part values in INFO (VCF 4.3, section 1.2).
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "%": escaped += "%25"
            case ",": escaped += "%2C"
            case ";": escaped += "%3B"
            case "=": escaped += "%3D"
            case "|": escaped += "%7C"
            case " ": escaped += "%20"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    /// A value as it was before these characters were written otherwise; `%` that is followed by no two digits stays.
    static func unescaped(_ text: Substring) -> String {
        guard text.contains("%") else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.first {
            let code = rest.dropFirst().prefix(2)
            if byte == UInt8(ascii: "%"), code.count == 2,
                code.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
                let value = UInt8(String(decoding: code, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
