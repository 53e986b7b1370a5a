import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Contacts as the published work's files hold them: `hic_feat_<contig>.h5`, in each a data set per gene.
///
/// The data set `<contig>_<tss>` has one value per base around the TSS, of which element n / 2 of n is the TSS itself.
/// Safe to use from several threads at once.
public final class HiCFeatureContacts: ContactSource {
    /// Files, patterns of files and folders of them.
    static let format = SignalFormat<any ContactSource>(suffixes: [".h5", ".hdf5", "/"]) {
        (request) throws(GenomeDataError) in try HiCFeatureContacts(path: request.path)
    }

    /// The file, folder or pattern, as given.
    public let path: String
    /// The file's name with `*` for the contig's, or a single file's name.
    private let pattern: String
    private let files = Mutex<[String: HDF5File]>([:])
    private let profiles = RecentCache<String, HDF5Dataset>(capacity: 48 << 20)

    /// Opens such a file or folder.
    ///
    /// - Parameter path: one file; a pattern with one `*` that stands for the contig, `hic/hic_feat_*.h5`; or the
    ///   folder with files of those names. Files may be behind http(s) URLs.
    /// - Throws: when nothing is there, or a single file is no HDF5 file.
    public init(path: String) throws(GenomeDataError) {
        self.path = path
        let isFolder = !ByteSources.isURL(path) && Self.isFolder(path)
        pattern = isFolder ? path + "/hic_feat_*.h5" : path
        if pattern.contains("*") {
            guard ByteSources.isURL(path) || Self.matchesSomething(pattern) else {
                throw GenomeDataError(file: pattern, place: nil, problem: "no such files")
            }
        } else {
            _ = try open(pattern)
        }
    }

    /// Opens a single file given as bytes.
    init(source: any ByteSource) throws(GenomeDataError) {
        (path, pattern) = (source.name, source.name)
        let file = try HDF5File(source: source)
        files.withLock { $0[source.name] = file }
    }

    /// The profile of the gene with this TSS, laid over `interval`; `geneID` plays no part.
    ///
    /// - Parameters:
    ///   - geneID: not used, as profiles are kept by position.
    ///   - tss: 0-based, on the interval's contig.
    ///   - interval: 0-based half-open; the contig may be spelled otherwise.
    /// - Returns: one value per base; NaN where the profile does not reach and where there is none.
    /// - Throws: when a file is damaged or cannot be read.
    public func contacts(
        geneID: String, tss: Int, in interval: GenomicInterval
    ) throws(GenomeDataError) -> [Float] {
        let length = try interval.checkedLength(file: path)
        var contacts = [Float](repeating: .nan, count: length)
        guard let profile = try profile(interval.contig, tss) else { return contacts }
        // Element i stands for base tss − n / 2 + i.
        let reach = Range(around: tss, count: profile.count)
        let shared = interval.range.clamped(to: reach)
        guard !shared.isEmpty else { return contacts }
        let values = try profile.doubles(shared.places(in: reach))
        for (place, value) in zip(shared.places(in: interval.range), values) {
            contacts[place] = Float(value)
        }
        return contacts
    }

    /// Whether there is a profile for a gene with this TSS.
    ///
    /// - Parameters:
    ///   - geneID: not used.
    ///   - contig: the TSS's contig, in any spelling.
    ///   - tss: 0-based.
    /// - Returns: true when there is.
    /// - Throws: when a file is damaged or cannot be read.
    public func hasProfile(geneID: String, contig: String, tss: Int) throws(GenomeDataError) -> Bool {
        try profile(contig, tss) != nil
    }

    private func profile(_ contig: String, _ tss: Int) throws(GenomeDataError) -> HDF5Dataset? {
        guard (0..<GenomicInterval.longestContig).contains(tss) else { return nil }
        let spellings = [contig] + ContigNames.spellings(of: contig)
        for spelling in spellings {
            let location = pattern.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
                .joined(separator: spelling)
            // Of a pattern's local files, those that are not there belong to contigs without profiles.
            if pattern.contains("*"), !ByteSources.isURL(location), access(location, F_OK) != 0 { continue }
            let file = try open(location)
            for name in spellings.map({ "\($0)_\(tss)" }) {
                let key = location + "\n" + name
                if let held = profiles[key] { return held }
                guard try file.address(of: name) != nil else { continue }
                let profile = try file.dataset(name)
                profiles.insert(profile, for: key, cost: profile.mostBytes)
                return profile
            }
            return nil
        }
        return nil
    }

    private func open(_ location: String) throws(GenomeDataError) -> HDF5File {
        if let file = files.withLock({ $0[location] }) { return file }
        let file = try HDF5File(source: ByteSources.open(location))
        files.withLock { $0[location] = file }
        return file
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func matchesSomething(_ pattern: String) -> Bool {
        var found = glob_t()
        defer { globfree(&found) }
        // Of what means something to `glob`, only the star is meant.
        let escaped = pattern.map { "[?\\".contains($0) ? "\\\($0)" : "\($0)" }.joined()
        return glob(escaped, 0, nil, &found) == 0
    }
}
