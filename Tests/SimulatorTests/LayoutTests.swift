import Testing

@testable import Simulator

@Suite struct LayoutTests {
    /// Layouts are cheap: thousands of genes and several seeds.
    @Test(arguments: [1, 2, 3] as [UInt64]) func domainsTileAndHoldTheirGenes(seed: UInt64) throws {
        let parameters = try SimulationParameters(seed: seed, genes: 1_500)
        let layout = try Layout(parameters)
        var next = 0
        for (contig, order) in zip(layout.contigs, parameters.contigOrders) {
            #expect(contig.domains.reduce(0) { $0 + $1.genes.count } == order.genes)
            var end = 0
            for domain in contig.domains {
                #expect(domain.range.lowerBound == end && !domain.range.isEmpty)
                #expect(end % 100 == 0)
                end = domain.range.upperBound
                var free = domain.range.lowerBound
                for gene in domain.genes {
                    #expect(gene.index == next)
                    #expect(gene.body.lowerBound >= free, "genes overlap")
                    #expect(gene.tss >= domain.range.lowerBound + Layout.margin)
                    #expect(gene.tss < domain.range.upperBound - Layout.margin + 1)
                    free = gene.body.upperBound
                    next += 1
                }
                #expect(free <= domain.range.upperBound)
            }
            #expect(contig.length == end)
            for (a, b) in zip(contig.domains, contig.domains.dropFirst()) { #expect(a.state != b.state) }
        }
        let genes = layout.contigs.flatMap { $0.domains.flatMap(\.genes) }
        let pairs = genes.filter { $0.partner != nil }
        #expect(Double(pairs.count) / 1_500 > 0.1 && Double(pairs.count) / 1_500 < 0.35)
        for gene in pairs where !gene.isForward {
            let partner = try #require(genes.first { $0.index == gene.partner })
            #expect(partner.isForward && Layout.pairDistance.contains(partner.tss - gene.tss))
        }
        #expect(abs(Double(genes.count { $0.isForward }) / 1_500 - 0.5) < 0.06)
    }

    @Test func transcriptsAddUpOnBothStrands() throws {
        let layout = try Layout(SimulationParameters(genes: 400))
        for gene in layout.contigs.flatMap({ $0.domains.flatMap(\.genes) }) {
            let transcript = gene.transcript
            #expect(transcript.exons.reduce(0, +) == transcript.utr5 + transcript.coding + transcript.utr3)
            #expect(transcript.introns.count == transcript.exons.count - 1)
            #expect(transcript.exons.allSatisfy { $0 >= 30 } && transcript.introns.allSatisfy { $0 >= 80 })
            #expect(transcript.coding % 3 == 0)
            #expect(gene.exons.reduce(0) { $0 + $1.count } == transcript.exons.reduce(0, +))
            #expect(gene.exons.first?.lowerBound == gene.body.lowerBound)
            #expect(gene.exons.last?.upperBound == gene.body.upperBound)
            #expect(gene.tss == (gene.isForward ? gene.body.lowerBound : gene.body.upperBound - 1))
            let lengths = gene.regions.map { $0.reduce(0) { $0 + $1.count } }
            #expect(lengths == [transcript.utr5, transcript.coding, transcript.utr3])
        }
    }

    @Test func domainLengthsFollowTheirState() throws {
        let layout = try Layout(SimulationParameters(genes: 8_000))
        let domains = layout.contigs.flatMap { $0.domains.dropLast() }
        for state in ChromatinState.allCases {
            let lengths = domains.filter { $0.state == state }.map { Double($0.range.count) }
            #expect(abs(Moments(lengths).median / state.profile.medianLength - 1) < 0.12, "\(state)")
        }
    }
}
