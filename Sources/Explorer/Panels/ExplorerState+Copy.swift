import Canvas

extension ExplorerState {
    /// What goes to the clipboard: names and numbers with their units, separated by tabs.
    var copyText: String {
        func number(_ value: Double?) -> String {
            value.map { NumberText.fixed($0, 4) } ?? NumberText.missing
        }
        let current = currentGene
        let theirs = other?.state
        let comparison =
            theirs == nil
            ? []
            : [
                "other_condition\t\(conditionNames.other)",
                "other_measured\t\(number(theirs?.gene.flatMap { theirs?.measured($0) }.map(Double.init)))",
                "other_unit\t\(theirs?.catalog.unitText ?? "")",
                "other_predicted\t\(number(otherForecast?.observed.mean))",
                "taken\t\(seenTakenNames.isEmpty ? "none" : seenTakenNames.joined(separator: ","))",
            ]
        let fields = [
            "gene\t\(current?.symbol ?? "")", "id\t\(current?.id ?? "")", "locus\t\(locus.text)",
            "unit\t\(catalog.unitText)",
            "measured\t\(number(gene.flatMap { measured($0) }.map(Double.init)))",
            "off\t\(offNames.isEmpty ? "none" : offNames.joined(separator: ","))",
            "baseline\t\(standIn.word)", "edits\t\(editsText)",
            "as_if\t\(asIf.map { stateTitle($0) } ?? "own states")",
            "predicted\t\(number(forecast?.observed.mean))",
            "intervened\t\(number(forecast?.intervened?.mean))",
        ]
        return (fields + comparison).joined(separator: "\n") + "\n"
    }
}
