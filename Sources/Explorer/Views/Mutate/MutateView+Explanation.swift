extension MutateView {
    var explanation: Explanation? {
        Explanation(
            title: "Mutate",
            what:
                "What every other base at every position does to the prediction, and your own edits: REF before them, ALT "
                + "after, Δ between. Letters are as high as the own base's effect: the prediction less the mean with the other three. "
                + "Bases are those of the + strand; distances from the TSS are along the gene, negative upstream.",
            unit: "the unit of expression",
            made:
                "One prediction per mutant; edits change the model's input and nothing on disk. Where an allele takes bases away "
                + "or puts some in, the TSS stays in the window's middle and signals at their reference bases, as prism variants "
                + "does it. The same edits are made in another condition that is open.",
            isNot: "A measured effect of a variant.")
    }
}
