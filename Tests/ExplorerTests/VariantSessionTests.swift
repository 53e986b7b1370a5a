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

    /// A table of other weights, or of another data set: the list says so, and so does Mutate, whose Δ is its own.
    @Test(arguments: [
        (
            "# weights: m.safetensors sha256 ", "# weights: m.safetensors sha256 f",
            "by other weights (tiny, 1 member)"
        ),
        ("# data set: small", "# data set: large", "of data set large"),
    ])
    func `effects that were made otherwise say so`(own: String, other: String, words: String) throws {
        func path(_ name: String) -> String { small.folder.appending(path: name).path }
        let base = try letters(30_020)
        try Data(
            ("##fileformat=VCFv4.3\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n"
                + "chr1\t30021\ta\t\(base)\t\(base == "A" ? "C" : "A")\t.\t.\t.\n").utf8
        ).write(to: small.folder.appending(path: "in.vcf"))
        try VariantRun(
            DataSetModel(small.dataSet, named: nil), VariantRequest(path: path("in.vcf")), version: "t"
        ).write(to: path("effects.tsv"))
        let text = try String(contentsOfFile: path("effects.tsv"), encoding: .utf8)
        #expect(text.contains(own))
        try Data(text.replacing(own, with: other).utf8).write(to: small.folder.appending(path: "else.tsv"))
        var session = small.session()
        defer { session.end() }
        settle(&session)
        enter("variants " + path("effects.tsv"), &session)
        #expect(!session.state.text.contains("predicts anew"))
        _ = session.send(.key(Key(.enter)))
        settle(&session)
        #expect(session.state.statedEffectText == nil && session.state.editCount == 1)
        enter("variants " + path("else.tsv"), &session)
        #expect(session.state.text.contains(words + ": Enter predicts anew"))
        _ = session.send(.key(Key(.enter)))
        settle(&session)
        let state = session.state
        #expect(state.view == .mutate && state.message?.text.contains("the file's Δ") == true)
        #expect(state.statedEffectText?.contains(words) == true && state.text.contains("the file's Δ"))
        #expect(state.provenance("x", version: "1").contains { $0.contains(words) })
        // Of other edits the file says nothing.
        _ = session.send(.key(.character("u")))
        #expect(session.state.statedEffectText == nil && !session.state.text.contains("the file's Δ"))
    }

    /// What waits for a file that never comes holds nothing up, and is given up where something else is asked for.
    @Test func `look-ups do not wait for each other`() throws {
        let pipe = small.folder.appending(path: "pipe").path
        #expect(mkfifo(pipe, 0o600) == 0)
        let list = small.folder.appending(path: "mine.txt")
        try Data("G2\nG5\n".utf8).write(to: list)
        var session = small.session()
        defer { session.end() }
        settle(&session)
        func begin(_ text: String) {
            for action in [Action.key(.character(":")), .type(text), .key(Key(.enter))] {
                _ = session.send(action)
            }
        }
        begin("genes " + pipe)
        #expect(session.state.popup is ErrandPopup && session.state.isWaiting)
        _ = session.send(.key(Key(.escape)))
        #expect(session.state.popup == nil)
        begin("genes " + list.path)
        settle(&session)
        #expect(session.state.list.order == [2, 5])
        // Superseded without Esc, too: the REF of a variant, and another file.
        begin("variants " + pipe)
        _ = session.send(.key(Key(.escape)))
        enter("chr1:30051 \(try letters(30_050))>\(try letters(30_050) == "A" ? "C" : "A")", &session)
        #expect(session.state.view == .mutate && session.state.editCount == 1)
        // The readers go on as soon as somebody has the pipe open, and find that nobody wants it any more.
        let writer = open(pipe, O_RDWR | O_NONBLOCK)
        #expect(writer >= 0 && write(writer, "G1\n", 3) == 3)
        close(writer)
        settle(&session)
        #expect(session.state.popup == nil && session.state.list.order == [2, 5])
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
            text.hasPrefix("2 genes of mine.txt; line 5: no gene is named"),
            "\(text)")
        enter("genes G1,NOBODY, G4,NOONE", &session)
        #expect(session.state.list.order == [1, 4])
        #expect(
            session.state.message?.text.contains("2 of 4 names mean no one gene: \"NOBODY\", \"NOONE\"")
                == true)
        enter("genes " + list.path, &session)
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
