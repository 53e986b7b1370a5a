import Canvas
import GenomeData
import PrismModel
import Testing

@testable import Explorer
@testable import Predictions

/// Variants that are typed, made in the windows of genes.
@Suite struct VariantTests {
    /// Gene 2, ADSL3, on the + strand, TSS at 15,000.
    private func state() -> ExplorerState { Sample.state() }

    private func base(_ position: Int, gene: Int = 2) -> String {
        ExplorerState.letter(Sample.window(gene).bases[position])
    }

    private func other(_ position: Int) -> String {
        ExplorerState.letter((Sample.window(2).bases[position] + 1) % 4)
    }

    @Test func `a substitution opens Mutate with the edit made`() throws {
        var state = state()
        let tss = Sample.genes[2].tss
        state.enter("chrA:\(tss + 21)\(base(1020))>\(other(1020))", scans: false)
        #expect(state.view == .mutate && state.gene == 2 && state.cursor == 1020 && state.mutateStep == 1)
        let code = (Sample.window(2).bases[1020] + 1) % 4
        #expect(state.currentEdits == [.base(position: 1020, code: code)] && state.currentChanges.isEmpty)
        #expect(state.message?.text.contains("20 b downstream of its TSS (ADSL3)") == true)
        #expect(state.text.contains("predicted REF") && state.text.contains("(TSS +20, downstream)"))
        state.press("Esc Esc", scans: false)
        #expect(state.view == .locus)
        // Undone as any other edit.
        state.press("u", scans: false)
        #expect(state.editCount == 0 && state.edits.isEmpty)
    }

    @Test func `several bases are several edits, beyond the window none`() {
        var state = state()
        let tss = Sample.genes[2].tss
        state.enter("chrA \(tss + 999) . AAAA CCCC", scans: false)
        #expect(state.gene == 2 && state.currentEdits.count <= 2)
        for case .base(let position, let code) in state.currentEdits {
            #expect([1998, 1999].contains(position) && code == Base.c)
        }
    }

    @Test(arguments: [("ACG", "A", "deleted"), ("A", "ATT", "inserted before"), ("ACG", "AT", "become T")])
    func `bases that move are a window of their own`(reference: String, alternative: String, words: String)
        throws
    {
        var state = state()
        let tss = Sample.genes[2].tss
        state.enter("chrA:\(tss + 31):\(reference):\(alternative)", scans: false)
        let change = try #require(SequenceChange(at: tss + 30, from: reference, to: alternative))
        #expect(state.view == .mutate && state.currentChanges == [change] && state.currentEdits.isEmpty)
        #expect(state.changedWindow != nil && state.editCount == 1 && state.forecast != nil)
        #expect(state.genomicPosition(1000) == tss && state.genomicPosition(1030) == tss + 30)
        let moved = reference.count - alternative.count
        #expect(state.genomicPosition(1100) == tss + 100 + moved)
        #expect(state.text.contains(words) && state.text.contains("signals at their reference bases"))
        // Another edit goes on top, at a place of the changed window; both are taken back one by one.
        state.mutate.cursor = 1100
        try #require(state.editedBases.count == 2000)
        let own = state.editedBases[1100]
        state.press("Enter " + ["a", "c", "g", "t"][Int((own + 1) % 4)], scans: false)
        #expect(state.editCount == 2 && state.editTexts[1].hasPrefix(NumberText.grouped(tss + 101 + moved)))
        state.press("Esc u", scans: false)
        #expect(state.editCount == 1 && state.currentChanges == [change])
        state.press("u", scans: false)
        #expect(state.editCount == 0 && state.edits.isEmpty && state.forecast == state.referenceForecast)
    }

    @Test func `an earlier edit makes way, and that is said`() {
        var state = state()
        let tss = Sample.genes[2].tss
        state.enter("chrA:\(tss + 21)\(base(1020))>\(other(1020))", scans: false)
        state.enter("chrA:\(tss + 31):ACG:A", scans: false)
        #expect(state.currentEdits.isEmpty && state.currentChanges.count == 1)
        #expect(state.message?.text.contains("its other edits were taken back") == true)
        state.enter("chrA:\(tss + 31):ACG:A", scans: false)
        #expect(state.message?.text.contains("taken back") == false)
    }

    @Test func `outside every window the nearest gene is named`() {
        var state = state()
        let before = state.gene
        state.enter("chrA:12001A>C", scans: false)
        #expect(state.message?.text.contains("lies outside every window: the nearest gene is") == true)
        #expect(
            state.message?.text.contains("3,000 b") == true && state.gene == before && state.view == .locus)
        state.enter("chrZ:5A>C", scans: false)
        #expect(state.message?.text.contains("no contig \"chrZ\"") == true && state.popup != nil)
    }

    @Test func `of several windows one is chosen, the nearest TSS first`() throws {
        // Windows of chrB overlap nowhere; a catalog of wider windows is made.
        let genes = [
            Gene(id: "a", symbol: "NEAR", contig: "chrA", tss: 10_000, strand: .reverse),
            Gene(id: "b", symbol: "FAR", contig: "chrA", tss: 10_700, strand: .forward),
        ]
        let catalog = Catalog(
            name: "two", annotation: Annotation(genes: genes, contigOrder: ["chrA"]), contigs: Sample.contigs,
            signals: [], expressionUnit: nil, modelName: "tiny",
            provenance: Provenance(
                dataSet: "two", isSimulated: true, assembly: nil, model: nil, window: 2000, signals: [],
                unit: nil))
        var state = ExplorerState(catalog, rows: 30, columns: 100, look: Sample.look())
        state.model = .ready(ModelFacts(members: 1, inputs: [], contexts: 0))
        func send(_ action: Action) {
            var open = update(&state, action)
            while !open.isEmpty {
                if case .errand(let commission) = open.removeFirst() {
                    for answer in Sample.answers(to: commission.errand) { open += update(&state, answer) }
                }
            }
        }
        func enter(_ text: String) {
            for action in [Action.key(.character(":")), .type(text), .key(Key(.enter))] { send(action) }
        }
        enter("chrA:10201A>C")
        #expect(state.popup is VariantGenesPopup)
        let lines = state.grid(.popup).plainText.split(separator: "\n")
        #expect(lines[1].contains("NEAR") && lines[1].contains("200 b upstream of its TSS"))
        #expect(lines[2].contains("FAR") && lines[2].contains("500 b upstream of its TSS"))
        send(.key(.character("j")))
        send(.key(Key(.enter)))
        #expect(state.popup == nil && state.gene == 1 && state.editCount == 1)
    }

    @Test func `an answer that comes after Esc changes nothing`() throws {
        var state = state()
        for action in [Action.key(.character(":")), .type("chrA:15021A>C")] { _ = update(&state, action) }
        let asked = update(&state, .key(Key(.enter)))
        guard
            case .errand(let commission)? = asked.first(where: {
                if case .errand = $0 { true } else { false }
            })
        else {
            Issue.record("nothing was asked")
            return
        }
        #expect(state.isWaiting && state.text.contains("REF is being compared with the genome"))
        _ = update(&state, .key(Key(.escape)))
        for answer in Sample.answers(to: commission.errand) { _ = update(&state, answer) }
        #expect(state.view == .locus && state.edits.isEmpty && state.popup == nil)
    }

    @Test func `without a model nothing is made`() {
        var state = Sample.state(hasModel: false)
        state.enter("chrA:15021A>C", scans: false)
        #expect(state.edits.isEmpty && state.message?.text.contains("no model") == true)
    }

    /// One allele is made; the others that were typed with it are named.
    @Test func `of several alternatives the others are named`() {
        var state = state()
        let tss = Sample.genes[2].tss
        let alternatives = [1, 2].map { ExplorerState.letter((Sample.window(2).bases[1020] + $0) % 4) }
        let text = "chrA:\(tss + 21)\(base(1020))>\(alternatives[0]),\(alternatives[1])"
        #expect(Choice.palette(text, in: state).count { $0.keys == "variant" } == 2)
        state.enter(text, scans: false)
        #expect(state.editCount == 1)
        #expect(state.message?.text.contains("not made: \(base(1020))>\(alternatives[1])") == true)
        state.enter("chrA:\(tss + 21)\(base(1020))>\(alternatives[1])", scans: false)
        #expect(state.message?.text.contains("not made") == false)
    }

    @Test func `a session keeps bases that moved`() throws {
        var state = state()
        state.enter("chrA:\(Sample.genes[2].tss + 31):ACG:A", scans: false)
        let saved = SavedSession(state)
        var other = Sample.state()
        other.resume(saved)
        #expect(other.edits == state.edits)
    }

    @Test func `contributions are drawn at the reference bases`() {
        var state = state()
        state.enter("chrA:\(Sample.genes[2].tss + 31):ACG:A", scans: false)
        let values = (0..<2000).map(Float.init)
        let shown = state.onReference(values)
        #expect(shown[1030] == 1030 && shown[1031].isNaN && shown[1032].isNaN && shown[1033] == 1031)
        #expect(state.shownBases[1031] == Base.unknown)
        #expect(state.shownBases[1033] == Sample.window(2).bases[1033])
        state.enter("chrA:\(Sample.genes[2].tss + 31):A:ATT", scans: false)
        #expect(state.onReference(values)[1030] == 1030 + 1031 + 1032)
        #expect(state.onReference(values, isSummed: false)[1030] == 1031)
    }

    @Test func golden() throws {
        var state = Sample.state()
        state.enter("chrA:\(Sample.genes[2].tss + 31):ACG:A", scans: false)
        try Golden.check(state, .main, "mutate-deletion-120x40")
    }
}
