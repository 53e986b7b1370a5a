/// What the context generator makes of a gene under a mask.
struct GeneContext: Sendable, Equatable {
    /// The context vector, of all members.
    var vector: [Float]
    /// How far each context moves when a signal is switched off, by context and signal: the root mean square over
    /// channels of the change of w_c, of the gene's first member; nil for signals that are off already.
    var moves: [[Double?]]
    /// How much of each signal a context lets through, by context and signal: ‖w_c ⊙ W_s‖ / ‖W_s‖, of the gene's
    /// first member; nil for a signal that its embedding does not take up.
    var keeps: [[Double?]] = []
}
