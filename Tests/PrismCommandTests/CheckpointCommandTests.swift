import Checkpoints
import Foundation
import PrismModel
import Testing

/// `prism convert` and `prism info`, run as commands.
struct CheckpointCommandTests {
    /// How a command ended and what it printed.
    private struct Ending {
        let status: Int32
        let output: String
        let errors: String
    }

    private let folder: URL
    private let checkpoint = Checkpoint(
        tensors: [
            "seq_input_layer.bias": CheckpointTensor(shape: [2], floats: [1, 2]),
            "encoder.1.running_mean": CheckpointTensor(shape: [2], floats: [0, .nan]),
        ],
        configuration: ["d_model": .integer(2), "weight_act": .text("sigmoid")],
        metadata: ["note": "made by a test"])

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "prism-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Runs the `prism` that was built with these tests, which lies beside the test bundle.
    private func prism(_ arguments: String...) throws -> Ending {
        let process = Process()
        process.executableURL = Bundle.main.bundleURL.appending(path: "prism")
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        // What is printed fits the pipes' buffers, so neither needs to be drained while the other is read.
        let texts = [output, errors].map { pipe in
            String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        }
        process.waitUntilExit()
        return Ending(status: process.terminationStatus, output: texts[0], errors: texts[1])
    }

    @Test func `convert copies a safetensors file`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try checkpoint.write(safetensors: path("a.safetensors"))
        let ending = try prism("convert", path("a.safetensors"), path("b.safetensors"))
        #expect(ending.status == 0)
        #expect(ending.errors == "")
        #expect(ending.output.contains(checkpoint.contentHash()))
        #expect(
            try Data(contentsOf: folder.appending(path: "a.safetensors"))
                == Data(contentsOf: folder.appending(path: "b.safetensors")))
    }

    @Test func `info prints what a file holds`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try checkpoint.write(safetensors: path("a.safetensors"))
        let ending = try prism("info", path("a.safetensors"))
        #expect(ending.status == 0)
        for part in [
            "safetensors", checkpoint.contentHash(), "2 distinct, 2 by name", "d_model     2", "\"sigmoid\"",
            "made by a test", "2 tensors", "seq_input_layer.bias  float32  2",
            "encoder.1.running_mean is not finite at index 1",
        ] { #expect(ending.output.contains(part), "\(part)") }
    }

    /// The small golden files of the model's tests, one per form.
    private static let forms = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "PrismModelTests/Fixtures")

    @Test(arguments: [
        ("published.ckpt", "as published\n"),
        ("multiplied.safetensors", "not as published: directions multiplied"),
        ("untied.safetensors", "untied"),
        ("forward-layernorm.safetensors", "alone (not bidirectional); LayerNorm"),
    ])
    func `info says the form`(file: String, form: String) throws {
        let ending = try prism("info", Self.forms.appending(path: file).path)
        #expect(ending.status == 0 && ending.output.contains("form        ") && ending.output.contains(form))
    }

    @Test func `info says why there is no model`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var other = try Checkpoint.read(contentsOf: Self.forms.appending(path: "untied.safetensors").path)
        other.configuration["rcps"] = .bool(true)
        try other.write(safetensors: path("rcps.safetensors"))
        let ending = try prism("info", path("rcps.safetensors"))
        #expect(ending.status == 0)
        #expect(ending.output.contains("no model that can be computed: rcps: true: reverse-complement"))
    }

    @Test func `info --json prints one object`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try checkpoint.write(safetensors: path("a.safetensors"))
        let ending = try prism("info", "--json", path("a.safetensors"))
        #expect(ending.status == 0)
        let json = try #require(
            JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
        #expect(
            json.keys.sorted() == [
                "bytes", "configuration", "file", "finite", "form", "format", "metadata", "parameters",
                "sha256", "tensors",
            ])
        #expect(json["format"] as? String == "safetensors")
        #expect(json["sha256"] as? String == checkpoint.contentHash())
        #expect(json["finite"] as? Bool == false)
        #expect(json["parameters"] as? [String: Int] == ["distinct": 2, "by_name": 2])
        let tensors = try #require(json["tensors"] as? [[String: Any]])
        #expect(tensors.count == 2)
        #expect(tensors[0]["name"] as? String == "encoder.1.running_mean")
        #expect(tensors[0]["shape"] as? [Int] == [2])
        #expect(tensors[0]["type"] as? String == "float32")
    }

    @Test(arguments: ["info", "convert"])
    func `what is no checkpoint ends with status 1 and one line`(command: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("hello, world".utf8).write(to: folder.appending(path: "x.ckpt"))
        for name in ["x.ckpt", "none.ckpt", ""] {
            let ending =
                command == "info"
                ? try prism("info", path(name)) : try prism("convert", path(name), path("out"))
            #expect(ending.status == 1)
            #expect(ending.output == "")
            #expect(ending.errors.hasPrefix("Error: \(folder.path)"))
            #expect(ending.errors.filter { $0 == "\n" }.count == 1)
        }
        #expect(!FileManager.default.fileExists(atPath: path("out")))
    }

    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/fixtures")

    /// Skipped without ../shared.
    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: fixtures.path),
            "the shared fixtures are not beside the repository"))
    func `convert makes safetensors of a Lightning file`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let ending = try prism(
            "convert", Self.fixtures.appending(path: "w_default_full.ckpt").path, path("w.safetensors"))
        #expect(ending.status == 0, "\(ending.errors)")
        let made = try Checkpoint.read(contentsOf: path("w.safetensors"))
        let twin = try Checkpoint.read(
            contentsOf: Self.fixtures.appending(path: "w_default.safetensors").path)
        let isSame = made.tensors == twin.tensors && made.configuration == twin.configuration
        #expect(isSame)
    }
}
