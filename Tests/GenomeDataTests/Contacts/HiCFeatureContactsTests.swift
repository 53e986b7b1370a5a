import Foundation
import Testing

@testable import GenomeData

/// Contacts from files of the published work's shape.
@Suite struct HiCFeatureContactsTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private let profile = (0..<40).map { Float($0) + 0.5 }

    private func release() throws -> String {
        for contig in ["chr1", "chr22"] {
            try LibHDF5.write(scratch.path("hic_feat_\(contig).h5")) { file in
                try file.dataset("\(contig)_1000", .float(profile), .packed)
                try file.dataset("\(contig)_7", .double([1, 2, 3, .nan, 5]))
            }
        }
        return scratch.folder.path
    }

    @Test func `the middle of a profile is the TSS, in a folder, a pattern, a file`() throws {
        let folder = try release()
        for path in [folder, folder + "/hic_feat_*.h5", folder + "/hic_feat_chr22.h5"] {
            let contacts = try HiCFeatureContacts(path: path)
            let window = try contacts.contacts(
                geneID: "g", tss: 1_000, in: .init(contig: "chr22", start: 995, end: 1_005))
            #expect(window == Array(profile[15..<25]))
            let bridged = try contacts.contacts(
                geneID: "g", tss: 1_000, in: .init(contig: "22", start: 1_000, end: 1_001))
            #expect(bridged == [20.5])
            let wide = try contacts.contacts(
                geneID: "g", tss: 1_000, in: .init(contig: "chr22", start: 970, end: 1_030))
            #expect(wide.prefix(10).areMissing && wide.suffix(10).areMissing)
            #expect(Array(wide[10..<50]) == profile)
            // Odd lengths: element n / 2 is the TSS.
            let odd = try contacts.contacts(geneID: "", tss: 7, in: .init(contig: "chr22", start: 5, end: 10))
            #expect(odd[0] == 1 && odd[2] == 3 && odd[3].isNaN && odd[4] == 5)
        }
    }

    @Test func `no profile, no file, senseless positions`() throws {
        let contacts = try HiCFeatureContacts(path: try release())
        for (contig, tss, start) in [
            ("chr22", 2_000, 0), ("chr3", 1_000, 0), ("chr22", Int.min, 0), ("chr22", Int.max, 0),
            ("chr22", 1_000, Int.max - 9), ("chr22", 1_000, Int.min), ("chr22", 1_000, 5_000),
        ] {
            let values = try contacts.contacts(
                geneID: "", tss: tss, in: .init(contig: contig, start: start, end: start + 4))
            #expect(values.count == 4 && values.areMissing)
        }
        #expect(throws: GenomeDataError.self) { try HiCFeatureContacts(path: scratch.path("none_*.h5")) }
        #expect(throws: GenomeDataError.self) { try HiCFeatureContacts(path: scratch.path("none.h5")) }
    }

    /// Links, fill values, a user block: what is read then is read by other ways.
    @Test(arguments: LibHDF5.Format.allCases) func `seeded mutations of odd files`(format: LibHDF5.Format)
        throws
    {
        let path = scratch.path("odd.h5")
        try LibHDF5.write(path, format, userBlock: 1_024) { file in
            try file.dataset(
                "kept/one", .double(profile.map { Double($0) }), .init(chunk: 8, fill: 2, written: 20))
            try file.dataset("kept/two", .double(profile.map { Double($0) }), .init(fill: 1, written: 0))
            try file.softLink("chr22_0", to: "/kept/one")
            try file.softLink("kept/again", to: "two")
            try file.softLink("chr22_1", to: "kept/again")
            try file.hardLink("chr22_2", to: "/kept/two")
        }
        let original = Array(try Data(contentsOf: URL(filePath: path)))
        let refused = refusals(of: original, mutations: 2_000, seed: 24, front: original.count) {
            source throws(GenomeDataError) in
            let contacts = try HiCFeatureContacts(source: source)
            for tss in 0..<3 {
                let values = try contacts.contacts(
                    geneID: "", tss: tss, in: .init(contig: "chr22", start: -10, end: 10))
                #expect(values.count == 20)
            }
        }
        #expect(refused > 0.05)
        #expect(refused < 1)
    }

    @Test func `seeded mutations`() throws {
        let path = scratch.path("mutated.h5")
        try LibHDF5.write(path) { file in
            for index in 0..<5 { try file.dataset("chr22_\(index)", .float(profile), .packed) }
        }
        let original = Array(try Data(contentsOf: URL(filePath: path)))
        let refused = refusals(of: original, mutations: 5_000, seed: 23, front: original.count) {
            source throws(GenomeDataError) in
            let contacts = try HiCFeatureContacts(source: source)
            for tss in 0..<5 {
                let values = try contacts.contacts(
                    geneID: "", tss: tss, in: .init(contig: "chr22", start: -10, end: 10))
                #expect(values.count == 20)
            }
        }
        #expect(refused > 0.1)
        #expect(refused < 1)
    }
}
