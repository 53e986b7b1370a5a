/// The bins that genes have the most contacts with, in tables of contacts by gene.
///
/// A TSS mostly meets its own bin more than any other, so that an annotated start in that bin is taken for the one that the
/// contacts are of: another start of the gene would be given contacts of elsewhere. Where no start is annotated there, the
/// most contacts may as well be with another bin than the TSS's own.
struct ContactAnchors {
    private let tables: [ContactTable]

    /// Opens the tables among files of contacts; other formats have contacts of any place.
    init(_ files: [NewDataSetRequest.NamedFile], _ genes: [Gene]) throws(GenomeDataError) {
        var tables: [ContactTable] = []
        for file in files {
            let request = SignalRequest(path: file.file, balance: .column("weight"), genes: genes)
            if let table = try SignalFormats.contacts(request) as? ContactTable { tables.append(table) }
        }
        self.tables = tables
    }

    /// The bin that a gene meets most, 0-based half-open, of the first table that has the gene; nil where none has, or it meets
    /// nothing.
    func bin(of gene: Gene) throws(GenomeDataError) -> Range<Int>? {
        for table in tables {
            guard let profile = try table.profile(of: gene.id),
                ContigNames(names: [profile.contig]).match(gene.contig) != nil
            else { continue }
            var most: ContactBin?
            for bin in profile.bins where bin.value > most?.value ?? 0 { most = bin }
            if let most, most.start < most.end { return Int(most.start)..<Int(most.end) }
        }
        return nil
    }
}
