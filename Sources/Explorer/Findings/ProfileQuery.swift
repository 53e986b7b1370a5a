/// What is read around the TSS of every gene.
struct ProfileQuery: Sendable, Hashable {
    /// The signal, a position in the catalog's.
    let signal: Int
    /// Bases to each side of the TSS.
    let flank: Int

    /// Parts that the bases are cut into.
    static let bins = 80
    /// The flanks to choose from.
    static let flanks = [500, 1000, 2000, 5000, 10_000, 20_000, 50_000]
    static let usualFlank = 2000
}
