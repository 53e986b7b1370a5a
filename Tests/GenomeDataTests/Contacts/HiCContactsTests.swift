import Foundation
import Testing

@testable import GenomeData

/// Contacts from `.hic` files against what hictkpy reads of them: see `Fixtures/make_hic.py`.
@Suite struct HiCContactsTests {
    /// A row of a matrix: the contacts of a TSS's bin with every bin.
    private struct Expected {
        let file: String
        let choice: HiCChoice
        let contig: String
        let bin: Int
        let contacts: [Float]
    }

    private let expected: [Expected]
    /// The restriction sites of the three contigs.
    private let sites: [[Int]]

    init() throws {
        let lines = try LineReader(path: Fixture.path("expected.tsv.gz"), limit: 1 << 24)
        var expected: [Expected] = []
        var sites: [[Int]] = []
        while let line = try lines.next() {
            let fields = String(decoding: line, as: UTF8.self).split(
                separator: "\t", omittingEmptySubsequences: false)
            let numbers = fields[6].split(separator: ",")
            if fields[0] == "sites" {
                sites.append(numbers.compactMap { Int($0) })
                continue
            }
            expected.append(
                Expected(
                    file: String(fields[0]),
                    choice: HiCChoice(
                        normalization: String(fields[1]), resolution: try #require(Int(fields[3])),
                        unit: try #require(HiCChoice.BinUnit(rawValue: String(fields[2])))),
                    contig: String(fields[4]), bin: try #require(Int(fields[5])),
                    contacts: numbers.map { Float($0) ?? .nan }))
        }
        self.expected = expected
        self.sites = sites
    }

    private static let lengths = ["1": 703_000, "2": 298_000, "X": 61_000]

    /// The bases of a bin of a contig.
    private func bases(of bin: Int, _ row: Expected) throws -> Range<Int> {
        let bare = row.contig.replacing("chr", with: "")
        let length = try #require(Self.lengths[bare])
        let size = row.choice.resolution
        guard row.choice.unit == .fragments else { return bin * size..<min((bin + 1) * size, length) }
        let starts = [0] + sites[["1", "2", "X"].firstIndex(of: bare) ?? 0]
        let next = (bin + 1) * size
        return starts[bin * size]..<(next < starts.count ? starts[next] : length)
    }

    private func isAlike(_ one: Float, _ other: Float) -> Bool {
        one.isNaN ? other.isNaN : abs(one - other) <= 2e-6 * abs(other)
    }

    @Test(arguments: ["v8.hic", "v9.hic", "written.hic"])
    func `contacts equal hictkpy's, on every normalisation`(file: String) throws {
        let rows = expected.filter { $0.file == file }
        try #require(rows.count >= 2)
        var opened: [HiCChoice: HiCContacts] = [:]
        for row in rows {
            let contacts =
                try opened[row.choice] ?? HiCContacts(path: Fixture.path(file), choice: row.choice)
            opened[row.choice] = contacts
            // Whichever way the file spells it, the other is asked for.
            let contig = row.contig.hasPrefix("chr") ? String(row.contig.dropFirst(3)) : "chr" + row.contig
            let own = try bases(of: row.bin, row)
            let end = try bases(of: row.contacts.count - 1, row).upperBound
            let whole = try contacts.contacts(
                geneID: "", tss: own.upperBound - 1, in: .init(contig: contig, start: -100, end: end + 100))
            #expect(whole.prefix(100).areMissing && whole.suffix(100).areMissing)
            var wrong = 0
            for (bin, contact) in row.contacts.enumerated() {
                let bases = try bases(of: bin, row)
                for base in [bases.lowerBound, bases.upperBound - 1]
                where !isAlike(whole[base + 100], contact) {
                    wrong += 1
                }
            }
            #expect(wrong == 0, "\(row.choice) on \(row.contig), bin \(row.bin)")
            // The window of a gene, which is asked for by bins nearby.
            let window = own.lowerBound - 1_000..<own.lowerBound + 1_000
            let near = try contacts.contacts(
                geneID: "", tss: own.lowerBound, in: .init(contig: contig, window))
            #expect(
                zip(near, window).allSatisfy { value, base in
                    base < 0 || base >= end ? value.isNaN : isAlike(value, whole[base + 100])
                })
        }
        #expect(Set(rows.map(\.choice.normalization)).count == (file == "written.hic" ? 1 : 5))
    }

    @Test func `contigs, and what is not there`() throws {
        let contacts = try HiCContacts(path: Fixture.path("v8.hic"), choice: .init(normalization: "KR"))
        #expect(contacts.contigs.map(\.name) == ["1", "2", "X", "MT"])
        #expect(contacts.contigs.map(\.length) == [703_000, 298_000, 61_000, 16_569])
        #expect(!contacts.isEmpty)
        // X has no weights of this kind, the mitochondrion no matrix, and there is no contig 7.
        for contig in ["chrX", "chrM", "chr7", "All"] {
            let values = try contacts.contacts(
                geneID: "", tss: 10, in: .init(contig: contig, start: 0, end: 40))
            #expect(values.count == 40 && values.areMissing)
        }
        for tss in [-1, 703_000, .min, .max] {
            let values = try contacts.contacts(
                geneID: "", tss: tss, in: .init(contig: "1", start: 0, end: 3))
            #expect(values.areMissing)
        }
    }

    @Test func `what a file lacks is named with what it has`() throws {
        let path = Fixture.path("v9.hic")
        let choices: [(HiCChoice, String)] = [
            (.init(resolution: 25_000), "no bins of 25000 BP: it has 5000, 10000; name one as resolution"),
            (.init(resolution: 3, unit: .fragments), "no bins of 3 FRAG: it has 1, 2"),
            (
                .init(normalization: "ICE"),
                "no weights ICE for bins of 5000 BP: there it has KR, SCALE, VC, VC_SQRT"
            ),
        ]
        for (choice, words) in choices {
            let message = failure { try HiCContacts(path: path, choice: choice) }
            #expect(message?.hasPrefix(path) == true && message?.contains(words) == true, "\(message ?? "")")
        }
        // A file that was never normalised says how counts are taken as they are.
        let written = failure { try HiCContacts(path: Fixture.path("written.hic")) }
        #expect(
            written?.contains("nor any other: take counts as they are with normalization = \"NONE\"") == true)
        let small = failure {
            try HiCContacts(path: Fixture.path("small.hic"), choice: .init(resolution: 1, unit: .fragments))
        }
        #expect(small?.contains("none of that unit") == true)
    }

    @Test func `another version, another format, a cut file`() throws {
        let bytes = try Fixture.bytes("v8.hic")
        func read(_ change: (inout [UInt8]) -> Void) throws -> [Float] {
            var changed = bytes
            change(&changed)
            let contacts = try HiCContacts(
                source: MemorySource(name: "x.hic", bytes: changed), choice: HiCChoice())
            return try contacts.contacts(
                geneID: "", tss: 400_000, in: .init(contig: "1", start: 0, end: 700_000))
        }
        let whole = try read { _ in }
        // Versions 7 and 8 are the same.
        #expect(try read { $0[4] = 7 }.map(\.bitPattern) == whole.map(\.bitPattern))
        for version in [UInt8(6), 10] {
            #expect(failure { try read { $0[4] = version } }?.contains("version \(version)") == true)
        }
        #expect(failure { try read { $0[0] = 0x50 } }?.contains("byte 0: is not a .hic file") == true)
        #expect(failure { try read { $0 = [] } }?.contains("is not a .hic file") == true)
        let cut = failure { try read { $0.removeLast($0.count / 2) } }
        #expect(cut?.contains("the index is said to begin at byte") == true, "\(cut ?? "")")
        // Only the front of a block is gone: said where it is needed.
        let damaged = failure {
            try read { for index in 12_000..<16_000 { $0[index] = 0xFF } }
        }
        #expect(damaged?.contains("block") == true && damaged?.contains("byte") == true, "\(damaged ?? "")")
    }

    @Test func `many threads read one file alike`() throws {
        let contacts = try HiCContacts(path: Fixture.path("v9.hic"))
        let interval = GenomicInterval(contig: "chr1", start: 100_000, end: 300_000)
        let expected = try contacts.contacts(geneID: "", tss: 222_222, in: interval)
        let wrong = Counter()
        DispatchQueue.concurrentPerform(iterations: 32) { _ in
            let values = try? contacts.contacts(geneID: "", tss: 222_222, in: interval)
            if values?.map(\.bitPattern) != expected.map(\.bitPattern) { wrong.add() }
        }
        #expect(wrong.count == 0)
    }
}
