import CRangedHTTP

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Whether the program is to end, so that servers that are silent are no longer waited for.
public enum RemoteHurry {
    /// From now on, for all of the process: reads from a server that has been silent for half a second fail, and no fault
    /// is waited out. What is being transferred comes to its end.
    ///
    /// May be called from a signal handler.
    public static func begin() { prism_http_hurry() }

    /// Whether it has begun.
    static var isOn: Bool { prism_http_is_hurried() != 0 }

    /// Sleeps, but no longer than until it begins.
    static func sleep(milliseconds: Int) {
        var left = milliseconds
        while left > 0, !isOn {
            usleep(useconds_t(min(left, 50)) * 1_000)
            left -= 50
        }
    }
}
