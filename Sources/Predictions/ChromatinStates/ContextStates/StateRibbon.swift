import GenomeData
import PrismModel

/// States painted along the genome: the context generator slides over the signals, and each step gets the state whose
/// centroid is nearest to what it finds there.
///
/// The generator was trained on windows around a TSS; elsewhere this is its extrapolation. No state is painted where the
/// genome has no sequence (N), nor over a step at whose bases no signal has any value but 0: the generator would have an
/// opinion on silence, and nothing to base it on. Contacts, which exist with a TSS only, are those of the window's centre
/// where the source can tell (`.cool`), and else those of the gene with the nearest TSS around its own TSS, as if the
/// centre were one; such lent contacts are no signal of the place, unless the model takes nothing else.
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
        let columns = try starts.map { try contacts.columns(around: $0 + window / 2) }
        let vectors = try model.ensemble.contextVectors(
            along: signals, starts: starts.map { $0 - low }, length: window, replacing: columns,
            threads: threads, cancellation: cancellation)
        let ground = try RibbonGround(
            model, contig: contig, bins: bins, signals: signals, start: low, contacts: contacts)
        var pieces: [Piece] = []
        for (number, vector) in (vectors ?? []).enumerated() {
            guard bins.indices.contains(number), let state = states.state(of: vector) else { continue }
            for range in ground.painted(number, contacts: columns[number], windowStart: starts[number]) {
                Self.append(Piece(range: range, state: state), to: &pieces)
            }
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
