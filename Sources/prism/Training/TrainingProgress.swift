import Foundation
import PrismModel

/// What a person sees of a training run: on a terminal one line that keeps changing, elsewhere a plain log.
struct TrainingProgress {
    private let label: String
    private let steps: Int
    private let batch: Int
    private let isTerminal: Bool
    private let start = ContinuousClock.now
    private var lastShown = ContinuousClock.now - .seconds(60)
    private var firstStep: Int?
    private var losses: [Double] = []
    private var validation: Agreement?

    /// Milliseconds between two looks: often enough to watch on a terminal, seldom enough to read in a log.
    private var interval: Duration { isTerminal ? .milliseconds(100) : .seconds(15) }

    init(label: String, settings: TrainingSettings) {
        self.label = label
        steps = settings.steps
        batch = settings.batch * settings.accumulation
        isTerminal = StandardError.isTerminal
    }

    mutating func show(_ event: TrainingRun.Event) {
        switch event {
        case .update(let update):
            firstStep = firstStep ?? update.step - 1
            losses.append(update.loss)
            let now = ContinuousClock.now
            guard now - lastShown >= interval || update.step == steps else { return }
            lastShown = now
            isTerminal
                ? StatusLine.show(line(update, width: StatusLine.width)) : write(line(update, width: .max))
        case .validation(let agreement, let isBest):
            validation = agreement
            if !isTerminal {
                write(
                    "\(label) validation: mse \(Self.number(agreement.mse))"
                        + " r \(agreement.pearson.map(Self.number) ?? "–")\(isBest ? ", best so far" : "")")
            }
        case .saved: break
        }
    }

    /// Leaves the changing line behind.
    func end() { if isTerminal { StatusLine.leave() } }

    /// Everything that a width has room for; what matters least goes first.
    func line(_ update: Trainer.Update, width: Int) -> String {
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let done = Double(update.step - (firstStep ?? 0))
        let rate = seconds > 0 ? done / seconds : 0
        typealias Piece = StatusLine.Piece
        var pieces = [
            Piece(text: label, rank: 1), Piece(text: "step \(update.step)/\(steps)", rank: 0),
            Piece(text: "loss \(Self.number(recentLoss))", rank: 3),
            Piece(text: Self.sparkline(losses, width: 24), rank: 7),
            Piece(text: "\(Self.number(rate * Double(batch))) genes/s", rank: 6),
        ]
        if let validation {
            pieces += [
                Piece(text: "validation r \(validation.pearson.map(Self.number) ?? "–")", rank: 4),
                Piece(text: "mse \(Self.number(validation.mse))", rank: 5),
            ]
        }
        if rate > 0 {
            pieces.append(Piece(text: "ETA \(Self.duration(Double(steps - update.step) / rate))", rank: 2))
        }
        return StatusLine.line(pieces, width: width)
    }

    /// The mean of the last updates: one batch alone jumps about.
    private var recentLoss: Double {
        let recent = losses.suffix(25)
        return recent.reduce(0, +) / Double(max(1, recent.count))
    }

    private func write(_ line: String) { StandardError.write(line + "\n") }

    private static func number(_ value: Double) -> String { String(format: "%.3g", value) }

    private static func duration(_ seconds: Double) -> String {
        guard seconds < 360_000 else { return "over 100 h" }
        let whole = Int(seconds)
        return String(format: "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
    }

    /// The course of a series in eighth blocks, each the mean of an equal share of it.
    static func sparkline(_ values: [Double], width: Int) -> String {
        let columns = min(width, values.count)
        guard columns > 0 else { return "" }
        let means = (0..<columns).map { column -> Double in
            let share = values[(column * values.count / columns)..<((column + 1) * values.count / columns)]
            return share.reduce(0, +) / Double(max(1, share.count))
        }
        let low = means.min() ?? 0, high = means.max() ?? 0
        let blocks = Array("▁▂▃▄▅▆▇█")
        return String(
            means.map { mean in
                let height = high > low && mean.isFinite ? (mean - low) / (high - low) : 0
                return blocks[min(7, max(0, Int(height * 8)))]
            })
    }
}
