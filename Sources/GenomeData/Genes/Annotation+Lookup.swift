import Wording

extension Annotation {
    /// The positions in `genes` of those that `name` can mean: the one with this id, or else all with this symbol, or
    /// else those whose id differs in the version alone, or else all with this symbol or id in another case, or else all
    /// that are also called so.
    ///
    /// White space around the name has no meaning.
    ///
    /// - Complexity: O(1).
    public func indices(named name: String) -> [Int] {
        let name = name.trimmingWhitespace()
        if let exact = ids.index(of: name) { return [exact] }
        if let symbols = indicesBySymbol[name] { return symbols }
        let versions = ids.versions(of: name)
        if !versions.isEmpty { return versions }
        let folded = name.lowercased()
        return indicesByFoldedName[folded] ?? indicesByAlias[folded] ?? []
    }

    /// The genes that `name` can mean, as `indices(named:)` finds them.
    public func genes(named name: String) -> [Gene] { indices(named: name).map { genes[$0] } }

    /// The position in `genes` of the one gene that `name` means.
    ///
    /// Every command and view that takes a gene's name from its user asks here, so that no name means one gene in one
    /// place and another elsewhere.
    ///
    /// - Parameters:
    ///   - name: an id, with or without version, or a symbol.
    ///   - file: the file of the genes, for the error.
    /// - Returns: the position.
    /// - Throws: when no gene or more than one has the name; the error says which.
    public func index(ofGeneNamed name: String, in file: String) throws(GenomeDataError) -> Int {
        let found = indices(named: name)
        if let only = found.first, found.count == 1 { return only }
        let name = name.trimmingWhitespace()
        guard found.isEmpty else {
            let ids = Self.some(found.map { genes[$0].id })
            let many = found.count > Self.mostNamed ? " (\(found.count))" : ""
            throw GenomeDataError(
                file: file, place: nil, problem: "\"\(name)\" means several genes\(many): \(ids); ask by id")
        }
        // The number next to an accession is another gene, not what was meant.
        let isNumber = Gene.isAccession(Gene.unversioned(name) ?? name)
        let proposal =
            isNumber ? "" : NearestName.suggestion(for: name, among: genes.map(\.symbol), plural: "genes")
        throw GenomeDataError(file: file, place: nil, problem: "no gene is named \"\(name)\"\(proposal)")
    }

    /// The gene of this annotation that is the one given, of another: by id, or else by id without version, or else the
    /// only one of its symbol on its contig.
    public func counterpart(of gene: Gene) -> Gene? { match(of: gene).map { genes[$0.index] } }

    /// The position in `genes` of a gene's counterpart, as `counterpart(of:)` finds it, and what it was found by.
    ///
    /// - Complexity: O(1) and the genes of the symbol.
    public func match(of gene: Gene) -> (index: Int, basis: GeneKeys.Basis)? {
        if let exact = ids.index(of: gene.id) { return (exact, .id) }
        let versions = ids.versions(of: gene.id)
        if let only = versions.first, versions.count == 1 { return (only, .unversioned) }
        let contigs = [gene.contig] + ContigNames.spellings(of: gene.contig)
        let named = (indicesBySymbol[gene.symbol] ?? []).filter { contigs.contains(genes[$0].contig) }
        return named.count == 1 ? named.first.map { ($0, .symbol) } : nil
    }

    private static let mostNamed = 5

    /// "A, B, C, D, E and 751 more".
    package static func some(_ names: [String]) -> String {
        let shown = names.prefix(mostNamed).joined(separator: ", ")
        return names.count > mostNamed ? "\(shown) and \(names.count - mostNamed) more" : shown
    }
}
