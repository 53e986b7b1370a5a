import ArgumentParser
import Foundation
import GenomeData

/// Which data set a command means.
enum DataSetPath {
    /// Whether something of this name can be opened: a URL counts.
    static func isThere(_ path: String) -> Bool {
        ByteSources.isURL(path) || FileManager.default.fileExists(atPath: path)
    }

    /// The path as given; a folder stands for the `dataset.toml` in it, nothing for the present folder.
    ///
    /// Throws where there is no such file, saying what to give instead.
    static func resolve(_ given: String?) throws -> String {
        let path = given ?? "."
        if path.hasPrefix("http://") || path.hasPrefix("https://") { return path }
        guard FileManager.default.fileExists(atPath: path) else {
            throw ValidationError(
                "there is no file \(path); give a data set's manifest, such as dataset.toml")
        }
        let manifest = Manifest.path(given: path)
        guard FileManager.default.fileExists(atPath: manifest) else {
            throw ValidationError(
                "there is no dataset.toml in \(given == nil ? "this folder" : path); give a data set's manifest, "
                    + "or make a simulated data set: prism simulate -o DIR")
        }
        return manifest
    }
}
