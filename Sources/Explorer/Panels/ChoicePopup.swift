/// A pop-up with lines to choose from.
protocol ChoicePopup: Popup {
    /// A click on a line.
    func choose(_ line: Int, in state: inout ExplorerState) -> [Effect]
}
