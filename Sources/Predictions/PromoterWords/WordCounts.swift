import PrismModel

/// Which genes have which words of one length at some places, on the gene's strand or on either.
struct WordCounts {
    private let length: Int
    private let starts: Range<Int>
    private let eitherStrand: Bool
    /// The numbers of each gene's words, by the place of their first base, -1 where a base is unknown.
    private let codes: [[Int32]]
    /// The positions, in a gene's numbers, of the words that start where they may.
    private let offsets: Range<Int>

    private static let lengths = 6...8
    /// Widths of the stretches within which a word may start, each laid out with half of its width between two.
    private static let widths = [40, 100, 300]

    /// All lengths, stretches and strands.
    static func all(_ promoters: [PromoterBases], at places: Range<Int>) -> [WordCounts] {
        lengths.flatMap { length in
            let own = promoters.map { $0.codes(length: length) }
            let either = own.map { $0.map { $0 < 0 ? $0 : min($0, reverseComplement($0, length)) } }
            return widths.flatMap { width in
                stride(from: places.lowerBound, to: places.upperBound - width / 2, by: width / 2).flatMap {
                    start in
                    let starts = start..<min(start + width, places.upperBound)
                    let offsets =
                        starts.lowerBound - places.lowerBound..<starts.upperBound - places.lowerBound
                    return [(own, false), (either, true)].map { codes, isEither in
                        WordCounts(
                            length: length, starts: starts, eitherStrand: isEither, codes: codes,
                            offsets: offsets)
                    }
                }
            }
        }
    }

    /// The word, of those that so many genes have, whose genes' mean is farthest from 0; nil where there is none.
    ///
    /// - Parameters:
    ///   - residuals: one a gene, their weighted mean 0.
    ///   - weights: one a gene.
    ///   - deviation: the residuals' standard deviation.
    ///   - least: how many genes must have a word.
    /// - Returns: the word with its score, its effect not known yet.
    func best(_ residuals: [Double], weights: [Double], deviation: Double, least: Int) -> PromoterWord? {
        let size = 1 << (2 * length)
        var sums = [Double](repeating: 0, count: size), shares = sums
        var genes = [Int32](repeating: 0, count: size)
        // The last gene that each word was met in: one that has it twice counts once.
        var last = [Int32](repeating: -1, count: size)
        for index in codes.indices {
            let weight = weights[index], value = weight * residuals[index]
            let own = codes[index]
            for offset in offsets.clamped(to: own.indices) where own[offset] >= 0 {
                let word = Int(own[offset])
                guard last[word] != Int32(index) else { continue }
                last[word] = Int32(index)
                sums[word] += value
                shares[word] += weight
                genes[word] += 1
            }
        }
        let total = weights.reduce(0, +)
        var best = (score: 0.0, word: 0)
        for word in 0..<size where genes[word] >= Int32(least) && shares[word] < total {
            let error = (shares[word] * (1 - shares[word] / total)).squareRoot() * deviation
            let score = abs(sums[word]) / max(error, 1e-12)
            if score > best.score { best = (score, word) }
        }
        guard best.score > 0 else { return nil }
        let bases = (0..<length).map { UInt8(best.word >> (2 * (length - 1 - $0)) & 3) }
        return PromoterWord(
            bases: bases, starts: starts, eitherStrand: eitherStrand, effect: 0, genes: Int(genes[best.word]),
            score: sums[best.word] < 0 ? -best.score : best.score)
    }

    /// The number of a word's reverse complement.
    private static func reverseComplement(_ word: Int32, _ length: Int) -> Int32 {
        var rest = word, result: Int32 = 0
        for _ in 0..<length {
            result = result << 2 | (3 - rest & 3)
            rest >>= 2
        }
        return result
    }
}
