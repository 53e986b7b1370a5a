import Files
import Foundation

/// Standard output: what is printed arrives there, or the command fails.
///
/// Every command prints through here, and so does the argument parser's help. Nothing is held back in a buffer, so that
/// nothing can be lost when the program ends.
enum StandardOutput {
    /// Whoever read the output has closed it, as `head` does.
    struct Closed: Error, CustomStringConvertible {
        var description: String { "standard output was closed" }
    }

    /// Writes a text as it is.
    ///
    /// - Throws: `Closed`, or `WriteError` where it cannot be written, such as on a full disk.
    static func write(_ text: String) throws {
        var text = text
        let failure = text.withUTF8 {
            FileWriting.failure(writing: UnsafeRawBufferPointer($0), to: STDOUT_FILENO)
        }
        guard failure != EPIPE else { throw Closed() }
        guard failure == 0 else {
            throw WriteError.system("cannot write", path: "standard output", number: failure)
        }
    }

    /// Writes a text and a line end.
    static func writeLine(_ text: String = "") throws { try write(text + "\n") }

    /// Writes lines, each with its end.
    static func write(lines: [String]) throws { try write(lines.map { $0 + "\n" }.joined()) }

    /// Has the system report what it accepted before and could not write after all, as some network disks do.
    static func finish() throws {
        let copy = dup(STDOUT_FILENO)
        guard copy >= 0 else { return }
        guard close(copy) == 0 else {
            throw WriteError.system("cannot write", path: "standard output")
        }
    }
}
