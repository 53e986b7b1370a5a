/// Everything simulated for one domain: what a writer or a test receives, one after the other along each
/// contig.
struct SimulatedDomain {
    let contig: Contig
    let domain: Domain
    let sequence: DomainSequence
    /// Coverage per bin of `SignalRates.bin` bases, for each mark in order; NaN where there is no data.
    let coverage: [[Float]]
    let genes: [SimulatedGene]

    /// Fragments that a mark's coverage stands for.
    func fragments(_ mark: Mark) -> Double {
        let sum = coverage[mark.rawValue].reduce(0.0) { $1.isNaN ? $0 : $0 + Double($1) }
        return sum * Double(SignalRates.bin) / Double(mark.fragment)
    }
}
