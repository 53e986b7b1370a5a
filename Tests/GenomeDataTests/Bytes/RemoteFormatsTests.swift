import Foundation
import Testing

@testable import GenomeData

/// Every format read over HTTP gives what it gives from disk.
@Suite struct RemoteFormatsTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func serve(_ names: [String]) throws -> LoopbackServer {
        var files: [String: (bytes: [UInt8], behaviour: LoopbackServer.Behaviour)] = [:]
        for name in names {
            files[name] = (Array(try Data(contentsOf: URL(filePath: scratch.path(name)))), .ranges)
        }
        return try LoopbackServer(files)
    }

    @Test func `FASTA, plain and bgzip, whose indices must be there`() throws {
        let text = ">chr1\n" + String(repeating: "ACGTNACGTTGC\n", count: 9_000)
        let plain = try scratch.write(text, as: "p.fa")
        let local = try FASTAFile(path: plain)
        _ = try FASTAFile(path: try scratch.pack(text, .bgzip, as: "b.fa.gz"))
        try scratch.write(text, as: "bare.fa")
        try scratch.write(text + ">chr2\nA\n", as: "stale.fa")
        try scratch.write("chr1\t108000\t9\t12\t13\n", as: "stale.fa.fai")
        let server = try serve(
            [
                "p.fa", "p.fa.fai", "b.fa.gz", "b.fa.gz.fai", "b.fa.gz.gzi", "bare.fa", "stale.fa",
                "stale.fa.fai",
            ])
        defer { server.stop() }
        for name in ["p.fa", "b.fa.gz"] {
            let file = try FASTAFile(path: server.address + "/" + name)
            #expect(file.contigs == local.contigs)
            for (start, end) in [(0, 30), (65_000, 66_000), (107_990, 108_010)] {
                let interval = GenomicInterval(contig: "chr1", start: start, end: end)
                #expect(try file.letters(in: interval) == local.letters(in: interval))
            }
        }
        let bare = failure { try FASTAFile(path: server.address + "/bare.fa") }
        #expect(bare?.contains("needs its index") == true && bare?.contains("bare.fa.fai") == true)
        let stale = try FASTAFile(path: server.address + "/stale.fa")
        let words = failure { try stale.bases(in: .init(contig: "chr1", start: 0, end: 5)) }
        #expect(words?.contains("does not fit") == true)
    }

    @Test func `hic and bigBed`() throws {
        for name in ["v8.hic", "v9.hic", "peaks.bigBed"] {
            try scratch.write(try Fixture.bytes(name), as: name)
        }
        let server = try serve(["v8.hic", "v9.hic", "peaks.bigBed"])
        defer { server.stop() }
        for (name, contig) in [("v8.hic", "chr1"), ("v9.hic", "1")] {
            let near = try HiCContacts(path: scratch.path(name))
            let far = try HiCContacts(path: server.address + "/" + name)
            #expect(near.contigs == far.contigs)
            let interval = GenomicInterval(contig: contig, start: 350_000, end: 470_000)
            let values = try far.contacts(geneID: "", tss: 400_001, in: interval)
            let expected = try near.contacts(geneID: "", tss: 400_001, in: interval)
            #expect(values.map(\.bitPattern) == expected.map(\.bitPattern))
            #expect(values.contains { $0 > 0 })
        }
        let peaks = try BigBedFile(path: server.address + "/peaks.bigBed", column: .score)
        let interval = GenomicInterval(contig: "chr2", start: 20_000, end: 40_000)
        let local = try BigBedFile(path: scratch.path("peaks.bigBed"), column: .score)
        #expect(try peaks.regions(in: interval) == local.regions(in: interval))
        #expect(try !peaks.regions(in: interval).isEmpty)
    }

    @Test func `bigWig and cooler`() throws {
        try LibBigWig.write(
            [
                .fixedStep(
                    contig: "chr1", start: 50, span: 5, step: 10, values: (0..<9_000).map { Float($0 % 97) })
            ], contigs: [("chr1", 200_000)], to: scratch.path("x.bw"))
        let matrix = MiniatureCool()
        try LibHDF5.write(scratch.path("x.mcool")) { try matrix.write($0, group: "resolutions/100") }
        let server = try serve(["x.bw", "x.mcool"])
        defer { server.stop() }
        let (near, far) = (
            try BigWigFile(path: scratch.path("x.bw")), try BigWigFile(path: server.address + "/x.bw")
        )
        let window = GenomicInterval(contig: "chr1", start: 80_000, end: 82_000)
        #expect(try near.values(in: window).map(\.bitPattern) == far.values(in: window).map(\.bitPattern))
        let whole = GenomicInterval(contig: "chr1", start: 0, end: 90_000)
        #expect(try near.summaries(of: whole, bins: 30) == far.summaries(of: whole, bins: 30))
        let contacts = try CoolContacts(uri: server.address + "/x.mcool::/resolutions/100")
        let values = try contacts.contacts(
            geneID: "", tss: 655, in: .init(contig: "chrA", start: 500, end: 520))
        #expect(values == (500..<520).map { matrix.contact(contig: 0, tss: 655, base: $0) })
    }
}
