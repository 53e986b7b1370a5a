import Files
import Foundation

/// Standard error: messages and progress. Where it cannot be written there is nobody left to tell.
enum StandardError {
    /// Writes a text as it is.
    static func write(_ text: String) {
        var text = text
        _ = text.withUTF8 { FileWriting.failure(writing: UnsafeRawBufferPointer($0), to: STDERR_FILENO) }
    }

    /// Whether a person watches it.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
