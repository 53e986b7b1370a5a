import Foundation

/// Ways for a program to end that must all give the terminal back.
enum Ending: String {
    case trap
    case overflow
    case thread
    case abort
    case exit
    case error
    case hang

    struct Failure: Error {}

    func happen() throws {
        switch self {
        case .trap:
            // Out of bounds, as a mistake in the program would be.
            let none: [Int] = []
            print(none[CommandLine.arguments.count])
        case .overflow: print(Ending.deeper(CommandLine.arguments.count))
        case .thread:
            let thread = Thread {
                let none: [Int] = []
                print(none[CommandLine.arguments.count])
            }
            thread.start()
            sleep(10)
        case .abort: Foundation.abort()
        case .exit: Foundation.exit(7)
        case .error: throw Failure()
        case .hang:
            // A signal ends a sleep early.
            for _ in 0..<1000 { usleep(60_000) }
        }
    }

    /// Runs out of stack long before it ends.
    private static func deeper(_ count: Int) -> Int {
        count == Int.max ? 0 : deeper(count + 1) ^ count
    }
}
