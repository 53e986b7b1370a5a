#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The final name of a file that is written beside it first, and how the finished file gets that name.
///
/// At any moment, even through a power cut, either the old file is there or the whole new one. A symbolic link stays a
/// link: the file that it leads to is replaced. Devices, pipes and folders are refused, since a rename would put a file
/// in their place.
package struct Destination: Sendable {
    /// The name as it was given, for messages.
    package let path: String
    /// The file to replace: `path`, or what it leads to.
    package let target: String

    /// The destination of a path.
    ///
    /// - Throws: where the path is no file's name, or something else than a file is there.
    package init(_ path: String) throws(WriteError) {
        var status = stat()
        if stat(path, &status) == 0 {
            switch status.st_mode & S_IFMT {
            case S_IFREG: break
            case S_IFDIR: throw WriteError(path: path, reason: "is a folder, not a regular file")
            default: throw WriteError(path: path, reason: "is a device or a pipe, not a regular file")
            }
        }
        self.path = path
        target = Self.end(ofLinksFrom: path)
        guard !name.isEmpty else { throw WriteError(path: path, reason: "is not a file name") }
    }

    /// The folder of the file to replace, with its last slash; empty for the present folder.
    package var folder: String { target.lastIndex(of: "/").map { String(target[...$0]) } ?? "" }

    /// The name of the file to replace, in its folder.
    package var name: String { String(target[folder.endIndex...]) }

    /// Syncs a finished file to disk and gives it the final name, with the permissions of the file it replaces.
    ///
    /// - Parameters:
    ///   - temporaryPath: the finished file, in the same folder.
    ///   - descriptor: the same file, open.
    /// - Throws: where that fails; the final name is then untouched.
    package func take(_ temporaryPath: String, _ descriptor: Int32) throws(WriteError) {
        var status = stat()
        if stat(target, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
            guard fchmod(descriptor, status.st_mode & 0o7777) == 0 else {
                throw .system("cannot keep the permissions of the file there", path: path)
            }
        }
        guard fsync(descriptor) == 0 else { throw .system("cannot sync to disk", path: path) }
        guard rename(temporaryPath, target) == 0 else {
            throw .system("cannot rename the finished file", path: path)
        }
        syncFolder()
    }

    /// The rename itself must survive a power cut; some file systems cannot sync a folder, which is no error then.
    private func syncFolder() {
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }

    /// Where links from a path end; the path itself where it is no link, or one that leads nowhere.
    private static func end(ofLinksFrom path: String) -> String {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK,
            let resolved = realpath(path, nil)
        else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
