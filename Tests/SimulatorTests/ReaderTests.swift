import GenomeData
import PrismModel
import Testing

@testable import Simulator

/// What the project's own readers make of a simulated data set, against the simulation in memory.
@Suite struct ReaderTests {
    @Test func windowsHoldWhatWasSimulated() throws {
        let sample = try Sample.shared.get()
        let data = try DataSet(path: sample.folder("dataset.toml"))
        let encoder = WindowEncoder(data)
        #expect(data.genes.count == 60 && data.placement.bridged.isEmpty)
        #expect(data.signals.map(\.name) == ["H3K27ac", "DNase", "Hi-C", "H3K4me3"])
        var seen = 0
        try Simulation(sample.report.parameters).forEachDomain { domain in
            for simulated in domain.genes {
                let index = try #require(data.annotation.index(ofID: simulated.id))
                let gene = data.genes[index]
                #expect(gene.contig == domain.contig.name && gene.tss == simulated.gene.tss)
                #expect((gene.strand == .forward) == simulated.gene.isForward)
                #expect(gene.transcripts.first?.exons == simulated.gene.exons)
                #expect(gene.transcripts.first?.coding == simulated.gene.regions[1])
                let measured = try #require(try data.measured(at: index))
                #expect(abs(Double(measured) - simulated.expression.measured) < 1e-5)
                let isHeldOut = domain.contig.role == .test || domain.contig.role == .shifted
                #expect((data.split(at: index) == .test) == isHeldOut)
                #expect((data.split(at: index) == .train) == (domain.contig.role == .train))
                try check(encoder.window(ofGeneAt: index), of: simulated, in: domain)
                seen += 1
            }
        }
        #expect(seen == 60)
    }

    private func check(_ window: GeneWindow, of gene: SimulatedGene, in domain: SimulatedDomain) {
        let start = gene.gene.tss - 1_000 - domain.domain.range.lowerBound
        #expect(window.length == 2_000)
        #expect(window.bases == Array(domain.sequence.codes[start..<(start + 2_000)]))
        #expect(
            window.features.count == 9
                && zip(window.features, gene.features.lengths).allSatisfy {
                    abs(Double($0) - $1) < 1e-4
                })
        for position in stride(from: 0, to: 2_000, by: 7) {
            let bin = (start + position) / SignalRates.bin
            let base = position * 4
            // The manifest gives pileups to models as log10(x + 1).
            let expected = domain.coverage.map { $0[bin].isNaN ? 0 : PortableMath.log10(1 + Double($0[bin])) }
            let found = [window.signals[base], window.signals[base + 1], window.signals[base + 3]]
            #expect(zip(found, expected).allSatisfy { abs(Double($0) - $1) < 1e-5 })
        }
        // The TSS is at the window's middle.
        let contact = Double(window.signals[1_000 * 4 + 2])
        #expect(abs(contact - PortableMath.log10(1 + gene.contacts.atTSS)) < 1e-5)
    }
}
