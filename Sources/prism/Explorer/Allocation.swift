import CAllocation

/// How the system's allocator holds memory that is free again.
enum Allocation {
    /// Gives memory back to the system, at the cost of some page faults: for a program that stays open all day.
    ///
    /// Left alone, glibc makes an arena for every thread, each with free memory that no other takes, and stops giving
    /// large blocks back once some were freed. Two arenas do for the threads of the explorer.
    static func givesBack() { prism_allocation_gives_back(2, 1 << 19) }

    /// Gives free pages between blocks in use back, too, which takes some milliseconds.
    static func trims() { prism_allocation_trims() }
}
