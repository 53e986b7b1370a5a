import Foundation
import Testing

/// A tmux server of this test's own.
package final class Tmux {
    private let socket = NSTemporaryDirectory() + "/prism-tmux-\(UUID().uuidString.prefix(8))"

    package static let path = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/opt/homebrew/bin/tmux"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }
    /// Whether it is installed; tests that drive it are skipped where it is not.
    package static var isUsable: Bool { path != nil }

    package init() {}

    deinit {
        _ = try? run(["kill-server"])
        try? FileManager.default.removeItem(atPath: socket)
    }

    @discardableResult
    package func run(_ arguments: [String]) throws -> String {
        try Tmux.output(
            [
                "env", "-i", "PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/tmp", "LANG=C.UTF-8",
                "TERM=xterm-256color",
                Tmux.path ?? "tmux", "-S", socket, "-f", "/dev/null", "-u",
            ] + arguments)
    }

    /// What a command prints.
    ///
    /// Not through Foundation's `Process`: it waits until every descendant has ended, and the tmux server
    /// stays.
    package static func output(_ words: [String]) throws -> String {
        let command = words.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
        guard let stream = popen(command + " 2>/dev/null", "r") else { throw CocoaError(.executableLoad) }
        defer { pclose(stream) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 {
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Starts a command in a window of its own.
    package func start(_ name: String, _ command: String, rows: Int = 24, columns: Int = 80) throws {
        try run(["new-session", "-d", "-s", name, "-x", "\(columns)", "-y", "\(rows)", command])
    }

    /// What the window shows.
    package func screen(_ name: String) throws -> String { try run(["capture-pane", "-p", "-t", name]) }

    package func type(_ name: String, _ keys: String...) throws { try run(["send-keys", "-t", name] + keys) }

    /// Waits until the window shows something: for three minutes, as the machine may be busy.
    @discardableResult
    package func wait(
        _ name: String, location: SourceLocation = #_sourceLocation, _ condition: (String) -> Bool
    )
        throws -> String
    {
        var shown = ""
        let end = ContinuousClock.now + .seconds(180)
        while ContinuousClock.now < end {
            shown = try screen(name)
            if condition(shown) { return shown }
            usleep(20_000)
        }
        Issue.record("window \(name) shows:\n\(shown)", sourceLocation: location)
        return shown
    }
}
