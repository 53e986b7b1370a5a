import PrismModel

/// A reference genome: FASTA, plain or packed with bgzip, read at random through its index.
///
/// The index (`.fai`, and `.gzi` for bgzip) is read from beside the file. A local file's index that is missing, older
/// than the file or at odds with it is made anew, and written where the folder allows it; `notes` tells. A remote file
/// must have its indices beside it; a contig is compared with the index when it is first read.
///
/// Safe to use from several threads at once.
public final class FASTAFile: Sendable {
    /// The path or URL, as given.
    public let path: String
    /// The contigs in the file's order.
    public let contigs: [Contig]
    /// What was done about missing or outdated indices, one sentence each, for a report.
    public let notes: [String]

    private let source: any ByteSource
    private let records: [String: FASTAIndex.Record]
    private let names: ContigNames
    private let checked = RecentCache<String, Bool>(capacity: 1 << 20)

    /// Opens a FASTA file and its index.
    ///
    /// - Parameter path: a path, or an http(s) URL.
    /// - Throws: when the file is missing, not FASTA, packed otherwise than with bgzip, damaged, or remote and without
    ///   an index.
    public convenience init(path: String) throws(GenomeDataError) {
        try self.init(source: ByteSources.open(path))
    }

    /// Opens a FASTA file given as bytes, whose indices stand beside its name.
    init(source base: any ByteSource) throws(GenomeDataError) {
        let opened = try IndexedFASTA(base)
        path = base.name
        source = opened.source
        notes = opened.notes
        contigs = opened.index.records.map { Contig(name: $0.name, length: $0.length) }
        names = ContigNames(contigs)
        records = Dictionary(opened.index.records.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The bases of `interval` as codes of `PrismModel.Base`, along the + strand.
    ///
    /// - Parameter interval: 0-based half-open. The contig may be spelled otherwise (`22` for `chr22`); positions before
    ///   the contig's start or beyond its end are `Base.unknown`.
    /// - Returns: one code per base of the interval.
    /// - Throws: when the file has no such contig, cannot be read, or is not as its index says.
    public func bases(in interval: GenomicInterval) throws(GenomeDataError) -> [UInt8] {
        try read(interval, beyond: UInt8(ascii: "N")).map { Self.codes[Int($0)] }
    }

    /// The letters of `interval` as the file has them, upper or lower case, along the + strand.
    ///
    /// - Parameter interval: as for `bases(in:)`; positions that the contig does not have are `N`.
    /// - Returns: one letter per base of the interval.
    /// - Throws: as `bases(in:)`.
    public func letters(in interval: GenomicInterval) throws(GenomeDataError) -> String {
        String(decoding: try read(interval, beyond: UInt8(ascii: "N")), as: UTF8.self)
    }

    /// The code of every byte.
    private static let codes: [UInt8] = (0...255).map { Base.code(of: UInt8($0)) }

    private func read(_ interval: GenomicInterval, beyond: UInt8) throws(GenomeDataError) -> [UInt8] {
        let length = try interval.checkedLength(file: path)
        let name = try names.require(interval.contig, file: path).name
        guard let record = records[name] else { return [] }
        let held = interval.range.clamped(to: 0..<record.length)
        guard !held.isEmpty else { return [UInt8](repeating: beyond, count: length) }
        var letters = [UInt8](repeating: beyond, count: held.places(in: interval.range).lowerBound)
        letters.append(contentsOf: try read(record, held))
        letters.append(contentsOf: repeatElement(beyond, count: length - letters.count))
        return letters
    }

    /// The letters of a range of a contig that is not empty and lies within it.
    private func read(_ record: FASTAIndex.Record, _ range: Range<Int>) throws(GenomeDataError) -> [UInt8] {
        if source.isRemote, checked[record.name] == nil {
            guard try record.fits(source) else { throw mismatch(record, range.lowerBound) }
            checked.insert(true, for: record.name, cost: 64 + record.name.utf8.count)
        }
        let first = record.position(of: range.lowerBound)
        let count = record.position(of: range.upperBound - 1) + 1 - first
        let bytes = try source.read(at: first, count: count)
        guard record.lineBases < record.length else {
            guard bytes.allSatisfy(Self.isLetter) else { throw mismatch(record, range.lowerBound) }
            return bytes
        }
        var letters: [UInt8] = []
        letters.reserveCapacity(range.count)
        var (index, column) = (0, range.lowerBound % record.lineBases)
        while index < bytes.count {
            let stop = min(index + record.lineBases - column, bytes.count)
            letters.append(contentsOf: bytes[index..<stop])
            index = min(stop + record.lineWidth - record.lineBases, bytes.count)
            guard bytes[stop..<index].allSatisfy({ $0 <= 32 }) else {
                throw mismatch(record, range.lowerBound + letters.count)
            }
            column = 0
        }
        guard letters.count == range.count, letters.allSatisfy(Self.isLetter) else {
            throw mismatch(record, range.lowerBound)
        }
        return letters
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte > 32 && byte != UInt8(ascii: ">") }

    private func mismatch(_ record: FASTAIndex.Record, _ base: Int) -> GenomeDataError {
        GenomeDataError(
            file: path, place: "\(record.name):\(base + 1)",
            problem: "the index (.fai) does not fit the file; make it anew with samtools faidx")
    }
}
