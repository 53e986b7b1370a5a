import Canvas
import PrismModel

extension State {
    /// Why a command about the gene's input cannot be done; nil if it can.
    func obstacle(toEdit id: Command.ID) -> String? {
        switch id {
        case .mutate, .attribution, .baseline, .scan:
            if let obstacle = model.obstacle { return obstacle }
            if gene == nil { return "no gene is chosen" }
            return id == .baseline && modelSignals == 0 ? "the model takes no signals" : nil
        case .undoEdit, .resetEdits:
            return gene.flatMap { edits[$0] }?.made.isEmpty ?? true ? "this gene has no edits" : nil
        case .strongest: return strongest == nil ? "nothing is predicted yet" : nil
        case .substitute:
            guard let bases = referenceWindow?.bases, bases.indices.contains(cursor) else {
                return inputFailure?.text ?? "the gene's window is being read"
            }
            if isBeyondContig(cursor) { return "the contig ends before this place" }
            return isFull
        case .deleteSignal:
            guard referenceWindow != nil else {
                return inputFailure?.text ?? "the gene's window is being read"
            }
            guard catalog.signals.indices.contains(focus) else { return "the data set has no signals" }
            if input(focus) == nil { return "the model does not take \(catalog.signals[focus].name)" }
            return isFull
        default: return gene == nil ? "no gene is chosen" : nil
        }
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

    /// Carries out a command about the gene's input, or in the mutate view.
    mutating func runEdit(_ id: Command.ID) {
        switch id {
        case .mutate:
            view = view == .mutate ? .locus : .mutate
            mutate.isStopped = false
        case .attribution:
            nextAttribution()
            let title = attributions.method?.title ?? "off"
            message = Message(text: "attribution: \(title)", kind: .info)
        case .baseline: toggleBaseline()
        case .undoEdit: change { $0.undo(over: $1) }
        case .resetEdits: if let gene { edits[gene] = nil }
        case .cursorLeft: moveCursor(by: -mutateStep)
        case .cursorRight: moveCursor(by: mutateStep)
        case .cursorPageLeft: moveCursor(by: -mutateRange.count)
        case .cursorPageRight: moveCursor(by: mutateRange.count)
        case .mutateCloser: zoomMutate(closer: true)
        case .mutateWider: zoomMutate(closer: false)
        case .mutateWhole: mutate.step = mutateStep > 1 ? 1 : nil
        case .strongest: if let strongest { mutate.cursor = strongest }
        case .select: mutate.anchor = mutate.anchor == nil ? cursor : nil
        case .deleteSignal: deleteSignal()
        case .scan: scanAgain()
        case .substitute(let code):
            let edit = WindowEdit.base(position: cursor, code: code)
            change { $0.make(edit, over: $1) }
        default: break
        }
    }

    private mutating func change(_ change: (inout GeneEdits, [UInt8]) -> Void) {
        guard let gene else { return }
        var made = edits[gene] ?? GeneEdits()
        change(&made, referenceWindow?.bases ?? [])
        edits[gene] = made.made.isEmpty ? nil : made
    }

    private mutating func toggleBaseline() {
        baseline = baseline == .zero ? .mean : .zero
        // What was predicted of all genes with the other baseline is another thing.
        surveys = surveys.filter { $0.key == .all }
        effects = effects.filter { $0.key == .all }
        relist()
        let words =
            baseline == .zero
            ? "zero"
            : "the data set's mean of \(NumberText.count(catalog.genes.count, "gene")) at each position"
        message = Message(text: "signals that are off become " + words, kind: .info)
    }

    private mutating func deleteSignal() {
        guard let signal = input(focus), let length = referenceWindow?.length else { return }
        let column = cursor / mutateStep * mutateStep
        let stretch = (selection ?? column..<(column + mutateStep)).clamped(to: 0..<length)
        let edit = WindowEdit.signal(signal, positions: stretch, by: baseline)
        change { $0.make(edit, over: $1) }
        mutate.anchor = nil
    }

    private mutating func scanAgain() {
        let isDone = mutate.wanted.flatMap { scans[$0] }?.isComplete ?? false
        if mutate.wanted != question {
            mutate.wanted = question
            mutate.isStopped = false
        } else if !isDone {
            mutate.isStopped.toggle()
        }
    }

    /// Lets go of the selection, or stops a mutagenesis; whether there was one.
    mutating func stopInMutate() -> Bool {
        if mutate.anchor != nil {
            mutate.anchor = nil
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

    /// Takes in what concerns windows, means, attributions and mutants.
    mutating func takeEdited(_ arrival: Arrival.JobArrival) {
        switch (arrival.job.work, arrival.outcome) {
        case (.input(let gene), .input(.success(let window))):
            input = GeneInput(gene: gene, window: window)
            inputFailure = nil
        case (.input(let gene), .input(.failure(let problem))):
            inputFailure = GeneInput.Failure(gene: gene, text: problem.text)
        case (.means, .means(.success(let later))): means.take(later)
        case (.means, .means(.failure(let problem))):
            means.failure = "mean signals: " + problem.text
            baseline = .zero
            message = Message(text: "mean signals: " + problem.text, kind: .error)
        case (.attribution(let query), .attribution(.success(let attribution))):
            attributions.remember(attribution, for: query)
        case (.attribution(let query), .attribution(.failure(let problem))):
            attributions.failures[query] = problem.text
        case (.mutants(let question, let batch), .mutants(.success(let predictions))):
            take(predictions, question, batch)
        case (.mutants, .mutants(.failure(let problem))):
            mutate.isStopped = true
            message = Message(text: "mutagenesis: " + problem.text, kind: .error)
        default: break
        }
    }

    private static let mostScans = 32

    private mutating func take(_ predictions: [Double], _ question: Question, _ batch: Range<Int>) {
        var scan = scans[question]
        if scan == nil, let input, input.gene == question.gene, let forecast = forecasts[question] {
            let bases = question.edits.filter { if case .base = $0 { true } else { false } }
            guard let window = try? input.window.edited(bases, signalCount: modelSignals) else { return }
            scan = Mutagenesis(of: window, reference: forecast.observed.mean)
        }
        guard var scan else { return }
        if scans.count >= Self.mostScans { scans = scans.filter { $0.key.gene == gene } }
        if scans.count >= Self.mostScans { scans = [:] }
        scans[question] = nil
        scan.take(batch, predictions: predictions)
        scans[question] = scan
    }
}
