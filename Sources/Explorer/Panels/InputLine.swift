import Canvas

/// The line at the head of a panel whose numbers are of an input that is otherwise than the data set has it.
enum InputLine {
    /// Writes the line, where there is something to say; returns what is left of the panel.
    static func paint(_ state: ExplorerState, _ rect: Rect, on grid: inout Grid) -> Rect {
        // Until the prediction that is asked for is there, the gene's own stands in its place.
        guard let words = words(state), rect.height > 3 else { return rect }
        let isOff = state.question?.transplant == nil && state.editCount == 0
        grid.write(
            longestOf: words, in: rect.line(0), as: isOff ? .ablation : .alternative, with: state.look)
        return rect.inset(top: 1)
    }

    /// "predicted with GM12878's H3K27ac" and fewer words; nil where the gene is predicted as it is, or its prediction is not there.
    static func words(_ state: ExplorerState) -> [String]? {
        // In which state it is asked for, the panel says itself.
        let texts = state.inputTexts(of: [.taken, .off, .edits])
        guard !texts.isEmpty, state.forecast != nil else { return nil }
        return texts.prefix(2).map { "predicted: " + $0 } + texts
    }
}
