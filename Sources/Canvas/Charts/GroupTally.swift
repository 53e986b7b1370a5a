/// Which group has most points in each cell: a running majority vote, exact where one group has more than half.
struct GroupTally {
    private let width: Int
    private var votes: ContiguousArray<(group: Int, lead: Int)>

    init(rect: Rect) {
        width = rect.width
        votes = ContiguousArray(repeating: (-1, 0), count: rect.height * rect.width)
    }

    mutating func add(_ group: Int, row: Int, column: Int) {
        let index = row * width + column
        if votes[index].lead == 0 {
            votes[index] = (group, 1)
        } else {
            votes[index].lead += votes[index].group == group ? 1 : -1
        }
    }

    func winner(row: Int, column: Int) -> Int? {
        let group = votes[row * width + column].group
        return group >= 0 ? group : nil
    }

    func forEachWinner(_ body: (_ group: Int, _ row: Int, _ column: Int) -> Void) {
        for (index, vote) in votes.enumerated() where vote.group >= 0 {
            body(vote.group, index / width, index % width)
        }
    }
}
