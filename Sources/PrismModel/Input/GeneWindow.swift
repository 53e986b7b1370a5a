/// One gene as the model sees it: the DNA around its TSS, the signals over the same bases, its features.
///
/// Positions run along the + strand, never flipped, over `[TSS − L/2, TSS + L/2)`.
public struct GeneWindow: Sendable, Equatable {
    /// One code per base, length L: see `Base`. Anything that is not A, C, G or T, and every position beyond
    /// the contig's end, is `Base.unknown`, which the model reads as a row of zeros.
    public var bases: [UInt8]

    /// Signal values, L × S, row-major (all S signals of a base side by side), in the order and the units the
    /// model was trained with. Missing values and positions beyond the contig's end are 0.
    public var signals: [Float]

    /// Gene features, F values, in the order and the units the model was trained with. Empty for a model
    /// trained without features.
    public var features: [Float]

    /// Which features are switched together, and which are made of signals.
    public var groups: FeatureGroups

    /// What is missing: a model that was trained with signals missing does not read it. Other models read the window as
    /// it is.
    public var absent = ModalityMask.all

    /// A window of `bases.count` positions.
    public init(bases: [UInt8], signals: [Float], features: [Float], groups: FeatureGroups = .none) {
        self.bases = bases
        self.signals = signals
        self.features = features
        self.groups = groups
    }

    /// The window length L, in bases.
    public var length: Int { bases.count }
}
