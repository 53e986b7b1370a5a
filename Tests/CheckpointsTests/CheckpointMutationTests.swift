import Foundation
import Testing

@testable import Checkpoints
@testable import PrismModel

/// Damaged files by the thousand: each is an error or a valid checkpoint, never a trap, a hang or a flood of memory.
@Suite(.serialized)
struct CheckpointMutationTests {
    /// What became of a set of mutated files.
    private struct Outcome {
        var valid = 0
        var refused = 0
    }

    private let safetensors: [UInt8]
    private let torch: TorchArchive

    init() throws {
        let checkpoint = Checkpoint(
            tensors: [
                "a": CheckpointTensor(shape: [2, 3], floats: [1, 2, 3, 4, 5, 6]),
                "b": CheckpointTensor(shape: [], integers: [7]),
                "c": CheckpointTensor(shape: [2], doubles: [0, 1]),
            ],
            configuration: ["d_model": .integer(8), "weight_act": .text("sigmoid"), "dt_min": .number(0.001)])
        safetensors = try checkpoint.safetensorsParts(path: "").flatMap { Array($0) }

        var archive = TorchArchive()
        archive.add("model.a", shape: [2, 3], floats: [1, 2, 3, 4, 5, 6])
        archive.states.append(("model.tied", archive.tensor(0, shape: [2, 3])))
        archive.states.append(("model.turned", archive.tensor(0, shape: [3, 2], strides: [1, 3])))
        archive.others = [
            (
                "hyper_parameters",
                .omegaTable([
                    (
                        "model",
                        .omegaTable([
                            ("d_model", .omegaNode(.integer(8))), ("n", .omegaNode(.text("${.d_model}"))),
                        ])
                    ),
                    ("list", .list([.integer(1), .tuple([.number(2), .integer(1 << 40)])])),
                ])
            )
        ]
        torch = archive
    }

    /// Reads `count` mutations that `make` makes and checks whatever is read.
    private func read(_ count: Int, _ make: () -> [UInt8]) -> Outcome {
        var outcome = Outcome()
        for index in 0..<(count * Mutator.rounds) {
            let bytes = make()
            // 64 MB: what is valid is converted and copied a few times over, and the allocator may give each copy new
            // pages; a count believed from a damaged file would ask for far more.
            let limit = 16_384
            var isValid = false
            let pages = pagesTaken(limit: limit) { isValid = isReadAsValid(bytes, "mutation \(index)") }
            #expect(pages < limit, "mutation \(index) took \(pages) new pages")
            if isValid { outcome.valid += 1 } else { outcome.refused += 1 }
        }
        return outcome
    }

    /// Reads a file, checks the checkpoint or the error, and returns which it was.
    private func isReadAsValid(_ bytes: [UInt8], _ name: String) -> Bool {
        do {
            let checkpoint = try Checkpoint(CheckpointFile(bytes: bytes, path: "mutated"))
            for (tensorName, tensor) in checkpoint.tensors {
                let size = tensor.scalarType.byteCount(shape: tensor.shape)
                #expect(size == tensor.bytes.count, "\(name), tensor \(tensorName)")
                #expect(tensor.floats().count == tensor.elementCount)
            }
            // What could be read can be written, and reads the same.
            let copy = try checkpoint.safetensorsParts(path: "copy").flatMap { Array($0) }
            #expect(try Checkpoint(CheckpointFile(bytes: copy, path: "copy")).tensors == checkpoint.tensors)
            return true
        } catch {
            #expect(error.path == "mutated" && !error.problem.isEmpty)
            return false
        }
    }

    @Test func `8,000 mutations of a safetensors file, most in the header`() {
        var mutator = Mutator(seed: 1)
        let header = read(6000) { mutator.mutated(safetensors, in: 0..<400) }
        let anywhere = read(2000) { mutator.mutated(safetensors, in: 0..<safetensors.count) }
        #expect(header.refused > 4000 && header.valid > 20, "\(header)")
        #expect(anywhere.refused > 500 && anywhere.valid > 20, "\(anywhere)")
    }

    @Test func `8,000 mutations of a pickle in an intact archive`() {
        var mutator = Mutator(seed: 2)
        let pickle = torch.pickle()
        let outcome = read(8000) {
            torch.zip(pickle: mutator.mutated(pickle, in: 0..<pickle.count)).archive()
        }
        #expect(outcome.refused > 3000 && outcome.valid > 200, "\(outcome)")
    }

    @Test func `5,000 mutations of a zip archive, most in its directory`() {
        var mutator = Mutator(seed: 3)
        for zip64 in [false, true] {
            var zip = torch.zip()
            zip.zip64 = zip64
            let archive = zip.archive()
            let directory = archive.count - (zip64 ? 700 : 500)
            let ends = read(2000) { mutator.mutated(archive, in: directory..<archive.count) }
            let anywhere = read(500) { mutator.mutated(archive, in: 0..<archive.count) }
            #expect(ends.refused > 1000 && ends.valid > 5, "\(ends)")
            #expect(anywhere.refused > 200, "\(anywhere)")
        }
    }

    /// JSON by itself: any bytes are an error or a value, which is written and read again as it is.
    @Test func `4,000 mutations of a configuration in JSON`() throws {
        var mutator = Mutator(seed: 5)
        let json = Array(
            #"{"a":[1,-2.5e3,null,true,{"b":"c\u00e9\ud83d\ude00\n"}],"NaN":NaN,"d_model":128,"":[[],{}]}"#
                .utf8)
        var valid = 0
        for _ in 0..<(4000 * Mutator.rounds) {
            let bytes = mutator.mutated(json, in: 0..<json.count)
            guard let value = try? ConfigurationValue(json: bytes) else { continue }
            valid += 1
            let written = value.json
            #expect(try ConfigurationValue(json: Array(written.utf8)).json == written)
        }
        #expect(valid > 100 && valid < 3900 * Mutator.rounds)
    }

    /// Whole models, mutated where names, shapes and settings are: no form that comes out of it traps in loading or in
    /// predicting.
    @Test(arguments: ["untied.safetensors", "forward-layernorm.safetensors"])
    func `700 mutations of a model's safetensors that still load or do not`(weights: String) throws {
        var mutator = Mutator(seed: 6)
        let bytes = try Array(CheckpointFile(contentsOf: CheckpointFixtures.small(weights)).bytes)
        let predicted = try predict(700) { mutator.mutated(bytes, in: 8..<5000) }
        #expect(predicted < 700 * Mutator.rounds)
    }

    @Test func `700 mutations of a model's pickle that still load or do not`() throws {
        var mutator = Mutator(seed: 7)
        let model = try Checkpoint.read(contentsOf: CheckpointFixtures.small("multiplied.safetensors"))
        var archive = TorchArchive()
        for (name, tensor) in model.tensors.sorted(by: { $0.key < $1.key }) {
            archive.add("model." + name, shape: tensor.shape, floats: tensor.floats())
        }
        archive.others = [("hyper_parameters", PickleTree(.table(model.configuration)))]
        let pickle = archive.pickle()
        let predicted = try predict(700) {
            archive.zip(pickle: mutator.mutated(pickle, in: 0..<pickle.count)).archive()
        }
        #expect(predicted > 5 && predicted < 700 * Mutator.rounds)
    }

    /// How many of the mutated models predict. Sizes that a window of 70 bases would take minutes for are left alone.
    private func predict(_ count: Int, _ make: () -> [UInt8]) throws -> Int {
        var predicted = 0
        for _ in 0..<(count * Mutator.rounds) {
            let file = CheckpointFile(bytes: make(), path: "mutated")
            guard let checkpoint = try? Checkpoint(file),
                let model = try? PrismModel(checkpoint, file: "mutated"), model.configuration.signals < 100
            else { continue }
            let window = GeneWindow.example(for: model.configuration, length: 70)
            if (try? model.predict(window, outputs: .full)) != nil { predicted += 1 }
        }
        return predicted
    }

    /// The real files are larger, so fewer of each.
    ///
    /// Skipped without ../shared.
    @Test(.enabled(if: CheckpointFixtures.areThere, "the shared fixtures are not beside the repository"))
    func `300 mutations of real files`() throws {
        var mutator = Mutator(seed: 4)
        let safe = try CheckpointFile(contentsOf: CheckpointFixtures.folder + "/w_trace_d32.safetensors")
            .bytes
        let torch = try CheckpointFile(contentsOf: CheckpointFixtures.folder + "/w_trace_d32.ckpt").bytes
        let header = read(100) { mutator.mutated(safe, in: 0..<8264) }
        let pickle = read(100) { mutator.mutated(torch, in: 0..<9900) }
        let end = read(100) { mutator.mutated(torch, in: (torch.count - 4700)..<torch.count) }
        #expect(header.refused > 50 && pickle.refused > 90 && end.refused > 50)
    }
}
