import Foundation
import Testing

@testable import GenomeData

/// Contacts from cooler files against the dense matrices that they were made from.
@Suite struct CoolContactsTests {
    private let scratch: Scratch
    private let matrix = MiniatureCool()

    init() throws { scratch = try Scratch() }

    private func check(_ contacts: CoolContacts, factor: @escaping (Double) -> Double = { $0 }) throws {
        for (contig, (name, length)) in matrix.lengths.enumerated() {
            for tss in [0, 99, 150, 250, 655, length - 1] where tss < length {
                for (start, end) in [(-30, length + 40), (tss - 60, tss + 60), (0, 1), (400, 500)] {
                    let values = try contacts.contacts(
                        geneID: "", tss: tss, in: .init(contig: name, start: start, end: end))
                    let expected = (start..<end).map {
                        matrix.contact(contig: contig, tss: tss, base: $0, factor: factor)
                    }
                    #expect(
                        values.map(\.bitPattern)
                            == expected.map { $0.isNaN ? Float.nan : $0 }.map(\.bitPattern))
                }
            }
        }
    }

    @Test(arguments: LibHDF5.Format.allCases) func `balanced contacts of a cool file`(format: LibHDF5.Format)
        throws
    {
        let path = scratch.path("\(format).cool")
        try LibHDF5.write(path, format) { try matrix.write($0) }
        let contacts = try CoolContacts(uri: path)
        #expect(contacts.contigs == matrix.lengths.map { Contig(name: $0.0, length: $0.1) })
        try check(contacts)
        try check(try CoolContacts(uri: path + "::/"))
        let other = try contacts.contacts(geneID: "", tss: 5, in: .init(contig: "chrC", start: 0, end: 3))
        #expect(other.count == 3 && other.areMissing)
        for tss in [-1, 1_250, .min, .max] {
            let values = try contacts.contacts(
                geneID: "", tss: tss, in: .init(contig: "chrA", start: 0, end: 3))
            #expect(values.areMissing)
        }
    }

    @Test func `resolutions, raw counts, weights that divide, weights that are not there`() throws {
        let path = scratch.path("matrix.mcool")
        try LibHDF5.write(path) { file in
            try matrix.write(file, group: "resolutions/100")
            try matrix.write(file, group: "resolutions/5000", column: "KR")
            try matrix.write(
                file, group: "resolutions/10", column: "ICE", attributes: ["divisive_weights": 1])
            try matrix.write(file, group: "resolutions/20", column: "VC", attributes: ["divisive_weights": 0])
        }
        try check(try CoolContacts(uri: path + "::/resolutions/100"))
        try check(try CoolContacts(uri: path + "::resolutions/100", balance: .raw)) { _ in 1 }
        try check(try CoolContacts(uri: path + "::/resolutions/5000", balance: .column("KR"))) { 1 / $0 }
        try check(try CoolContacts(uri: path + "::/resolutions/10", balance: .column("ICE"))) { 1 / $0 }
        try check(try CoolContacts(uri: path + "::/resolutions/20", balance: .column("VC")))
        let several = failure { try CoolContacts(uri: path) }
        #expect(several?.contains("10, 20, 100, 5000") == true)
        let unbalanced = failure { try CoolContacts(uri: path + "::/resolutions/5000") }
        #expect(unbalanced?.contains("\"weight\": it has KR; name one with balance = \"KR\"") == true)
        try check(
            try CoolContacts(uri: path + "::/resolutions/5000", balance: .column("KR", isDivisive: false)))
        try check(
            try CoolContacts(uri: path + "::/resolutions/100", balance: .column("weight", isDivisive: true))
        ) { 1 / $0 }
        #expect(failure { try CoolContacts(uri: path + "::/resolutions/7") }?.contains("no group") == true)
        let bare = scratch.path("bare.h5")
        try LibHDF5.write(bare) { try $0.dataset("x", .int32([1])) }
        #expect(failure { try CoolContacts(uri: bare) }?.contains("not a cooler") == true)
    }

    @Test(arguments: LibHDF5.Format.allCases) func `a square matrix: the row of the TSS's bin`(
        format: LibHDF5.Format
    ) throws {
        let path = scratch.path("square-\(format).cool")
        let matrix = MiniatureCool(isSymmetric: false)
        try LibHDF5.write(path, format) { file in
            try matrix.write(file)
            // So many that a newer file keeps them in a heap.
            for number in 0..<12 {
                try file.attribute("other \(number)", "square root", of: "/", isVariable: number % 2 == 0)
            }
        }
        let contacts = try CoolContacts(uri: path)
        for tss in [0, 655, 1_249] {
            let values = try contacts.contacts(
                geneID: "", tss: tss, in: .init(contig: "chrA", start: -5, end: 1_300))
            let expected = (-5..<1_300).map { matrix.contact(contig: 0, tss: tss, base: $0) }
            #expect(zip(values, expected).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN })
        }
    }

    @Test(arguments: [true, false])
    func `a storage mode is read in either kind of text, an unknown one refused`(
        isVariable: Bool
    ) throws {
        let path = scratch.path("mode-\(isVariable).cool")
        try LibHDF5.write(path) { file in
            try matrix.write(file)
            try matrix.write(file, group: "/lower")
            try file.attribute("storage-mode", "symmetric-upper", of: "/", isVariable: isVariable)
            try file.attribute("storage-mode", "symmetric-lower", of: "/lower", isVariable: isVariable)
        }
        try check(try CoolContacts(uri: path))
        #expect(
            failure { try CoolContacts(uri: path + "::/lower") }?.contains("storage-mode symmetric-lower")
                == true)
    }

    @Test func `no weights at all, and tables behind links`() throws {
        let path = scratch.path("linked.cool")
        try LibHDF5.write(path, userBlock: 512) { file in
            try matrix.write(file, group: "/kept", column: "")
            try file.group("cells/one")
            for table in ["bins", "chroms", "indexes"] {
                try file.softLink("cells/one/" + table, to: "/kept/" + table)
            }
            try file.hardLink("cells/one/pixels", to: "/kept/pixels")
        }
        try check(try CoolContacts(uri: path + "::/cells/one", balance: .raw)) { _ in 1 }
        let words = failure { try CoolContacts(uri: path + "::/cells/one") }
        #expect(words?.contains("it has none; make some with cooler balance") == true, "\(words ?? "")")
    }

    @Test func `many threads read one file alike`() throws {
        let path = scratch.path("shared.cool")
        try LibHDF5.write(path) { try matrix.write($0) }
        let contacts = try CoolContacts(uri: path)
        let expected = (500..<600).map { matrix.contact(contig: 0, tss: 655, base: $0) }
        let wrong = Counter()
        DispatchQueue.concurrentPerform(iterations: 64) { _ in
            let values = try? contacts.contacts(
                geneID: "", tss: 655, in: .init(contig: "chrA", start: 500, end: 600))
            if values != expected { wrong.add() }
        }
        #expect(wrong.count == 0)
    }

    @Test(arguments: LibHDF5.Format.allCases) func `seeded mutations`(format: LibHDF5.Format) throws {
        let path = scratch.path("mutated.cool")
        try LibHDF5.write(path, format) {
            try matrix.write($0, storage: .init(chunk: 16, shuffle: true, fletcher: true))
        }
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        let refused = refusals(of: bytes, mutations: 3_000, seed: 11, front: bytes.count) {
            source throws(GenomeDataError) in
            let contacts = try CoolContacts(
                file: HDF5File(source: source), group: "/", uri: "damaged", balance: .column("weight"))
            let values = try contacts.contacts(
                geneID: "", tss: 655, in: .init(contig: "chrA", start: -5, end: 1_300))
            #expect(values.count == 1_305)
        }
        #expect(refused > 0.1)
        #expect(refused < 1)
    }

    /// A square matrix behind links and a user block, its names and mode in the global heap.
    @Test(arguments: LibHDF5.Format.allCases) func `seeded mutations of odd files`(format: LibHDF5.Format)
        throws
    {
        let path = scratch.path("odd.cool")
        let matrix = MiniatureCool(isSymmetric: false)
        try LibHDF5.write(path, format, userBlock: 512) { file in
            try matrix.write(
                file, group: "/kept", attributes: ["divisive_weights": 1], storage: .init(chunk: 16))
            try file.softLink("again", to: "kept")
        }
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        let refused = refusals(of: bytes, mutations: 1_500, seed: 12, front: bytes.count) {
            source throws(GenomeDataError) in
            let contacts = try CoolContacts(
                file: HDF5File(source: source), group: "/again", uri: "damaged", balance: .column("weight"))
            _ = try contacts.contacts(geneID: "", tss: 655, in: .init(contig: "chrA", start: -5, end: 1_300))
        }
        #expect(refused > 0.05)
        #expect(refused < 1)
    }
}
