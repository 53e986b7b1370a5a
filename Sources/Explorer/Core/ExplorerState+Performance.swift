extension ExplorerState {
    /// Whether frames are to be timed.
    public var showsPerformance: Bool { performance != nil }

    /// Counts whether a change of gene or mask found its prediction there.
    mutating func countCache(since before: Question?) {
        guard performance != nil, let question, question != before, model.facts != nil else { return }
        performance?.note(isHit: forecasts[question] != nil)
    }

    /// Questions about the current gene and genes of surveys that are still open.
    var open: (questions: Int, genes: Int) { Schedule.open(in: self) }
}
