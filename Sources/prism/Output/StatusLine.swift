import Canvas
import Foundation

/// One line of the terminal that keeps changing: never wider than the terminal, so that it stays one line.
enum StatusLine {
    /// A piece of the line. Of pieces that do not all fit, those of the largest rank go first.
    struct Piece {
        let text: String
        let rank: Int
    }

    /// The columns of the terminal behind standard error that a line may take: all but the last, in which some terminals
    /// begin a new line.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return 79 }
        return Int(size.ws_col) - 1
    }

    /// Shows a line in place of the one before.
    static func show(_ text: String) {
        StandardError.write("\r" + text.truncated(to: width) + "\u{1B}[K")
    }

    /// Takes the line away.
    static func clear() { StandardError.write("\r\u{1B}[K") }

    /// Leaves the line behind.
    static func leave() { StandardError.write("\n") }

    /// The pieces that fit into a width, in their order, two blanks apart.
    static func line(_ pieces: [Piece], width: Int) -> String {
        var left = pieces
        func text() -> String { left.map(\.text).joined(separator: "  ") }
        while left.count > 1, text().columnWidth > width,
            let last = left.indices.max(by: { left[$0].rank < left[$1].rank })
        { left.remove(at: last) }
        return text().truncated(to: width)
    }
}
