import Predictions
import PrismModel
import Wording

extension ExplorerState {
    /// The background states that the model is adjusted for, of a cross-validated one those of the members that predict the
    /// current gene; nil for a model that knows none from outside the promoter.
    var adjusted: AdjustedStates? { model.facts?.adjusted(of: gene) }

    /// What genome and genes show of the background states along the genome that show, once that is read.
    var genome: GenomeStates? {
        guard let adjusted else { return found?.genome }
        return study.genomes[adjusted.member]
    }

    /// The states that genes can be predicted in, as if they lay there.
    var asIfStates: Range<Int> {
        guard let adjusted, adjusted.isShared else { return 0..<0 }
        return 0..<adjusted.count
    }

    /// Why nothing can be predicted as if genes lay in another state; nil if it can.
    var asIfObstacle: String? {
        if let obstacle = model.obstacle { return obstacle }
        guard let adjusted else {
            return "this model is not adjusted for background states from outside the promoter"
        }
        return adjusted.isShared
            ? nil : "the members are adjusted for different states: show one of them alone"
    }

    /// Predicts every gene as if it lay in a state; nil: in its own.
    mutating func ask(asIf state: Int?) {
        let before = asIf
        asIf = state.flatMap { asIfStates.contains($0) ? $0 : nil }
        asIfMember = adjusted?.member
        guard asIf != before else { return }
        message = Message(
            text: asIf.map { "predicted as if the gene lay in \(stateTitle($0)); Esc ends it" }
                ?? "predicted in the gene's own background again", kind: .info)
    }

    /// Ends what is asked of a state where the current gene is predicted by members that know other states.
    mutating func tidyAsIf() {
        guard asIf != nil, let adjusted else { return }
        if asIfMember == nil { asIfMember = adjusted.member }
        guard adjusted.member != asIfMember || !asIfStates.contains(asIf ?? 0) else { return }
        ask(asIf: nil)
        message = Message(
            text: "in the gene's own background: another fold predicts it, with states of its own",
            kind: .info)
    }

    /// "as if in S3"; nil where genes are predicted in their own states.
    var asIfText: String? { asIf.map { "as if in " + StateNames.number($0) } }

    /// What of a gene's prediction the list shows: every gene's as it is, but the current one's in the state that is asked for.
    func listed(_ gene: Int) -> Double? {
        guard gene == self.gene, asIf != nil else { return predicted(gene, .all) }
        return answer(to: Question(gene: gene, mask: .all))?.observed.mean
    }
}
