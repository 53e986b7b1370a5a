import Foundation

/// The three streams that a program is started with, and the signals that go with writing.
enum StandardStreams {
    /// Before anything is opened.
    ///
    /// A stream that the caller closed is given something to fail on: otherwise the first file opened would take the
    /// number, and what is printed would go into that file. A file that grows beyond the limit of the shell (`ulimit
    /// -f`) is to be an error with a message, not a signal that ends the program.
    static func prepare() {
        for (stream, mode) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDWR),
        ] where fcntl(stream, F_GETFD) == -1 {
            // The lowest number that is free, and those below are taken.
            _ = open("/dev/null", mode)
        }
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Ends as a program does whose reader has gone, quietly, also where the signal for that was ignored.
    static func endByClosedPipe() -> Never {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
        _exit(128 + SIGPIPE)
    }
}
