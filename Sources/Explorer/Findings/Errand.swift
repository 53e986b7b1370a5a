/// Something to be looked up in files or run once, which a pop-up waits for.
enum Errand: Sendable, Equatable {
    /// Compares REF of variants with the genome.
    case reference(VariantQuestion)
    /// Reads effects of variants from a file that `prism variants` wrote.
    case effects(path: String)
    /// Finds the genes that a file lists, or that are named with commas between.
    case genes(path: String)
    /// Gives up what is looked up.
    case giveUp
    /// Runs a command of the user's.
    case run(PipeRun)
    /// Stops a run of a command, by its number.
    case stop(Int)
}
