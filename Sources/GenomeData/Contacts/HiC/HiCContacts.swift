/// Hi-C contacts from a `.hic` file of Juicer, version 8 or 9 (Durand and others 2016), at one resolution.
///
/// A contact is a pixel's count divided by the weights of its two bins. A pixel that is not there has the count 0; a bin
/// whose weight is 0 or not a number was masked when the matrix was normalised, and its contacts are NaN, as are those of a
/// contig without weights or without a matrix. Safe to use from several threads at once.
public final class HiCContacts: ContactSource {
    /// Files of Juicer.
    static let format = SignalFormat<any ContactSource>(suffixes: [".hic"]) {
        (request) throws(GenomeDataError) in try HiCContacts(path: request.path, choice: request.matrix)
    }

    /// The path or URL, as given.
    public let path: String
    /// The contigs, in the file's order.
    public let contigs: [Contig]
    /// The contigs' names in any spelling.
    public var contigNames: ContigNames? { names }

    private let source: any ByteSource
    private let header: HiCHeader
    private let footer: HiCFooter
    private let choice: HiCChoice
    private let names: ContigNames
    private let numbers: [String: Int]
    private let matrices = RecentCache<Int, HiCMatrix>(capacity: 16 << 20)
    private let blocks = RecentCache<Int, HiCBlock>(capacity: 16 << 20)
    /// The counts of a TSS's bin with bins nearby, which the windows of training ask for again and again.
    private let nearby = RecentCache<Site, [Float]>(capacity: 8 << 20)

    private struct Site: Hashable {
        let contig: Int
        let bin: Int
    }

    /// Whether a path or URL is such a file's, by its name.
    static func isNamed(_ path: String) -> Bool { format.takes(path) }

    /// The most bins on either side that count as nearby.
    private static let reach = 32
    /// The most bytes that a block may unpack to: two thousand bins squared, four bytes each, and many more than writers use.
    private static let longestBlock = 1 << 26

    /// Opens a file: reads its header and its index.
    ///
    /// - Parameters:
    ///   - path: a path, or an http(s) URL.
    ///   - choice: the resolution, and how counts become contacts.
    /// - Throws: when the file is missing, damaged or no `.hic` file, or lacks the resolution or the weights chosen.
    public convenience init(path: String, choice: HiCChoice = HiCChoice()) throws(GenomeDataError) {
        try self.init(source: ByteSources.open(path), choice: choice)
    }

    /// Opens a file given as bytes.
    init(source: any ByteSource, choice: HiCChoice) throws(GenomeDataError) {
        let header = try HiCHeader(source)
        let sizes = choice.unit == .bases ? header.resolutions : header.fragmentResolutions
        guard sizes.contains(choice.resolution) else {
            let known = sizes.sorted().map { "\($0)" }.joined(separator: ", ")
            throw GenomeDataError(
                file: source.name, place: nil,
                problem: "has no bins of \(choice.bins): "
                    + (sizes.isEmpty
                        ? "it has none of that unit; name another as unit"
                        : "it has \(known); name one as resolution"))
        }
        path = source.name
        self.source = source
        self.header = header
        self.choice = choice
        footer = try HiCFooter(source, header, choice: choice)
        let shown = header.contigs.indices.filter { !header.isWhole($0) }
        contigs = shown.map { header.contigs[$0] }
        names = ContigNames(contigs)
        numbers = Dictionary(shown.map { (header.contigs[$0].name, $0) }) { first, _ in first }
    }

    /// Whether the file has no matrix of any contig with itself.
    public var isEmpty: Bool { numbers.values.allSatisfy { footer.matrices[$0] == nil } }

    /// The contact of the TSS's bin with the bin of every base of `interval`; `geneID` plays no part.
    ///
    /// - Parameters:
    ///   - geneID: not used, as the matrix is kept by position.
    ///   - tss: 0-based, on the interval's contig.
    ///   - interval: 0-based half-open; the contig may be spelled otherwise.
    /// - Returns: one value per base; NaN beyond the contig's ends, in masked bins, and where the TSS's bin is masked.
    /// - Throws: when the file is damaged or cannot be read.
    public func contacts(
        geneID: String, tss: Int, in interval: GenomicInterval
    ) throws(GenomeDataError) -> [Float] {
        let length = try interval.checkedLength(file: path)
        var contacts = [Float](repeating: .nan, count: length)
        guard let name = names.match(interval.contig)?.name, let number = numbers[name],
            let matrix = try matrix(number), let site = matrix.bins.bin(holding: tss)
        else { return contacts }
        let reach = matrix.bins.bins(overlapping: interval.range)
        guard !reach.isEmpty, let own = try weights(number, site..<(site + 1)).first, own.isFinite else {
            return contacts
        }
        let weights = try weights(number, reach)
        let counts = try counts(matrix, Site(contig: number, bin: site), reach)
        for (place, bin) in reach.enumerated() {
            let divisor = own * weights[place]
            guard divisor.isFinite, divisor != 0 else { continue }
            let contact = Float(Double(counts[place]) / divisor)
            for base in matrix.bins.bases(of: bin).places(in: interval.range) { contacts[base] = contact }
        }
        return contacts
    }

    /// A contig's matrix, read when first asked for; nil for a contig that has none.
    private func matrix(_ number: Int) throws(GenomeDataError) -> HiCMatrix? {
        if let held = matrices[number] { return held }
        guard let offset = footer.matrices[number] else { return nil }
        let length = header.contigs[number].length
        let bins: HiCBins
        switch choice.unit {
        case .bases: bins = .bases(width: choice.resolution, length: length)
        case .fragments:
            bins = HiCBins(
                sites: try header.sites(of: number, in: source), size: choice.resolution, length: length)
        }
        let matrix = try HiCMatrix(
            source, at: offset, contig: number, header: header, choice: choice, bins: bins)
        matrices.insert(matrix, for: number, cost: matrix.cost)
        return matrix
    }

    /// What counts of some bins are divided by: 1 for counts as they are, NaN where the file has no weight.
    private func weights(_ number: Int, _ bins: Range<Int>) throws(GenomeDataError) -> [Double] {
        guard !choice.isRaw else { return Array(repeating: 1, count: bins.count) }
        guard let vector = footer.vectors[number] else { return Array(repeating: .nan, count: bins.count) }
        let width = header.isNew ? 4 : 8
        var cursor = HiCCursor(source, at: vector.offset, what: ".hic weights")
        let count = try cursor.count(isLong: header.isNew)
        guard count <= cursor.left / width, vector.length / width >= count else {
            throw cursor.failure("\(count) weights are stated in \(vector.length) bytes: the file is damaged")
        }
        let known = bins.clamped(to: 0..<count)
        let bytes = try source.read(at: cursor.offset + known.lowerBound * width, count: known.count * width)
        var reader = ByteReader(
            bytes, file: path, origin: cursor.offset + known.lowerBound * width, what: ".hic weights")
        var weights = [Double](repeating: .nan, count: bins.count)
        for place in known.places(in: bins) {
            weights[place] =
                header.isNew ? Double(try reader.f32()) : Double(bitPattern: try reader.u64())
        }
        return weights
    }

    /// The counts of a bin with each of the bins `others`; 0 where the file has no pixel.
    private func counts(
        _ matrix: HiCMatrix, _ site: Site, _ others: Range<Int>
    ) throws(GenomeDataError) -> [Float] {
        let near = Range(around: site.bin, count: 2 * Self.reach).clamped(to: 0..<matrix.bins.count)
        guard near.clamped(to: others) == others else { return try read(matrix, site.bin, others) }
        if let held = nearby[site] { return Array(held[others.places(in: near)]) }
        let counts = try read(matrix, site.bin, near)
        nearby.insert(counts, for: site, cost: 4 * counts.count + 96)
        return Array(counts[others.places(in: near)])
    }

    private func read(
        _ matrix: HiCMatrix, _ site: Int, _ others: Range<Int>
    ) throws(GenomeDataError) -> [Float] {
        var counts = [Float](repeating: 0, count: others.count)
        for place in matrix.blocks(of: site, with: others) {
            try block(place).forEachPixel { x, y, count in
                let other = x == site ? y : y == site ? x : -1
                if others.contains(other) { counts[other - others.lowerBound] = count }
            }
        }
        return counts
    }

    private func block(_ place: HiCMatrix.Block) throws(GenomeDataError) -> HiCBlock {
        if let held = blocks[place.offset] { return held }
        let packed = try source.read(at: place.offset, count: place.length)
        guard let bytes = Inflate.bytes(packed[...], .zlib, limit: Self.longestBlock) else {
            throw GenomeDataError(
                file: path, place: "byte \(place.offset) (block \(place.number) of a .hic matrix)",
                problem: "the block is damaged: it does not unpack to at most \(Self.longestBlock) bytes")
        }
        // What is kept holds no room for more.
        let block = HiCBlock(
            bytes.withUnsafeBytes { Array($0) }, file: path, offset: place.offset, isNew: header.isNew)
        blocks.insert(block, for: place.offset, cost: block.cost)
        return block
    }
}
