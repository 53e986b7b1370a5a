import Files
import Foundation

/// /bin/sh with a command, a text as its standard input and one pipe for all that it writes: in a session of its own, so
/// that it has no terminal, and all that it starts can be stopped with it.
final class ShellProcess {
    /// Why a command could not be started.
    struct StartError: Error, CustomStringConvertible {
        let description: String
    }

    private let process: pid_t
    private let output: Int32
    private var ending: String?

    init(command: String, input: String) throws(StartError) {
        guard let file = tmpfile() else { throw Self.failure("a temporary file") }
        // The child has a copy of its own.
        defer { fclose(file) }
        var input = input
        let isWritten = input.withUTF8 { bytes in
            fwrite(bytes.baseAddress, 1, bytes.count, file) == bytes.count
        }
        guard isWritten, fflush(file) == 0, lseek(fileno(file), 0, SEEK_SET) == 0 else {
            throw Self.failure("its input")
        }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Self.failure("a pipe") }
        for descriptor in ends + [fileno(file)] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        let (started, code) = Self.spawn(command, input: fileno(file), output: ends[1])
        close(ends[1])
        guard code == 0 else {
            close(ends[0])
            errno = code
            throw Self.failure("/bin/sh")
        }
        (process, output) = (started, ends[0])
    }

    deinit {
        if ended == nil { stop() }
        close(output)
    }

    private static func failure(_ what: String) -> StartError {
        StartError(description: "cannot be started: \(what): \(SystemError.words(errno))")
    }

    #if canImport(Darwin)
        private static let newSession = Int32(POSIX_SPAWN_SETSID)
    #else
        /// POSIX_SPAWN_SETSID, which glibc and musl declare for GNU's dialect of C alone.
        private static let newSession: Int32 = 0x80
    #endif

    private static func spawn(_ command: String, input: Int32, output: Int32) -> (pid_t, Int32) {
        let arguments: [String] = ["sh", "-c", command]
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            ProcessInfo.processInfo.environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for pointer in words + variables { free(pointer) } }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
        // What the explorer does on signals is not for the command.
        var usual = sigset_t()
        var none = sigset_t()
        sigemptyset(&usual)
        sigemptyset(&none)
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGTSTP, SIGCHLD, SIGWINCH, SIGCONT] {
            sigaddset(&usual, signal)
        }
        posix_spawnattr_setsigdefault(&attributes, &usual)
        posix_spawnattr_setsigmask(&attributes, &none)
        let flags = newSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
        posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
        var child = pid_t()
        let code = posix_spawn(&child, "/bin/sh", &actions, &attributes, &words, &variables)
        return (child, code)
    }

    /// What was written, waiting at most so long; empty where nothing came, nil at the end.
    func written(within milliseconds: Int32) -> [UInt8]? {
        var file = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        guard poll(&file, 1, milliseconds) > 0 else { return [] }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(output, &buffer, buffer.count)
        if count > 0 { return Array(buffer[..<count]) }
        return count < 0 && (errno == EINTR || errno == EAGAIN) ? [] : nil
    }

    /// How the shell ended, in words; nil while it runs.
    var ended: String? {
        if ending != nil { return ending }
        var status: Int32 = 0
        let answer = waitpid(process, &status, WNOHANG)
        if answer == process {
            let signal = status & 0x7F
            ending = signal == 0 ? "exit status \(status >> 8 & 0xFF)" : "ended by signal \(signal)"
        } else if answer < 0, errno == ECHILD {
            ending = "ended"
        }
        return ending
    }

    /// Ends the shell and what it started: asked first, then made to.
    func stop() {
        kill(-process, SIGTERM)
        for _ in 0..<20 where ended == nil { usleep(25_000) }
        kill(-process, SIGKILL)
        while ended == nil { usleep(5_000) }
    }
}
