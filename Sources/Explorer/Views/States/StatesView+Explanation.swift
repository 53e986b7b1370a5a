extension StatesView {
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
