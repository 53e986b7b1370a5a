/// A FASTA file's text together with an index that fits it, found or made.
struct IndexedFASTA {
    /// The text, unpacked.
    let source: any ByteSource
    /// The index of the text.
    let index: FASTAIndex
    /// What was done about the indices, a sentence each.
    let notes: [String]

    /// Opens the text in `base` and finds or makes its indices.
    init(_ base: any ByteSource) throws(GenomeDataError) {
        let head = try base.readAvailable(at: 0, count: 76)
        guard !head.isEmpty else {
            throw GenomeDataError(file: base.name, place: nil, problem: "is empty")
        }
        let isPacked = BGZFSource.isGzip(head)
        guard !isPacked || BGZFBlock.frame(head) != nil else {
            throw GenomeDataError(
                file: base.name, place: nil,
                problem: "is packed with gzip, which has no random access; repack it: gunzip, then bgzip")
        }
        let files = IndexFiles(of: base)
        if base.isRemote {
            let text: any ByteSource =
                isPacked
                ? BGZFSource(base, index: try BGZFIndex(gzi: files.remote(".gzi"), of: base)) : base
            (source, index, notes) = (text, try FASTAIndex(fai: files.remote(".fai"), size: text.size), [])
            return
        }
        var (text, notes) = isPacked ? try Self.unpacked(base, files) : (base, [])
        let found = files.local(".fai") { file throws(GenomeDataError) in
            let index = try FASTAIndex(fai: file, size: text.size)
            guard try index.fits(text) else {
                throw GenomeDataError(file: file.name, place: nil, problem: "does not fit the FASTA")
            }
            return index
        }
        switch found {
        case .found(let index):
            self.index = index
        case .unusable(let reason):
            do {
                index = try FASTAScanner.index(of: text)
            } catch {
                // Text that cannot be unpacked as the block index has it: perhaps that index is the outdated one.
                guard isPacked else { throw error }
                let blocks = try BGZFIndex(scanning: base)
                text = BGZFSource(base, index: blocks)
                index = try FASTAScanner.index(of: text)
                notes.append(files.replace(".gzi", blocks.gzi(), because: "did not fit the file"))
            }
            notes.append(files.replace(".fai", index.fai(), because: reason))
        }
        (source, self.notes) = (text, notes)
    }

    /// A local bgzip file's text through its block index, found or made.
    private static func unpacked(
        _ base: any ByteSource, _ files: IndexFiles
    ) throws(GenomeDataError) -> (any ByteSource, [String]) {
        let found = files.local(".gzi") { file throws(GenomeDataError) in try BGZFIndex(gzi: file, of: base) }
        switch found {
        case .found(let blocks):
            return (BGZFSource(base, index: blocks), [])
        case .unusable(let reason):
            let blocks = try BGZFIndex(scanning: base)
            return (BGZFSource(base, index: blocks), [files.replace(".gzi", blocks.gzi(), because: reason)])
        }
    }
}
