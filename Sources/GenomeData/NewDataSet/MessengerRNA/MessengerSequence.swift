import PrismModel

/// What the sequence of some transcripts is made of.
struct MessengerSequence {
    /// The parts that are counted apart.
    enum Part: Int, CaseIterable {
        case utr5, coding, following, utr3
    }

    /// By transcript, then by part.
    private(set) var compositions: [[BaseComposition]]
    /// The codes of first, last and following codon of each transcript, in the order of positions on the + strand.
    private var codons: [[[UInt8]]]

    private struct Piece {
        let range: Range<Int>
        let transcript: Int
        /// A part, or behind those a codon.
        let slot: Int
    }

    /// Bases that are read at once: pieces are taken in order, so that none is unpacked twice.
    private static let chunk = 1 << 20

    /// Reads the parts of transcripts, each on its contig; `progress` is called with the number of contigs done, and ends the
    /// reading where it throws.
    init(
        _ transcripts: [(parts: MessengerParts, contig: String)], _ genome: FASTAFile,
        progress: (Int, Int) throws -> Void
    ) throws {
        compositions = transcripts.map { _ in Part.allCases.map { _ in BaseComposition() } }
        codons = transcripts.map { _ in [[], [], []] }
        var pieces: [String: [Piece]] = [:]
        for (index, transcript) in transcripts.enumerated() {
            let parts = transcript.parts
            let slots = [
                parts.utr5, parts.coding, parts.following, parts.utr3, parts.firstCodon, parts.lastCodon,
                parts.following,
            ]
            for (slot, ranges) in slots.enumerated() {
                pieces[transcript.contig, default: []] += ranges.map {
                    Piece(range: $0, transcript: index, slot: slot)
                }
            }
        }
        for (done, contig) in pieces.keys.sorted().enumerated() {
            try read(pieces[contig] ?? [], on: contig, genome)
            try progress(done + 1, pieces.count)
        }
    }

    private mutating func read(
        _ pieces: [Piece], on contig: String, _ genome: FASTAFile
    ) throws(GenomeDataError) {
        var (held, codes): (Range<Int>, [UInt8]) = (0..<0, [])
        let last = pieces.map(\.range.upperBound).max() ?? 0
        for piece in pieces.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            if piece.range.lowerBound < held.lowerBound || piece.range.upperBound > held.upperBound {
                let start = piece.range.lowerBound
                held = start..<max(piece.range.upperBound, min(last, start + Self.chunk))
                codes = try genome.bases(in: GenomicInterval(contig: contig, held))
            }
            let own = codes[piece.range.places(in: held)]
            if piece.slot < Part.allCases.count {
                compositions[piece.transcript][piece.slot].add(own)
            } else {
                codons[piece.transcript][piece.slot - Part.allCases.count] += own
            }
        }
    }

    /// Whether the coding sequence of a transcript begins with ATG; nil where a base is not known.
    func beginsWithATG(_ transcript: Int, _ strand: Strand) -> Bool? {
        codon(codons[transcript][0], strand).map { $0 == [0, 3, 2] }
    }

    /// Whether its last codon, or the one that follows, is a stop; nil where a base is not known.
    func isStop(_ transcript: Int, following: Bool, _ strand: Strand) -> Bool? {
        codon(codons[transcript][following ? 2 : 1], strand).map {
            [[3, 0, 0], [3, 0, 2], [3, 2, 0]].contains($0)
        }
    }

    private func codon(_ codes: [UInt8], _ strand: Strand) -> [UInt8]? {
        guard codes.count == 3, codes.allSatisfy({ $0 < 4 }) else { return nil }
        return strand == .reverse ? Base.reverseComplement(codes) : codes
    }
}
