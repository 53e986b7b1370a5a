import GenomeData
import PrismModel

/// States painted along the genome: the context generator slides over the signals, and each step gets the state whose
/// centroid is nearest to what it finds there.
///
/// The generator was trained on windows around a TSS; elsewhere this is its extrapolation. Bases with no signal at all
/// are painted too: the generator has an opinion on silence. Contacts, which exist with a TSS only, are those of the
/// window's centre where the source can tell (`.cool`), and else those of the gene with the nearest TSS around its own
/// TSS, as if the centre were one.
public struct StateRibbon: Sendable {
    /// The model, its signals and its window.
    public let model: DataSetModel
    /// The states.
    public let states: ContextStates
    /// The bases that share one state: 200 as in most published segmentations.
    public let step: Int

    /// A stretch of one state.
    public struct Piece: Sendable, Equatable {
        /// 0-based half-open.
        public var range: Range<Int>
        /// The state, from 0.
        public var state: Int

        /// A stretch of one state.
        public init(range: Range<Int>, state: Int) {
            self.range = range
            self.state = state
        }
    }

    /// Steps whose signals are read together: so many that reads overlap little, and none between windows that do not
    /// touch.
    private var stepsPerRead: Int {
        step >= model.encoder.length ? 1 : max(1, min(256, 500_000 / step))
    }

    /// A ribbon of some states; `step` is taken to be at least 1.
    public init(_ model: DataSetModel, _ states: ContextStates, step: Int = 200) {
        self.model = model
        self.states = states
        self.step = max(1, step)
    }

    /// Paints a stretch of a contig, steps counted from the contig's start.
    ///
    /// - Parameters:
    ///   - contig: as the genome spells it.
    ///   - range: 0-based half-open, widened to whole steps and cut to the contig.
    ///   - threads: how many threads work; the pieces do not depend on it.
    ///   - cancellation: looked at before every window.
    ///   - body: gets the pieces of some steps at a time, in order; neighbours of one state are one piece except where
    ///     two calls meet.
    /// - Throws: `GenomeDataError` for an unknown contig or signals that cannot be read; `PrismError`; what `body` throws.
    public func paint(
        _ contig: String, _ range: Range<Int>, threads: Int = PrismModel.defaultThreads,
        cancellation: Cancellation? = nil, _ body: ([Piece]) throws -> Void
    ) throws {
        let dataSet = model.dataSet
        guard let length = dataSet.genome.contigs.first(where: { $0.name == contig })?.length else {
            throw GenomeDataError(file: dataSet.manifest.genome, place: contig, problem: "no such contig")
        }
        let cut = range.clamped(to: 0..<length)
        guard !cut.isEmpty else { return }
        var contacts = PlaceContacts(model, contig: contig)
        let (first, last) = (cut.lowerBound / step, (cut.upperBound - 1) / step)
        for start in stride(from: first, through: last, by: stepsPerRead) {
            let steps = start...min(start + stepsPerRead - 1, last)
            try body(try pieces(steps, contig, length, &contacts, threads, cancellation))
        }
    }

    private func pieces(
        _ steps: ClosedRange<Int>, _ contig: String, _ contigLength: Int, _ contacts: inout PlaceContacts,
        _ threads: Int, _ cancellation: Cancellation?
    ) throws -> [Piece] {
        let window = model.encoder.length
        let bins = steps.map { $0 * step..<min(($0 + 1) * step, contigLength) }
        let starts = bins.map { ($0.lowerBound + $0.upperBound) / 2 - window / 2 }
        guard let low = starts.first, let high = starts.last else { return [] }
        let stretch = GenomicInterval(contig: contig, start: low, end: high + window)
        let signals = try model.encoder.signals(over: stretch, gene: nil, only: contacts.others)
        let vectors = try model.ensemble.contextVectors(
            along: signals, starts: starts.map { $0 - low }, length: window,
            replacing: try starts.map { try contacts.columns(around: $0 + window / 2) },
            threads: threads, cancellation: cancellation)
        var pieces: [Piece] = []
        for (bin, vector) in zip(bins, vectors ?? []) {
            guard let state = states.state(of: vector) else { continue }
            Self.append(Piece(range: bin, state: state), to: &pieces)
        }
        return pieces
    }

    /// Adds a piece, as part of the last one where it goes on with the same state.
    public static func append(_ piece: Piece, to pieces: inout [Piece]) {
        if let last = pieces.last, last.state == piece.state, last.range.upperBound == piece.range.lowerBound
        {
            pieces[pieces.count - 1].range = last.range.lowerBound..<piece.range.upperBound
        } else {
            pieces.append(piece)
        }
    }
}

/// Contacts of any place on a contig, as the window of a gene there would hold them.
struct PlaceContacts {
    /// The model's signals that are contacts with any place, by number.
    private let free: [Int]
    /// Those that are kept by gene.
    private let byGene: [Int]
    /// All others.
    let others: Set<Int>

    private let encoder: WindowEncoder
    private let contig: String
    /// The contig's genes, by TSS.
    private let genes: ArraySlice<Gene>
    private var held: (gene: String, columns: [(signal: Int, values: [Float])])?

    init(_ model: DataSetModel, contig: String) {
        encoder = model.encoder
        self.contig = contig
        var free: [Int] = [], byGene: [Int] = [], others: Set<Int> = []
        for (number, index) in encoder.signals.enumerated() {
            switch encoder.dataSet.signals[index].source {
            case .bigWig: others.insert(number)
            case .contacts(let source):
                if source is CoolContacts { free.append(number) } else { byGene.append(number) }
            }
        }
        self.free = free
        self.byGene = byGene
        self.others = others
        genes = encoder.dataSet.annotation.genes(
            withTSSIn: GenomicInterval(contig: contig, start: 0, end: GenomicInterval.endOfAnyContig))
    }

    /// The contact columns of the window whose centre is at `place`.
    mutating func columns(around place: Int) throws -> [(signal: Int, values: [Float])] {
        var columns: [(signal: Int, values: [Float])] = []
        if !free.isEmpty {
            let here = Gene(id: "", symbol: "", contig: contig, tss: place, strand: .unknown)
            columns += try read(free, gene: here)
        }
        if !byGene.isEmpty, let gene = nearest(to: place) {
            if held?.gene != gene.id { held = (gene.id, try read(byGene, gene: gene)) }
            columns += held?.columns ?? []
        }
        return columns
    }

    private func read(_ signals: [Int], gene: Gene) throws -> [(signal: Int, values: [Float])] {
        let interval = WindowEncoder.interval(around: gene.tss, on: contig, length: encoder.length)
        let values = try encoder.signals(over: interval, gene: gene, only: Set(signals))
        let width = encoder.signals.count
        return signals.map { signal in
            (signal, stride(from: signal, to: values.count, by: max(1, width)).map { values[$0] })
        }
    }

    private func nearest(to place: Int) -> Gene? {
        var (low, high) = (genes.startIndex, genes.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if genes[middle].tss < place { low = middle + 1 } else { high = middle }
        }
        let around = [low - 1, low].filter(genes.indices.contains).map { genes[$0] }
        return around.min { abs($0.tss - place) < abs($1.tss - place) }
    }
}
