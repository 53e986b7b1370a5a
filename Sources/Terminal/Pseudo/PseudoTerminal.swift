import CNcurses
import Foundation

/// A program running on a pseudo-terminal, seen from the side of the terminal emulator: for measuring and testing
/// full-screen programs as their users meet them.
public final class PseudoTerminal {
    /// How a program ended.
    public enum Outcome: Sendable, Equatable {
        /// By itself, with a code.
        case exit(Int32)
        /// By a signal.
        case signal(Int32)
    }

    /// Why a program could not be started.
    public struct StartError: Error, CustomStringConvertible {
        /// The program and the system's reason.
        public let description: String
    }

    /// The program's process.
    public let process: pid_t
    private let mainSide: Int32
    private let line: Int32
    private var isCut = false
    private var outcome: Outcome?

    /// Starts a program as the leader of a session of its own.
    ///
    /// - `program`: the path of the executable.
    /// - `arguments`: those after the program's name.
    /// - `environment`: all of it.
    /// - `inputPath`: a file that is its standard input instead of the terminal.
    public init(
        _ program: String, _ arguments: [String], environment: [String: String], rows: Int = 24,
        columns: Int = 80, inputPath: String? = nil
    ) throws(StartError) {
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for pointer in words + variables { free(pointer) } }
        var (mainSide, line): (Int32, Int32) = (-1, -1)
        let size = (UInt16(clamping: rows), UInt16(clamping: columns))
        process = prism_pty_start(program, &words, &variables, inputPath, size.0, size.1, &mainSide, &line)
        guard process > 0 else {
            throw StartError(description: "cannot start \(program) on a pseudo-terminal: errno \(errno)")
        }
        (self.mainSide, self.line) = (mainSide, line)
    }

    deinit {
        if ended() == nil {
            kill(process, SIGKILL)
            var status: Int32 = 0
            waitpid(process, &status, 0)
        }
        cut()
        close(line)
    }

    /// Types bytes; what the program writes meanwhile is kept from blocking it by `receive`, which is given it.
    ///
    /// - `receive`: called with what the program has written.
    public func type(_ bytes: [UInt8], receive: ([UInt8]) -> Void) {
        var rest = bytes[...]
        while !rest.isEmpty, !isCut {
            let count = rest.withUnsafeBytes { write(mainSide, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EAGAIN && errno != EINTR { return }
            // Where not all was taken the program is waited for a little.
            receive(written(within: rest.isEmpty ? 0 : 5))
        }
    }

    /// What the program has written since the last call; waits for it at most so many milliseconds.
    public func written(within milliseconds: Int = 0) -> [UInt8] {
        guard !isCut else { return [] }
        var file = pollfd(fd: mainSide, events: Int16(POLLIN), revents: 0)
        guard poll(&file, 1, Int32(clamping: milliseconds)) > 0 else { return [] }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(mainSide, &buffer, buffer.count)
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }

    /// Changes the size of the window.
    public func resize(rows: Int, columns: Int) {
        _ = prism_pty_resize(mainSide, UInt16(clamping: rows), UInt16(clamping: columns))
    }

    /// Cuts the line, as when the window is closed.
    public func cut() {
        if !isCut { close(mainSide) }
        isCut = true
    }

    /// How the program ended; nil while it runs.
    public func ended() -> Outcome? {
        var status: Int32 = 0
        guard outcome == nil, waitpid(process, &status, WNOHANG) == process else { return outcome }
        outcome = status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
        return outcome
    }

    /// The terminal's settings, as bytes to compare.
    public var settings: [UInt8] {
        var settings = termios()
        tcgetattr(line, &settings)
        return withUnsafeBytes(of: settings) { Array($0) }
    }
}
