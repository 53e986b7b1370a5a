import GenomeData

/// What there is to paint a state on: sequence, and a signal.
struct RibbonGround {
    private let bins: [Range<Int>]
    /// The genome over all bins; N is 4.
    private let bases: [UInt8]
    /// Where `bases` and `hasSignal` begin.
    private let start: Int
    /// Whether any signal that is read along the genome has a value other than 0, base by base.
    private let hasSignal: [Bool]
    /// The signals that are contacts of the window's centre, by number; empty where none is.
    private let contactSignals: Set<Int>
    /// What an input is where there is nothing, by signal: no data, and a value of 0.
    private let silence: [[Float]]
    /// Whether the model takes nothing but contacts that are kept by gene, so that no place has a signal of its own.
    private let isGroundless: Bool

    /// The ground of some steps.
    ///
    /// - Parameters:
    ///   - model: the model whose signals these are.
    ///   - contig: the contig of the steps.
    ///   - bins: the steps, which follow each other.
    ///   - signals: the model's signals, position by position, from `start` on; those of `contacts` are 0.
    ///   - start: the first position of `signals`; it may lie before the contig.
    ///   - contacts: which signals are contacts.
    /// - Throws: `GenomeDataError` where the genome cannot be read.
    init(
        _ model: DataSetModel, contig: String, bins: [Range<Int>], signals: [Float], start: Int,
        contacts: PlaceContacts
    ) throws {
        self.bins = bins
        let stretch = (bins.first?.lowerBound ?? 0)..<(bins.last?.upperBound ?? 0)
        self.start = stretch.lowerBound
        bases = try model.dataSet.genome.bases(
            in: GenomicInterval(contig: contig, start: stretch.lowerBound, end: stretch.upperBound))
        let tracks = model.encoder.signals.map { model.dataSet.signals[$0] }
        silence = tracks.map(\.silentInputs)
        contactSignals = Set(contacts.free)
        isGroundless = contacts.others.isEmpty && contacts.free.isEmpty
        let (count, silence, others) = (tracks.count, silence, contacts.others.sorted())
        hasSignal = stretch.map { position in
            let row = (position - start) * count
            guard row >= 0, row + count <= signals.count else { return false }
            return others.contains { !silence[$0].contains(signals[row + $0]) }
        }
    }

    /// The parts of a step that are painted: none without a signal, and else those that have a sequence.
    ///
    /// - Parameters:
    ///   - number: the step's, among those given.
    ///   - contacts: the contact columns of the step's window.
    ///   - windowStart: the window's first position.
    /// - Returns: the parts, 0-based half-open, in order.
    func painted(
        _ number: Int, contacts: [(signal: Int, values: [Float])], windowStart: Int
    ) -> [Range<Int>] {
        let bin = bins[number]
        let hasContacts = contacts.contains { column in
            guard contactSignals.contains(column.signal) else { return false }
            let inside = (bin.lowerBound - windowStart)..<(bin.upperBound - windowStart)
            return column.values[inside.clamped(to: column.values.indices)].contains {
                !silence[column.signal].contains($0)
            }
        }
        let places = (bin.lowerBound - start)..<(bin.upperBound - start)
        guard isGroundless || hasContacts || hasSignal[places].contains(true) else { return [] }
        var parts: [Range<Int>] = []
        var position = places.lowerBound
        while position < places.upperBound {
            let end = bases[position..<places.upperBound].firstIndex { $0 > 3 } ?? places.upperBound
            if position < end { parts.append(position + start..<end + start) }
            position = bases[end..<places.upperBound].firstIndex { $0 < 4 } ?? places.upperBound
        }
        return parts
    }
}
