#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Folders that outputs go to.
package enum Folder {
    /// Makes a folder and those above it, as far as they are not there.
    ///
    /// - Throws: where that cannot be done, or something else than a folder is in the way.
    package static func make(_ path: String) throws(WriteError) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += part + "/"
            var status = stat()
            if stat(made, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { continue }
            // Another process may make it meanwhile.
            guard mkdir(made, 0o777) == 0 || errno == EEXIST else {
                throw .system("cannot be made a folder", path: String(made.dropLast()))
            }
        }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw WriteError(path: path, reason: "is there already and not a folder")
        }
    }
}
