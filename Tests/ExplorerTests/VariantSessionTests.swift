import Canvas
import Foundation
import GenomeData
import Predictions
import PrismModel
import Testing

@testable import Explorer

/// Variants and lists in sessions on a data set with files: what is shown is what the model says of the edited window.
@Suite struct VariantSessionTests {
    private let small: SmallData

    init() throws { small = try SmallData() }

    private func settle(_ session: inout Session) {
        let isSettled = session.settle(entirely: false, seconds: 120)
        #expect(isSettled)
    }

    private func enter(_ text: String, _ session: inout Session) {
        for action in [Action.key(.character(":")), .type(text), .key(Key(.enter))] {
            _ = session.send(action)
        }
        settle(&session)
    }

    private func letters(_ position: Int, _ count: Int = 1) throws -> String {
        try small.dataSet.genome.letters(
            in: GenomicInterval(contig: "chr1", start: position, end: position + count))
    }

    /// G2's TSS is at 30,000; the window has 400 bases.
    @Test(arguments: [(1, 1, "C"), (1, 1, "G"), (3, 1, ""), (1, 3, "TT"), (5, 5, "ACGTA")])
    func `the effect is that of the edited window`(count: Int, length: Int, tail: String) throws {
        var session = small.session()
        defer { session.end() }
        settle(&session)
        let reference = try letters(30_050, count)
        let alternative =
            length == count && count == 1 ? tail : length == 5 ? tail : String(reference.prefix(1)) + tail
        guard reference != alternative else { return }
        enter("chr1:30,051 \(reference)>\(alternative)", &session)
        let state = session.state
        #expect(state.view == .mutate && state.catalog.gene(state.gene)?.id == "G2")
        let change = try #require(SequenceChange(at: 30_050, from: reference, to: alternative))
        let model = try DataSetModel(small.dataSet, named: nil)
        let edited = try model.encoder.window(ofGeneAt: 2, changedBy: [change])
        let window = try model.encoder.window(ofGeneAt: 2)
        let expected = try model.ensemble.predict([edited, window]).compactMap(\.observed?.mean)
        let forecast = try #require(state.forecast), plain = try #require(state.referenceForecast)
        #expect(abs(forecast.observed.mean - Double(expected[0])) < 1e-5)
        #expect(abs(plain.observed.mean - Double(expected[1])) < 1e-5)
        #expect(state.editedWindow?.bases == edited.bases && state.editedWindow?.signals == edited.signals)
    }

    @Test func `REF must be the genome's`() throws {
        var session = small.session()
        defer { session.end() }
        settle(&session)
        let own = try letters(30_050)
        let wrong = own == "A" ? "C" : "A"
        enter("chr1:30051\(wrong)>\(own)", &session)
        let text = session.state.message?.text ?? ""
        #expect(text.contains("REF is \(wrong), but the genome has \(own)"), "\(text)")
        #expect(session.state.edits.isEmpty && session.state.view == .locus)
        enter("chr2:5000A>C", &session)
        #expect(session.state.message?.text.contains("which has 90 bases") == true)
    }

    /// From the VCF to the list, from its line to Mutate, whose Δ is the list's.
    @Test func `effects from a file are listed, and a line opens its gene`() throws {
        let lines = try [29_990, 30_020, 30_050].map { place in
            let own = try letters(place)
            return "chr1\t\(place + 1)\trs\(place)\t\(own)\t\(own == "A" ? "C" : "A")\t.\t.\t.\n"
        }
        let deletion = "chr1\t30101\tdel\t\(try letters(30_100, 4))\t\(try letters(30_100))\t.\t.\t.\n"
        let vcf =
            "##fileformat=VCFv4.3\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n" + lines.joined()
            + deletion
        func path(_ name: String) -> String { small.folder.appending(path: name).path }
        try Data(vcf.utf8).write(to: small.folder.appending(path: "in.vcf"))
        let run = try VariantRun(
            DataSetModel(small.dataSet, named: nil), VariantRequest(path: path("in.vcf")), version: "t")
        try run.write(to: path("effects.tsv"))
        var session = small.session()
        defer { session.end() }
        settle(&session)
        enter("variants " + path("effects.tsv"), &session)
        #expect(session.state.popup is EffectsPopup)
        let table = try #require(session.state.variantEffects)
        #expect(table.rows.count == 4 && session.state.text.contains("4 effects, by |Δ|"))
        for index in [0, 3] {
            if session.state.popup == nil { _ = session.send(.key(.character("V"))) }
            // The list opens at the line that was taken last.
            for _ in 0..<index { _ = session.send(.key(Key(.down))) }
            _ = session.send(.key(Key(.enter)))
            settle(&session)
            let state = session.state
            let row = table.rows[index]
            #expect(state.view == .mutate && state.gene == row.gene)
            let alternative = try #require(state.forecast), reference = try #require(state.referenceForecast)
            #expect(abs(alternative.observed.mean - reference.observed.mean - Double(row.delta)) < 1e-5)
        }
        // Narrowed by an ID, and to nothing.
        _ = session.send(.key(.character("V")))
        _ = session.send(.type("rs30020"))
        #expect((session.state.popup as? EffectsPopup)?.found.count == 1)
        _ = session.send(.type("zz"))
        #expect(session.state.text.contains("nothing matches"))
        _ = session.send(.key(Key(.escape)))
        enter("variants " + path("in.vcf"), &session)
        #expect(session.state.message?.text.contains("holds no effects") == true)
    }

    @Test func `a list of genes from a file`() throws {
        let list = small.folder.appending(path: "mine.txt")
        try Data("gene_id\nG2\n# no\nG5\nNOBODY\nG2\n".utf8).write(to: list)
        var session = small.session()
        defer { session.end() }
        settle(&session)
        enter("genes " + list.path, &session)
        let state = session.state
        #expect(state.list.order == [2, 5] && state.list.chosen?.title == "mine.txt, 1 unknown")
        let text = state.message?.text ?? ""
        #expect(
            text.hasPrefix("2 genes of mine.txt; 1 name unknown, the first on line 5: no gene is named"),
            "\(text)")
        enter("genes /nowhere/at/all", &session)
        #expect(session.state.message?.kind == .error && session.state.list.order == [2, 5])
        // Both from the command line, one after the other.
        var other = small.state()
        other.open(genes: list.path, variants: "/nowhere.tsv")
        var second = Session(small.dataSet, state: other, library: ThemeLibrary(), version: "9")
        defer { second.end() }
        second.begin()
        settle(&second)
        #expect(second.state.list.order == [2, 5] && second.state.popup == nil)
        #expect(second.state.message?.text.contains("/nowhere.tsv") == true)
    }
}
