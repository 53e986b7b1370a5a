import CChecksums
import Foundation
import TestSupport
import Testing

@testable import GenomeData

@Suite struct NPZWriterTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func write(_ values: [Float], _ shape: [Int], as name: String) throws -> [UInt8] {
        let writer = try NPZWriter(path: scratch.path(name), shape: shape, element: .float32)
        for start in stride(from: 0, to: values.count, by: 5) {
            try writer.append(Array(values[start..<min(start + 5, values.count)]))
        }
        try writer.close()
        try writer.publish()
        return Array(try Data(contentsOf: URL(filePath: scratch.path(name))))
    }

    private func number(_ bytes: [UInt8], at offset: Int, _ width: Int) -> Int {
        (0..<width).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }

    @Test func `the archive holds one member, stored, with its checksum and its sizes`() throws {
        let values = (0..<24).map { Float($0) * 0.5 - 3 }
        let bytes = try write(values, [2, 3, 4], as: "a.npz")
        #expect(Array(bytes[0..<4]) == [0x50, 0x4B, 3, 4])
        #expect(number(bytes, at: 8, 2) == 0, "stored")
        let (name, extra) = (number(bytes, at: 26, 2), number(bytes, at: 28, 2))
        #expect(String(decoding: bytes[30..<(30 + name)], as: UTF8.self) == "arr_0.npy")
        let size = number(bytes, at: 30 + name + 4, 8)
        #expect(size == number(bytes, at: 30 + name + 12, 8))
        let start = 30 + name + extra
        let member = Array(bytes[start..<(start + size)])
        #expect(number(bytes, at: 14, 4) == Int(checksum_crc32(member, member.count)))
        #expect(Array(member[0..<8]) == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0])
        let header = number(member, at: 8, 2)
        #expect((10 + header) % 64 == 0 && member[9 + header] == 0x0A)
        let words = String(decoding: member[10..<(10 + header)], as: UTF8.self)
        #expect(words.hasPrefix("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3, 4), }"))
        #expect(member.count == 10 + header + 96)
        for (index, value) in values.enumerated() {
            #expect(number(member, at: 10 + header + 4 * index, 4) == Int(value.bitPattern))
        }
        #expect(Array(bytes[(start + size)..<(start + size + 4)]) == [0x50, 0x4B, 1, 2])
        #expect(number(bytes, at: start + size + 16, 4) == number(bytes, at: 14, 4))
        #expect(Array(bytes[(bytes.count - 22)..<(bytes.count - 18)]) == [0x50, 0x4B, 5, 6])
        #expect(try write(values, [2, 3, 4], as: "b.npz") == bytes)
    }

    @Test func `too many values, too few, of another kind, and shapes that are none`() throws {
        let path = scratch.path("a.npz")
        #expect(
            failure { try write([1, 2], [3], as: "a.npz") }?.contains("1 values of the [3] are missing")
                == true)
        #expect(failure { try write([1, 2, 3], [2], as: "a.npz") }?.contains("more values than") == true)
        for shape in [[-1], [Int.max, 2], [1 << 40, 1 << 22]] {
            #expect(
                failure { try NPZWriter(path: path, shape: shape, element: .int8) }?.contains("too large")
                    == true)
        }
        let writer = try NPZWriter(path: path, shape: [2], element: .int8)
        #expect(failure { try writer.append([Float(1)]) }?.contains("not of 32 bits") == true)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(.enabled(if: Python.hasNumPy, "python3 with numpy is not there"))
    func `NumPy reads it`() throws {
        _ = try write((0..<24).map { Float($0) * 0.5 - 3 }, [2, 3, 4], as: "a.npz")
        _ = try write([], [0, 4, 7], as: "none.npz")
        _ = try write([1, 2, 3], [3], as: "line.npz")
        let letters = try NPZWriter(path: scratch.path("i.npz"), shape: [1, 2], element: .int8)
        try letters.append([Int8(1), -1])
        try letters.close()
        try letters.publish()
        let output = try Python.run(
            """
            import numpy as np, sys, zipfile
            for name in ["a", "none", "line", "i"]:
                path = f"{sys.argv[1]}/{name}.npz"
                assert zipfile.ZipFile(path).testzip() is None
                file = np.load(path)
                array = file["arr_0"]
                print(list(file.keys()), array.dtype, array.shape, array.ravel()[-2:].tolist())
            """, scratch.folder.path)
        #expect(
            output == """
                ['arr_0'] float32 (2, 3, 4) [8.0, 8.5]
                ['arr_0'] float32 (0, 4, 7) []
                ['arr_0'] float32 (3,) [2.0, 3.0]
                ['arr_0'] int8 (1, 2) [1, -1]

                """)
    }
}
