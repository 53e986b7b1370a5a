/// The contacts of another source with the pseudocount that the published work adds.
///
/// To every base's contact, 0 where the matrix has none, the smaller of the power law's value over the base's distance and
/// over 1 Mb is added. A gene whose contacts with the bases less than 500 from its TSS sum to less than 0.01 has no
/// contacts at all: the matrix does not cover its promoter.
struct PowerLawContacts: ContactSource {
    private let base: any ContactSource
    private let law = PowerLaw.published

    /// Bases to either side of the TSS that are its promoter.
    private static let promoter = 499
    /// The least sum over the promoter's bases.
    private static let leastSum = 0.01

    /// Adds pseudocounts to what `base` gives.
    init(_ base: any ContactSource) { self.base = base }

    var path: String { base.path }
    var contigs: [Contig] { base.contigs }
    var contigNames: ContigNames? { base.contigNames }
    var isEmpty: Bool { base.isEmpty }

    func contacts(
        geneID: String, tss: Int, in interval: GenomicInterval
    ) throws(GenomeDataError) -> [Float] {
        var contacts = try base.contacts(geneID: geneID, tss: tss, in: interval)
        let names = base.contigNames
        guard let name = names?.match(interval.contig)?.name,
            let length = base.contigs.first(where: { $0.name == name })?.length,
            (0..<length).contains(tss)
        else { return contacts }
        let promoter = try base.contacts(
            geneID: geneID, tss: tss,
            in: GenomicInterval(
                contig: interval.contig, start: max(0, tss - Self.promoter), end: tss + Self.promoter + 1))
        let sum = promoter.reduce(0.0) { $0 + ($1.isNaN ? 0 : Double($1)) }
        guard sum >= Self.leastSum else { return contacts.map { _ in .nan } }
        for place in (0..<length).places(in: interval.range) {
            let contact = contacts[place].isNaN ? 0 : Double(contacts[place])
            let distance = abs(Double(interval.start + place - tss))
            contacts[place] = Float(contact + law.pseudocount(over: distance))
        }
        return contacts
    }
}
