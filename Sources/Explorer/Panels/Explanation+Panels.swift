extension Explanation {
    /// The gene list.
    static let geneList = Explanation(
        title: "Genes",
        what:
            "Every gene of the list with its measured and predicted expression and Δ, predicted − measured. t: the model was "
            + "trained on the gene.",
        unit: "the unit of expression",
        made: "Predictions come in as the background passes over the genes, every signal on.",
        isNot: "Under the present mask: switching signals changes the panels, not the list.")

    /// The expression panel.
    static let expression = Explanation(
        title: "Expression",
        what:
            "The current gene: measured, predicted with every signal on, intervened, and predicted as you have "
            + "switched or edited it; last, what each context alone would predict.",
        unit: "the panel's title says it",
        made: "± is the standard deviation over the ensemble's members.",
        isNot: "A confidence interval. Lines of contexts are derived here, no output of the published model.")

    /// The background-state panel.
    static let backgroundState = Explanation(
        title: "Background state",
        what:
            "Which state the gene is like and how surely, what each context alone would predict, and how much of each "
            + "signal a context keeps. W shows the contexts' weights channel by channel.",
        unit: "shares of 1; genes and their mean expression beside them",
        made:
            "Shares: softmax of −(squared distance to the state's centroid) / spread, of all members, under the present "
            + "mask. Keeps: the length of w × W over that of W, of the ensemble's first member.",
        isNot: "A probability that was calibrated, nor a segmentation of the genome by marks.")

    /// Measured against predicted, beside other panels.
    static let fit = Explanation(
        title: "Predicted vs measured",
        what: "A point per gene, measured across and predicted up; on the diagonal the two are equal.",
        unit: "the unit of expression on both axes",
        made: "Every signal on; the current gene stands where the present mask and edits put it.",
        isNot: "Held-out genes alone: the fit view tells them, and splits, apart.")
}
