import Predictions
import Wording

/// The genes whose background state is another one in the other condition, and of how many that is known.
struct MovedGenes: Sendable, Equatable {
    /// Positions in the catalog, rising.
    var genes: [Int]
    /// Genes whose state is known in both.
    var known: Int
    /// Genes by their state in this condition and in the other: those that stayed on the diagonal.
    private(set) var counts: [[Int]] = []
    /// What they were counted from.
    let own: GenomeStates
    let other: GenomeStates

    init(_ own: GenomeStates, _ other: GenomeStates, counterpart: (Int) -> Int?) {
        (self.own, self.other) = (own, other)
        var genes: [Int] = []
        var known = 0
        counts = own.entries.map { _ in other.entries.map { _ in 0 } }
        for gene in own.states.indices {
            let move = StateMove(a: own.state(of: gene), b: counterpart(gene).flatMap(other.state))
            guard let isMoved = move.isMoved, let here = move.a, let there = move.b else { continue }
            known += 1
            if counts.indices.contains(here), counts[here].indices.contains(there) {
                counts[here][there] += 1
            }
            if isMoved { genes.append(gene) }
        }
        (self.genes, self.known) = (genes, known)
    }
}

extension ExplorerState {
    /// Counts the genes that moved anew, where what they are counted from is another.
    mutating func countMoved() {
        guard movesObstacle == nil, let own = genome, let other, let theirs = other.state.genome else {
            statesView.moved = nil
            return
        }
        if let moved = statesView.moved, moved.own == own, moved.other == theirs { return }
        statesView.moved = MovedGenes(own, theirs) { other.pairing.theirs($0) }
    }

    private static let movedTitle = "state moved"

    /// Whether the gene list holds the genes that moved.
    var listsMoved: Bool { list.chosen?.title == Self.movedTitle }

    /// Lists the genes that moved, or every gene again.
    mutating func listMoved() {
        let isListed = listsMoved
        list.chosen =
            isListed
            ? nil
            : statesView.moved.map {
                GeneSubset(
                    title: Self.movedTitle, genes: $0.genes, isOfConditions: true, showsStates: true)
            }
        relist()
        // Where there is no room for the list nothing else says so.
        let words = statesView.moved.map {
            "\($0.genes.count.counted(of: $0.known, "gene")) listed: in another state in \(conditionNames.other)"
        }
        message = Message(text: isListed ? "every gene is listed" : words ?? "", kind: .info)
    }
}
