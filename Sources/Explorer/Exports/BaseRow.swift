/// A number per base with a name: a signal, an attribution.
public struct BaseRow: Sendable, Equatable {
    /// What is measured.
    var name: String
    /// In which unit, with the transform.
    var unit: String
    /// The theme's colour, 0xRRGGBB.
    var color: UInt32 = 0x33_66_99
    var contig: String
    /// The first base, from 0.
    var start: Int
    /// A value per base; NaN where there is none.
    var values: [Float]
}
