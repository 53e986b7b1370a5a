import Foundation
import PrismModel

extension DataSet {
    /// The genes that a user gives, as every command and the explorer take them: where a file of that name exists, or the text
    /// is a URL, those that it lists, as `genes(listedIn:cancellation:)` reads it; else names with commas between.
    ///
    /// - Parameters:
    ///   - text: names, or a file.
    ///   - cancellation: looked at while a file is read.
    /// - Returns: the genes, and the names that mean none.
    /// - Throws: when a file cannot be read or names nothing; when none of the names means a gene; `PrismError.cancelled`.
    public func genes(given text: String, cancellation: Cancellation? = nil) throws -> GivenGenes {
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: text, isDirectory: &isFolder)
        if isThere && !isFolder.boolValue || ByteSources.isURL(text) {
            return try genes(listedIn: text, cancellation: cancellation)
        }
        let names = text.split(separator: ",").map { $0.description.trimmingWhitespace() }.filter {
            !$0.isEmpty
        }
        let given = genes(
            named: names, hint: names.count == 1 ? ", and there is no file of that name" : "")
        if given.indices.isEmpty, let error = given.error { throw error }
        guard !given.indices.isEmpty else {
            throw GenomeDataError(file: manifest.genes, place: nil, problem: "no gene is named")
        }
        return given
    }

    /// The genes that some names mean, ids or symbols; `hint` follows what is wrong with the first unknown one.
    public func genes(named names: [String], hint: String = "") -> GivenGenes {
        var collector = GivenGenes.Collector(annotation, file: manifest.genes)
        for name in names { collector.take(name) }
        return collector.genes(hint: hint)
    }

    /// The genes that a text file lists: a name per line, id or symbol, up to the first tab or comma.
    ///
    /// Empty lines and lines that start with # are passed over, and so is a first line that begins with `gene_id`, so that
    /// a table of genes can be given.
    ///
    /// - Throws: when the file cannot be read or names nothing; `PrismError.cancelled`.
    /// - Complexity: O(lines).
    public func genes(listedIn path: String, cancellation: Cancellation? = nil) throws -> GivenGenes {
        let lines = try LineReader(path: path, limit: 1 << 30)
        var collector = GivenGenes.Collector(annotation, file: path)
        var isFirst = true
        while let line = try lines.next() {
            if cancellation?.isCancelled == true { throw PrismError.cancelled }
            guard let text = String(validating: line, as: UTF8.self) else {
                throw lines.error("is not valid UTF-8")
            }
            let name = text.prefix { $0 != "\t" && $0 != "," }.description.trimmingWhitespace()
            guard !name.isEmpty, !name.hasPrefix("#") else { continue }
            defer { isFirst = false }
            if isFirst, name.lowercased() == "gene_id" { continue }
            collector.take(name, at: "line \(lines.lineNumber)")
        }
        guard !collector.isEmpty else {
            throw GenomeDataError(file: path, place: nil, problem: "lists no gene")
        }
        return collector.genes()
    }
}
