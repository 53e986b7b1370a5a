import GenomeData
import Wording

/// How the places of two data sets' genes go together: whether a place in A is the same place in B.
public struct PairedPlaces: Sendable, Equatable {
    /// What is known of one data set's places.
    public struct Side: Sendable {
        let annotation: Annotation
        let contigs: [String: Int]
        let assembly: String?

        /// Genes, the contigs' lengths in bases, and the assembly's name, nil where nobody says.
        public init(_ annotation: Annotation, contigs: [String: Int], assembly: String?) {
            (self.annotation, self.contigs, self.assembly) = (annotation, contigs, assembly)
        }

        /// The places of a data set's genes.
        public init(_ dataSet: DataSet) {
            self.init(
                dataSet.annotation,
                contigs: Dictionary(dataSet.genome.contigs.map { ($0.name, $0.length) }) { first, _ in first
                },
                assembly: dataSet.manifest.assembly)
        }
    }

    /// How B spells the contigs of A; of those that it has.
    public let contigs: [String: String]
    /// A's contigs that B has with as many bases: a place on them is the same place in B.
    private let alike: Set<String>
    /// What both are called.
    private let names: ConditionLabels
    /// Genes of both.
    private let count: Int
    /// Those whose TSS is elsewhere in B.
    private let moved: Int
    /// Those that lie on the other strand in B.
    private let turned: Int
    /// The names of the assemblies, where they differ.
    private let assemblies: [String]
    /// A contig with genes of both that is another one in B; nil where none is.
    private let otherContig: String?

    /// Compares the places of the genes that two data sets share.
    ///
    /// - Complexity: O(genes + contigs).
    public init(_ genes: GenePairs, _ a: Side, _ b: Side, names: ConditionLabels = .letters) {
        self.names = names
        let spelled = ContigNames(names: Array(b.contigs.keys))
        contigs = a.contigs.keys.reduce(into: [:]) { $0[$1] = spelled.match($1)?.name }
        let contigs = contigs
        alike = Set(
            a.contigs.filter { name, length in contigs[name].flatMap { b.contigs[$0] } == length }.keys)
        count = genes.pairs.count
        var (moved, turned, otherContig): (Int, Int, String?) = (0, 0, nil)
        for pair in genes.pairs {
            let (own, theirs) = (a.annotation.genes[pair.a], b.annotation.genes[pair.b])
            if own.tss != theirs.tss || (contigs[own.contig] ?? own.contig) != theirs.contig { moved += 1 }
            if own.strand != theirs.strand { turned += 1 }
            if otherContig == nil, a.contigs[own.contig] != nil, !alike.contains(own.contig) {
                otherContig = own.contig
            }
        }
        (self.moved, self.turned, self.otherContig) = (moved, turned, otherContig)
        let named = [a.assembly, b.assembly].compactMap(\.self)
        assemblies = named.count == 2 && named[0] != named[1] ? named : []
    }

    /// Whether a place on a contig of A is the same place in B.
    public func isAlike(_ contig: String) -> Bool { alike.contains(contig) }

    /// Whether B's genome is another one, as far as its contigs tell.
    public var isOtherGenome: Bool { otherContig != nil }

    /// What there is to say of where the genes lie, a sentence each.
    public var notes: [String] {
        var notes: [String] = []
        if !assemblies.isEmpty {
            notes.append(
                "\(names.a) is of \(assemblies[0]) and \(names.b) of \(assemblies[1])"
                    + (isOtherGenome ? ": windows stand beside each other by their TSSs" : ""))
        }
        if let otherContig {
            notes.append(
                "the genomes differ, as in \(otherContig): signals are drawn beside each other by the genes' TSSs"
            )
        }
        if moved > 0 {
            notes.append("\(moved.counted(of: count, "gene")) of both start elsewhere in \(names.b)")
        }
        if turned > 0 {
            notes.append(
                "\(turned.counted(of: count, "gene")) of both lie on the other strand in \(names.b): nothing is "
                    + "transplanted into them")
        }
        return notes
    }

    /// What of it matters before anything else is read, in a few words each: "all 120 TSSs differ", "other genome".
    public var differences: [String] {
        func words(_ some: Int, _ noun: String) -> String? {
            if some == 0 { return nil }
            return some == count && count > 1
                ? "all \(count.grouped) \(noun)s differ" : "\(some.counted(of: count, noun)) differ"
        }
        let genome = isOtherGenome ? "other genome" : assemblies.isEmpty ? nil : "assembly \(assemblies[1])"
        return [words(moved, "TSS"), genome, words(turned, "strand")].compactMap(\.self)
    }
}
