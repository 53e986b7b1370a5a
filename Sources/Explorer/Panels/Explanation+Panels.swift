extension Explanation {
    /// What "train, held out" means, which reads like a contradiction.
    static let heldOut =
        "The foot has the gene's split in the manifest and whether these weights learned from it: train, held out is a gene "
        + "meant for training that they did not see."

    /// The gene list.
    static let geneList = Explanation(
        title: "Genes",
        what:
            "Every gene of the list with its measured and predicted expression and Δ, predicted − measured. t: the model was "
            + "trained on the gene. With another condition open, chg is its value less this one's, m measured and p predicted.",
        unit: "the unit of expression",
        made: "Predictions come in as the background passes over the genes, every signal on.",
        isNot: "Under the present mask: switching signals changes the panels, not the list.")

    /// The expression panel.
    static let expression = Explanation(
        title: "Expression",
        what:
            "The current gene: measured, predicted with every signal on, intervened, and predicted as you have "
            + "switched or edited it; last, what each context alone would predict. Under each, another condition that is open: "
            + "a line from this one's value to its own, and the change.",
        unit: "the panel's title says it",
        made: "± is the standard deviation over the ensemble's members. " + heldOut,
        isNot: "A confidence interval. Lines of contexts are derived here, no output of the published model.")

    /// Two conditions that are open.
    static let conditions = Explanation(
        title: "Two conditions",
        what:
            "Another condition beside this one: genes matched by id, signals by name, every change that one's value less this "
            + "one's. The locus has the background states of both, each of its own model, and a click there names the state in both. "
            + "What differs (genes and signals that only one has, units, models, edits) is listed by :differences.",
        unit: "each panel's own; changes of expression in its unit",
        made:
            "Signals are switched off in both where both models take them, and bases are edited in both where both windows have "
            + "the same sequence.",
        isNot:
            "A comparison of what only one has, or of what prism compare refuses: that is said where it would show, not filled in. "
            + "Signals in other units stand on scales of their own.")

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

    /// The background states of a gene, where no model knows any.
    static let foundStates = Explanation(
        title: "A gene's background states without a model",
        what:
            "q: how likely the gene lies in each of the states that were learned here, or that a segmentation gave. P: how likely "
            + "genes do on the whole.",
        unit: "shares of 1",
        made:
            "From the signals around the gene, its promoter left out, every signal on; or from the segmentation. P is the mean q "
            + "of the data set's training genes.",
        isNot: "What a model was adjusted for: nothing is predicted from it.")

    /// The background states of a gene, for a model that is adjusted for them.
    static let adjustment = Explanation(
        title: "Background states of a gene",
        what:
            "q: how likely the gene lies in each state. P: how likely genes do on the whole. f: what would be predicted there, "
            + "P(Y | X, z). The background explains predicted − intervened. Z, or a click, asks for one state: as if it lay there.",
        unit: "q and P are shares of 1; f is in the unit of expression",
        made:
            "q from the signals around the gene, its promoter left out; a signal that is off is missing there too. P over "
            + "the genes that the model learned from. predicted = Σ q·f, intervened = Σ P·f; f is the mean over members.",
        isNot: "From the gene's own promoter. Edits of the window change f, not q.")

    /// What an adjustment for background states cannot do.
    static let adjustmentLimits = Explanation(
        title: "Limits of the adjustment",
        what:
            "Predicted loses more than a plain model where the background acts otherwise than where it was learned, as it knows "
            + "the background better. Intervened is worse on genes like those learned from, as it answers another question.",
        unit: "",
        made:
            "Scored on simulated data, whose background acts additively unless they are simulated otherwise; marks that depend "
            + "on motifs and background at once stay entangled.",
        isNot:
            "A randomised experiment. It needs signals measured between promoters, and predicts nothing below 0."
    )

    /// Measured against predicted, beside other panels.
    static let fit = Explanation(
        title: "Predicted vs measured",
        what: "A point per gene, measured across and predicted up; on the diagonal the two are equal.",
        unit: "the unit of expression on both axes",
        made: "Every signal on; the current gene stands where the present mask and edits put it.",
        isNot: "Held-out genes alone: the fit view tells them, and splits, apart.")
}
