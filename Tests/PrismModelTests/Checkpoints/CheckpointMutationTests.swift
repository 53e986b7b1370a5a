import Foundation
import Testing

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
        for index in 0..<count {
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
