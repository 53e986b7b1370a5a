/// A gene's structure, in the direction of transcription, before it is placed on a contig.
struct Transcript: Sendable {
    /// Lengths of the exons, bases.
    let exons: [Int]
    /// Lengths of the introns between them, bases.
    let introns: [Int]
    /// Length of the 5′ untranslated region, bases of mRNA.
    let utr5: Int
    /// Length of the coding sequence with its stop codon, bases; a multiple of three.
    let coding: Int
    /// Length of the 3′ untranslated region, bases of mRNA.
    let utr3: Int

    /// Bases from the TSS to the end.
    var span: Int { exons.reduce(0, +) + introns.reduce(0, +) }

    private static let shortestExon = 60
    private static let meanJunctions = 4.0

    /// Draws a structure; lengths are log-normal, shorter than human ones so that the sample stays small.
    static func draw(_ stream: inout RandomStream) -> Transcript {
        let utr5 = length(&stream, median: 160, deviation: 0.5, within: 80...900)
        let codons = length(&stream, median: 380, deviation: 0.55, within: 100...1_500)
        let utr3 = length(&stream, median: 600, deviation: 0.7, within: 80...3_000)
        let coding = 3 * codons
        let mature = utr5 + coding + utr3
        let junctions = junctions(&stream, before: utr5 + coding - 30)
        let ends = junctions + [mature]
        let exons = zip(ends, [0] + junctions).map { $0 - $1 }
        let introns = junctions.map { _ in length(&stream, median: 320, deviation: 0.7, within: 80...4_000) }
        return Transcript(exons: exons, introns: introns, utr5: utr5, coding: coding, utr3: utr3)
    }

    /// Exon junctions, as positions on the mRNA: one in each of equal slots, so that no exon is tiny.
    private static func junctions(_ stream: inout RandomStream, before end: Int) -> [Int] {
        let count = min(stream.poisson(meanJunctions), (end - shortestExon) / (2 * shortestExon))
        guard count > 0 else { return [] }
        let slot = Double(end - shortestExon) / Double(count)
        return (0..<count).map { index in
            shortestExon + Int(slot * (Double(index) + stream.uniform(0, 0.5)))
        }
    }

    private static func length(
        _ stream: inout RandomStream, median: Double, deviation: Double, within range: ClosedRange<Int>
    ) -> Int {
        let value = Int(stream.logNormal(median: median, deviation))
        return min(max(value, range.lowerBound), range.upperBound)
    }
}
