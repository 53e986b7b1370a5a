import Predictions

/// The words that the program's panels, messages and files use, each explained once: help, pop-ups and manual read them here.
public enum Glossary {
    /// Every word, predictions first.
    public static let words: [Explanation] = predictions + states + contributions

    private static let unit =
        "expression, in the unit that the model was trained on: log10(CAGE + 1) as released"

    private static let predictions = [
        Explanation(
            title: "measured", what: "What the assay says of the gene's expression.",
            unit: "the unit that the data set names; the panel's title repeats it",
            made: "Read from the data set's table, never changed.",
            isNot: "It is not known for every gene, and simulated where the header says SIMULATED."),
        Explanation(
            title: "predicted",
            what:
                "The model's expression of the gene from its sequence and signals as they are: what is compared with "
                + "the measured value. With an ensemble, the members' mean ± their standard deviation.",
            unit: unit, made: "One stream of the backbone over the window around the TSS, then the head.",
            isNot:
                "A measurement. ± is how much training seeds disagree, not a confidence interval. Files call this "
                + "column observed."),
        Explanation(
            title: "intervened",
            what:
                "The prediction under P(Y | do(X)): the signals' own effect once the background state is no longer "
                + "allowed to follow them.",
            unit: unit,
            made:
                "A stream per context; the mean of their hidden states, then the head. Of a model adjusted for background states "
                + "Σ P·f, from one stream.",
            isNot: "The outcome of an experiment, and not the mean of what each context alone would predict."),
        Explanation(
            title: "difference", what: "Δ: predicted − measured.", unit: "the unit of expression",
            made: "From the two numbers shown.", isNot: "A test of anything: no error of the assay is in it."),
        Explanation(
            title: "change",
            what:
                "Of two conditions that are open, what the second has more than the first: of measured expression, or of "
                + "predictions, each by its own condition's model.",
            unit: "the unit of expression",
            made:
                "Genes of both, matched by id; every signal on. A gene is held out where neither model learned from it.",
            isNot:
                "Δ, which is predicted − measured of one condition. With two models it holds their difference too."
        ),
        Explanation(
            title: "transplant",
            what:
                "The prediction with some signals of the other condition in place of this one's: an ablation by something "
                + "real instead of by zero or a mean.",
            unit: "the unit of expression",
            made:
                "This condition's model, sequence and remaining signals; features made of a signal are taken with it. "
                + "Shapley values over all choices of signals add up to the change that they make; the rest is what else "
                + "differs.",
            isNot:
                "An experiment: the signals are taken as they are, with all that drives them in the other condition."
        ),
        Explanation(
            title: "agreement",
            what:
                "r (Pearson's correlation), Spearman's correlation of ranks, and MSE (mean squared error) of predicted "
                + "and measured, of n genes.",
            unit: "r without unit; MSE in the unit of expression, squared",
            made:
                "Genes that are both measured and predicted so far, every signal on. The header takes those that are held "
                + "out, of the test split where it has such.",
            isNot: "An estimate for new genes, where the header says that the model learned from those shown."
        ),
        Explanation(
            title: "held out",
            what:
                "A gene that none of the members which predict it learned from; of a cross-validated model those of the "
                + "fold that left it out. The list marks the others with t: trained on.",
            unit: "yes, no, or unknown where the weights do not record it",
            made: "Weights record the genes that they learned from; each gene is looked up among them.",
            isNot: "The split: a manifest may call a gene test that the weights were trained on."),
    ]

    private static let states = [
        Explanation(
            title: "background state",
            what:
                "What lies behind the signals: a group of genes with like contexts, or, of a model adjusted for them, a state of "
                + "the genome around the gene.",
            unit: "S1, S2, …; a name is what you gave it, or what the emissions propose",
            made:
                "k-means++ of the context vectors of all genes, the number by the best silhouette; or a hidden Markov model of the "
                + "signals between promoters.",
            isNot: "Known to be a cause of anything by itself."),
        Explanation(
            title: "q and P",
            what:
                "q: the states' probabilities at the gene; P: their mean over the genes that the model learned from, or, "
                + "of states that no model brings, over the data set's training genes.",
            unit: "shares that sum to 1",
            made:
                "Posteriors of a hidden Markov model at the bin of the TSS; signals that are off are missing.",
            isNot: "Told by the gene's own promoter, which is left out."),
        Explanation(
            title: "as if in",
            what: "The prediction as if the gene lay in another background state: P(Y | X, z) for one z.",
            unit: unit,
            made:
                "From the same stream as the prediction: no other is needed. Mutants and attributions are computed anew.",
            isNot: "Another gene's signals: the input stays as it is."),
        Explanation(
            title: "the background explains", what: "How far the gene's background moves its prediction.",
            unit: unit,
            made: "predicted − intervened, every signal on; the list sorts by its size (o).",
            isNot: "The error of the prediction."),
        Explanation(
            title: "element",
            what: "A state whose stretches last less than 3 kb: an enhancer, a promoter, an artefact.",
            unit: "bases, by expectation", made: "500 bases over the chance to leave the state.",
            isNot: "A background: no gene is said to lie in it."),
        Explanation(
            title: "dwell", what: "How long a stretch of a state is expected to last.", unit: "bases",
            made: "Bases of a bin over the chance that the next bin is in another state.",
            isNot: "The mean of the stretches painted, which depends on what is between them."),
        Explanation(
            title: "context",
            what: "w1, w2, …: one weight per channel and gene, by which the model damps what signals say.",
            unit: "0 to 1, without unit",
            made: "The context generator, from the signals in the window; of the ensemble's first member.",
            isNot: "Comparable between members: each learns its own, and w1 of one is not w1 of another."),
        Explanation(
            title: "assignment",
            what:
                "How much the gene is like each state; borderline where the two nearest differ by less than 0.2.",
            unit: "shares that sum to 1",
            made:
                "Softmax of −(squared distance to a state's centroid) over the states' spread; all members.",
            isNot: "A calibrated probability."),
        Explanation(
            title: "each context alone",
            what: "What the head would say of one context's stream by itself.", unit: unit,
            made: "The head on each stream, the mean over members; derived here.",
            isNot: "An output of the published model, and their mean is not the intervened prediction."),
        Explanation(
            title: "keeps",
            what: "How much of a signal a context lets through: 1 all of it, 0 nothing.", unit: "none",
            made:
                "The length of w × W over the length of W, channel by channel, where W is the signal's column of the "
                + "signal embedding; of the ensemble's first member.",
            isNot: "How much the signal matters to the prediction: that is what ablation shows."),
        Explanation(
            title: "silhouette",
            what: "How much nearer genes are to their own state than to the next: 1 apart, 0 overlapping.",
            unit: "none, −1 to 1", made: "The mean over genes, or over a sample where they are many.",
            isNot: "A proof that there are so many states."),
        Explanation(
            title: "uniformity", what: "U: how far apart the contexts lie; the lower, the further.",
            unit: "none, the training's regulariser",
            made: "From the cosines between the contexts' weight vectors; of the ensemble's first member.",
            isNot: "An error of the prediction."),
        Explanation(
            title: "int-pred", what: "What the intervention does to a state's genes: intervened − predicted.",
            unit: "the unit of expression", made: "The mean over the state's genes that have both.",
            isNot: "The effect of a signal."),
    ]

    private static let contributions = [
        Explanation(
            title: "ablation",
            what: "What becomes of the prediction when signals are switched off in the input.",
            unit: "the unit of expression",
            made: "The baseline takes the signal's place; the model stays as it is.",
            isNot: "A model retrained without the signal."),
        Explanation(
            title: "baseline",
            what: "What stands in for what is off: \(StandIn.choices).",
            unit: "the signal's, as the model takes it",
            made:
                "B changes it; the mean, unless you change it, is per position around the TSS, over the data set's genes. Weights "
                + "trained with signals missing do not read it: they are told what is missing.",
            isNot: "The dotted line that charts start from."),
        Explanation(
            title: "extrapolation",
            what: "A prediction without signals by weights that never saw an input without them.",
            unit: "the unit of expression",
            made:
                "The baseline stands in for what is off: no gene that the weights learned from looks like that. Weights "
                + "trained with signals missing, with the mean baseline, have none of it.",
            isNot: "What a model trained without the signals would say: the two can be far apart."),
        Explanation(
            title: "Shapley value",
            what:
                "A fair share of the change from all signals and groups of features off to all on, for each of them: the mean "
                + "of what it adds, over every order of switching them on.",
            unit: "the unit of expression",
            made:
                "Predictions under every mask; the values sum to all on − nothing on. Features made of signals are off as soon "
                + "as one of these is; what is off in F takes no part. With more than eight players, signals alone.",
            isNot: "The effect of switching off that signal alone, where signals stand in for each other."),
        Explanation(
            title: "attribution",
            what: "What each base and each signal at each position contributes to the prediction.",
            unit: "the unit of expression",
            made:
                "Integrated gradients (a path from a baseline), gradient × input (the slope at the input), or occlusion (what "
                + "is lost without it); A chooses. The baseline: \(Baseline.mean.compared) (B: \(Baseline.zero.compared)); "
                + "\(Baseline.comparedNote).",
            isNot: "A cause: the model's reasons, not the cell's."),
        Explanation(
            title: "residual",
            what: "What attributions leave unexplained: the change from the baseline less their sum.",
            unit: "the unit of expression",
            made:
                "Near zero for integrated gradients; the further from it, the less the sum can be relied on.",
            isNot: "The error against the measured value; that is the difference."),
        Explanation(
            title: "mutagenesis", what: "What every other base at every position does to the prediction.",
            unit: "the unit of expression, mutant − present", made: "One prediction per mutant.",
            isNot: "A measured effect of a variant."),
    ]
}
