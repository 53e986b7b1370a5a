import Files
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The weights in the folder that `prism crossvalidate` writes: `fold-F/seed-S/last.safetensors`.
enum FoldFiles {
    /// The weights' files, by fold, then by seed: at least one, and one for every seed's folder.
    ///
    /// - Throws: where the folder cannot be read or holds something else, and where a fold or a seed is without weights.
    static func list(in folder: String) throws(GenomeDataError) -> [String] {
        let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let folds = try folders("fold-", in: folder)
        guard !folds.isEmpty else {
            throw GenomeDataError(
                file: folder, place: nil,
                problem:
                    "holds no fold-1/seed-…/last.safetensors; expected the folder that prism crossvalidate wrote"
            )
        }
        var weights: [String] = []
        for fold in folds {
            let seeds = try folders("seed-", in: fold)
            for place in seeds.isEmpty ? [fold + "/seed-…"] : seeds {
                let file = place + "/last.safetensors"
                guard FileManager.default.fileExists(atPath: file) else {
                    throw GenomeDataError(
                        file: file, place: nil,
                        problem:
                            "is missing; the same prism crossvalidate command goes on, or remove the folder")
                }
                weights.append(file)
            }
        }
        guard weights.count <= Manifest.ModelSource.mostFiles else {
            throw GenomeDataError(
                file: folder, place: nil,
                problem:
                    "holds \(weights.count) files of weights; expected at most \(Manifest.ModelSource.mostFiles)"
            )
        }
        return weights
    }

    /// Whether a path is that of a folder.
    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The folders whose names are `prefix` and a number, by that number.
    private static func folders(_ prefix: String, in folder: String) throws(GenomeDataError) -> [String] {
        guard FileManager.default.fileExists(atPath: folder) else {
            throw GenomeDataError(
                file: folder, place: nil,
                problem: "there is no such folder; prism crossvalidate -o \(folder) writes one")
        }
        guard isFolder(folder) else {
            throw GenomeDataError(
                file: folder, place: nil,
                problem: "is a file; expected the folder that prism crossvalidate wrote")
        }
        guard access(folder, R_OK | X_OK) == 0,
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
        else {
            throw GenomeDataError(
                file: folder, place: nil, problem: "the folder cannot be read: \(SystemError.words())")
        }
        return names.compactMap { name -> (number: Int, path: String)? in
            let digits = name.dropFirst(prefix.count)
            guard name.hasPrefix(prefix), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            return Int(digits).map { ($0, "\(folder)/\(name)") }
        }.sorted { ($0.number, $0.path) < ($1.number, $1.path) }.map(\.path)
    }
}
