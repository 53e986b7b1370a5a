#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A bell that any thread may ring to wake the one that waits for the terminal's events.
///
/// Ringing is quick, never blocks, and however often it is done before the waiting thread looks, it wakes once.
/// What there is to know lies elsewhere: in a mailbox behind a mutex.
public final class Wakeup: Sendable {
    /// The end that is waited on.
    let readEnd: Int32
    /// The end that is written to; signal handlers use it too.
    let writeEnd: Int32

    /// A bell; nil if the process may open no more files.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        (readEnd, writeEnd) = (ends[0], ends[1])
        for end in ends {
            _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Wakes the waiting thread with `Event.wake`.
    public func ring() {
        var byte = UInt8(ascii: "w")
        // A full pipe wakes as well as one more byte would.
        while write(writeEnd, &byte, 1) < 0, errno == EINTR {}
    }

    /// Empties the pipe; whether anyone rang (and not only a signal came).
    func takeRings() -> Bool {
        var rang = false
        var buffer = [UInt8](repeating: 0, count: 256)
        while true {
            let count = read(readEnd, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return rang }
            if buffer[..<count].contains(UInt8(ascii: "w")) { rang = true }
        }
    }
}
