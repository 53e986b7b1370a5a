/// One gene with causes, features and measurements.
struct SimulatedGene: Sendable {
    let gene: PlacedGene
    let contig: Int
    let role: ContigRole
    let state: ChromatinState
    let sites: [MotifInstance]
    let features: TranscriptFeatures
    /// GC of 5′UTR, coding sequence and 3′UTR.
    let gc: [Double]
    let expression: Expression
    let contacts: Contacts
    /// Mean coverage of each mark within 1 kb of the TSS, no data counting 0.
    let meanCoverage: [Double]
    /// Fragments of each mark within 500 bases of the TSS.
    let fragments: [Double]

    /// The name in all tables.
    var id: String { Self.id(gene.index) }
    /// The short name.
    var symbol: String { "SIM\(gene.index + 1)" }

    static func id(_ index: Int) -> String {
        let digits = String(index + 1)
        return "SIMG" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}
