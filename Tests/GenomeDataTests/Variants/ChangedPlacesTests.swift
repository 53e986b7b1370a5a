import PrismModel
import Testing

@testable import GenomeData

@Suite struct ChangedPlacesTests {
    @Test func `places follow the bases`() {
        let none: [SequenceChange] = []
        #expect(none.places(around: 100, length: 6) == [97, 98, 99, 100, 101, 102])
        // Two bases taken away behind the TSS: the ones after them come nearer.
        let deletion = [SequenceChange(removed: 101..<103, inserted: [])]
        #expect(deletion.places(around: 100, length: 6) == [97, 98, 99, 100, 103, 104])
        // Two put in before base 99 push to the left; they stand for base 98.
        let insertion = [SequenceChange(removed: 99..<99, inserted: [0, 1])]
        #expect(insertion.places(around: 100, length: 6) == [98, 98, 99, 100, 101, 102])
        // The TSS itself taken away: the next base that is left takes its place.
        let start = [SequenceChange(removed: 100..<101, inserted: [])]
        #expect(start.places(around: 100, length: 6) == [97, 98, 99, 101, 102, 103])
        let clash = [
            SequenceChange(removed: 5..<8, inserted: []), SequenceChange(removed: 7..<9, inserted: [1]),
        ]
        #expect(clash.places(around: 7, length: 4).isEmpty)
    }

    @Test func `genes that see a change, and how far it is`() {
        let genes = [
            Gene(id: "a", symbol: "a", contig: "1", tss: 100, strand: .forward),
            Gene(id: "b", symbol: "b", contig: "1", tss: 130, strand: .reverse),
            Gene(id: "c", symbol: "c", contig: "2", tss: 100, strand: .forward),
        ]
        let annotation = Annotation(genes: genes, contigOrder: ["1", "2"])
        let change = SequenceChange(removed: 115..<116, inserted: [0])
        #expect(annotation.genes(seeing: change, on: "1", length: 40) == [0, 1])
        #expect(annotation.genes(seeing: change, on: "1", length: 20).isEmpty)
        #expect(annotation.genes(seeing: change, on: "3", length: 40).isEmpty)
        #expect(genes[0].distance(to: change) == 15 && genes[1].distance(to: change) == 15)
        #expect(
            annotation.nearestGene(to: 116, on: "1") == 1 && annotation.nearestGene(to: 5, on: "9") == nil)
    }
}
