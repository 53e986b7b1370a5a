/// A place by name.
struct SavedPlace: Sendable, Equatable, Codable {
    /// The gene's id.
    var gene: String?
    var contig: String
    /// 0-based half-open.
    var start: Int
    var end: Int

    init(gene: String?, contig: String, start: Int, end: Int) {
        (self.gene, self.contig, self.start, self.end) = (gene, contig, start, end)
    }

    init(_ place: Place, _ catalog: Catalog) {
        self.init(
            gene: catalog.gene(place.gene)?.id, contig: place.locus.contig, start: place.locus.start,
            end: place.locus.end)
    }

    /// Nil where the contig is gone.
    func place(in catalog: Catalog) -> Place? {
        guard let length = catalog.contigLengths[contig] else { return nil }
        return Place(
            gene: gene.flatMap { catalog.annotation.index(ofID: $0) },
            locus: Locus(contig: contig, start: start, end: end, contigLength: length))
    }
}
