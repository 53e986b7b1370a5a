import Canvas
import PrismModel
import Testing

@testable import Explorer
@testable import Predictions

/// Another condition beside the one that is browsed: opened, followed, compared, taken from, closed.
@Suite struct ConditionTests {
    @Test func whatIsTypedIsAPathAndAModel() {
        let cases: [(String, ConditionSource?)] = [
            ("b.toml", ConditionSource(path: "b.toml")),
            ("my data/b.toml", ConditionSource(path: "my data/b.toml")),
            ("--model two", ConditionSource(path: nil, model: "two")),
            ("b.toml --model two", ConditionSource(path: "b.toml", model: "two")),
            ("--model two b.toml", ConditionSource(path: "b.toml", model: "two")), ("--model", nil),
            ("", nil),
            ("b.toml --model", nil), ("   ", nil),
        ]
        for (text, source) in cases { #expect(ConditionSource(typed: text) == source, "\(text)") }
    }

    @Test func namesTellApart() {
        let cases = [
            ("K562", "GM12878", "K562", "GM12878"),
            ("Simulated K562, seed 2", "Simulated GM12878, seed 2", "K562", "GM12878"),
            ("liver day 1", "liver day 10", "1", "10"), ("liver", "liver fetal", "liver", "liver fetal"),
            ("a b", "b a", "a b", "b a"), ("x", "x", "x", "x (2)"), ("", "", "", " (2)"),
        ]
        for (first, second, own, other) in cases {
            let names = ConditionNames((first, second), models: ("m", "m"))
            #expect(names.own == own && names.other == other, "\(first), \(second)")
        }
        let models = ConditionNames(("x", "x"), models: ("m", nil))
        #expect(models.own == "m" && models.other == "no model")
    }

    @Test func itIsOpenedBesideAndFollows() throws {
        var state = ExplorerState.compared()
        let other = try #require(state.other)
        #expect(state.opening == nil && other.pairing.count == 39)
        #expect(state.message?.text.contains("39 genes in both, 1 only in Sample") == true)
        #expect(!state.isBusy && other.state.measured.count == 39)
        #expect(other.state.surveys[.all]?.isComplete == true)
        // Read ahead, for the first signal that is switched.
        #expect(state.means.values != nil && other.state.means.values != nil)
        for keys in ["", "G", "2", "h +"] {
            if !keys.isEmpty { state.press(keys) }
            let other = try #require(state.other?.state)
            #expect(other.currentGene?.id == state.currentGene?.id)
            #expect(other.locus == state.locus && other.tracks?.query.locus == state.locus)
            #expect(other.forecast != nil && other.offNames == state.offNames)
        }
        // By name: the second track is the other's first.
        #expect(state.offNames == ["DNase"] && state.other?.state.mask == ModalityMask(off: [0]))
    }

    @Test func aGeneOfOneConditionSaysSo() {
        var state = ExplorerState.compared()
        state.enter("MYH6")
        #expect(state.gene == SampleConditions.lacking && state.other?.state.gene == nil)
        #expect(state.measuredChange(5) == nil && state.predictedChange(5) == nil)
        #expect(state.text.contains("no such gene"))
        state.press("T")
        #expect(state.message?.text.contains("Other does not have MYH6") == true && state.taken == .all)
        state.press("a D")
        #expect(state.text.contains("Other does not have MYH6"))
    }

    @Test func whatCannotBeOpenedIsOneSentence() {
        var state = ExplorerState.compared(to: "missing.toml")
        #expect(state.other == nil && state.opening == nil)
        #expect(state.message?.text == "compare: missing.toml: is not there" && state.message?.kind == .error)
        state.compare("--model")
        #expect(state.message?.text.contains("--model takes") == true)
        // Nothing to close: it is asked for.
        state.press("C")
        #expect((state.popup as? PalettePopup)?.typed.text == "compare ")
        state.press("Esc")
        for keys in ["T", "Q"] {
            state.press(keys)
            #expect(state.message?.kind == .warning, "\(keys)")
        }
    }

    /// Asked for another meanwhile, the one that comes late is not taken for it.
    @Test func theLastThatWasAskedForIsOpened() throws {
        var state = Sample.state()
        let first = state.compare(with: ConditionSource(path: "first.toml"))
        let second = state.compare(with: ConditionSource(path: "second.toml"))
        Sample.settle(&state, first)
        #expect(state.other == nil && state.opening?.path == "second.toml")
        Sample.settle(&state, second)
        #expect(state.other?.source.path == "second.toml")
        let number = try #require(state.other?.number)
        let before = state
        _ = update(
            &state,
            .arrived(
                .other(
                    number: number - 1, .measured(Arrival.MeasuredArrival(values: [9, 9], note: nil)))))
        #expect(state.other?.state.measured == before.other?.state.measured)
    }

    @Test func closedEverythingIsAsBefore() {
        let plain = Sample.state()
        var state = ExplorerState.compared()
        state.press("T v D x")
        #expect(state.taken != .all && state.list.chosen != nil && state.fitView.isOfChange)
        state.compare("")
        #expect(state.other == nil && state.taken == .all && !state.fitView.isOfChange)
        #expect(state.list.chosen == nil && state.fitOfChange.genes.isEmpty)
        state.press("Esc")
        #expect(state.forecast == plain.forecast && state.text.contains("predicted"))
    }

    @Test func measuredAndPredictedChange() throws {
        let state = ExplorerState.compared()
        // The third gene: index 2, not shifted.
        #expect(state.measuredChange(2) == 0.5)
        #expect(abs((state.predictedChange(2) ?? 0) - 0.25) < 1e-6)
        // Behind the one that is lacking the positions differ: the second of its name there is the one with its id.
        let other = try #require(state.other?.state)
        #expect(other.catalog.genes[try #require(state.counterpart(of: 9))].id == state.catalog.genes[9].id)
        #expect(state.fitOfChange.genes.count == 35)
        let all = try #require(state.fitOfChange.all)
        #expect(all.count == state.fitOfChange.genes.count && all.pearson != nil)
        // Neither model learned from a gene of the second contig.
        #expect(state.isChangeHeldOut(35) == true && state.isChangeHeldOut(2) == false)
        #expect(state.fitOfChange.byLearning.map(\.isHeldOut) == [true, false])
    }

    @Test func theListIsSortedByAChange() {
        var state = ExplorerState.compared()
        for (sort, title, isSigned) in [
            (GeneSort.measuredChange, "measured change", false),
            (.predictedChange, "predicted change", false),
            (.measuredRise, "measured rise", true), (.predictedRise, "predicted rise", true),
        ] {
            state.sort(by: sort)
            #expect(state.list.isDescending && sort.title(in: state) == title)
            let values = state.list.order.map { state.change(sort, of: $0) }
            let known = values.compactMap(\.self)
            let keys = isSigned ? known : known.map(\.magnitude)
            // The largest first, falls among them; rises alone go from the largest rise to the largest fall.
            #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 >= $1 - 1e-5 } && known.count > 30)
            #expect(known.contains { $0 < -0.1 })
            #expect(((known.last ?? 0) < -0.1) == isSigned)
            // Genes without a change come last, also the other way round.
            #expect(values.suffix(values.count - known.count).allSatisfy { $0 == nil })
            state.press("O")
            let back = state.list.order.map { state.change(sort, of: $0) }
            #expect(back.suffix(values.count - known.count).allSatisfy { $0 == nil })
            #expect(((back.first.flatMap(\.self) ?? 0) < -0.1) == isSigned)
        }
        let sorted = SavedSession(state).list?.order(in: state)
        #expect(sorted == .predictedRise)
        #expect(GeneSort.all(signals: 3, compares: true).contains(.measuredChange))
        #expect(!GeneSort.all(signals: 3).contains(.measuredChange))
        state.compare("")
        #expect(state.list.sort == .position)
    }

    @Test func aSignalIsTakenLive() throws {
        var state = ExplorerState.compared()
        let own = try #require(state.forecast?.observed.mean)
        state.press("T")
        #expect(state.takenNames == ["H3K27ac"] && state.question?.transplant != nil)
        #expect(state.message?.text == "ADSL3 with Other's H3K27ac, promoter activity")
        #expect(abs((state.forecast?.observed.mean ?? 0) - own - 0.1) < 1e-9)
        #expect(state.fullForecast?.observed.mean == own)
        state.press("Tab T")
        #expect(state.takenNames == ["H3K27ac", "DNase"])
        #expect(abs((state.forecast?.observed.mean ?? 0) - own - 0.3) < 1e-9)
        // What is switched off besides.
        state.press("1")
        #expect(state.question?.mask == ModalityMask(off: [0]) && state.question?.transplant != nil)
        state.press("0 Tab Tab T")
        #expect(state.message?.text.contains("Other has no Hi-C") == true)
        for words in ["with Other's H3K27ac, DNase", "WITH Other's"] {
            #expect(Grid(state).plainText.contains(words), "\(words)")
        }
        state.press("Q")
        #expect(state.forecast?.observed.mean == own && state.taken == .all)
    }

    /// What is off is seen of neither condition.
    @Test func aSignalThatIsTakenAndOff() throws {
        var off = ExplorerState.compared()
        off.press("1")
        var state = ExplorerState.compared()
        state.press("T 1")
        #expect(state.takenNames == ["H3K27ac"] && state.question == off.question)
        #expect(state.takenText == nil && state.forecast == off.forecast)
        #expect(
            !state.text.contains("WITH") && !state.text.contains("◆ H3K27ac")
                && state.text.contains("- 1 mean"))
        // What is taken besides is named beside what is off, by number where names have no room.
        state.press("Tab T")
        #expect(state.message?.text == "ADSL3 with Other's DNase")
        #expect(state.text.contains("◆ 2 - 1") && !state.text.contains("-…"))
        let wide = ExpressionPanel.bars(state, labelWidth: 40).map(\.label)
        #expect(wide.contains { $0.hasPrefix("◆ DNase - H3K27ac") })
        // On again, it is the other condition's; taken while it is off, it is said to wait.
        state.press("1")
        #expect(state.takenText == "Other's H3K27ac, DNase")
        state.press("Q 2 T")
        #expect(state.message?.text == "ADSL3 with its own signals; Other's DNase once it is on")
    }

    @Test func theSharesAddUpToTheChange() throws {
        var state = ExplorerState.compared()
        state.press("a D")
        let shares = state.transplantShares
        let shapley = try #require(shares.shapley)
        #expect(shares.signals == [0, 1])
        #expect(abs(shapley[0] - 0.1) < 1e-9 && abs(shapley[1] - 0.2) < 1e-9)
        let (own, theirs) = (try #require(shares.own), try #require(shares.theirs))
        #expect(abs(shapley.reduce(0, +) + (shares.rest ?? .nan) - (theirs - own)) < 1e-9)
        #expect(abs((state.predictedChange(2) ?? 0) - (theirs - own)) < 1e-6)
        state.press("s")
        #expect(state.ablationPage == .gene)
        state.press("D D")
        #expect(state.ablationPage == .gene)
    }

    /// The prediction that the user waits for goes before all that the other condition asks.
    @Test func theOtherMakesWay() throws {
        var state = Sample.state(settled: false)
        var open = Sample.answers(to: .load, state).flatMap { update(&state, $0) }
        open += state.compare(with: ConditionSource(path: "other.toml"))
        var jobs: [(own: Job.Tier?, other: Job.Tier?)] = []
        var begun = 0
        while !open.isEmpty {
            let effect = open.removeFirst()
            for action in Sample.answers(to: effect, state) {
                let theirs = state.other?.state.job
                open += update(&state, action)
                if let job = state.other?.state.job, job != theirs {
                    begun += 1
                    jobs.append((state.job?.tier, job.tier))
                }
            }
        }
        #expect(begun > 3)
        #expect(jobs.allSatisfy { own, other in own.map { (other ?? .survey) < $0 } ?? true })
        #expect(state.other?.state.surveys[.all]?.isComplete == true)
        // Under way, it is given up.
        var other = try #require(state.other)
        other.state.job = Job(generation: 99, tier: .survey, work: .survey(.all, 0..<4))
        state.other = other
        let effects = update(&state, .key(.character("G")))
        #expect(state.job?.tier == .current && state.other?.state.job == nil)
        #expect(
            effects.contains {
                if case .other(number: _, .giveUp) = $0 { true } else { false }
            })
    }

    @Test func aSessionBringsItBack() throws {
        var state = ExplorerState.compared()
        state.press("T")
        state.sort(by: .predictedChange)
        let saved = SavedSession(state)
        #expect(saved.other?.path == "other.toml" && saved.taken == ["H3K27ac"])
        var resumed = Sample.state(settled: false)
        resumed.resume(saved)
        Sample.settle(&resumed, start(&resumed))
        #expect(resumed.other?.source == state.other?.source && resumed.takenNames == ["H3K27ac"])
        #expect(resumed.list.sort == .predictedChange && resumed.list.order == state.list.order)
        #expect(resumed.forecast == state.forecast)
        // Nothing of it where none was open.
        #expect(SavedSession(Sample.state()).other == nil)
    }

    @Test func aSecondModelOnTheSameData() {
        let state = ExplorerState.compared(to: "--model second")
        #expect(state.conditionNames.own == "tiny" && state.conditionNames.other == "second")
        #expect(state.counterpart(of: 39) == 39)
        #expect(state.other?.source == ConditionSource(path: nil, model: "second"))
    }

    @Test func otherUnitsAreNotCompared() {
        var state = ExplorerState.compared(to: "units.toml")
        #expect(state.measuredChange(2) == nil && state.predictedChange(2) != nil)
        #expect(state.message?.text.contains("TPM") == true)
        state.press("v D")
        #expect(state.message?.text.contains("TPM") == true && !state.fitView.isOfChange)
    }

    @Test func genesThatMoved() throws {
        var state = SampleAdjusted.state(3)
        state.compare("other.toml")
        state.press("c")
        let moved = try #require(state.statesView.moved)
        // Positions behind the gene that is lacking are others there, and so are their states.
        #expect(moved.known == 39 && moved.genes == Array(6..<40))
        state.press("D")
        #expect(state.listsMoved && state.list.order.count == 34)
        #expect(state.text.contains("34 of 39 genes"))
        state.press("D")
        #expect(state.list.chosen == nil)
        state.press("c")
        state.enter("TOP10")
        #expect(state.sharesStates && state.text.contains("in Other S"))
    }

    @Test func everyScreenHasRoomForBoth() {
        for (rows, columns) in [(10, 40), (24, 80), (40, 120), (60, 200)] {
            for level in [GlyphLevel.ascii, .blocks, .braille] {
                var state = ExplorerState.compared(
                    rows: rows, columns: columns, look: Sample.look(.mono, level))
                state.press("T")
                for keys in ["", "D", "a D", "v D", "c D", "p j P"] {
                    if !keys.isEmpty { state.press(keys) }
                    let lines = state.text.split(separator: "\n", omittingEmptySubsequences: false)
                    #expect(lines.allSatisfy { $0.columnWidth <= columns })
                }
            }
        }
    }
}
