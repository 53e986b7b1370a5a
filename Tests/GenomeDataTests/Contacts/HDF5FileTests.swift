import Foundation
import Testing

@testable import GenomeData

/// The HDF5 reader against files that the C library writes, in its oldest and its newest format.
@Suite struct HDF5FileTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private static let storages: [LibHDF5.Storage] = [
        .contiguous, .packed, .init(compact: true), .init(chunk: 7), .init(chunk: 300),
        .init(chunk: 1_000, isAppendable: true),
        .init(chunk: 5, isAppendable: true), .init(chunk: 5, isAppendable: true, deflate: true),
        .init(chunk: 300, deflate: true), .init(chunk: 64, deflate: true, shuffle: true, fletcher: true),
        .init(chunk: 13, fletcher: true), .init(chunk: 13, isAppendable: true, shuffle: true),
    ]

    @Test(arguments: LibHDF5.Format.allCases, storages.indices)
    func `numbers in every kind of storage`(format: LibHDF5.Format, storage: Int) throws {
        let path = scratch.path("numbers-\(storage)-\(format).h5")
        let count = 300
        let expected = (0..<count).map { Int64($0 * $0 - 1_000) }
        try LibHDF5.write(path, format) {
            try $0.dataset("a/numbers", .int64(expected), Self.storages[storage])
        }
        let file = try HDF5File(source: ByteSources.open(path))
        let dataset = try file.dataset("a/numbers")
        #expect(dataset.count == count)
        #expect(try dataset.integers(0..<count) == expected.map { Int($0) })
        #expect(try dataset.integers(17..<18) == [17 * 17 - 1_000])
        #expect(try dataset.doubles(90..<95) == (90..<95).map { Double($0 * $0 - 1_000) })
        #expect(try dataset.integers(5..<5).isEmpty)
        for range in [-1..<2, 0..<(count + 1), count..<(count + 1)] {
            #expect(throws: GenomeDataError.self) { try dataset.integers(range) }
        }
    }

    /// So many chunks that the index has several levels, super blocks and pages.
    @Test(arguments: LibHDF5.Format.allCases, [true, false])
    func `a chunk per element`(format: LibHDF5.Format, isAppendable: Bool) throws {
        let path = scratch.path("chunks-\(format)-\(isAppendable).h5")
        let count = isAppendable && format == .latest ? 70_000 : 1_100
        let storage = LibHDF5.Storage(chunk: 1, isAppendable: isAppendable, deflate: !isAppendable)
        try LibHDF5.write(path, format) {
            try $0.dataset("numbers", .int32((0..<Int32(count)).map { $0 * 3 }), storage)
        }
        let dataset = try HDF5File(source: ByteSources.open(path)).dataset("numbers")
        var index = 0
        while index < count {
            #expect(try dataset.integers(index..<(index + 1)) == [index * 3])
            index += index < 70 ? 1 : index / 13
        }
        #expect(try dataset.integers((count - 2)..<count) == [count * 3 - 6, count * 3 - 3])
    }

    @Test(arguments: LibHDF5.Format.allCases) func `types of elements`(format: LibHDF5.Format) throws {
        let path = scratch.path("types-\(format).h5")
        let reals: [Float] = [0, -1.5, .infinity, 3e38, 1e-30]
        try LibHDF5.write(path, format) { file in
            try file.dataset("i32", .int32([1, -2, .max, .min]))
            try file.dataset(
                "i16be", .bigEndianInt16([1, -2, 32_767, -32_768]), .init(chunk: 3, shuffle: true))
            try file.dataset("f32", .float(reals))
            try file.dataset("f32be", .bigEndianFloat(reals), .init(chunk: 2, deflate: true))
            try file.dataset("f64", .double([.pi, -.infinity, 1e300]))
            try file.dataset("text", .text(["chr1", "", "chrUn_KI270302v1"], length: 16))
            try file.dataset("column", .float(reals), .init(chunk: 2), dimensions: [1, 5])
            try file.dataset("table", .float([1, 2, 3, 4]), dimensions: [2, 2])
            try file.dataset("nan", .double([.nan]))
        }
        let file = try HDF5File(source: ByteSources.open(path))
        #expect(try file.dataset("i32").integers(0..<4) == [1, -2, 2_147_483_647, -2_147_483_648])
        #expect(try file.dataset("i16be").integers(0..<4) == [1, -2, 32_767, -32_768])
        #expect(try file.dataset("f32").doubles(0..<5) == reals.map { Double($0) })
        #expect(try file.dataset("f32be").doubles(0..<5) == reals.map { Double($0) })
        #expect(try file.dataset("f64").doubles(0..<3) == [.pi, -.infinity, 1e300])
        #expect(try file.dataset("nan").doubles(0..<1)[0].isNaN)
        #expect(try file.dataset("text").texts(0..<3) == ["chr1", "", "chrUn_KI270302v1"])
        #expect(try file.dataset("column").doubles(0..<5) == reals.map { Double($0) })
        #expect(failure { try file.dataset("table") }?.contains("[2, 2]") == true)
        #expect(
            failure { try file.dataset("f32").integers(0..<1) }?.contains("whole numbers expected") == true)
        #expect(failure { try file.dataset("f32").texts(0..<1) }?.contains("texts") == true)
        #expect(failure { try file.dataset("nothing") }?.contains("no such data set") == true)
    }

    @Test(arguments: LibHDF5.Format.allCases, [1, 7, 400])
    func `groups of few and of many members, and attributes of few and of many`(
        format: LibHDF5.Format, count: Int
    ) throws {
        let path = scratch.path("groups-\(format)-\(count).h5")
        let attributes = Dictionary(
            uniqueKeysWithValues: (0..<count / 4).map { ("attribute\($0)", Double($0)) })
        try LibHDF5.write(path, format) { file in
            for index in 0..<count { try file.dataset("g/chr22_\(index * 977)", .int32([Int32(index)])) }
            try file.dataset("many", .int32([1]), attributes: attributes)
        }
        let file = try HDF5File(source: ByteSources.open(path))
        #expect(try file.names(in: "/g")?.count == count)
        #expect(try file.names(in: "h") == nil)
        for index in stride(from: 0, to: count, by: 13) {
            #expect(try file.dataset("/g/chr22_\(index * 977)").integers(0..<1) == [index])
        }
        let many = try file.dataset("many")
        for (name, value) in attributes { #expect(try many.attributes.number(name) == value) }
        #expect(try many.attributes.number("other") == nil)
    }

    @Test(arguments: LibHDF5.Format.allCases) func `soft and hard links, relative, absolute, in a row`(
        format: LibHDF5.Format
    ) throws {
        let path = scratch.path("links-\(format).h5")
        try LibHDF5.write(path, format) { file in
            try file.dataset("deep/down/numbers", .int32([4, 5]))
            try file.softLink("deep/near", to: "down/numbers")
            try file.softLink("deep/dotted", to: "./down/./numbers")
            try file.softLink("far", to: "/deep//near")
            try file.softLink("folder", to: "deep/down")
            try file.hardLink("same", to: "/deep/down/numbers")
            try file.softLink("nowhere", to: "/deep/gone")
            try file.softLink("round", to: "about")
            try file.softLink("about", to: "/round")
            try file.externalLink("outside", to: "/x", in: "other.h5")
            for number in 0..<30 { try file.softLink("far\(number)", to: "far") }
        }
        let file = try HDF5File(source: ByteSources.open(path))
        for name in ["far", "deep/near", "deep/dotted", "folder/numbers", "same", "far7", "/./far29"] {
            #expect(try file.dataset(name).integers(0..<2) == [4, 5], "\(name)")
        }
        #expect(try file.address(of: "folder/none") == nil)
        for (name, words) in [
            ("nowhere", "soft link to /deep/gone"), ("nowhere/x", "soft link to /deep/gone"),
            ("round", "a circle"),
            ("outside", "to /x in the file other.h5"), ("outside/x", "external link"),
        ] {
            let message = failure { try file.address(of: name) }
            #expect(message?.contains(words) == true, "\(name): \(message ?? "no error")")
        }
    }

    @Test(arguments: LibHDF5.Format.allCases) func `elements that nobody wrote have the fill value`(
        format: LibHDF5.Format
    ) throws {
        let path = scratch.path("fill-\(format).h5")
        let numbers = LibHDF5.Values.double((0..<300).map { Double($0) + 1 })
        try LibHDF5.write(path, format) { file in
            for (name, chunk, isAppendable) in [
                ("fixed", 16, false), ("appendable", 16, true), ("one", 300, false),
            ] {
                try file.dataset(
                    name, numbers, .init(chunk: chunk, isAppendable: isAppendable, fill: -2.5, written: 20))
                try file.dataset(
                    name + " none", numbers, .init(chunk: chunk, isAppendable: isAppendable, written: 0))
            }
            try file.dataset(
                "packed", numbers, .init(chunk: 16, deflate: true, shuffle: true, fill: 7, written: 20))
            try file.dataset("contiguous", numbers, .init(fill: 3, written: 0))
            try file.dataset("plain", numbers, .init(written: 0))
        }
        let file = try HDF5File(source: ByteSources.open(path))
        for (name, fill, written) in [
            ("fixed", -2.5, 20), ("appendable", -2.5, 20), ("one", -2.5, 20), ("packed", 7, 20),
            ("fixed none", 0, 0), ("appendable none", 0, 0), ("one none", 0, 0), ("contiguous", 3, 0),
            ("plain", 0, 0),
        ] {
            let values = try file.dataset(name).doubles(0..<300)
            let expected = (0..<300).map { $0 < written ? Double($0) + 1 : fill }
            #expect(values == expected, "\(name)")
            #expect(try file.dataset(name).doubles(290..<295) == Array(repeating: fill, count: 5), "\(name)")
        }
    }

    @Test(arguments: LibHDF5.Format.allCases, [512, 4_096]) func `a block of the user's own in front`(
        format: LibHDF5.Format, size: Int
    ) throws {
        let path = scratch.path("block-\(format)-\(size).h5")
        func fill(_ file: LibHDF5) throws {
            try file.dataset("a/numbers", .int32(Array(0..<100)), .packed)
            try file.softLink("b", to: "a/numbers")
        }
        try LibHDF5.write(path, format, userBlock: size, fill)
        let plain = scratch.path("plain-\(format)-\(size).h5")
        try LibHDF5.write(plain, format, fill)
        // Put in front later on, as h5jam does: the file itself does not know of it.
        let jammed = [UInt8](repeating: 0x23, count: size) + Array(try Data(contentsOf: URL(filePath: plain)))
        let sources: [any ByteSource] = [
            try ByteSources.open(path), MemorySource(name: "jammed", bytes: jammed),
        ]
        for source in sources {
            let file = try HDF5File(source: source)
            #expect(try file.dataset("b").integers(40..<44) == [40, 41, 42, 43])
        }
        let cut = MemorySource(name: "cut", bytes: Array(jammed.dropLast(9)))
        #expect(failure { try HDF5File(source: cut) }?.contains("cut short") == true)
    }

    @Test(arguments: LibHDF5.Format.allCases) func `texts of any length`(format: LibHDF5.Format) throws {
        let path = scratch.path("texts-\(format).h5")
        let texts = ["chr1", "", "chrUn_KI270302v1", String(repeating: "long ", count: 2_000)]
        try LibHDF5.write(path, format) { file in
            try file.dataset("texts", .variableText(texts))
            try file.attribute("kind", "of any length", of: "texts", isVariable: true)
            try file.attribute("other", "fixed", of: "texts", isVariable: false)
        }
        let dataset = try HDF5File(source: ByteSources.open(path)).dataset("texts")
        #expect(try dataset.texts(0..<4) == texts)
        #expect(try dataset.attributes.text("kind") == "of any length")
        #expect(try dataset.attributes.text("other") == "fixed")
        #expect(try dataset.attributes.text("none") == nil && dataset.attributes.number("kind") == nil)
        #expect(failure { try dataset.doubles(0..<1) }?.contains("numbers expected") == true)
    }

    @Test func `LZF, as the Python library packs`() {
        // Literal "ab", a copy of six bytes from distance two, literal "c".
        let packed: [UInt8] = [1, 97, 98, 4 << 5, 1, 0, 99]
        #expect(LZF.bytes(packed, limit: 9) == Array("ababababc".utf8))
        #expect(LZF.bytes(packed, limit: 8) == nil)
        #expect(LZF.bytes([1, 97], limit: 9) == nil)
        #expect(LZF.bytes([1 << 5, 0], limit: 9) == nil)
        #expect(LZF.bytes([7 << 5], limit: 9) == nil)
    }

    @Test func `what is no HDF5 file, or cut, is an error that says so`() throws {
        let path = scratch.path("whole.h5")
        try LibHDF5.write(path) { try $0.dataset("x", .int32(Array(0..<2_000)), .packed) }
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        func words(_ bytes: [UInt8]) -> String? {
            failure {
                try HDF5File(source: MemorySource(name: "x.h5", bytes: bytes)).dataset("x").integers(0..<9)
            }
        }
        #expect(words(bytes) == nil)
        #expect(words([]) == "x.h5: is not an HDF5 file")
        #expect(words(Array("PK\u{3}\u{4}".utf8) + bytes)?.contains("not an HDF5") == true)
        #expect(words(Array(bytes.dropLast(10)))?.contains("cut short") == true)
    }
}
