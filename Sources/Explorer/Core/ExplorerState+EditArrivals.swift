import PrismModel

extension ExplorerState {
    /// Takes in what concerns windows, means, attributions and mutants.
    mutating func takeEdited(_ arrival: Arrival.JobArrival) {
        switch (arrival.job.work, arrival.outcome) {
        case (.input, .input(.success(let read))):
            input = read
            inputFailure = nil
        case (.input(let gene, let changes, let transplant), .input(.failure(let problem))):
            inputFailure = GeneInput.Failure(
                gene: gene, changes: changes, transplant: transplant, text: problem.text)
        case (.means, .means(.success(let later))): means.take(later)
        case (.means, .means(.failure(let problem))):
            means.failure = "mean signals: " + problem.text
            baseline = .zero
            message = Message(text: "mean signals: " + problem.text, kind: .error)
        case (.attribution(let query), .attribution(.success(let attribution))):
            let wanted = wanted.attribution
            attributions.found.insert(attribution, for: query) { $0 == wanted }
        case (.attribution(let query), .attribution(.failure(let problem))):
            let wanted = wanted.attribution
            attributions.failures.insert(problem.text, for: query) { $0 == wanted }
        case (.mutants(let question, let batch), .mutants(.success(let predictions))):
            take(predictions, question, batch)
        case (.mutants(let question, _), .mutants(.failure(let problem))):
            scanFailures.insert(problem.text, for: question, keeping: questionsInUse)
            message = Message(text: "mutagenesis: " + problem.text, kind: .error)
        default: break
        }
    }

    private mutating func take(_ predictions: [Double], _ question: Question, _ batch: Range<Int>) {
        var scan = scans[question]
        if scan == nil, let input, input.gene == question.gene,
            let own = input.window(with: question.changes),
            let forecast = forecasts[question.asIf(in: nil)]?.asIf(in: question.background)
        {
            let bases = question.edits.filter { if case .base = $0 { true } else { false } }
            guard let window = try? own.edited(bases, signalCount: modelSignals) else { return }
            scan = Mutagenesis(of: window, reference: forecast.observed.mean)
        }
        guard var scan else { return }
        scans.remove(question)
        scan.take(batch, predictions: predictions)
        scans.insert(scan, for: question, keeping: questionsInUse)
    }
}
