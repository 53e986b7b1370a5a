import GenomeData

/// A row with its effect; none where it was not scored.
struct VariantRow {
    let plan: PlannedEffect
    let gene: Gene?
    let effect: VariantEffect?
}
