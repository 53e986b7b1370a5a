/// The contig names of one file, found under any of the spellings in use.
///
/// Ensembl writes `22`, `X`, `MT` where UCSC writes `chr22`, `chrX`, `chrM`. A wanted name is looked up as it is,
/// then without or with the prefix `chr`, with `M` and `MT` taken as one. Nothing else is guessed.
public struct ContigNames: Sendable, Equatable {
    /// A wanted name and what the file calls it.
    public struct Match: Sendable, Hashable {
        /// The file's own name.
        public let name: String
        /// Whether it differs from the wanted name, which a report should say.
        public let isBridged: Bool
    }

    /// The file's names, in its order.
    public let names: [String]
    private let known: Set<String>

    /// The names of `contigs`.
    public init(_ contigs: [Contig]) {
        self.init(names: contigs.map(\.name))
    }

    /// The names given, in their order.
    public init(names: [String]) {
        self.names = names
        known = Set(names)
    }

    /// The file's name for `wanted`, or nil when the file has no such contig.
    ///
    /// - Complexity: O(1).
    public func match(_ wanted: String) -> Match? {
        if known.contains(wanted) { return Match(name: wanted, isBridged: false) }
        for spelling in Self.spellings(of: wanted) where known.contains(spelling) {
            return Match(name: spelling, isBridged: true)
        }
        return nil
    }

    /// The other spellings of a name, the likeliest first.
    public static func spellings(of name: String) -> [String] {
        let bare = name.hasPrefix("chr") ? String(name.dropFirst(3)) : name
        guard !bare.isEmpty else { return [] }
        let bodies = bare == "M" || bare == "MT" ? ["M", "MT"] : [bare]
        let all = bodies.map { "chr" + $0 } + bodies.reversed()
        return all.filter { $0 != name }
    }
}

extension ContigNames {
    /// The match of `wanted`, or an error that names the file and some of the contigs it does have.
    func require(_ wanted: String, file: String) throws(GenomeDataError) -> Match {
        if let match = match(wanted) { return match }
        let shown = names.prefix(5).joined(separator: ", ")
        let more = names.count > 5 ? ", … (\(names.count) in all)" : ""
        let has = names.isEmpty ? "it has no contigs" : "it has \(shown)\(more)"
        throw GenomeDataError(file: file, place: wanted, problem: "no such contig in this file: \(has)")
    }
}
