import Canvas
import GenomeData
import PrismModel

extension ExplorerState {
    /// The window's length L.
    private var length: Int { max(1, catalog.window) }

    /// Columns that show the window.
    var mutateColumns: Int { MutateLayout(Screen(self).main, self).plot.width }

    /// The position under the cursor.
    var cursor: Int { min(max(mutate.cursor ?? length / 2, 0), length - 1) }

    /// Bases per column.
    var mutateStep: Int {
        let whole = max(1, (length + mutateColumns - 1) / max(1, mutateColumns))
        return min(max(1, mutate.step ?? whole), whole)
    }

    /// The positions that show.
    var mutateRange: Range<Int> {
        Range(from: mutate.start, count: mutateStep * max(1, mutateColumns), inside: 0..<length)
    }

    /// The selected positions, with the columns that begin and end them whole; without a selection nil.
    var selection: Range<Int>? {
        guard let anchor = mutate.anchor else { return nil }
        let held = min(max(anchor, 0), length - 1)
        return min(held, cursor)..<(max(held, cursor) + 1)
    }

    mutating func moveCursor(by bases: Int) {
        mutate.cursor = min(max(cursor + bases, 0), length - 1)
    }

    /// Twice as close, or half; from the whole window to single bases.
    mutating func zoomMutate(closer: Bool) {
        let step = mutateStep
        let whole = max(1, (length + mutateColumns - 1) / max(1, mutateColumns))
        let next = closer ? max(1, step / 2) : step * 2
        mutate.step = next >= whole ? nil : next
    }

    /// Keeps the cursor in view; a scan begins with the view and with every other gene.
    mutating func tidyMutate() {
        if let gene, mutate.wanted?.gene != gene {
            mutate.wanted = questionAsIf
            mutate.isStopped = false
            mutate.cursor = nil
            endEditing()
        }
        // Another background state is another prediction: it is scanned without being asked.
        if let wanted = mutate.wanted, wanted.background != asIf { mutate.wanted = wanted.asIf(in: asIf) }
        let range = mutateRange
        if !range.contains(cursor) {
            // A cursor that steps over the edge pulls the view along; one that jumps is put in the middle.
            let step = mutateStep
            if cursor < range.lowerBound, cursor >= range.lowerBound - step {
                mutate.start = cursor
            } else if cursor >= range.upperBound, cursor < range.upperBound + step {
                mutate.start = range.lowerBound + step
            } else {
                mutate.start = cursor - range.count / 2
            }
        }
        mutate.start = mutateRange.lowerBound
    }

    /// The scan that shows: of the present question if there is one, else the last of the gene.
    var scan: (question: Question, map: Mutagenesis)? {
        for question in [questionAsIf, mutate.wanted] {
            guard let question, question.gene == gene, let map = scans[question] else { continue }
            return (question, map)
        }
        return nil
    }

    /// The places that are to be predicted next; nil where nothing is to be scanned.
    var nextMutants: WantedWork.MutantBatch? {
        guard !mutate.isStopped, let wanted = mutate.wanted, wanted.gene == gene,
            forecasts[wanted.asIf(in: nil)] != nil, scanFailures[wanted] == nil, input?.gene == gene,
            input?.window(with: wanted.changes) != nil
        else { return nil }
        guard let scan = scans[wanted] else {
            return WantedWork.MutantBatch(question: wanted, places: 0..<min(4, length))
        }
        return scan.isComplete
            ? nil : WantedWork.MutantBatch(question: wanted, places: scan.batch(of: Self.mutantBatch))
    }

    /// Positions per batch, three mutants each: short enough to be given up without loss.
    static var mutantBatch: Int { 4 }

    /// The columns of the mutate view now.
    var mutateMap: MutateColumns {
        MutateColumns(range: mutateRange, step: mutateStep, count: mutateColumns)
    }
}
