import Canvas
import PrismModel

extension ExplorerState {
    /// Why no base can be put at the cursor; nil if one can.
    var substituteObstacle: String? {
        guard let bases = changedWindow?.bases, bases.indices.contains(cursor) else {
            return inputFailureText ?? "the gene's window is being read"
        }
        if isBeyondContig(cursor) { return "the contig ends before this place" }
        return isFull
    }

    /// Why no stretch of the focused signal can be deleted; nil if one can.
    var deleteObstacle: String? {
        guard changedWindow != nil else { return inputFailureText ?? "the gene's window is being read" }
        guard catalog.signals.indices.contains(focus) else { return "the data set has no signals" }
        if input(focus) == nil { return "the model does not take \(catalog.signals[focus].name)" }
        return isFull
    }

    /// Puts a base at the cursor.
    mutating func substitute(_ code: UInt8) {
        let edit = WindowEdit.base(position: cursor, code: code)
        changeEdits { $0.make(edit, over: $1) }
    }

    private var isFull: String? {
        (gene.flatMap { edits[$0]?.made.count } ?? 0) < GeneEdits.limit
            ? nil : "a gene takes at most \(GeneEdits.limit) edits"
    }

    /// Whether a window position lies outside the gene's contig.
    private func isBeyondContig(_ position: Int) -> Bool {
        guard let gene = currentGene, let place = genomicPosition(position) else { return true }
        return !(0..<(catalog.contigLengths[gene.contig] ?? 0)).contains(place)
    }

    mutating func deleteSignal() {
        guard let signal = input(focus), let length = changedWindow?.length else { return }
        let column = cursor / mutateStep * mutateStep
        let stretch = (selection ?? column..<(column + mutateStep)).clamped(to: 0..<length)
        let edit = WindowEdit.signal(signal, positions: stretch, by: baseline)
        changeEdits { $0.make(edit, over: $1) }
        mutate.anchor = nil
    }

    mutating func scanAgain() {
        let isDone = mutate.wanted.flatMap { scans[$0] }?.isComplete ?? false
        let hadFailed = mutate.wanted.map { scanFailures.remove($0) != nil } ?? false
        if mutate.wanted != questionAsIf || hadFailed {
            mutate.wanted = questionAsIf
            mutate.isStopped = false
        } else if !isDone {
            mutate.isStopped.toggle()
        }
    }

    /// Letters mean again what they mean elsewhere.
    mutating func endEditing() {
        mutate.isEditing = false
        mutate.anchor = nil
    }

    /// Ends editing, lets go of a selection, or stops a mutagenesis; whether there was one.
    mutating func stopInMutate() -> Bool {
        if mutate.isEditing || mutate.anchor != nil {
            endEditing()
            return true
        }
        guard nextMutants != nil else { return false }
        mutate.isStopped = true
        message = Message(text: "mutagenesis stopped; r goes on", kind: .info)
        return true
    }

    /// The position where a mutant moves the prediction most, of those that are known.
    var strongest: Int? {
        guard let map = scan?.map else { return nil }
        var best: (index: Int, size: Float)?
        for (index, value) in map.differences.enumerated()
        where value.magnitude > (best?.size ?? 0) { best = (index, value.magnitude) }
        return best.map { $0.index / 4 }
    }
}
