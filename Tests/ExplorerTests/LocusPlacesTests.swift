import Canvas
import GenomeData
import Testing

@testable import Explorer

/// The current gene, and places without it.
@Suite struct LocusPlacesTests {
    @Test func aPlaceWithoutTheGeneSaysWhichOneTheOthersShow() {
        var state = Sample.state()
        state.enter("chrB:9,001-11,000")
        #expect(state.gene == 2)
        #expect(state.message?.text.contains("still show ADSL3") == true)
        #expect(state.message?.text.contains("Enter takes") == true)
        #expect(state.text.contains("panels show ADSL3 on chrB") || state.text.contains("show ADSL3"))
        let place = state.locus
        state.press("Enter")
        #expect(state.currentGene?.contig == "chrB" && state.gene == 32 && state.locus == place)
        state.press("Enter")
        #expect(state.message?.text.contains("nearest gene already") == true)
        state.press("Ctrl-O")
        #expect(state.gene == 2)
    }

    @Test func onItsContigTheGeneIsMissedToo() {
        var state = Sample.state()
        state.enter("chrA:100,001-101,000")
        #expect(state.text.contains("show ADSL3") && !state.text.contains("ADSL3 (+)"))
        state.press("Enter")
        #expect(state.gene != 2 && state.isGeneInLocus)
    }

    @Test func theGeneIsDrawnWhereTheGeneModelsLackIt() {
        var state = Sample.state()
        // Genes of other names all over the place.
        let others = (0..<40).map { index in
            Gene(
                id: "X\(index)", symbol: "OTHER\(index)", contig: "chrA", tss: 14_000 + index * 50,
                strand: .forward, bounds: 14_000 + index * 50..<16_400)
        }
        state.geneModels = GeneModelSet(
            Annotation(genes: others, contigOrder: ["chrA"]), besides: state.catalog.annotation)
        for (rows, columns) in [(24, 80), (40, 120), (60, 200)] {
            (state.rows, state.columns) = (rows, columns)
            let track = state.text.split(separator: "\n").filter { $0.contains("genes") }.joined()
            #expect(track.contains("ADSL3"), "\(columns)x\(rows)")
        }
    }

    @Test(arguments: ["ADSL3", "MYH1", "TOP10"], [80, 120, 200])
    func theLabelLeavesTheFirstExonAlone(gene: String, columns: Int) throws {
        var state = Sample.state(rows: 40, columns: columns)
        state.show(gene: try #require(state.catalog.annotation.indices(named: gene).first))
        state.press("f")
        // The gene fills the screen.
        let extent = try #require(state.currentGene?.extent)
        state.locus = Locus(
            contig: "chrA", start: extent.lowerBound, end: extent.upperBound, contigLength: 200_000)
        let screen = Screen(state)
        let map = state.columnMap(columns: screen.plotColumns)
        let line = try #require(state.text.split(separator: "\n").first { $0.contains("│ genes ") })
        let exon =
            state.currentGene?.strand == .reverse
            ? extent.upperBound - 400..<extent.upperBound : extent.lowerBound..<extent.lowerBound + 300
        let covered = try #require(map.columns(from: Double(exon.lowerBound), to: Double(exon.upperBound)))
        let begin = screen.main.column + 1 + screen.gutter
        let text = Array(line)[begin..<begin + screen.plotColumns]
        #expect(String(text).contains(gene))
        #expect(!text[(begin + covered.lowerBound)..<(begin + covered.upperBound)].contains { $0.isLetter })
    }

    @Test func theStateIsTheGenesOwnAtEveryZoom() throws {
        var state = Sample.state()
        let own = try #require(state.gene.flatMap { state.chromatinState(of: $0) })
        for _ in 0..<6 {
            let line = try #require(state.text.split(separator: "\n").first { $0.contains("  state ") })
            #expect(line.contains("gene S\(own + 1)"))
            state.press("-")
        }
    }

    @Test func unitsAreCutBehindWholeParts() {
        let look = Sample.look()
        #expect(
            "log10(KR-normalised contact + 1)".wrapped(to: 14) == ["log10(KR-", "normalised", "contact + 1)"])
        #expect("log10(contact + 1)".wrapped(to: 9, lines: 1, look) == ["log10(…"])
        #expect("log10(contact + 1)".wrapped(to: 14, lines: 2, look) == ["log10(contact", "+ 1)"])
        #expect("reads".wrapped(to: 9, lines: 1, look) == ["reads"])
        #expect("reads".wrapped(to: 9, lines: 0, look).isEmpty)
        #expect(NumberText.bases(20) == "20 bp" && NumberText.bases(3000) == "3 kb")
    }
}
