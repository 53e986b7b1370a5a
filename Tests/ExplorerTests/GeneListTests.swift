import Canvas
import Testing

@testable import Explorer

/// Order, marks and mistyped names of the gene list.
@Suite struct GeneListTests {
    @Test func namesStandInNaturalOrder() {
        let names = [
            "SIM10", "sim9", "SIM009", "SIM", "SIM1A", "SIM1", "18446744073709551616", "2", "HOX-A2",
            "HOX-A10",
        ]
        let sorted = names.sorted {
            NaturalOrder.precedes(FuzzyMatch.folded($0), FuzzyMatch.folded($1))
        }
        #expect(
            sorted == [
                "2", "18446744073709551616", "HOX-A2", "HOX-A10", "SIM", "SIM1", "SIM1A", "sim9", "SIM009",
                "SIM10",
            ])
        for name in names {
            #expect(!NaturalOrder.precedes(FuzzyMatch.folded(name), FuzzyMatch.folded(name)))
        }
        var state = Sample.state()
        state.press("o")
        let top = state.list.order.map { state.catalog.genes[$0].symbol }.filter { $0.hasPrefix("TOP") }
        #expect(top == ["TOP5", "TOP10", "TOP15", "TOP20", "TOP25", "TOP30", "TOP35", "TOP40"])
        state.press("O")
        #expect(state.catalog.genes[state.list.order[0]].symbol == "TOP40")
    }

    @Test func halfAPage() {
        var state = Sample.state()
        state.press("g g Ctrl-D")
        #expect(state.gene == max(1, (Screen(state).listLines - 1) / 2))
        state.press("Ctrl-U")
        #expect(state.gene == 0)
    }

    @Test func marksAreListedAndTakenAway() {
        var state = Sample.state()
        state.press("M")
        #expect(state.message?.text.contains("no gene is marked") == true)
        state.press("* j j *")
        #expect(state.list.marked == [2, 4])
        #expect(state.text.contains("●ADSL3") && state.text.contains("●TOP5"))
        #expect(state.text.contains("●2"))
        state.press("M")
        #expect(state.list.order == [2, 4] && state.list.chosen?.title == "marked")
        // The list follows its marks.
        state.press("*")
        #expect(state.list.order == [2])
        state.press("M")
        #expect(state.list.order.count == 40 && state.list.marked == [2])
        state.press("M U")
        #expect(state.list.order.count == 40 && state.list.marked.isEmpty)
    }

    @Test func markedGenesAreWrittenWhateverIsListed() {
        var state = Sample.state()
        #expect(!state.exportKinds.contains(.markedGenes))
        state.press("* j * / m y h Enter")
        for view in ViewList.program.names {
            state.view = ViewID(view)
            #expect(state.exportKinds.contains(.markedGenes), "\(view)")
        }
        #expect(ExportKind.markedGenes.title(in: state).hasPrefix("2 marked genes"))
        #expect(ExportKind.markedGenes.obstacle(in: state) == nil)
    }

    @Test(arguments: [("soxx12", "SOX12"), ("osx12", "SOX12"), ("rbfxo4z", "RBFOX4")])
    func aMistypedNameOffersTheNearest(typed: String, meant: String) {
        var state = Sample.state()
        state.press("/")
        Sample.settle(&state, update(&state, .type(typed)))
        #expect(state.list.order.isEmpty && state.catalog.gene(state.list.nearest)?.symbol == meant)
        #expect(state.text.contains("no gene matches"))
        state.press("Enter")
        #expect(state.currentGene?.symbol == meant && state.message?.text.contains(typed) == true)
    }

    @Test func whatIsNearNothingOffersNothing() {
        var state = Sample.state()
        state.press("/ q q q q q q Enter")
        #expect(state.list.nearest == nil && state.list.filter == "qqqqqq")
        #expect(state.text.contains("no gene matches") && !state.text.contains("the nearest"))
    }

    /// The row of the current gene shows what its panel calls predicted, whatever else is asked of it, and the list says that.
    @Test(arguments: ["1", "T", "edit"], [(24, 80), (40, 120), (60, 200)])
    func genesAreListedAsTheyAre(keys: String, size: (Int, Int)) throws {
        var state = ExplorerState.compared(rows: size.0, columns: size.1)
        let gene = try #require(state.gene)
        let symbol = try #require(state.currentGene?.symbol)
        func row(_ state: ExplorerState) -> String? {
            state.grid(.list).plainText.split(separator: "\n").first { $0.contains(symbol) }.map(String.init)
        }
        func says(_ state: ExplorerState) -> Bool {
            state.grid(.list).plainText.split(separator: "\n").last?.contains("as it is") == true
        }
        let (before, full) = (row(state), state.fullForecast?.observed.mean)
        #expect(before != nil && !says(state))
        if keys == "edit" {
            state.press("i Enter")
            state.pressAnotherBase()
            state.press("Esc Esc")
        } else {
            state.press(keys)
        }
        #expect(state.forecast?.observed.mean != full && state.fullForecast?.observed.mean == full)
        #expect(row(state) == before && says(state), "\(state.grid(.list).plainText)")
        #expect(Words.value(state.predicted(gene, .all)) == Words.value(full))
        // Where nothing of it is predicted, nothing is said.
        state.sort(by: .measuredChange)
        #expect(says(state) == GeneChangeCells.showsBoth(state, width: state.grid(.list).columns - 2))
    }

    @Test func zeroHasNoSignAndNoSignsColour() {
        #expect(Words.difference(0) == "0.00" && Words.difference(-0.001) == "0.00")
        #expect(Words.difference(0.25) == "+0.25" && Words.difference(-0.25) == "-0.25")
        #expect(Words.role(ofSigned: "0.00") == .text && Words.role(ofSigned: "+0.01") == .positive)
        #expect(Words.role(ofSigned: "-1e-5") == .negative)
    }

    @Test func thePaletteShowsWholePlaces() {
        var state = Sample.state()
        state.press(":")
        Sample.settle(&state, update(&state, .type("chrA:100,001-150,000")))
        #expect(state.text.contains("chrA:100,001-150,000 "))
        #expect(state.text.contains("50,000 bp"))
    }

    @Test func aLetterAfterRecallIsNoCommand() {
        var state = Sample.state()
        state.press("'")
        #expect(state.message?.text.contains("no bookmarks") == true)
        state.press("a")
        #expect(state.view == .locus && state.pending.isEmpty)
        #expect(state.message?.text.contains("no bookmark a") == true)
        state.press("a")
        #expect(state.view == .ablation)
    }
}
