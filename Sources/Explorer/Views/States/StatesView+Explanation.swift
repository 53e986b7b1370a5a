extension StatesView {
    func explanation(_ state: ExplorerState) -> Explanation? {
        state.adjusted != nil ? Self.adjustment : state.viewsGenome ? Self.others : explanation
    }

    var explanations: [Explanation] { [explanation, Self.adjustment, Self.others].compactMap(\.self) }

    /// Of background states that no model brings.
    private static let others = Explanation(
        title: "Background states without a model",
        what:
            "States of the genome that the open model is not adjusted for: learned here (L), or those of a segmentation "
            + "(:states FILE; BED4 or BED9, as ChromHMM writes). The locus paints them; s turns the page. q of a gene is the "
            + "posterior at its TSS, P the mean q of the data set's training genes.",
        unit: "log10(1 + x) of each signal per bin of 500 bases; times as often as on average; shares",
        made:
            "As prism states --background does, with the same seed: a Gaussian hidden Markov model of the signals between "
            + "promoters, learned on training contigs. Of a segmentation: its own segments, those around a TSS left out.",
        isNot: "What the model was adjusted for, or uses. No prediction depends on it.")

    /// Of the states that a model is adjusted for.
    private static let adjustment = Explanation(
        title: "Background states along the genome",
        what:
            "The states that the model is adjusted for: the mean of every signal in them, how long a stretch lasts, the genes "
            + "that lie there, the share of the bins painted with them, how often their bases are exonic, intronic or "
            + "intergenic, and what follows them. s turns the page. An element lasts less than 3 kb: it is no background, and no gene lies in it.",
        unit: "log10(1 + x) of each signal per bin of 500 bases; times as often as on average; shares",
        made:
            "A Gaussian hidden Markov model of the signals between promoters, learned on training contigs before the model; "
            + "every signal on. Names are proposed from the emissions, and yours to change (r).",
        isNot: "A cause by itself. A name says nothing of a mark that was not measured.")

    var explanation: Explanation? {
        Explanation(
            title: "Background states",
            what:
                "The states that the model has learned, one a line: genes, mean signals, expression, and int-pred, what the "
                + "intervention does to the state's genes (intervened − predicted). Below: signals around the TSS, each "
                + "with a scale of its own, and the genes in the plane in which contexts vary most.",
            unit: "signals as the model takes them; expression in the data set's unit",
            made:
                "k-means++ of the genes' context vectors; their number by the best silhouette, or yours (< and >).",
            isNot: "A segmentation of the genome by marks, and no proof of so many states.")
    }
}
