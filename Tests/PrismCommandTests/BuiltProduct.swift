import Foundation

/// A library of the package as the build of these tests left it: its modules and objects, which a program can be compiled
/// against without compiling them again.
struct BuiltProduct {
    /// The targets behind the product, each once.
    let targets: [String]

    /// Beside the program: where the build puts modules and objects.
    private static let folder = Program.executable.deletingLastPathComponent()

    /// What `swift package dump-package` says of a package, as far as it is looked at.
    private struct Manifest: Decodable {
        struct Product: Decodable {
            let name: String
            let targets: [String]
        }
        struct Target: Decodable {
            let name: String
            let dependencies: [[String: [String?]]]

            enum CodingKeys: CodingKey { case name, dependencies }

            init(from decoder: any Decoder) throws {
                let values = try decoder.container(keyedBy: CodingKeys.self)
                name = try values.decode(String.self, forKey: .name)
                // Dependencies on other packages hold more than names.
                dependencies = (try? values.decode([[String: [String?]]].self, forKey: .dependencies)) ?? []
            }
        }
        let products: [Product]
        let targets: [Target]
    }

    /// A failed step, with what it printed.
    struct Failure: Error { let text: String }

    /// The product of this name, of the manifest in a folder.
    init(_ name: String, of package: URL) throws {
        let dump = try Program.run(
            URL(filePath: "/usr/bin/env"), ["swift", "package", "dump-package"], in: package)
        guard dump.status == 0 else { throw Failure(text: dump.errors) }
        let manifest = try JSONDecoder().decode(Manifest.self, from: Data(dump.output.utf8))
        let dependencies = Dictionary(
            manifest.targets.map { target in
                (target.name, target.dependencies.compactMap { $0["byName"]?.first ?? nil })
            }, uniquingKeysWith: { first, _ in first })
        var found: [String] = []
        var waiting = manifest.products.first { $0.name == name }?.targets ?? []
        while let next = waiting.popLast() {
            guard !found.contains(next) else { continue }
            found.append(next)
            waiting += dependencies[next] ?? []
        }
        guard !found.isEmpty else { throw Failure(text: "no product \(name)") }
        targets = found
    }

    /// The objects that a target was compiled to. A folder that was built into before still holds those of Swift sources that
    /// are gone by now; the compiler's map names those that are there.
    private static func objects(in folder: URL) throws -> [String] {
        if let map = try? Data(contentsOf: folder.appending(path: "output-file-map.json")) {
            let outputs = try JSONDecoder().decode([String: [String: String]].self, from: map)
            return outputs.values.compactMap { $0["object"] }.sorted()
        }
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".o") }
            .map { folder.appending(path: $0).path }
    }

    /// Compiles a program of one file that imports the product's modules.
    func compile(_ main: URL, as program: URL) throws {
        // Modules of other targets are not in reach, as they are not for those who depend on the product.
        let modules = program.deletingLastPathComponent().appending(path: "modules")
        let files = FileManager.default
        try files.createDirectory(at: modules, withIntermediateDirectories: true)
        var arguments = ["swiftc", main.path, "-o", program.path, "-I", modules.path]
        for target in targets {
            let module = Self.folder.appending(path: "Modules/\(target).swiftmodule")
            let own = Self.folder.appending(path: "\(target).build")
            if files.fileExists(atPath: module.path) {
                try files.createSymbolicLink(
                    at: modules.appending(path: module.lastPathComponent), withDestinationURL: module)
            } else {
                arguments += ["-Xcc", "-fmodule-map-file=\(own.path)/module.modulemap"]
            }
            arguments += try Self.objects(in: own)
        }
        let compiled = try Program.run(URL(filePath: "/usr/bin/env"), arguments)
        guard compiled.status == 0 else { throw Failure(text: compiled.errors) }
    }
}
