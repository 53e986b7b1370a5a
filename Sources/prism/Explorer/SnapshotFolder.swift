import Canvas
import Explorer
import Files
import Foundation
import GenomeData

/// A folder of pictures, one file for each gene and view, which a stopped run leaves for the next to go on with.
///
/// Every file appears whole or not at all, and what made them stands in `snapshots.txt`: pictures that were made otherwise
/// are not taken for those that are asked for.
struct SnapshotFolder {
    private let path: String
    private let suffix: String
    private let names: FileNames
    /// Whether pictures of such a request are there.
    private let goesOn: Bool

    private static let record = "snapshots.txt"

    /// - Parameters:
    ///   - path: made where it is not there.
    ///   - suffix: of every picture, without a dot.
    ///   - genes: of the data set, whose ids the files are called by.
    ///   - facts: what makes the pictures.
    ///   - restart: whether pictures made otherwise give way.
    /// - Throws: `WriteError`, and where the folder holds pictures made otherwise.
    init(path: String, suffix: String, genes: [Gene], facts: [String], restart: Bool) throws {
        self.path = path
        self.suffix = suffix
        names = FileNames(genes.lazy.map(\.id))
        try Folder.make(path)
        let file = path + "/" + Self.record
        let text = facts.map { $0 + "\n" }.joined()
        let known =
            try FileManager.default.fileExists(atPath: file)
            ? String(contentsOfFile: file, encoding: .utf8) : nil
        goesOn = !restart && known == text
        if let known, known != text, !restart {
            let lines = known.split(separator: "\n").map(String.init)
            let other = facts.first { !lines.contains($0) } ?? lines.first { !facts.contains($0) } ?? ""
            throw WriteError(
                path: file,
                reason: "these pictures were made otherwise (\(other)); give another folder, or --restart")
        }
        if !goesOn { try AtomicFile.write([ArraySlice(text.utf8)], to: file) }
    }

    private func file(_ gene: Gene, _ view: String) -> String {
        "\(path)/\(names[gene.id])-\(view).\(suffix)"
    }

    /// Whether an earlier run has drawn it.
    func holds(_ gene: Gene, _ view: String) -> Bool {
        goesOn && FileManager.default.fileExists(atPath: file(gene, view))
    }

    /// Keeps a picture.
    func write(_ picture: String, of gene: Gene, _ view: String) throws {
        try AtomicFile.write([ArraySlice(picture.utf8)], to: file(gene, view))
    }
}
