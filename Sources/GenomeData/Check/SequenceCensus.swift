/// What the genome holds over the windows of all genes, gathered one window at a time.
struct SequenceCensus {
    private let genome: FASTAFile
    private let lengths: [String: Int]
    /// Windows that reach beyond their contig.
    private(set) var beyondContig = 0
    /// Windows with bases that are not A, C, G or T.
    private(set) var unknownBases = 0
    /// What was wrong with the first window that could not be read; none is read after it.
    private(set) var fault: GenomeDataError?

    init(_ genome: FASTAFile) {
        self.genome = genome
        lengths = Dictionary(
            genome.contigs.map { ($0.name, $0.length) }, uniquingKeysWith: { first, _ in first })
    }

    /// Adds a window, whose contig is spelled as the genome spells it.
    mutating func add(_ window: GenomicInterval) {
        let length = lengths[window.contig, default: 0]
        if window.start < 0 || window.end > length { beyondContig += 1 }
        guard fault == nil else { return }
        let start = min(max(0, window.start), length)
        let inside = GenomicInterval(
            contig: window.contig, start: start, end: max(start, min(window.end, length)))
        do throws(GenomeDataError) {
            if try genome.bases(in: inside).contains(where: { $0 > 3 }) { unknownBases += 1 }
        } catch {
            fault = error
        }
    }
}
