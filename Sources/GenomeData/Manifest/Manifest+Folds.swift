import Foundation

extension Manifest {
    /// What makes a cross-validation's folder a model of this manifest, as TOML; nil where it is one already.
    ///
    /// The path is relative to the manifest where both lie below one folder of this machine.
    public func entry(ofFolds folder: String) -> String? {
        let place = Self.whole(folder)
        guard !models.compactMap(\.folds).map(Self.whole).contains(place) else { return nil }
        let names = Set(models.map(\.name))
        let name = (1...).lazy.map { $0 == 1 ? "cross-validated" : "cross-validated \($0)" }
            .first { !names.contains($0) }
        var entry = ManifestText()
        entry.header("model", isElement: true)
        entry.set("name", name ?? folder)
        entry.set("folds", pathFromHere(to: place))
        return entry.text
    }

    /// The parts of a path, absolute and without links.
    private static func whole(_ path: String) -> [String] {
        URL(filePath: path).absoluteURL.resolvingSymlinksInPath().standardizedFileURL.pathComponents
    }

    /// A path as a manifest in this one's folder writes it.
    private func pathFromHere(to place: [String]) -> String {
        let whole = "/" + place.dropFirst().joined(separator: "/")
        guard !ByteSources.isURL(path) else { return whole }
        let here = Array(Self.whole(path).dropLast())
        let shared = zip(here, place).prefix { $0 == $1 }.count
        guard shared > 1 else { return whole }
        let steps = Array(repeating: "..", count: here.count - shared) + place[shared...]
        return steps.isEmpty ? "." : steps.joined(separator: "/")
    }
}
