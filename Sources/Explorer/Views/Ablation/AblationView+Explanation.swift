import Predictions

extension AblationView {
    var explanation: Explanation? {
        Explanation(
            title: "Ablation",
            what:
                "The prediction under every choice of signals, and the Shapley value of each signal and group of features: its fair "
                + "share of the change from all off to all on. Figures over genes are of held-out ones, where there are some. D: the same between two conditions, signals taken from the other one in turn.",
            unit: "the unit of expression",
            made:
                "In the input, B chooses what stands in for what is off: \(StandIn.choices). Weights that were not trained with "
                + "signals missing extrapolate: never did they see such an input. Groups of features that are off (F) are off in "
                + "every bar; those that are on share in the Shapley values.",
            isNot: "A model retrained without the signal.")
    }
}
