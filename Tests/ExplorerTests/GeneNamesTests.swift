import Canvas
import GenomeData
import Testing

@testable import Explorer

/// Genes found by names that are not their symbols.
@Suite struct GeneNamesTests {
    private func models() -> Annotation {
        let aliases = [["HER2", "NEU", "HGNC:3430"], ["P53"], []]
        return Annotation(
            genes: (0..<3).map { index in
                let own = Sample.genes[index]
                return Gene(
                    id: own.id, symbol: index == 2 ? "OLDNAME" : own.symbol, aliases: aliases[index],
                    contig: own.contig, tss: own.tss, strand: own.strand)
            }, contigOrder: ["chrA"])
    }

    private func state() -> ExplorerState {
        var state = Sample.state()
        let models = GeneModelSet(models(), besides: state.catalog.annotation)
        _ = update(&state, .arrived(.geneModels(models)))
        return state
    }

    @Test(arguments: [
        ("her2", 0), ("neu", 0), ("hgnc:3430", 0), ("p53", 1), ("oldname", 2),
    ])
    func theFilterFindsThem(typed: String, gene: Int) {
        var state = state()
        state.press("/")
        Sample.settle(&state, update(&state, .type(typed)))
        #expect(state.list.order.first == gene && state.gene == gene)
        #expect(state.grid(.list).plainText.contains("= " + typed.uppercased().prefix(2)), "\(typed)")
        state.press("Enter")
        #expect(state.gene == gene)
        state.enter(typed)
        #expect(state.gene == gene)
    }

    @Test func symbolsComeFirstAndNumbersAloneFindNoAccession() {
        let names = GeneNames(Sample.catalog().annotation, models: models())
        #expect(names.matches(FuzzyMatch.folded("3430")).isEmpty)
        #expect(names.matches(FuzzyMatch.folded("hgnc")).isEmpty)
        #expect(names.matches(FuzzyMatch.folded("er"))[0]?.alias == "HER2")
        #expect(names.matches(FuzzyMatch.folded("h2")).isEmpty)
        #expect(names.matches([]).isEmpty)
        let catalog = Sample.catalog()
        let pattern = FuzzyMatch.folded("myh1")
        let found = catalog.found(by: pattern, among: nil, aliases: names.matches(pattern))
        #expect(found.first == 0)
    }

    @Test func noMatchOffersTheNearest() {
        var state = state()
        state.press("/")
        Sample.settle(&state, update(&state, .type("adzl3")))
        #expect(state.catalog.gene(state.list.nearest)?.symbol == "ADSL3")
        #expect(state.grid(.list).plainText.contains("nearest is ADSL3"))
    }
}
