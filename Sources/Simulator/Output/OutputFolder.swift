import Files
import Foundation

/// The folder a simulation writes to: made ready before, and listed after.
struct OutputFolder {
    let path: String
    /// The folders that were not there before, each after the one that it lies in.
    private let made: [String]

    /// Folders below it.
    static let subfolders = ["tracks", "hic", "truth"]

    /// Makes the folder and those below it.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - overwrite: whether it may hold something.
    ///   - subfolders: those below it, each after the one that it lies in.
    /// - Throws: `SimulationError` when the path is a file, or a folder that holds something and `overwrite`
    ///   is off; `WriteError` when it cannot be made.
    init(_ path: String, overwrite: Bool, subfolders: [String] = OutputFolder.subfolders) throws {
        guard !path.isEmpty else { throw SimulationError("output folder", "an empty path", "a path") }
        self.path = path
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        if manager.fileExists(atPath: path, isDirectory: &isFolder) {
            guard isFolder.boolValue else { throw SimulationError(path, "is a file", "a folder") }
            let contents = try? manager.contentsOfDirectory(atPath: path)
            guard overwrite || contents?.isEmpty == true else {
                throw SimulationError(path, "is not empty", "an empty folder, or --force to overwrite")
            }
        }
        let folders = [path] + subfolders.map { "\(path)/\($0)" }
        made = folders.filter { !manager.fileExists(atPath: $0) }
        for folder in folders {
            try Folder.make(folder)
            if overwrite { removeUnfinished(in: folder) }
        }
    }

    /// A folder below this one, which was made with it.
    init(_ name: String, in folder: OutputFolder) {
        path = folder(name)
        made = []
    }

    /// Does what fills the folder. Where that ends early, the folders that were made for it go again, so that the next run finds
    /// none in its way.
    func filled<Result>(by work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch {
            // What holds files stays: only empty folders can be removed so.
            for folder in made.reversed() { rmdir(folder) }
            throw error
        }
    }

    /// The path of a file in the folder.
    func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    /// The sizes of files written.
    func sizes(of names: [String]) -> [SimulationReport.File] {
        names.sorted().map { name in
            let attributes = try? FileManager.default.attributesOfItem(atPath: self(name))
            return SimulationReport.File(path: name, bytes: (attributes?[.size] as? Int) ?? 0)
        }
    }

    /// A killed run leaves its temporary files; the next one clears them away.
    private func removeUnfinished(in folder: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        where name.hasPrefix(".") && name.hasSuffix(".partial") {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }
}
