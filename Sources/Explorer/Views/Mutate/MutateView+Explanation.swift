extension MutateView {
    var explanation: Explanation? {
        Explanation(
            title: "Mutate",
            what:
                "What every other base at every position does to the prediction, and your own edits: REF before them, ALT "
                + "after, Δ between.",
            unit: "the unit of expression",
            made: "One prediction per mutant; edits change the model's input and nothing on disk.",
            isNot: "A measured effect of a variant.")
    }
}
