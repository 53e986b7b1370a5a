import Dispatch
import Foundation
import Synchronization

/// Runs commands of the user's, one at a time, on a thread of its own; what they write is taken up to a limit.
final class Shell: Sendable {
    private let queue = DispatchQueue(label: "prism.shell", qos: .userInitiated)
    /// The number of the last run that was stopped; all before it are.
    private let lastStopped = Mutex(0)

    /// The most that is taken of what a command writes, in bytes.
    private static let mostBytes = 1 << 20
    /// How long nothing may come once the shell has ended: what it left running in the background may keep the line open.
    private static let silence = 200

    /// Runs a command and posts what it writes, then how it ended.
    func start(_ run: PipeRun, into mailbox: Mailbox) {
        queue.async { [self] in
            func post(_ lines: [String], _ ending: String?) {
                let answer = ErrandAnswer(
                    errand: .run(run), outcome: .output(lines: lines, ending: ending))
                mailbox.post(.errand(Arrival.ErrandArrival(answer: answer)))
            }
            do {
                let process = try ShellProcess(command: run.command, input: run.input)
                let (rest, ending) = follow(process, run.number) { post($0, nil) }
                post(rest, ending)
            } catch {
                post([], "\(error)")
            }
        }
    }

    /// Stops a run, whether it has begun or not, and those before it.
    func stop(_ number: Int) { lastStopped.withLock { $0 = max($0, number) } }

    /// Stops every run and waits a while for the last to end.
    func finish(patience seconds: Double) {
        stop(.max)
        let end = DispatchSemaphore(value: 0)
        queue.async { end.signal() }
        _ = end.wait(timeout: .now() + seconds)
    }

    private func isStopped(_ number: Int) -> Bool { lastStopped.withLock { $0 } >= number }

    /// Takes what a process writes to its end; the last lines, and how it ended.
    private func follow(
        _ process: ShellProcess, _ number: Int, _ body: ([String]) -> Void
    ) -> ([String], String) {
        var text = OutputText()
        var bytes = 0
        var quiet = 0
        while true {
            if isStopped(number) {
                process.stop()
                return (text.end(), "stopped")
            }
            guard let chunk = process.written(within: 50) else { break }
            bytes += chunk.count
            let lines = text.add(chunk.prefix(max(0, chunk.count - max(0, bytes - Self.mostBytes))))
            if !lines.isEmpty { body(lines) }
            if bytes > Self.mostBytes {
                process.stop()
                return (text.end(), "stopped: it wrote more than \(Self.mostBytes >> 20) MB")
            }
            quiet = chunk.isEmpty && process.ended != nil ? quiet + 50 : 0
            if quiet >= Self.silence { break }
        }
        while process.ended == nil {
            if isStopped(number) {
                process.stop()
                return (text.end(), "stopped")
            }
            usleep(20_000)
        }
        return (text.end(), process.ended ?? "ended")
    }
}
