import Foundation

/// A line on the terminal that tells how far long work has come; silent where standard error is no terminal.
final class ProgressLine {
    private let title: String
    private let total: Int
    private let isShown: Bool
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var next: ContinuousClock.Instant

    /// A line for work of `total` parts.
    init(_ title: String, total: Int) {
        self.title = title
        self.total = max(1, total)
        isShown = isatty(STDERR_FILENO) == 1
        start = clock.now
        next = start
    }

    /// Shows that `done` parts are done, at most ten times a second.
    func update(_ done: Int) {
        guard isShown, clock.now >= next else { return }
        next = clock.now + .milliseconds(100)
        let width = 24
        let eighths = min(width * 8, max(0, done * width * 8 / total))
        let full = String(repeating: "█", count: eighths / 8)
        let part = eighths % 8 == 0 ? "" : String(["▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8 - 1])
        let bar = (full + part).padding(toLength: width, withPad: "·", startingAt: 0)
        let seconds = (clock.now - start) / .seconds(1)
        let rate = seconds > 0 ? Double(done) / seconds : 0
        let left = rate > 0 ? Self.time(Double(total - done) / rate) : "–"
        let text = String(
            format: "\r%@ %@ %d/%d  %.0f/s  %@ left\u{1B}[K", title, bar, done, total, rate, left)
        FileHandle.standardError.write(Data(text.utf8))
    }

    /// Takes the line away.
    func finish() {
        guard isShown else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }

    private static func time(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds < 360_000 else { return "–" }
        let whole = Int(seconds.rounded())
        return whole < 60
            ? "\(whole) s" : whole < 3_600 ? "\(whole / 60) min" : "\(whole / 3_600) h \(whole / 60 % 60) min"
    }
}
