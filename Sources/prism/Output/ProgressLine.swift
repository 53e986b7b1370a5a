import Canvas
import Foundation

/// A line on the terminal that tells how far long work has come; silent where standard error is no terminal.
final class ProgressLine {
    private let title: String
    private let total: Int
    private let isShown = StandardError.isTerminal
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var next: ContinuousClock.Instant

    /// A line for work of `total` parts.
    init(_ title: String, total: Int) {
        self.title = title
        self.total = max(1, total)
        start = clock.now
        next = start
    }

    /// Shows that `done` parts are done, at most ten times a second.
    func update(_ done: Int) {
        guard isShown, clock.now >= next else { return }
        next = clock.now + .milliseconds(100)
        let seconds = (clock.now - start) / .seconds(1)
        StatusLine.show(Self.line(title, done, of: total, seconds: seconds, width: StatusLine.width))
    }

    /// Takes the line away.
    func finish() { if isShown { StatusLine.clear() } }

    /// Title, bar, count, rate and the time that is left, as much as the width has room for.
    static func line(_ title: String, _ done: Int, of total: Int, seconds: Double, width: Int) -> String {
        let rate = seconds > 0 ? Double(done) / seconds : 0
        let left = rate > 0 ? time(Double(total - done) / rate) : "–"
        var pieces = [
            StatusLine.Piece(text: title, rank: 0), StatusLine.Piece(text: "\(done)/\(total)", rank: 1),
            StatusLine.Piece(text: String(format: "%.0f/s", rate), rank: 3),
            StatusLine.Piece(text: left + " left", rank: 2),
        ]
        let room = width - StatusLine.line(pieces, width: .max).columnWidth - 2
        let least = 8
        if room < least { pieces.remove(at: 2) }
        let bar = bar(done, of: total, width: min(24, max(least, room)))
        pieces.insert(StatusLine.Piece(text: bar, rank: 4), at: 1)
        return StatusLine.line(pieces, width: width)
    }

    private static func bar(_ done: Int, of total: Int, width: Int) -> String {
        let share = min(1, max(0, Double(done) / Double(max(1, total))))
        let eighths = Int(share * Double(width * 8))
        let part = eighths % 8 == 0 ? "" : ["▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8 - 1]
        let full = String(repeating: "█", count: eighths / 8) + part
        return full + String(repeating: "·", count: max(0, width - full.count))
    }

    private static func time(_ seconds: Double) -> String {
        guard seconds.isFinite, (0..<360_000).contains(seconds) else { return "–" }
        let whole = Int(seconds.rounded())
        return whole < 60
            ? "\(whole) s" : whole < 3_600 ? "\(whole / 60) min" : "\(whole / 3_600) h \(whole / 60 % 60) min"
    }
}
