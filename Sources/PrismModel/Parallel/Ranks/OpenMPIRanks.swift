import COpenMPI

/// The ranks that Open MPI's mpirun started.
///
/// Open MPI is loaded at run time, and only by a process that mpirun started: without it everything else works the same.
/// Only the thread that joined may use the group. Communication that fails ends all ranks with Open MPI's message; so
/// does a rank that dies.
public struct OpenMPIRanks: RankGroup {
    /// This process's place.
    public let rank: Int
    /// How many ranks there are.
    public let count: Int
    /// How many of them run on this machine.
    public let localCount: Int

    /// The group that this process was started as a member of; nil if it was started alone.
    ///
    /// - Parameter environment: the process's.
    /// - Returns: the group, joined.
    /// - Throws: `PrismError.ranks` where it was started by mpirun and cannot join: to go on alone would be several runs
    ///   that overwrite each other's files.
    public static func join(environment: [String: String]) throws(PrismError) -> OpenMPIRanks? {
        guard environment["OMPI_COMM_WORLD_SIZE"] != nil || environment["PMIX_RANK"] != nil else {
            if let size = environment["PMI_SIZE"].flatMap({ Int($0) }), size > 1 {
                throw .ranks(
                    problem:
                        "started as one of \(size) ranks by another MPI; only Open MPI's mpirun is supported")
            }
            return nil
        }
        var (rank, count): (Int32, Int32) = (0, 0)
        var problem = [CChar](repeating: 0, count: 200)
        guard prism_mpi_join(&rank, &count, &problem, problem.count) == 0, count > 0 else {
            let text = problem.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            throw .ranks(problem: "started by mpirun, but " + String(decoding: text, as: UTF8.self))
        }
        let local = environment["OMPI_COMM_WORLD_LOCAL_SIZE"].flatMap { Int($0) } ?? Int(count)
        return OpenMPIRanks(rank: Int(rank), count: Int(count), localCount: min(Int(count), max(1, local)))
    }

    /// Threads that suit each rank: its share of this machine's cores, and no more than it is bound to.
    public var defaultThreads: Int {
        min(Cores.available, max(1, Cores.online / localCount))
    }

    /// Hands bytes to another rank.
    public func send(_ bytes: UnsafeRawBufferPointer, to rank: Int) throws(PrismError) {
        try check(prism_mpi_send(bytes.baseAddress, bytes.count, Int32(clamping: rank)))
    }

    /// Waits for bytes from another rank.
    public func receive(_ bytes: UnsafeMutableRawBufferPointer, from rank: Int) throws(PrismError) {
        try check(prism_mpi_receive(bytes.baseAddress, bytes.count, Int32(clamping: rank)))
    }

    /// Gives every rank the bytes that `rank` holds.
    public func broadcast(_ bytes: UnsafeMutableRawBufferPointer, from rank: Int) throws(PrismError) {
        try check(prism_mpi_broadcast(bytes.baseAddress, bytes.count, Int32(clamping: rank)))
    }

    /// Every rank's bytes, in the order of ranks.
    public func gather(_ bytes: [UInt8]) throws(PrismError) -> [[UInt8]] {
        let size = MemoryLayout<Int32>.size
        guard let mine = Int32(exactly: bytes.count) else {
            throw .ranks(problem: "\(bytes.count) bytes are too many to gather")
        }
        var counts = [Int32](repeating: 0, count: count)
        let sizes = (0..<count).map { _ in Int32(size) }
        let places = (0..<count).map { Int32($0 * size) }
        try check(
            withUnsafeBytes(of: mine) {
                prism_mpi_gather($0.baseAddress, Int32(size), &counts, sizes, places)
            })
        var starts: [Int32] = []
        var total: Int32 = 0
        for count in counts {
            starts.append(total)
            let (sum, isTooMuch) = total.addingReportingOverflow(count)
            guard count >= 0, !isTooMuch else {
                throw .ranks(problem: "the ranks' bytes are too many to gather")
            }
            total = sum
        }
        // Never empty: the addresses must exist.
        var all = [UInt8](repeating: 0, count: Int(total) + 1)
        try check(prism_mpi_gather(bytes + [0], mine, &all, counts, starts))
        return zip(starts, counts).map { Array(all[Int($0)..<Int($0 + $1)]) }
    }

    /// Leaves the group; waits until all do.
    public func leave() throws(PrismError) { try check(prism_mpi_leave()) }

    /// Ends all ranks, this one included.
    public func abort() -> Never {
        prism_mpi_abort(1)
        // Not reached: the call above does not return.
        while true {}
    }

    private func check(_ result: Int32) throws(PrismError) {
        if result != 0 { throw .ranks(problem: "Open MPI failed with error \(result)") }
    }
}
