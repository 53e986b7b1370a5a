import Testing

@testable import Checkpoints

struct CheckpointTensorTests {
    private func tensor(_ type: ScalarType, _ bytes: [UInt8]) throws -> CheckpointTensor {
        let shape = [bytes.count / type.byteCount]
        return try #require(CheckpointTensor(shape: shape, scalarType: type, bytes: bytes[...]))
    }

    @Test func `every type converts to float and double`() throws {
        func values(_ type: ScalarType, _ bytes: [UInt8]) throws -> ([Float], [Double]) {
            let tensor = try tensor(type, bytes)
            return (tensor.floats(), tensor.doubles())
        }
        func check(_ type: ScalarType, _ bytes: [UInt8], _ expected: [Double]) throws {
            let (floats, doubles) = try values(type, bytes)
            #expect(floats == expected.map { Float($0) }, "\(type)")
            #expect(doubles == expected, "\(type)")
        }
        let tenth = 0.1
        try check(.float64, tenth.bitPattern.littleEndianBytes, [0.1])
        try check(.float32, Float(-2.5).bitPattern.littleEndianBytes, [-2.5])
        try check(.float16, [0x00, 0x3C, 0x00, 0xC0, 0xFF, 0x7B], [1, -2, 65504])
        try check(.bfloat16, [0x80, 0x3F, 0x20, 0xC1], [1, -10])
        try check(
            .int64, Int64(-5).littleEndianBytes + Int64(1 << 40).littleEndianBytes, [-5, 1_099_511_627_776])
        try check(.int32, Int32(-70000).littleEndianBytes, [-70000])
        try check(.int16, Int16(-300).littleEndianBytes, [-300])
        try check(.int8, [0xFF, 0x7F], [-1, 127])
        try check(.uint64, UInt64.max.littleEndianBytes, [18_446_744_073_709_551_616])
        try check(.uint32, UInt32.max.littleEndianBytes, [4_294_967_295])
        try check(.uint16, UInt16.max.littleEndianBytes, [65535])
        try check(.uint8, [200], [200])
        try check(.bool, [0, 1, 7], [0, 1, 1])
    }

    #if !(os(macOS) && arch(x86_64))
        @Test func `all 65,536 half-precision numbers convert exactly`() {
            let wrong = (0...UInt16.max).filter { bits in
                let (ours, swifts) = (Float(halfPrecision: bits), Float(Float16(bitPattern: bits)))
                return ours.isNaN ? !swifts.isNaN : ours.bitPattern != swifts.bitPattern
            }
            #expect(wrong.isEmpty)
        }
    #endif

    @Test func `unaligned bytes are read`() throws {
        let bytes = [9] + Float(1.25).bitPattern.littleEndianBytes
        let tensor = try #require(CheckpointTensor(shape: [], scalarType: .float32, bytes: bytes[1...]))
        #expect(tensor.floats() == [1.25])
    }

    @Test func `shape and byte count must agree`() {
        let bytes = [UInt8](repeating: 0, count: 24)[...]
        #expect(CheckpointTensor(shape: [2, 3], scalarType: .float32, bytes: bytes) != nil)
        #expect(CheckpointTensor(shape: [2, 4], scalarType: .float32, bytes: bytes) == nil)
        #expect(CheckpointTensor(shape: [-2, -3], scalarType: .float32, bytes: bytes) == nil)
        #expect(CheckpointTensor(shape: [1 << 62, 1 << 62], scalarType: .float32, bytes: bytes) == nil)
        #expect(CheckpointTensor(shape: [0, 1 << 62, 8], scalarType: .float32, bytes: []) == nil)
        #expect(CheckpointTensor(shape: [0, 5], scalarType: .float32, bytes: []) != nil)
    }

    @Test func `the first non-finite number is found by tensor and index`() throws {
        var checkpoint = Checkpoint(tensors: [
            "a": CheckpointTensor(shape: [2], floats: [1, .greatestFiniteMagnitude]),
            "b": CheckpointTensor(shape: [1], integers: [.max]),
        ])
        #expect(checkpoint.firstNonFinite() == nil)
        checkpoint.tensors["d"] = CheckpointTensor(shape: [2, 2], floats: [0, 0, -.infinity, .nan])
        // Finite as a double, but not as the float32 that the model computes with.
        checkpoint.tensors["c"] = CheckpointTensor(shape: [3], doubles: [0, 1e300, 0])
        #expect(try #require(checkpoint.firstNonFinite()) == ("c", 1))
        checkpoint.tensors["c"] = nil
        #expect(try #require(checkpoint.firstNonFinite()) == ("d", 2))
        let half = try tensor(.float16, [0x00, 0x3C, 0x00, 0x7C])
        let brain = try tensor(.bfloat16, [0xC0, 0x7F])
        #expect(half.firstNonFinite() == 1)
        #expect(brain.firstNonFinite() == 0)
    }

    @Test func `the hash tells weights, names and shapes apart, but not number types`() {
        func hash(_ name: String, _ tensor: CheckpointTensor) -> String {
            Checkpoint(tensors: [name: tensor]).contentHash()
        }
        let one = hash("w", CheckpointTensor(shape: [2], floats: [1, 2]))
        #expect(one.count == 64)
        #expect(one == hash("w", CheckpointTensor(shape: [2], doubles: [1, 2])))
        #expect(one != hash("w", CheckpointTensor(shape: [2], floats: [1, 3])))
        #expect(one != hash("v", CheckpointTensor(shape: [2], floats: [1, 2])))
        #expect(one != hash("w", CheckpointTensor(shape: [1, 2], floats: [1, 2])))
    }

    @Test func `only equal projections of a layer's reverse direction count as tied`() {
        let tensor = CheckpointTensor(shape: [3], floats: [1, 2, 3])
        var checkpoint = Checkpoint(tensors: [
            "layers.0.mixer.mamba_fwd.in_proj.weight": tensor,
            "layers.0.mixer.mamba_rev.in_proj.weight": tensor,
            "layers.0.mixer.mamba_fwd.D": tensor, "layers.0.mixer.mamba_rev.D": tensor,
            "encoder.1.running_mean": tensor,
        ])
        #expect(checkpoint.parameterCount() == Checkpoint.ParameterCount(distinct: 9, byName: 12))
        checkpoint.tensors["layers.0.mixer.mamba_rev.in_proj.weight"] = CheckpointTensor(
            shape: [3], floats: [1, 2, 4])
        #expect(checkpoint.parameterCount() == Checkpoint.ParameterCount(distinct: 12, byName: 12))
    }
}
