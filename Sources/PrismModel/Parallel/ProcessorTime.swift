#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Time that a processor spent on this program. Unlike wall-clock time it leaves out the waits for a core that another
/// process holds.
package enum ProcessorTime {
    /// Nanoseconds of all threads so far.
    package static var ofProcess: Int { read(CLOCK_PROCESS_CPUTIME_ID) }

    /// Nanoseconds of the calling thread so far.
    static var ofThread: Int { read(CLOCK_THREAD_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> Int {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }
}
