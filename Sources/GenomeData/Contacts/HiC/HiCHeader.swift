/// The front of a `.hic` file: its version, contigs and resolutions.
///
/// Source: the format's description, versions 8 and 9 (Durand and others 2016; github.com/aidenlab/hic-format).
struct HiCHeader {
    /// The version: 7 and 8 are the same, 9 has longer counts and another order of blocks.
    let version: Int
    /// The file offset of the index of matrices.
    let footer: Int
    /// The file offset of the index of weights, where the header states it, as from version 9 on.
    let weights: Int?
    /// All contigs by number, among them the first, which stands for all others together.
    let contigs: [Contig]
    /// Bases per bin.
    let resolutions: [Int]
    /// Restriction fragments per bin.
    let fragmentResolutions: [Int]
    /// The file offset of the contigs' restriction sites; meaningless where there are no resolutions in fragments.
    let sites: Int

    /// Versions that are read.
    private static let versions = 7...9
    private static let mostContigs = 1 << 22

    /// Whether counts and lengths have 64 bits, and weights 32.
    var isNew: Bool { version >= 9 }

    /// Reads the header of `source`.
    init(_ source: any ByteSource) throws(GenomeDataError) {
        let mark = try source.readAvailable(at: 0, count: 4)
        guard mark == [0x48, 0x49, 0x43, 0] else {
            throw GenomeDataError(
                file: source.name, place: "byte 0", problem: "is not a .hic file: its mark HIC expected")
        }
        var cursor = HiCCursor(source, at: 4, what: ".hic header")
        version = try cursor.int()
        guard Self.versions.contains(version) else {
            throw cursor.failure(
                "version \(version); versions \(Self.versions.lowerBound) to \(Self.versions.upperBound) are read"
            )
        }
        footer = try cursor.longCount()
        guard footer > 0, footer < source.size else {
            throw cursor.failure(
                "the index is said to begin at byte \(footer) of \(source.size): the file is cut, or what wrote it did "
                    + "not come to its end")
        }
        _ = try cursor.text()
        let stated = version >= 9 ? (try cursor.longCount(), try cursor.longCount()) : (0, 0)
        weights = stated.0 > 0 && stated.1 > 0 ? stated.0 : nil
        for _ in 0..<(try cursor.count()) {
            try cursor.skipText()
            try cursor.skipText()
        }
        contigs = try Self.contigs(&cursor, isNew: version >= 9)
        resolutions = try Self.sizes(&cursor)
        fragmentResolutions = try Self.sizes(&cursor)
        sites = cursor.offset
    }

    private static func contigs(
        _ cursor: inout HiCCursor, isNew: Bool
    ) throws(GenomeDataError) -> [Contig] {
        let count = try cursor.count()
        guard count <= mostContigs else { throw cursor.failure("\(count) contigs, more than \(mostContigs)") }
        var contigs: [Contig] = []
        for _ in 0..<count {
            let name = try cursor.text()
            let length = try cursor.count(isLong: isNew)
            guard length <= GenomicInterval.longestContig else {
                throw cursor.failure("\(name) is said to have \(length) bases")
            }
            contigs.append(Contig(name: name, length: length))
        }
        guard Set(contigs.map(\.name)).count == count else { throw cursor.failure("a contig occurs twice") }
        return contigs
    }

    private static func sizes(_ cursor: inout HiCCursor) throws(GenomeDataError) -> [Int] {
        var sizes: [Int] = []
        for _ in 0..<(try cursor.count()) {
            let size = try cursor.int()
            guard size > 0 else { throw cursor.failure("a resolution of \(size)") }
            sizes.append(size)
        }
        return sizes
    }

    /// Whether a contig's number stands for the whole genome, as number 0 does in files of Juicer.
    func isWhole(_ number: Int) -> Bool { number == 0 && contigs[number].name.lowercased() == "all" }

    /// The restriction sites of contig `number`, rising: where its second fragment begins, its third and so on.
    func sites(of number: Int, in source: any ByteSource) throws(GenomeDataError) -> [Int32] {
        var cursor = HiCCursor(source, at: sites, what: ".hic restriction sites")
        for _ in 0..<number { try cursor.skip(try cursor.count(), of: 4) }
        let count = try cursor.count()
        guard count <= cursor.left / 4 else {
            throw cursor.failure("\(count) sites are stated, but \(cursor.left) bytes are left")
        }
        var found: [Int32] = []
        var last: Int32 = 0
        for _ in 0..<count {
            let site = Int32(truncatingIfNeeded: try cursor.int())
            guard site > last else { throw cursor.failure("restriction sites in rising order expected") }
            found.append(site)
            last = site
        }
        return found
    }
}
