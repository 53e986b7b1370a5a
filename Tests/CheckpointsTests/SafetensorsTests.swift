import TestSupport
import Testing

@testable import Checkpoints

struct SafetensorsTests {
    private let floats = CheckpointTensor(shape: [2, 2], floats: [1, 2, 3, .pi])

    @Test func `every type is written and read`() throws {
        var tensors: [String: CheckpointTensor] = ["empty": CheckpointTensor(shape: [0, 3], floats: [])]
        for type in ScalarType.allCases {
            let bytes = (0..<(3 * type.byteCount)).map { UInt8($0 + 1) }
            tensors["of \(type)"] = CheckpointTensor(shape: [3], scalarType: type, bytes: bytes[...])
        }
        let checkpoint = Checkpoint(
            tensors: tensors, configuration: ["d_model": .integer(8), "weight_act": .text("sig\"\n")],
            metadata: ["note": "ünïcode \u{1}"])
        try withTemporaryFolder { folder in
            let path = folder + "/all.safetensors"
            try checkpoint.write(safetensors: path)
            #expect(try Checkpoint.read(contentsOf: path) == checkpoint)
        }
    }

    @Test func `the header is padded so that tensors are aligned`() throws {
        let parts = try Checkpoint(tensors: ["x": floats]).safetensorsParts(path: "")
        #expect(parts.count == 2)
        #expect(parts[0].count.isMultiple(of: 8))
    }

    @Test func `the model prefix is dropped`() throws {
        var header = SafetensorsText(header: #"{"model.x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}"#)
        header.data = [7]
        #expect(try header.read().tensors.keys.sorted() == ["x"])
    }

    @Test func `a name with and without the prefix is refused`() {
        var file = SafetensorsText(
            header: #"{"model.x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"#
                + #""x":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#)
        file.data = [7, 8]
        expectCheckpointError("test.safetensors: tensor x", "prefix") { try file.read() }
    }

    /// Reads a file of one tensor `t` and expects an error.
    private func expectRefused(
        _ parts: String, entry: String, data: Int = 8, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let file = SafetensorsText(header: "{\"t\":\(entry)}", data: [UInt8](repeating: 0, count: data))
        expectCheckpointError("test.safetensors", parts, sourceLocation: sourceLocation) { try file.read() }
    }

    @Test func `a header that runs past the end is refused`() {
        for length in [30, 1 << 20, 99_999_999] as [UInt64] {
            expectCheckpointError("byte 8", "ends here") {
                try SafetensorsText(header: "{}", statedLength: length).read()
            }
        }
    }

    @Test func `an absurd header length is refused`() {
        for length in [100_000_001, 1 << 63, .max] as [UInt64] {
            expectCheckpointError("byte 0", "header length") {
                try SafetensorsText(header: "{}", statedLength: length).read()
            }
        }
    }

    @Test func `a header cut short is refused`() {
        expectCheckpointError("JSON header") { try SafetensorsText(header: "{   ", statedLength: 3).read() }
        expectCheckpointError("not a checkpoint") { try SafetensorsText(header: "").read() }
        expectCheckpointError("JSON header") { try SafetensorsText(header: "{}x").read() }
    }

    @Test func `a header that is no object of objects is refused`() {
        expectRefused("expected {", entry: "1")
        expectRefused("expected {", entry: "[]")
        expectRefused("\"t\" needs dtype, shape and data_offsets", entry: "{}")
        expectRefused("unknown key", entry: #"{"dtype":"U8","shape":[8],"data_offsets":[0,8],"x":1}"#)
        expectRefused(
            "appears twice", entry: #"{"dtype":"U8","dtype":"U8","shape":[8],"data_offsets":[0,8]}"#)
    }

    @Test func `an unknown dtype is refused`() {
        expectRefused(
            "tensor t: unknown dtype F8_E4M3", entry: #"{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}"#
        )
    }

    @Test func `a shape that disagrees with the size is refused`() {
        expectRefused("tensor t: shape [3]", entry: #"{"dtype":"F32","shape":[3],"data_offsets":[0,8]}"#)
        expectRefused("tensor t: shape [2, 2]", entry: #"{"dtype":"F32","shape":[2,2],"data_offsets":[0,8]}"#)
    }

    @Test func `a shape that overflows is refused`() {
        let huge = "4611686018427387904"
        expectRefused(
            "not a possible", entry: "{\"dtype\":\"F32\",\"shape\":[\(huge),4],\"data_offsets\":[0,8]}")
        expectRefused(
            "not a possible", entry: "{\"dtype\":\"F32\",\"shape\":[\(huge)],\"data_offsets\":[0,8]}")
        expectRefused("not a possible", entry: #"{"dtype":"F32","shape":[-2,-1],"data_offsets":[0,8]}"#)
        expectRefused(
            "63 bits", entry: #"{"dtype":"F32","shape":[18446744073709551616],"data_offsets":[0,8]}"#)
        expectRefused("63 bits", entry: #"{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}"#)
    }

    @Test func `offsets out of range are refused`() {
        for offsets in ["0,9", "9,17", "-8,0", "8,0", "0,9223372036854775807"] {
            expectRefused(
                "tensor t: data_offsets",
                entry: "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[\(offsets)]}")
        }
        expectRefused("two numbers", entry: #"{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}"#)
    }

    @Test func `overlapping tensors are refused`() {
        let file = SafetensorsText(
            header: #"{"a":{"dtype":"U8","shape":[6],"data_offsets":[0,6]},"#
                + #""b":{"dtype":"U8","shape":[6],"data_offsets":[2,8]}}"#,
            data: [UInt8](repeating: 0, count: 8))
        expectCheckpointError("tensor b: overlaps") { try file.read() }
        let same = SafetensorsText(
            header: #"{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},"#
                + #""b":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}"#,
            data: [UInt8](repeating: 0, count: 8))
        expectCheckpointError("overlaps") { try same.read() }
    }

    @Test func `bytes that no tensor owns are refused`() {
        expectRefused(
            "tensor t: starts after a gap", entry: #"{"dtype":"U8","shape":[4],"data_offsets":[4,8]}"#)
        expectRefused("follow the last tensor", entry: #"{"dtype":"U8","shape":[4],"data_offsets":[0,4]}"#)
    }

    @Test func `duplicate names are refused`() {
        let file = SafetensorsText(
            header: #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"#
                + #""a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#, data: [0, 0])
        expectCheckpointError("tensor a: appears twice") { try file.read() }
        expectCheckpointError("__metadata__ appears twice") {
            try SafetensorsText(header: #"{"__metadata__":{},"__metadata__":{}}"#).read()
        }
        expectCheckpointError("\"k\" appears twice") {
            try SafetensorsText(header: #"{"__metadata__":{"k":"1","k":"2"}}"#).read()
        }
    }

    @Test func `a name that is no UTF-8 is refused`() {
        var bytes = SafetensorsText(header: #"{"??":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}"#).bytes
        bytes.replaceSubrange(10..<12, with: [0xC3, 0x28])
        expectCheckpointError("UTF-8") { try Checkpoint(CheckpointFile(bytes: bytes, path: "x")) }
    }

    @Test func `a configuration that is no JSON object is refused`() {
        for config in ["", "[1]", "{", #"{\"a\":1,\"a\":2}"#, String(repeating: "[", count: 100)] {
            expectCheckpointError("setting config") {
                try SafetensorsText(header: "{\"__metadata__\":{\"config\":\"\(config)\"}}").read()
            }
        }
    }

    @Test func `metadata must be texts`() {
        expectCheckpointError("JSON header") {
            try SafetensorsText(header: #"{"__metadata__":{"k":1}}"#).read()
        }
    }

    @Test func `reserved names are not written`() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/x.safetensors"
            expectCheckpointError("setting config") {
                try Checkpoint(tensors: [:], metadata: ["config": ""]).write(safetensors: path)
            }
            expectCheckpointError("tensor __metadata__") {
                try Checkpoint(tensors: ["__metadata__": floats]).write(safetensors: path)
            }
        }
    }

    @Test func `control characters in names are escaped in messages`() {
        let file = SafetensorsText(header: #"{"\u001b[2Jx":{"dtype":"F7","shape":[],"data_offsets":[0,0]}}"#)
        expectCheckpointError(#"tensor \u{1B}[2Jx: unknown dtype"#) { try file.read() }
    }
}
