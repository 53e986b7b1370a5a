import CHTSlib
import Foundation
import Testing

/// A folder of a test's own, gone when the test is.
final class Scratch {
    let folder: URL

    init() throws {
        // In memory where there is such a place: a disk that is asked to rewrite a file thousands of times waits.
        let memory = URL(filePath: "/dev/shm")
        let base =
            FileManager.default.isWritableFile(atPath: memory.path)
            ? memory : FileManager.default.temporaryDirectory
        folder = base.appending(path: "prism-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The path of a file in the folder.
    func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Writes text; the folders on the way are made.
    @discardableResult
    func write(_ text: String, as name: String) throws -> String {
        try write(Array(text.utf8), as: name)
    }

    /// Writes bytes; the folders on the way are made.
    @discardableResult
    func write(_ bytes: [UInt8], as name: String) throws -> String {
        let url = folder.appending(path: name)
        if name.contains("/") {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        }
        try Data(bytes).write(to: url)
        return url.path
    }

    enum Packing: String {
        case gzip = "wg"
        case bgzip = "w"
    }

    /// Writes text packed.
    @discardableResult
    func pack(_ text: String, _ packing: Packing, as name: String) throws -> String {
        let path = path(name)
        let file = try #require(bgzf_open(path, packing.rawValue))
        let bytes = Array(text.utf8)
        let written = bytes.withUnsafeBytes { bgzf_write(file, $0.baseAddress, $0.count) }
        let closed = bgzf_close(file)
        try #require(written == bytes.count && closed == 0)
        return path
    }
}

/// What a throwing call threw, for a look at its words.
func failure<Value>(_ call: () throws -> Value) -> String? {
    do {
        _ = try call()
        return nil
    } catch {
        return "\(error)"
    }
}
