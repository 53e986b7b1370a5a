extension LocusView {
    var explanation: Explanation? {
        Explanation(
            title: "Locus",
            what:
                "Genes, signals and background states along the genome; underlined, the window that the model sees for the "
                + "current gene.",
            unit:
                "each track's own, at its scale; the manifest says what is done to values before the model takes them",
            made:
                "Every column is the mean of its bases; contacts are those with the current gene's TSS; regions are as high as "
                + "their scores. A adds what each column contributes to the prediction, with its residual; where a column is one base, as letters.",
            isNot: "What the model takes beyond its window: outside of it, tracks are for you alone.")
    }
}
