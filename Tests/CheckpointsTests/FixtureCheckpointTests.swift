import TestSupport
import Testing

@testable import Checkpoints

/// The shared fixtures: each checkpoint exists as `.ckpt` and as `.safetensors`.
///
/// Skipped without ../shared.
@Suite(.enabled(if: CheckpointFixtures.areThere, "the shared fixtures are not beside the repository"))
struct FixtureCheckpointTests {
    private let folder = CheckpointFixtures.folder

    @Test(arguments: CheckpointFixtures.names(ending: ".ckpt"))
    func `a ckpt equals its safetensors bit for bit`(name: String) throws {
        // The "full" file has the same weights, and training state besides.
        let twin = name == "w_default_full" ? "w_default" : name
        let torch = try Checkpoint.read(contentsOf: "\(folder)/\(name).ckpt")
        let safe = try Checkpoint.read(contentsOf: "\(folder)/\(twin).safetensors")
        #expect(torch.tensors.count > 20)
        #expect(torch.tensors.keys.sorted() == safe.tensors.keys.sorted())
        let different = torch.tensors.keys.filter { torch.tensors[$0] != safe.tensors[$0] }
        #expect(different == [])
        #expect(torch.configuration == safe.configuration)
        #expect(torch.configuration.count == 21)
        #expect(torch.contentHash() == safe.contentHash())
        #expect(torch.parameterCount() == safe.parameterCount())
        #expect(torch.firstNonFinite() == nil)
    }

    @Test func `there are ckpt fixtures`() { #expect(CheckpointFixtures.names(ending: ".ckpt").count >= 7) }

    @Test func `parameters are counted with and without ties`() throws {
        let count = try Checkpoint.read(contentsOf: "\(folder)/w_default.safetensors").parameterCount()
        #expect(count.distinct == 585_681)
        #expect(count.byName == 978_897)
    }

    @Test func `a full Lightning file's settings, epoch and step are read`() throws {
        let full = try Checkpoint.read(contentsOf: "\(folder)/w_default_full.ckpt")
        #expect(full.configuration["d_model"] == .integer(128))
        #expect(full.configuration["n_context"] == .integer(2))
        #expect(full.configuration["useRNAFeat"] == .bool(true))
        #expect(full.configuration["weight_act"] == .text("sigmoid"))
        #expect(full.configuration["norm_epsilon"] == .number(1e-5))
        #expect(full.configuration["intervention_loss_weight"] == .number(1))
        #expect(full.metadata["global_step"] == "4321")
    }

    @Test(arguments: CheckpointFixtures.names(ending: ".safetensors"))
    func `written and read again, a file is the same`(name: String) throws {
        let path = "\(folder)/\(name).safetensors"
        let original = try Checkpoint.read(contentsOf: path)
        try withTemporaryFolder { temporary in
            let copy = temporary + "/copy.safetensors"
            try original.write(safetensors: copy)
            let isKept = try Checkpoint.read(contentsOf: copy) == original
            #expect(isKept)

            // Ours and the reference implementation's differ in the metadata's order only, not in the tensors'.
            let (ours, theirs) = (try CheckpointFile(contentsOf: copy), try CheckpointFile(contentsOf: path))
            func data(_ file: CheckpointFile) -> ArraySlice<UInt8> {
                let length = file.bytes[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
                return file.bytes[(8 + length)...]
            }
            let (mine, reference) = (data(ours), data(theirs))
            let isSame =
                CheckpointTensor(shape: [mine.count], scalarType: .uint8, bytes: mine)
                == CheckpointTensor(shape: [reference.count], scalarType: .uint8, bytes: reference)
            #expect(isSame)
        }
    }
}
