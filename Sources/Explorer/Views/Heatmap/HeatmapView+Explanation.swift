extension HeatmapView {
    var explanation: Explanation? {
        Explanation(
            title: "Heat map around the TSS",
            what:
                "The focused signal around the TSS of every gene of the list, a row per gene or, with more genes than rows, the "
                + "mean of several; upstream at the left, downstream at the right, whatever the strand. Another "
                + "condition that is open stands beside it: the same rows and colours.",
            unit:
                "the signal's own, below the map: as files hold it, scaled; contacts with the gene's TSS as the model takes them",
            made:
                "Means of \(ProfileQuery.bins) equal parts over the bases with data. Colours go from 0 to the 98th percentile of what "
                + "shows.",
            isNot: "What the model sees beyond its window.")
    }
}
