/// The index of a `.hic` file: where the matrix of each contig with itself stands, and where the weights that were asked
/// for do.
struct HiCFooter {
    /// The weights of a contig's bins in the file.
    struct Vector: Sendable {
        /// The file offset of its count.
        let offset: Int
        /// The bytes in all.
        let length: Int
    }

    /// The file offset of the matrix of each contig with itself, by the contig's number.
    let matrices: [Int: Int]
    /// The weights chosen, by the contig's number; none for counts as they are.
    let vectors: [Int: Vector]

    /// Reads the index of `source`.
    ///
    /// - Throws: also where the file has no weights of the name chosen, at the resolution chosen, on any contig.
    init(
        _ source: any ByteSource, _ header: HiCHeader, choice: HiCChoice
    ) throws(GenomeDataError) {
        var cursor = HiCCursor(source, at: header.footer, what: ".hic index")
        _ = try cursor.count(isLong: header.isNew)
        matrices = try Self.matrices(&cursor, header)
        guard !choice.isRaw else {
            vectors = [:]
            return
        }
        var search = Search(choice: choice)
        if let offset = header.weights {
            cursor = HiCCursor(source, at: offset, what: ".hic index of weights")
        } else {
            try Self.skipExpected(&cursor, isNew: header.isNew)
        }
        // A file that was never normalised may end before.
        if !cursor.isAtEnd {
            for _ in 0..<(try cursor.count()) { try search.read(&cursor, header) }
        }
        guard !search.vectors.isEmpty else {
            throw GenomeDataError(file: source.name, place: nil, problem: search.absence)
        }
        vectors = search.vectors
    }

    private static func matrices(
        _ cursor: inout HiCCursor, _ header: HiCHeader
    ) throws(GenomeDataError) -> [Int: Int] {
        var matrices: [Int: Int] = [:]
        for _ in 0..<(try cursor.count()) {
            let key = try cursor.text()
            let offset = try cursor.longCount()
            _ = try cursor.int()
            let pair = key.split(separator: "_", omittingEmptySubsequences: false).map { Int($0) }
            guard pair.count == 2, let first = pair[0], let second = pair[1],
                header.contigs.indices.contains(first), header.contigs.indices.contains(second)
            else { throw cursor.failure("the entry \"\(key)\"; the numbers of two contigs expected") }
            if first == second { matrices[first] = offset }
        }
        return matrices
    }

    /// Passes over the counts expected by distance: those of counts as they are and those of normalised ones.
    private static func skipExpected(_ cursor: inout HiCCursor, isNew: Bool) throws(GenomeDataError) {
        for isNormalised in [false, true] where !cursor.isAtEnd {
            for _ in 0..<(try cursor.count()) {
                if isNormalised { try cursor.skipText() }
                try cursor.skipText()
                _ = try cursor.int()
                try cursor.skip(try cursor.count(isLong: isNew), of: isNew ? 4 : 8)
                try cursor.skip(try cursor.count(), of: isNew ? 8 : 12)
            }
        }
    }

    /// Looks for the weights chosen, and remembers what else there is.
    private struct Search {
        let choice: HiCChoice
        private(set) var vectors: [Int: Vector] = [:]
        private var names: Set<String> = []
        private var sizes: Set<Int> = []

        init(choice: HiCChoice) { self.choice = choice }

        mutating func read(_ cursor: inout HiCCursor, _ header: HiCHeader) throws(GenomeDataError) {
            let name = try cursor.text()
            let contig = try cursor.int()
            let unit = try cursor.text()
            let size = try cursor.int()
            let offset = try cursor.longCount()
            let length = try cursor.count(isLong: header.isNew)
            guard unit == choice.unit.rawValue, header.contigs.indices.contains(contig) else { return }
            let isName = name.uppercased() == choice.normalization
            if isName, size == choice.resolution {
                vectors[contig] = Vector(offset: offset, length: length)
            } else if isName {
                sizes.insert(size)
            } else if size == choice.resolution {
                names.insert(name)
            }
        }

        /// Why there is nothing to divide by.
        var absence: String {
            let wanted = "has no weights \(choice.normalization) for bins of \(choice.bins)"
            let raw = "take counts as they are with normalization = \"\(HiCChoice.none)\""
            if !names.isEmpty {
                let others = names.sorted().joined(separator: ", ")
                return "\(wanted): there it has \(others); name one as normalization, or \(raw)"
            }
            if !sizes.isEmpty {
                let others = sizes.sorted().map { "\($0)" }.joined(separator: ", ")
                return "\(wanted): it has them for \(others); name one as resolution"
            }
            return "\(wanted), nor any other: \(raw)"
        }
    }
}
