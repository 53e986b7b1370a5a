import Files
import GenomeData

/// Which genes a model learned from, as its weights' file records them: hashes of their ids, and what they were.
///
/// A gene of a simulation is known by its place too, as every simulation calls its genes alike.
public struct LearnedGenes: Sendable, Equatable {
    /// What the genes were: "train" of a split, or "all but fold 1 of 5".
    public let split: String
    /// What stands before the fold that was left out.
    public static let allBut = "all but "
    private let hashes: Set<UInt64>

    /// How many there are.
    public var count: Int { hashes.count }

    /// These genes of a data set.
    public init(_ genes: some Sequence<Gene>, isSimulated: Bool, split: String) {
        self.split = split
        hashes = Set(genes.map { Self.hash($0, isSimulated: isSimulated) })
    }

    /// These genes and those that earlier weights, which training started from, learned from.
    public func union(_ earlier: LearnedGenes) -> LearnedGenes {
        LearnedGenes(
            split: split == earlier.split ? split : "\(split), started from weights of \(earlier.split)",
            hashes: hashes.union(earlier.hashes))
    }

    private init(split: String, hashes: Set<UInt64>) { (self.split, self.hashes) = (split, hashes) }

    /// Whether a gene is among them.
    public func contains(_ gene: Gene, isSimulated: Bool) -> Bool {
        hashes.contains(Self.hash(gene, isSimulated: isSimulated))
    }

    private static let digits = 12

    /// FNV-1a of the id without its version, to 48 bits: among 20,000 genes one in ten billion is taken for another.
    private static func hash(_ gene: Gene, isSimulated: Bool) -> UInt64 {
        let name = gene.idWithoutVersion + (isSimulated ? "@\(gene.contig):\(gene.tss)" : "")
        let hash = name.fnv1a
        return (hash ^ hash >> 48) & 0xFFFF_FFFF_FFFF
    }
}

extension LearnedGenes {
    /// The keys under which a weights file records them.
    private enum Key {
        static let genes = "learned_from"
        static let split = "learned_from_split"
    }

    /// The keys of `metadata`.
    public static let keys: Set<String> = [Key.genes, Key.split]

    /// As a weights file records them: 12 hexadecimal digits per gene, rising.
    public var metadata: [String: String] {
        let words = hashes.sorted().map { hash in
            let text = String(hash, radix: 16)
            return String(repeating: "0", count: Self.digits - text.count) + text
        }
        return [Key.genes: words.joined(), Key.split: split]
    }

    /// What a weights file records; nil where it records nothing that can be read.
    public init?(metadata: [String: String]) {
        guard let text = metadata[Key.genes], let split = metadata[Key.split] else { return nil }
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count % Self.digits == 0 else { return nil }
        var hashes: Set<UInt64> = []
        for start in stride(from: 0, to: bytes.count, by: Self.digits) {
            let word = String(decoding: bytes[start..<(start + Self.digits)], as: UTF8.self)
            guard let hash = UInt64(word, radix: 16) else { return nil }
            hashes.insert(hash)
        }
        self.hashes = hashes
        self.split = split
    }
}
