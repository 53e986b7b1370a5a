import Testing

@testable import Simulator

@Suite struct SignalTests {
    private let quiet = Artefacts(gaps: [], hotSpots: [])

    @Test func coverageHasTheRatesMeanAcrossBorders() {
        for mark in Mark.allCases {
            var pileup = FragmentPileup(mark)
            var sums = [Double](repeating: 0, count: 200)
            let rounds = 120
            for round in 0..<rounds {
                var stream = RandomStream(seed: 9, .counts, round)
                let rates = [Double](repeating: 6, count: sums.count)
                let values = pileup.coverage(of: rates, origin: 0, artefacts: quiet, stream: &stream)
                for (index, value) in values.enumerated() where round > 0 { sums[index] += Double(value) }
            }
            let means = sums.map { $0 / Double(rounds - 1) }
            #expect(abs(Moments(means).mean - 6) < 0.35)
            // The first bins of a domain lie under fragments of the one before.
            #expect(abs(Moments(Array(means[..<20])).mean - 6) < 1.2)
        }
    }

    @Test func countsAreOverdispersed() {
        var pileup = FragmentPileup(.dnase)
        var stream = RandomStream(seed: 10, .counts)
        let values = pileup.coverage(
            of: [Double](repeating: 8, count: 20_000), origin: 0, artefacts: quiet, stream: &stream)
        let moments = Moments(values.map(Double.init))
        // n bins of mean 8/n and size r: variance 8 + 8²/(n·r), against 8 for Poisson.
        let expected = 8 + 64 / (Double(Mark.dnase.fragment / SignalRates.bin) * Mark.dnase.dispersion)
        #expect(abs(moments.variance / expected - 1) < 0.12 && moments.variance > 1.8 * moments.mean)
    }

    @Test func gapsHoldNoDataAndHotSpotsTooMuch() {
        var pileup = FragmentPileup(.h3k27ac)
        var stream = RandomStream(seed: 11, .counts)
        let artefacts = Artefacts(
            gaps: [1_255..<2_001], hotSpots: [.init(range: 6_000..<6_500, factor: 10, extra: 30)])
        let values = pileup.coverage(
            of: [Double](repeating: 2, count: 1_000), origin: 0, artefacts: artefacts, stream: &stream)
        for (bin, value) in values.enumerated() {
            #expect(value.isNaN == (125..<201).contains(bin))
        }
        #expect(values[610..<640].allSatisfy { $0 > 15 } && values[900...].allSatisfy { $0 < 15 })
    }

    @Test func contactsDecayAndRiseInActiveDomains() throws {
        let layout = try Layout(SimulationParameters(genes: 1_500))
        var atTSS: [ChromatinState: [Double]] = [:]
        var sums = [Double](repeating: 0, count: Contacts.reach + 1)
        var counts = sums
        for contig in layout.contigs {
            for domain in contig.domains {
                for gene in domain.genes {
                    let contacts = Contacts(tss: gene.tss, gene: gene.index, on: contig, seed: 2)
                    atTSS[domain.state, default: []].append(contacts.atTSS)
                    let own = gene.tss / Contacts.bin
                    #expect(contacts.values.count <= 2 * Contacts.reach + 1)
                    for (index, value) in contacts.values.enumerated() {
                        let distance = abs(contacts.firstBin + index - own)
                        sums[distance] += value
                        counts[distance] += 1
                    }
                }
            }
        }
        let decay = zip(sums, counts).map { $0 / $1 }
        for distance in 0..<8 { #expect(decay[distance] > decay[distance + 1]) }
        let active = Moments(atTSS[.active] ?? []).mean
        #expect(active > 1.4 * Moments(atTSS[.heterochromatin] ?? []).mean)
        #expect(active > 1.3 * Moments(atTSS[.repeatRich] ?? []).mean)
    }

    @Test func peaksPointAlongTheGene() {
        let domain = Domain(index: 0, range: 0..<20_000, state: .weak, genes: [])
        for isForward in [true, false] {
            var rates = SignalRates(.h3k4me3, of: domain, neighbours: (nil, nil), contig: 0, seed: 1)
            let before = rates
            rates.add(
                RegulatoryElement(centre: 10_000, isForward: isForward, heights: [0, 0, 50], gene: nil))
            let gained = zip(rates.values, before.values).map { $0 - $1 }
            let left = gained[900..<1_000].reduce(0, +)
            let right = gained[1_000..<1_100].reduce(0, +)
            #expect(isForward ? right > 1.5 * left : left > 1.5 * right)
            #expect(gained[..<880].allSatisfy { $0 == 0 } && gained[1_120...].allSatisfy { $0 == 0 })
        }
    }
}
