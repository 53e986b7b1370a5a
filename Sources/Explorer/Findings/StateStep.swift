/// A piece of work of some ten milliseconds.
struct StateStep: Sendable, Equatable {
    enum Work: Sendable, Equatable {
        /// Context vectors of the next genes.
        case genes(Range<Int>)
        /// Context vector of a gene's input, and what each signal does to the contexts; with the data set's mean
        /// signals where they are needed.
        case gene(ContextQuestion, means: [Float]?)
        /// The states along some steps of a contig.
        case ribbon(RibbonTile, StateMap)
        /// The same of the background states that the model is adjusted for.
        case stretch(RibbonTile)
        /// The same of background states that were found in this session.
        case painted(RibbonTile, GenomeStates)
        /// The prediction of a gene under the intervention.
        case intervention(Int)
    }

    let generation: Int
    let work: Work
}
