extension AblationView {
    var explanation: Explanation? {
        Explanation(
            title: "Ablation",
            what:
                "The prediction under every choice of signals, and each signal's Shapley value: its fair share of the "
                + "change from all off to all on. D: the same between two conditions, signals taken from the other one in turn.",
            unit: "the unit of expression",
            made:
                "A signal that is off is replaced by the baseline in the input: its mean, or zero (B). Weights that were not "
                + "trained with signals missing extrapolate: never did they see such an input.",
            isNot: "A model retrained without the signal.")
    }
}
