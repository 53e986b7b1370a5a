import Wording

extension CheckReport.Finding {
    /// Contigs of `[split]` that are not there, or on which there is nothing to split.
    ///
    /// - Parameters:
    ///   - manifest: whose split.
    ///   - genome: the genome's contigs.
    ///   - contigs: those of the genes that lie on the genome; nil where the genes are not known.
    /// - Returns: a finding per contig.
    static func ofSplit(_ manifest: Manifest, genome: [Contig], genes contigs: [String]?) -> [Self] {
        guard case .contigs(let validation, let test) = manifest.split else { return [] }
        let all = ContigNames(genome)
        let withGenes = contigs.map { ContigNames(names: $0) }
        return (validation + test).compactMap { contig in
            guard all.match(contig) != nil else {
                return Self(
                    severity: .error, file: manifest.path,
                    message: "contig \(contig), named in [split], does not exist in the genome"
                        + NearestName.suggestion(for: contig, among: all.names, plural: "contigs"))
            }
            guard let withGenes, withGenes.match(contig) == nil else { return nil }
            return Self(
                severity: .warning, file: manifest.path,
                message: "no gene lies on \(contig), named in [split]")
        }
    }

    /// Contigs that a file and the genome have in common, but in different lengths: at most one finding.
    static func ofLengths(_ contigs: [Contig], _ file: String, genome: [Contig]) -> [Self] {
        let names = ContigNames(contigs)
        let lengths = Dictionary(
            contigs.map { ($0.name, $0.length) }, uniquingKeysWith: { first, _ in first })
        var common = 0
        var others: [String] = []
        for contig in genome {
            guard let name = names.match(contig.name)?.name, let length = lengths[name] else { continue }
            common += 1
            if length != contig.length { others.append("\(name) has \(length) bases, not \(contig.length)") }
        }
        guard !others.isEmpty else { return [] }
        let shown = others.prefix(5).joined(separator: "; ") + (others.count > 5 ? "; …" : "")
        return [
            Self(
                severity: .warning, file: file,
                message: "another assembly than the genome's? Other lengths of \(others.count) of \(common) "
                    + "contig\(common == 1 ? "" : "s") in common: \(shown)")
        ]
    }
}
