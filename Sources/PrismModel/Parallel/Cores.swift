import CPrismKernels

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How many cores there are for this process.
enum Cores {
    /// Cores on line in this machine, at least 1.
    static var online: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Cores on line that the calling thread may run on, at least 1: batch systems of clusters bind a job to a few of a node's
    /// cores, and more threads than those only wait for each other.
    static var available: Int {
        let bound = Int(prism_bound_cores())
        return bound > 0 ? min(bound, online) : online
    }
}
