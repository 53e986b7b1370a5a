extension FileKind {
    /// How much is looked at, in bytes.
    private static let head = 1 << 16

    /// Looks at the first bytes of a file, unpacked; of a remote file no more than those are fetched.
    ///
    /// A group behind `::` and the `*` of one file per contig are no part of a file's name: such a location is HDF5.
    ///
    /// - Throws: where the file is missing or cannot be read.
    static func of(_ location: String) throws(GenomeDataError) -> FileKind {
        if location.contains("*") || location.contains("::") { return .hdf5 }
        let source = try ByteSources.open(location)
        let bytes = try source.readAvailable(at: 0, count: head)
        guard BGZFSource.isGzip(bytes) else { return kind(of: bytes[...]) }
        if let frame = BGZFBlock.frame(bytes), let block = unpacked(bytes, frame) {
            return kind(of: block[...])
        }
        if source.isRemote { return named(location) }
        return kind(of: try unpackedHead(of: location)[...])
    }

    /// The first block of bgzip; nil where it is damaged, which its reader will say.
    private static func unpacked(_ bytes: [UInt8], _ frame: (header: Int, block: Int)) -> [UInt8]? {
        let data = Range(from: frame.header, to: frame.block - 8).clamped(to: bytes.indices)
        return Inflate.bytes(bytes[data], .none, limit: head)
    }

    private static func unpackedHead(of path: String) throws(GenomeDataError) -> [UInt8] {
        let stream = try TextStream(path: path)
        var bytes = [UInt8](repeating: 0, count: head)
        var count = 0
        do {
            count = try bytes.withUnsafeMutableBytes { try stream.read(into: $0) }
        } catch let error as GenomeDataError {
            throw error
        } catch {
            throw GenomeDataError(file: path, place: nil, problem: "\(error)")
        }
        return Array(bytes.prefix(count))
    }

    /// By the name alone: of plain gzip behind a URL the first bytes cannot be unpacked without the others.
    private static func named(_ location: String) -> FileKind {
        let name = location.prefix { $0 != "?" }.lowercased()
        if [".fa.gz", ".fasta.gz", ".fna.gz"].contains(where: name.hasSuffix) { return .fasta }
        return [".gtf.gz", ".gff.gz", ".gff3.gz"].contains(where: name.hasSuffix) ? .geneModels : .table
    }

    private static func kind(of bytes: ArraySlice<UInt8>) -> FileKind {
        guard !bytes.isEmpty else { return .empty }
        for (signature, kind) in signatures where bytes.starts(with: signature) { return kind }
        // Other encodings of text have a reader's own words.
        guard !bytes.contains(0) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        else {
            return .binary
        }
        var lines = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).filter { !$0.isBlank }
        if bytes.count == head, lines.count > 1 { lines.removeLast() }
        guard let first = lines.first else { return .empty }
        return kind(ofText: lines, first)
    }

    private static func kind(ofText lines: [ArraySlice<UInt8>], _ first: ArraySlice<UInt8>) -> FileKind {
        func starts(_ texts: String...) -> Bool { texts.contains { first.starts(with: $0.utf8) } }
        if first.first == 0x3E { return .fasta }
        if starts("##fileformat=VCF") { return .variants }
        if starts("##gff-version") { return .geneModels }
        if starts("fixedStep", "variableStep", "track type=wiggle_0", "track type=bedGraph") {
            return .wiggle
        }
        if starts("@HD\t", "@SQ\t", "@RG\t") { return .reads }
        if first.first == 0x40, lines.count > 2, lines[2].first == 0x2B { return .reads }
        let rows = lines.filter { line in
            line.first != 0x23 && !["track ", "browser "].contains { line.starts(with: $0.utf8) }
        }
        guard let row = rows.first else { return .table }
        let fields = DelimitedFormat.split(row, at: 0x09).map { row[$0] }
        if fields.count >= 8, isPlace(fields, 3, 4),
            ["+", "-", ".", "?"].contains(where: { fields[6].elementsEqual($0.utf8) })
        {
            return .geneModels
        }
        guard fields.count >= 3, isPlace(fields, 1, 2), DecimalNumber.value(of: fields[0]) == nil,
            !fields[0].starts(with: "N_".utf8)
        else { return .table }
        return fields.count == 4 && DecimalNumber.value(of: fields[3]) != nil ? .wiggle : .peaks
    }

    private static func isPlace(_ fields: [ArraySlice<UInt8>], _ start: Int, _ end: Int) -> Bool {
        guard let first = DecimalNumber.position(of: fields[start]),
            let last = DecimalNumber.position(of: fields[end])
        else { return false }
        return first <= last
    }
}
