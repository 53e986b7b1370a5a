/// Where a gene lies among background states: given outright, or to be inferred from what surrounds it.
public struct GeneBackground: Sendable, Equatable {
    private enum Origin: Sendable {
        case given([Float])
        case inferred(gene: Int, any BackgroundSource)
    }

    private let origin: Origin
    /// The model's signals that count as missing when states are inferred are off.
    public private(set) var mask = ModalityMask.all

    /// An assignment whatever else is known: one probability per state, "as if it lay in C" being 1 for C alone.
    public init(_ assignment: [Float]) { origin = .given(assignment) }

    /// The states that `source` infers for the gene at a position in its data set.
    public init(gene: Int, from source: any BackgroundSource) { origin = .inferred(gene: gene, source) }

    /// Makes the signals that are off in a mask count as missing.
    public mutating func switchOff(_ other: ModalityMask) { mask.formUnion(other) }

    /// The assignment that was given; nil for one that is to be inferred.
    var given: [Float]? { if case .given(let assignment) = origin { assignment } else { nil } }

    /// The probabilities of a model's states.
    ///
    /// - Parameters:
    ///   - states: the states.
    ///   - signals: the position of each of their signals among the model's.
    /// - Returns: one per background state; the prior where nothing is known around the gene.
    /// - Throws: `PrismError.input` for a given assignment that is none of these states, and what the source throws.
    public func assignment(
        to states: BackgroundModel, signals: [Int]
    ) throws(PrismError) -> [Float] {
        switch origin {
        case .given(let assignment):
            if let problem = Self.problem(assignment, states: states.backgroundStates) {
                throw .input(problem: problem)
            }
            return assignment
        case .inferred(let gene, let source):
            return try source.assignment(
                ofGeneAt: gene, to: states, signals: signals,
                without: Set(signals.filter { !mask.isOn($0) })) ?? states.prior.map { Float($0) }
        }
    }

    /// Why numbers are no probabilities of so many states; nil where they are.
    static func problem(_ assignment: [Float], states: Int) -> String? {
        guard assignment.count == states else {
            return "expected an assignment to \(states) background states, found \(assignment.count) numbers"
        }
        let sum = assignment.reduce(0, +)
        guard assignment.allSatisfy({ $0.isFinite && $0 >= 0 }), abs(sum - 1) < 1e-3 else {
            return "the assignment to background states is no set of probabilities: \(assignment)"
        }
        return nil
    }

    /// Whether both say the same, or ask the same source of the same gene.
    public static func == (one: GeneBackground, other: GeneBackground) -> Bool {
        guard one.mask == other.mask else { return false }
        switch (one.origin, other.origin) {
        case (.given(let a), .given(let b)): return a == b
        case (.inferred(let a, let source), .inferred(let b, let other)): return a == b && source === other
        default: return false
        }
    }
}

/// What knows the surroundings of genes, and so their background states.
public protocol BackgroundSource: AnyObject, Sendable {
    /// The probabilities of states at a gene's TSS, from the signals around it.
    ///
    /// - Parameters:
    ///   - index: the gene's position in the data set.
    ///   - states: the states.
    ///   - signals: the position of each of their signals among a model's.
    ///   - off: positions among the model's signals that count as missing.
    /// - Returns: one per background state; nil where nothing is known around the gene.
    /// - Throws: `PrismError.input` where the surroundings cannot be read.
    func assignment(
        ofGeneAt index: Int, to states: BackgroundModel, signals: [Int], without off: Set<Int>
    ) throws(PrismError) -> [Float]?
}

extension GeneWindow {
    /// The probabilities of a model's background states at this gene.
    ///
    /// Parameters and errors as of `GeneBackground.assignment(to:signals:)`; a window that says nothing is an error too.
    func assignment(to states: BackgroundModel, signals: [Int]) throws(PrismError) -> [Float] {
        guard let background else {
            throw .input(
                problem:
                    "the model is adjusted for background states, and the window does not say in which its gene lies"
            )
        }
        return try background.assignment(to: states, signals: signals)
    }
}
