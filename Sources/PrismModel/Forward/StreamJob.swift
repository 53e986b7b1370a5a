/// One stream of one gene.
struct StreamJob: Sendable {
    /// The gene's index in the batch.
    let gene: Int
    let window: GeneWindow
    /// w_c of an intervened stream; nil for the observed one.
    let context: [Float]?
    /// The one-hot rows' factor; other than 1 only on the way from a window without bases.
    var sequenceScale: Float = 1
}
