import GenomeData
import Testing

@testable import Explorer

/// Where the other condition's tracks lie: at the same bases of one genome, by the genes' TSSs of two, along their strands.
@Suite struct OtherPlaceTests {
    private func gene(_ tss: Int, _ strand: Strand) -> Gene {
        Gene(id: "g", symbol: "g", contig: "chrA", tss: tss, strand: strand)
    }

    private func shown(_ start: Int, _ end: Int) -> Locus {
        Locus(contig: "chrA", start: start, end: end, contigLength: 10_000)
    }

    /// Base by base: what stands under a base lies as far from the TSS, on the other strand to the other side.
    @Test(arguments: [Strand.forward, .reverse], [500, 60, 940])
    func asFarFromTheTSS(strand: Strand, tss: Int) throws {
        let shown = shown(4_900, 5_150)
        let place = try #require(
            OtherPlace(shown, around: gene(5_000, .forward), as: gene(tss, strand), contigLength: 1_000))
        #expect(place.isByTSS && place.isMirrored == (strand == .reverse))
        #expect(place.locus.length == shown.length)
        let columns = place.arranged(Array(0..<shown.length))
        for base in shown.start..<shown.end {
            let distance = base - 5_000
            let theirs = strand == .reverse ? tss - distance : tss + distance
            let column = columns[base - shown.start]
            #expect(column.map { place.locus.start + $0 } == ((0..<1_000).contains(theirs) ? theirs : nil))
        }
    }

    @Test func whereItsContigIsTooShort() {
        let (own, theirs) = (gene(5_000, .forward), gene(50, .forward))
        #expect(OtherPlace(shown(4_900, 5_150), around: own, as: theirs, contigLength: 249) == nil)
        #expect(OtherPlace(shown(4_900, 5_150), around: own, as: theirs, contigLength: 250) != nil)
    }

    @Test func anUnknownStrandIsNoOther() {
        let place = OtherPlace(
            shown(4_900, 5_150), around: gene(5_000, .reverse), as: gene(500, .unknown), contigLength: 1_000)
        #expect(place?.isMirrored == false)
    }

    @Test func anotherGenomeIsSaidAtOnce() throws {
        var state = ExplorerState.compared(to: "genome.toml")
        #expect(
            state.message?.text.hasPrefix(
                "Other (gc tells what differs): all 39 TSSs differ, other genome, all 39 strands differ")
                == true)
        #expect(state.message?.kind == .warning)
        let place = try #require(state.otherPlace)
        #expect(place.isMirrored && state.other?.state.locus == place.locus)
        #expect(state.otherPlaceWords == "Other by its own TSS, mirrored")
        #expect(state.text.contains("Other by its own TSS, mirrored"))
        #expect(
            state.conditionNotes.contains { $0.contains("mirrored, as the gene lies on the other strand") })
        for words in [
            "the genomes differ, as in chrA", "39 of 39 genes of both lie on the other strand in Other",
        ] {
            #expect(state.other?.pairing.notes.contains { $0.hasPrefix(words) } == true, "\(words)")
        }
        // Where no gene shows, nothing tells which place is which.
        state.enter("chrA:150000-150400")
        #expect(state.otherPlace == nil && state.text.contains("Other has no such place"))
    }

    @Test func oneGenomeIsReadAtTheSameBases() throws {
        var state = ExplorerState.compared(to: "shifted.toml")
        #expect(state.message?.text.hasPrefix("Other (gc tells what differs): all 39 TSSs differ; ") == true)
        let place = try #require(state.otherPlace)
        #expect(!place.isByTSS && place.locus == state.locus && state.otherPlaceWords == nil)
        state.enter("chrA:150000-150400")
        #expect(state.otherPlace?.locus == state.locus)
        #expect(ExplorerState.compared().message?.text.hasSuffix("gc tells what differs") == true)
    }
}
