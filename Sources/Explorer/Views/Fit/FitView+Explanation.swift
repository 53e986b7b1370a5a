extension FitView {
    var explanation: Explanation? {
        Explanation(
            title: "Fit",
            what:
                "Measured across, predicted up, a point per gene; outliers are those furthest from the diagonal. I compares the "
                + "intervened prediction instead, where the model makes one; D the change to another condition that is open, "
                + "the test of whether a model knows the cell and not just the gene, beside the error of predicting no change; "
                + "D and I the intervened change, where both models make one.",
            unit: "the unit of expression on both axes; MSE in its square",
            made: "Every signal on; by split where the manifest names splits. " + Explanation.heldOut,
            isNot:
                "An estimate for new genes, save of genes that are held out. Intervened need not be near the measured: it "
                + "answers another question, and is worse on genes whose background acts as it was learned.")
    }
}
