/// Something to be looked up in files or run once, which a pop-up waits for.
enum Errand: Sendable, Equatable {
    /// Compares REF of variants with the genome.
    case reference(VariantQuestion)
    /// Reads effects of variants from a file that `prism variants` wrote.
    case effects(path: String)
    /// Reads a list of genes.
    case genes(path: String)
    /// Runs a command of the user's.
    case run(PipeRun)
    /// Stops a run of a command, by its number.
    case stop(Int)
}
