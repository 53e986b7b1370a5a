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
            let name = String(made.dropLast())
            if stat(name, &status) != 0 {
                if mkdir(name, 0o777) == 0 { continue }
                let failure = errno
                // Another process may have made it meanwhile.
                guard stat(name, &status) == 0 else {
                    throw .system("cannot be made a folder", path: name, number: failure)
                }
            }
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw WriteError(path: name, reason: "is a file, expected a folder")
            }
        }
    }
}
