extension HeatmapView {
    var explanation: Explanation? {
        Explanation(
            title: "Heat map around the TSS",
            what:
                "The focused signal around the TSS of every gene of the list, a row per gene or, with more genes than rows, the "
                + "mean of several; upstream at the left, downstream at the right, whatever the strand. Another "
                + "condition that is open stands beside it: the same rows and colours, and what it has more (D): 0 in the "
                + "middle of its colours.",
            unit:
                "the signal's own, below the map: as files hold it, scaled; contacts with the gene's TSS as the model takes them",
            made:
                "Means of \(ProfileQuery.bins) equal parts over the bases with data. Colours go from 0 to the 98th percentile of what "
                + "shows; those of a difference as far to both sides of 0, over genes of both.",
            isNot: "What the model sees beyond its window.")
    }
}
