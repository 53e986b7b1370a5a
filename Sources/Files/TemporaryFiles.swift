import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The temporary files that exist now, where the handler of a signal finds them: a program that is ended at once takes them
/// away.
package enum TemporaryFiles {
    /// More at a time are not noted, and stay behind where the program is ended at once.
    private static let most = 64

    /// Addresses of paths, as C has them; 0 where there is none.
    ///
    /// `@unchecked Sendable`: the memory lives as long as the program and holds nothing but atomics.
    private struct Places: @unchecked Sendable {
        let first: UnsafeMutablePointer<Atomic<UInt>>

        init(_ count: Int) {
            first = .allocate(capacity: count)
            for place in 0..<count { (first + place).initialize(to: Atomic(0)) }
        }
    }

    private static let places = Places(most)

    /// Makes what a handler must not make itself.
    package static func prepare() { _ = places }

    /// Takes note of a file.
    ///
    /// - Returns: what `forget(_:)` takes; nil where there are too many.
    static func note(_ path: String) -> Int? {
        guard let copy = strdup(path) else { return nil }
        let address = UInt(bitPattern: copy)
        for place in 0..<most {
            let taken = places.first[place].compareExchange(
                expected: 0, desired: address, ordering: .acquiringAndReleasing)
            if taken.exchanged { return place }
        }
        free(copy)
        return nil
    }

    /// No longer knows a file, which has its final name or is gone. The copy of its path is not freed: a handler may be
    /// reading it.
    static func forget(_ place: Int?) {
        guard let place, (0..<most).contains(place) else { return }
        places.first[place].store(0, ordering: .releasing)
    }

    /// Removes them all. Does nothing that the handler of a signal must not do.
    package static func remove() {
        for place in 0..<most {
            let address = places.first[place].load(ordering: .acquiring)
            if let path = UnsafePointer<CChar>(bitPattern: address) { unlink(path) }
        }
    }
}
