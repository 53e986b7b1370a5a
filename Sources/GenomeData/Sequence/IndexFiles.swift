import Files

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The index files that stand beside a file, under its name with a suffix.
struct IndexFiles {
    /// An index that can be used, or why there is none.
    enum Outcome<Index> {
        case found(Index)
        case unusable(String)
    }

    private let base: any ByteSource

    /// The index files of `base`.
    init(of base: any ByteSource) {
        self.base = base
    }

    /// The name of the index with this suffix: `genome.fa.fai`; of a URL, before its query.
    func name(_ suffix: String) -> String {
        let file = base.name
        guard ByteSources.isURL(file), let query = file.firstIndex(of: "?") else { return file + suffix }
        return file[..<query] + suffix + file[query...]
    }

    /// A remote file's index, which must exist: making it would take a download of the whole file.
    func remote(_ suffix: String) throws(GenomeDataError) -> any ByteSource {
        do {
            return try ByteSources.open(name(suffix))
        } catch {
            throw GenomeDataError(
                file: base.name, place: nil,
                problem:
                    "a remote file needs its index beside it, which samtools faidx makes; or fetch the file, and name the copy "
                    + "(\(error))")
        }
    }

    /// A local file's index as `make` reads it, unless it is missing, older than the file, or `make` refuses it.
    func local<Index>(
        _ suffix: String, make: (any ByteSource) throws(GenomeDataError) -> Index
    ) -> Outcome<Index> {
        guard access(name(suffix), F_OK) == 0 else { return .unusable("was missing") }
        do {
            let file = try LocalFile(path: name(suffix))
            if let local = base as? LocalFile, file.modified < local.modified {
                return .unusable("was older than the file")
            }
            return .found(try make(file))
        } catch {
            return .unusable("was of no use (\(error.problem))")
        }
    }

    /// Writes an index that was made anew, if the folder allows it.
    ///
    /// - Returns: a sentence that says what was done and why.
    func replace(_ suffix: String, _ bytes: [UInt8], because reason: String) -> String {
        let isWritten = base is LocalFile && Self.write(bytes, to: name(suffix))
        return "the index \(suffix) \(reason); it was made anew"
            + (isWritten ? "" : " in memory, as the folder cannot be written")
    }

    private static func write(_ bytes: [UInt8], to path: String) -> Bool {
        do {
            try AtomicFile.write([bytes[...]], to: path)
            return true
        } catch {
            return false
        }
    }
}
