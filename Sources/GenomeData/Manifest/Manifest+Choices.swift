import Foundation

extension Manifest {
    /// The manifest that a path means: a folder stands for the `dataset.toml` in it. Nothing is opened.
    public static func path(given path: String) -> String {
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        return isThere && isFolder.boolValue ? path + "/dataset.toml" : path
    }

    /// The model of this name.
    ///
    /// - Throws: where the manifest names no such model.
    public func model(named name: String) throws(GenomeDataError) -> ModelSource {
        if let model = models.first(where: { $0.name == name }) { return model }
        let known = models.map(\.name).joined(separator: ", ")
        throw GenomeDataError(
            file: path, place: nil,
            problem: "no model is named \"\(name)\"; it names \(known.isEmpty ? "none" : known)")
    }
}
