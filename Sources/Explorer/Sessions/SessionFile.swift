import Files
import Foundation
import GenomeData

/// Where a data set's session is kept: a file of its own under the user's state folder.
public struct SessionFile: Sendable {
    /// The file.
    public let path: String

    /// The largest file that is read.
    private static let limit = 1 << 20

    /// The file of a data set, `$XDG_STATE_HOME/prism/NAME-HASH.json`, or under `~/.local/state`; nil without a home.
    ///
    /// - Parameters:
    ///   - manifest: the manifest's path; made absolute here.
    ///   - environment: the process's.
    public init?(manifest: String, environment: [String: String]) {
        guard let folder = Self.folder(environment: environment) else { return nil }
        let absolute = URL(fileURLWithPath: manifest).standardizedFileURL.path
        let name = URL(fileURLWithPath: absolute).deletingLastPathComponent().lastPathComponent
        let plain = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }.prefix(40)
        path = "\(folder)/\(plain)-\(Self.hash(absolute)).json"
    }

    /// The folder of everything that is kept: `$XDG_STATE_HOME/prism`, or under `~/.local/state`; nil without a home.
    static func folder(environment: [String: String]) -> String? {
        let state = environment["XDG_STATE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.local/state" }
        return (state ?? home).map { $0 + "/prism" }
    }

    /// The text's FNV-1a in hexadecimal digits.
    static func hash(_ text: String) -> String { String(text.fnv1a, radix: 16) }

    /// What was saved; nil where nothing was.
    ///
    /// - Throws: where there is a file and it does not hold a session.
    public func read() throws -> SavedSession? {
        guard let facts = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
        guard let size = facts[.size] as? Int, size <= Self.limit,
            let data = FileManager.default.contents(atPath: path)
        else {
            throw GenomeDataError(
                file: path, place: nil, problem: "is too large for a session, or unreadable")
        }
        do {
            return try JSONDecoder().decode(SavedSession.self, from: data)
        } catch {
            throw GenomeDataError(
                file: path, place: nil, problem: "does not hold a session; delete it to go on")
        }
    }

    /// Saves a session, whole or not at all.
    public func write(_ saved: SavedSession) throws { try Self.write(saved, to: path) }

    /// Writes a value as JSON, whole or not at all, and makes the folder where it is missing.
    static func write(_ saved: some Encodable, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let data = try encoder.encode(saved)
        try Folder.make(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        try AtomicFile.write([ArraySlice(data)], to: path)
    }
}
