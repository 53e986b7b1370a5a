import ArgumentParser
import Files
import Foundation

/// How long a user waits from starting the program to the first observed prediction.
enum FirstPrediction {
    /// The median over several new processes of this program, from before each is started until it has ended.
    static func milliseconds(weights: String?, threads: Int, runs: Int = 7) throws -> Double {
        guard let program = Bundle.main.executablePath else {
            throw ValidationError("this program's own file was not found, so it cannot be started to time it")
        }
        var arguments = [program, "example", "--observed", "--threads", String(threads)]
        if let weights { arguments += ["--weights", weights] }
        var times: [Double] = []
        for _ in 0..<runs {
            let start = ContinuousClock.now
            let status = try run(arguments)
            times.append((ContinuousClock.now - start) / .milliseconds(1))
            guard status == 0 else { throw ExitCode(status) }
        }
        return times.sorted()[runs / 2]
    }

    /// Runs a program without its output and returns its exit code.
    ///
    /// Foundation's `Process` learns of the end up to 50 ms late, which is longer than what is timed here.
    private static func run(_ arguments: [String]) throws -> Int32 {
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // In a group of its own: Ctrl-C is for this process, which says that it was stopped.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)

        var child = pid_t()
        let started = posix_spawn(&child, arguments[0], &actions, &attributes, &words, environ)
        guard started == 0 else {
            throw ValidationError("\(arguments[0]) cannot be started: \(SystemError.words(started))")
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { return EXIT_FAILURE }
        }
        let ended = status & 0x7f == 0
        return ended ? (status >> 8) & 0xff : EXIT_FAILURE
    }
}
