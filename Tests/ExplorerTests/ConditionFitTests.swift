import Canvas
import GenomeData
import PrismModel
import Testing

@testable import Explorer
@testable import Predictions

/// How well changes are predicted: figures that are not cut, and those of held-out genes contig by contig.
@Suite struct ConditionFitTests {
    /// Changes of genes on three contigs; on the last the prediction goes the other way.
    private func fit(contigs: [String]) -> Fit {
        let points = (0..<30).map { gene in
            let change = Float(gene % 10)
            return Fit.Point(gene: gene, measured: change, predicted: gene < 20 ? change : -change)
        }
        return Fit(
            points, measured: points.map(\.measured), split: { $0 < 10 ? .train : .test },
            isHeldOut: { $0 >= 10 }, contig: { contigs[min($0 / 10, contigs.count - 1)] })
    }

    private func shown(_ fit: Fit, lines: Int, width: Int = 46) -> [String] {
        var state = ExplorerState.compared(rows: 24, columns: 80)
        state.press("v D")
        state.fitOfChange = fit
        return FitTable(state, width: width).lines(lines).map { $0.map(\.text).joined() }
    }

    /// Contigs that the fit view tells apart are said to be together in the header's figures, where there is room.
    @Test(arguments: [(80, false), (200, true)])
    func theHeaderSaysOverHowManyContigs(columns: Int, isSaid: Bool) {
        var state = Sample.state(rows: 24, columns: columns)
        state.fit = fit(contigs: ["chr1", "chr2", "chrShift1"])
        let header = state.text.prefix { $0 != "\n" }
        #expect(header.contains("n 20 over 2 contigs") == isSaid && header.contains("n 20"), "\(header)")
        state.fit = fit(contigs: ["chr1"])
        #expect(!state.text.contains("contigs"))
    }

    @Test func heldOutGenesContigByContig() throws {
        let fit = fit(contigs: ["chr1", "chr2", "chrShift1"])
        let headline = try #require(fit.headline)
        #expect(headline.genes == .test && headline.agreement?.count == 20)
        #expect(headline.byContig.map(\.contig) == ["chr2", "chrShift1"])
        #expect(headline.byContig.map(\.agreement.count) == [10, 10])
        #expect(headline.byContig.compactMap(\.agreement.pearson).map { $0.rounded() } == [1, -1])
        let lines = shown(fit, lines: 12)
        let place = try #require(lines.firstIndex { $0.hasPrefix("test ") })
        #expect(lines[place + 1].hasPrefix(" chr2 ") && lines[place + 1].contains(" 10 1.000"))
        #expect(lines[place + 2].hasPrefix(" chrShift1") && lines[place + 2].contains(" 10 -1.00"))
        #expect(lines.allSatisfy { $0.columnWidth <= 46 })
        var state = ExplorerState.compared()
        state.press("v D")
        let plain = try #require(state.figure(version: "9"))
        state.fitOfChange = fit
        state.fitCount += 1
        state.regroup()
        let figure = try #require(state.figure(version: "9"))
        let text = figure.svg(.look(Sample.look(.trueColor)))
        #expect(text.contains("test chr2 r 1.000, n 10 · chrShift1 r -1.000, n 10"))
        #expect(figure.height > plain.height)
        // All on one contig: it would be the same line again.
        #expect(self.fit(contigs: ["chr1"]).headline?.byContig.isEmpty == true)
    }

    /// Where lines are few, other splits make way for the contigs, and those that have none are counted.
    @Test func theContigsGoBeforeOtherSplits() {
        let fit = fit(contigs: ["chr1", "chr2", "chrShift1"])
        let names = shown(fit, lines: 5).compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(names == ["genes", "all", "test", "chr2", "chrShift1"])
        #expect(shown(fit, lines: 4).last == " 2 more contigs; s: by contig")
        #expect(shown(fit, lines: 1).isEmpty && shown(Fit(), lines: 9).isEmpty)
    }

    @Test(arguments: [(24, 80), (24, 100), (40, 120)]) func noFigureIsCut(rows: Int, columns: Int) {
        var state = ExplorerState.compared(rows: rows, columns: columns)
        for keys in ["v D", "s", "s Enter", "1 D D"] {
            state.press(keys)
            let lines = state.grid(.main).plainText.split(separator: "\n")
            for line in lines where line.contains("r -") || line.contains("MSE") || line.contains("Δ") {
                #expect(!line.contains("…"), "\(keys): \(line)")
            }
        }
    }

    @Test func theCircledGeneIsNamed() throws {
        var state = ExplorerState.compared()
        state.press("v D")
        for keys in ["", "G", "D"] {
            if !keys.isEmpty { state.press(keys) }
            let symbol = try #require(state.currentGene?.symbol)
            let figure = try #require(state.figure(version: "9")).svg(.look(Sample.look(.trueColor)))
            let isShown = state.shownScatter.current != nil
            #expect(figure.contains("the current gene: \(symbol)") == isShown, "\(keys)")
        }
    }
}
