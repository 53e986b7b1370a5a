import GenomeData

/// The other names by which genes are found, of the data set's genes and of the gene models drawn.
struct GeneNames: Sendable, Equatable {
    /// A name and how well a pattern fits it.
    struct Match: Equatable {
        var alias: String
        /// Comparable with `FuzzyMatch.score`.
        var score: Int
    }

    private struct Entry: Sendable, Equatable {
        var gene: Int
        /// Where its folded name begins in `letters`; a zero byte follows each.
        var start: Int
        var text: String
    }

    /// By where they begin.
    private var entries: [Entry] = []
    private var letters: [UInt8] = []

    /// The aliases of genes, and what gene models call the same genes.
    init(_ annotation: Annotation, models: Annotation? = nil) {
        for (index, gene) in annotation.genes.enumerated() {
            let drawn = models?.counterpart(of: gene)
            var seen: Set<[UInt8]> = [FuzzyMatch.folded(gene.symbol)]
            for name in gene.aliases + (drawn.map { [$0.symbol] + $0.aliases } ?? []) {
                let folded = FuzzyMatch.folded(name)
                guard seen.insert(folded).inserted else { continue }
                entries.append(Entry(gene: index, start: letters.count, text: name))
                letters += folded
                letters.append(0)
            }
        }
    }

    /// The best name of every gene that has one with the pattern's letters next to each other; accessions such as
    /// "HGNC:11998" only from their beginning, as digits alone would find them all.
    ///
    /// - Parameter pattern: folded.
    /// - Returns: by gene.
    func matches(_ pattern: [UInt8]) -> [Int: Match] {
        guard let first = pattern.first, pattern.count <= letters.count else { return [:] }
        let isAccession = pattern.contains(0x3A)
        var found: [Int: Match] = [:]
        var entry = 0
        for start in 0...letters.count - pattern.count where letters[start] == first {
            guard letters[start..<start + pattern.count].elementsEqual(pattern) else { continue }
            while entry + 1 < entries.count, entries[entry + 1].start <= start { entry += 1 }
            let name = entries[entry]
            let place = start - name.start
            let length = name.text.utf8.count
            if name.text.contains(":"), !isAccession || place > 0 { continue }
            // A symbol that fits as well comes first.
            let score = (place == 0 ? 100 : 0) - place - length - 1
            if found[name.gene].map({ score > $0.score }) ?? true {
                found[name.gene] = Match(alias: name.text, score: score)
            }
        }
        return found
    }
}
