import ArgumentParser
import PrismModel

/// How many threads a command works with.
struct ThreadOptions: ParsableArguments {
    /// How many there may be.
    static let allowed = 1...1024

    @Option(help: "Threads to use; all cores if not given.")
    var threads = PrismModel.defaultThreads

    func validate() throws { try Self.check(threads) }

    /// Throws where so many threads cannot be had.
    static func check(_ threads: Int) throws {
        guard allowed.contains(threads) else {
            throw ValidationError("--threads must be \(allowed.lowerBound) … \(allowed.upperBound)")
        }
    }
}
