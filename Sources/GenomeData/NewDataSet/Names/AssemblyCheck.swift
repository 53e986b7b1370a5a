import Wording

/// Whether files are of the genome's assembly, by names and lengths of contigs.
struct AssemblyCheck {
    let genome: FASTAFile
    /// The genome's assembly, where its chromosomes have known lengths.
    let name: String?
    private let lengths: [String: Int]
    private let names: ContigNames

    init(_ genome: FASTAFile) {
        self.genome = genome
        name = KnownAssembly.name(of: genome.contigs)
        names = ContigNames(genome.contigs)
        lengths = Dictionary(
            genome.contigs.map { ($0.name, $0.length) }, uniquingKeysWith: { first, _ in first })
    }

    /// What the genome is, in words.
    var words: String { name ?? "another" }

    /// Checks a file that lists contigs; nil where it spells them as the genome does, or lists none.
    ///
    /// - Throws: where it shares no contig with the genome, or they have other lengths.
    func spelling(of contigs: [Contig], in file: String) throws(GenomeDataError) -> Decision? {
        guard !contigs.isEmpty else { return nil }
        var bridged: ContigNames.Match?
        var shared = 0
        var others: [(contig: Contig, length: Int)] = []
        for contig in contigs {
            guard let match = names.match(contig.name), let length = lengths[match.name] else { continue }
            shared += 1
            if match.isBridged { bridged = bridged ?? match }
            if length != contig.length { others.append((contig, length)) }
        }
        guard shared > 0 else {
            throw failure(
                file,
                "shares no contig with the genome, whose are \(Self.some(genome.contigs)), while this file has "
                    + "\(Self.some(contigs)): give files of one assembly")
        }
        if let other = others.first, others.count * 2 >= shared {
            let theirs = KnownAssembly.name(of: contigs).map { "of \($0)" } ?? "of another assembly"
            throw failure(
                file,
                "is \(theirs), the genome of \(words): \(other.contig.name) has \(other.contig.length.grouped) bases here "
                    + "and \(other.length.grouped) in the genome; give files of one assembly")
        }
        guard let bridged, let spelled = contigs.first(where: { names.match($0.name) == bridged }) else {
            return nil
        }
        return Decision(
            "contigs", "\(file) writes \(spelled.name) for the genome's \(bridged.name): taken as the same")
    }

    /// Checks genes as they lie on the genome.
    ///
    /// - Throws: where the file says that it is of another assembly, shares no contig, or has genes beyond contigs' ends.
    func check(_ placement: GenePlacement, _ file: String, isModels: Bool) throws(GenomeDataError) {
        if isModels, let name, let theirs = try KnownAssembly.name(inHeadOf: file), theirs != name {
            throw failure(
                file,
                "says that it is of \(theirs), the genome is \(name): give the annotation of the genome's assembly"
            )
        }
        let placed = placement.genes.genes.count
        guard placed > 0 || !placement.beyondContig.isEmpty else {
            let theirs = placement.absentContigs.prefix(3).map(\.contig).joined(separator: ", ")
            throw failure(
                file,
                "has no gene on the genome, whose contigs are \(Self.some(genome.contigs)); the genes' are \(theirs): give "
                    + "files of one assembly")
        }
        guard let gene = placement.beyondContig.first, placement.beyondContig.count * 100 > placed else {
            return
        }
        throw failure(
            file,
            "has \(placement.beyondContig.count.counted("gene")) beyond the end of a contig (\(gene.id) at "
                + "\(gene.contig):\(gene.tss.grouped)): give the annotation of the genome's assembly, \(words)"
        )
    }

    private func failure(_ file: String, _ problem: String) -> GenomeDataError {
        GenomeDataError(file: file, place: nil, problem: problem)
    }

    private static func some(_ contigs: [Contig]) -> String {
        contigs.prefix(3).map(\.name).joined(separator: ", ") + (contigs.count > 3 ? ", …" : "")
    }
}
