/// Hi-C contacts from a cooler file, `.cool` or one resolution of an `.mcool` (Abdennur and Mirny 2020, schema 3).
///
/// A symmetric matrix is kept by its upper triangle in rows, any other whole (`storage-mode` square): then contacts are
/// taken from the row of the TSS's bin. A contact is a pixel's count times the weights of its two bins, or divided by
/// them. A pixel that is not there has the count 0; a bin without a weight was masked when the matrix was balanced, and
/// its contacts are NaN. Safe to use from several threads at once.
public final class CoolContacts: ContactSource {
    /// Files of one resolution, and of several.
    static let format = SignalFormat<any ContactSource>(suffixes: [".cool", ".mcool"]) {
        (request) throws(GenomeDataError) in try CoolContacts(uri: request.path, balance: request.balance)
    }

    /// The file's path or URL and the group within, as given.
    public let path: String
    /// The contigs of the matrix, in its order.
    public let contigs: [Contig]
    /// The contigs' names in any spelling.
    public var contigNames: ContigNames? { names }

    private let names: ContigNames
    private let bins: CoolBins
    private let pixels: CoolPixels

    /// Opens a matrix.
    ///
    /// - Parameters:
    ///   - uri: a path or an http(s) URL; for a file of several resolutions with the group behind two colons:
    ///     `file.mcool::/resolutions/5000`.
    ///   - balance: how counts become contacts.
    /// - Throws: when the file is missing, damaged or no cooler, or has no such weights.
    public convenience init(
        uri: String, balance: ContactBalance = .column("weight")
    ) throws(GenomeDataError) {
        let (location, group) = Self.parts(of: uri)
        let file = try HDF5File(source: ByteSources.open(location))
        try self.init(file: file, group: group, uri: uri, balance: balance)
    }

    /// Opens the matrix in `group` of an HDF5 file.
    init(file: HDF5File, group: String, uri: String, balance: ContactBalance) throws(GenomeDataError) {
        path = uri
        guard let members = try file.names(in: group) else {
            throw file.failure(nil, "has no group \(group)")
        }
        if members.contains("resolutions"), let found = try file.names(in: group + "/resolutions") {
            let sizes = found.compactMap { Int($0) }.sorted().map { "\($0)" }.joined(separator: ", ")
            throw file.failure(
                nil,
                "holds several resolutions (\(sizes)); name one: \(uri)::/resolutions/\(found.first ?? "N")")
        }
        guard Set(["bins", "chroms", "indexes", "pixels"]).isSubset(of: members) else {
            throw file.failure(nil, "is not a cooler: bins, chroms, indexes and pixels expected in \(group)")
        }
        let isSquare: Bool
        switch try file.attributes(of: group)?.text("storage-mode") {
        case nil, "symmetric-upper"?: isSquare = false
        case "square"?: isSquare = true
        case let mode?:
            throw file.failure(group, "has the storage-mode \(mode); symmetric-upper or square expected")
        }
        let bins = try CoolBins(file: file, group: group, balance: balance)
        self.bins = bins
        contigs = bins.contigs
        names = ContigNames(bins.contigs)
        pixels = try CoolPixels(file: file, group: group, binCount: bins.count, isSquare: isSquare)
    }

    /// Whether a path or URI is a cooler's, by its name: `.cool` and `.mcool`, also with a group behind.
    static func isNamed(_ uri: String) -> Bool { format.takes(uri) }

    /// The file and the group of a URI such as `file.mcool::/resolutions/5000`.
    private static func parts(of uri: String) -> (location: String, group: String) {
        guard let colons = uri.lastRange(of: "::") else { return (uri, "/") }
        return (String(uri[..<colons.lowerBound]), String(uri[colons.upperBound...]))
    }

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
        guard let contig = names.match(interval.contig)?.name, let table = try bins.table(of: contig),
            let site = table.bin(holding: tss), !table.weights[site].isNaN,
            let reach = table.bins(overlapping: interval)
        else { return contacts }
        let counts = try pixels.counts(of: site + table.first, with: reach.shifted(by: table.first))
        for (bin, count) in zip(reach, counts) {
            let contact = Float(count * table.weights[site] * table.weights[bin])
            let bases = Int(table.starts[bin])..<Int(table.ends[bin])
            for place in bases.places(in: interval.range) { contacts[place] = contact }
        }
        return contacts
    }

    /// Whether the TSS lies in a bin of the matrix that was not masked.
    ///
    /// - Parameters:
    ///   - geneID: not used.
    ///   - contig: the TSS's contig, in any spelling.
    ///   - tss: 0-based.
    /// - Returns: true when contacts can be had.
    /// - Throws: when the file is damaged or cannot be read.
    public func hasProfile(geneID: String, contig: String, tss: Int) throws(GenomeDataError) -> Bool {
        guard let name = names.match(contig)?.name, let table = try bins.table(of: name),
            let site = table.bin(holding: tss)
        else { return false }
        return !table.weights[site].isNaN
    }
}

extension Range where Bound == Int {
    /// The range `by` further on.
    fileprivate func shifted(by offset: Int) -> Range { (lowerBound + offset)..<(upperBound + offset) }
}

extension String {
    /// The last occurrence of a text.
    fileprivate func lastRange(of text: String) -> Range<Index>? {
        var end = endIndex
        while end > startIndex {
            end = index(before: end)
            if self[end...].hasPrefix(text) { return end..<index(end, offsetBy: text.count) }
        }
        return nil
    }
}
