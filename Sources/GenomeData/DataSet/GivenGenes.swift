import Wording

/// The genes of a data set that some names mean, and the names that mean none.
public struct GivenGenes: Sendable, Equatable {
    /// Positions in the data set's genes, rising and each once.
    public let indices: [Int]
    /// How many names there are, a gene that is named twice counted twice.
    public let names: Int
    /// How many of them mean no gene, or several.
    public let unknown: Int
    /// How many these are, the first few by name, and what is wrong with the first, with its line in a file; nil where every
    /// name means a gene.
    public let error: GenomeDataError?

    /// The positions.
    ///
    /// - Throws: `error`, where a name means no gene, or several.
    public func all() throws(GenomeDataError) -> [Int] {
        if let error { throw error }
        return indices
    }
}

extension GivenGenes {
    /// Takes names in, one after the other.
    ///
    /// Each is looked up in constant time: what may have been meant is only asked about the first that is unknown.
    struct Collector {
        private let annotation: Annotation
        private let file: String
        private var found: Set<Int> = []
        private var names = 0
        private var unknown: [(name: String, place: String?)] = []
        private var unknownCount = 0

        /// Unknown names that are told.
        private static let most = 5

        /// - Parameters:
        ///   - annotation: of the genes that can be meant.
        ///   - file: that the error names.
        init(_ annotation: Annotation, file: String) { (self.annotation, self.file) = (annotation, file) }

        /// Whether nothing was named.
        var isEmpty: Bool { names == 0 }

        /// Takes a name that stands at a place of the file.
        mutating func take(_ name: String, at place: String? = nil) {
            names += 1
            let meant = annotation.indices(named: name)
            if let only = meant.first, meant.count == 1 {
                found.insert(only)
            } else {
                unknownCount += 1
                if unknown.count < Self.most { unknown.append((name, place)) }
            }
        }

        /// What was named; `hint` follows what is wrong with the first unknown name.
        func genes(hint: String = "") -> GivenGenes {
            GivenGenes(indices: found.sorted(), names: names, unknown: unknownCount, error: error(hint))
        }

        private func error(_ hint: String) -> GenomeDataError? {
            guard let first = unknown.first else { return nil }
            let reason: String
            do throws(GenomeDataError) {
                _ = try annotation.index(ofGeneNamed: first.name, in: file)
                return nil
            } catch {
                reason = error.problem + hint
            }
            guard unknownCount > 1 else {
                return GenomeDataError(file: file, place: first.place, problem: reason)
            }
            let shown = unknown.map { "\"\($0.name.prefix(40))\"" }.joined(separator: ", ")
            let more = unknownCount - unknown.count
            return GenomeDataError(
                file: file, place: first.place,
                problem: "\(unknownCount.grouped) of \(names.counted("name")) mean no one gene: \(shown)"
                    + (more > 0 ? " and \(more.grouped) more" : "") + "; " + reason)
        }
    }
}
