import Canvas
import GenomeData
import PrismModel
import TestSupport
import Testing

@testable import Explorer

/// What views draw in lines and areas are the numbers that they show.
@Suite struct ViewFigureTests {
    private func root(_ figure: Figure) throws -> MarkupElement {
        try MarkupElement.read(
            figure.svg(.look(ThemeLibrary().look(theme: "light", depth: .trueColor, glyphs: .braille))))
    }

    private func numbers(_ path: String, _ letter: Character) -> [Double] {
        path.split(separator: letter).dropFirst().compactMap { part in
            Double(part.prefix { $0.isNumber || "-.".contains($0) })
        }
    }

    @Test func theLocusDrawsItsTracks() throws {
        let state = Sample.state(rows: 60, columns: 200)
        let root = try root(try #require(state.figure(version: "9")))
        let tracks = try #require(state.tracks)
        for (index, signal) in state.catalog.signals.enumerated() {
            let group = try #require(root.labelled("\(signal.name), mean per column, \(signal.unit)"))
            let path = try #require(group.children.first?.attributes["d"])
            let scale = try #require(TrackRows.scales(state, columns: tracks.query.columns)[index])
            // Each run of steps begins at the base line, so that the steps are all other vertical moves.
            let base = try #require(
                path.firstMatch(of: /M[-0-9.]+ ([-0-9.]+)/).flatMap { Double($0.output.1) })
            let drawn = numbers(path, "V").filter { $0 != base }.map {
                (base - $0) / 30 * (scale.high - scale.low)
            }
            var known: [Double] = []
            for value in tracks.lanes[index].mean {
                if let value, value > 0.01, known.last != value { known.append(value) }
            }
            #expect(!drawn.isEmpty && drawn.count <= known.count)
            let largest = try #require(known.max()), top = try #require(drawn.max())
            // Two decimals of a point.
            #expect(abs(largest - top) <= 0.011 / 30 * (scale.high - scale.low), "\(signal.name)")
        }
        #expect(root.labelled("background states along the genome")?.children.isEmpty == false)
        let text = root.allText
        #expect(text.contains("SIMULATED") && text.contains("reads") && text.contains("ADSL3"))
        #expect(
            root.labelled("TSS of ADSL3") != nil
                && root.labelled("gene ADSL3 (\(state.currentGene?.strand.rawValue ?? ""))") != nil)
        #expect(
            root.children.contains { $0.name == "desc" && $0.text.contains("data set: Sample (SIMULATED)") })
    }

    @Test func attributionsAreDrawnOnOneScale() throws {
        let state = Sample.state(rows: 60, columns: 200)
        let attribution = try #require(state.attribution)
        let root = try root(LocusFigure(state).figure)
        #expect(root.labelled("bases: raises the prediction") != nil)
        #expect(root.allText.contains("residual"))
        let figure = try self.root(
            AttributionFigure(attribution, bases: Array(repeating: 2, count: attribution.bases.count), state)
                .figure)
        let largest = try #require(
            attribution.bases.indices.max {
                attribution.bases[$0].magnitude < attribution.bases[$1].magnitude
            })
        let first = try #require(figure.labelled("largest bases")?.children.first?.attributes["aria-label"])
        #expect(
            first.hasPrefix("G chrA:")
                && first.hasSuffix(Words.signedCompact(Double(attribution.bases[largest]))))
    }

    @Test func aHiddenTrackIsNotDrawnAndOneThatIsOffSaysSo() throws {
        var state = Sample.state(rows: 60, columns: 200)
        state.press("x Tab 2")
        let root = try root(LocusFigure(state).figure)
        #expect(!root.all.contains { $0.attributes["aria-label"]?.hasPrefix("H3K27ac, mean") == true })
        #expect(root.allText.contains("for the model"))
    }

    @Test(arguments: ["+ + + + + + + + +", "- - - - - - - - - - -", "G", "f", "l l l l l l l l l l l l"])
    func anyPlaceCanBeDrawn(keys: String) throws {
        var state = Sample.state(rows: 60, columns: 200)
        state.press(keys)
        _ = try root(LocusFigure(state).figure)
        let nothing = Sample.state(rows: 60, columns: 200, settled: false)
        _ = try root(LocusFigure(nothing).figure)
        _ = try root(FitFigure(nothing).figure)
        _ = try root(AblationFigure(nothing).figure)
        _ = try root(ExpressionFigure(nothing).figure)
        _ = try root(HeatmapFigure(nothing, []).figure)
        _ = try root(LocusFigure(Sample.state(hasModel: false)).figure)
        _ = try root(AblationFigure(Sample.state(hasModel: false)).figure)
    }

    @Test func theFitDrawsEveryGene() throws {
        var state = Sample.state()
        state.press("v")
        let root = try root(try #require(state.figure(version: "9")))
        let path = try #require(
            root.labelled("genes: measured across, predicted up")?.children.first?.attributes["d"])
        let part = try #require(state.fitPart), chart = state.scatter(of: part)
        let drawn = path.split(separator: "M").compactMap { point -> (x: Double, y: Double)? in
            let numbers = point.dropLast(2).split(separator: " ").compactMap { Double($0) }
            return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
        }
        #expect(drawn.count == chart.x.count)
        let axis = try #require(
            root.all.first { $0.attributes["aria-label"]?.hasPrefix("axis: measured") == true })
        let line = try #require(
            axis.children.first?.attributes["d"]?.matches(of: /[-0-9.]+/).compactMap { Double($0.output) })
        for (index, point) in drawn.enumerated() {
            let value =
                chart.xScale.low + (point.x - line[0]) / (line[2] - line[0])
                * (chart.xScale.high - chart.xScale.low)
            #expect(abs(value - chart.x[index]) < 0.001)
        }
        let agreement = try #require(part.agreement)
        let r = try #require(agreement.pearson)
        #expect(root.allText.contains("r \(NumberText.fixed(r, 3))"))
        #expect(root.allText.contains("n \(agreement.count)") && root.allText.contains("SIMULATED"))
    }

    @Test func theAblationHasABarForEveryMask() throws {
        var state = Sample.state()
        state.press("a")
        let root = try root(try #require(state.figure(version: "9")))
        let ablation = state.ablation
        for mask in state.signalMasks {
            let label = "\(MaskWords.signals(mask, state)): \(Words.value(ablation.values[mask]))"
            #expect(root.labelled("predictions under masks")?.labelled(label) != nil, "\(label)")
        }
        for (index, value) in try #require(ablation.shapley).enumerated() {
            #expect(
                root.labelled("Shapley values")?.labelled(
                    "\(state.name(ofPlayer: index, in: ablation.coalitions)): \(Words.difference(value))")
                    != nil
            )
        }
        #expect(root.allText.contains("measured") && root.allText.contains("what is off is replaced by"))
    }

    @Test func everyViewWithAFigureCanBeNamed() {
        #expect(ViewList.program.namesWithFigures == ["locus", "ablation", "fit", "heatmap"])
        var state = Sample.state()
        state.press("i")
        #expect(state.figure(version: "9") == nil)
    }
}
