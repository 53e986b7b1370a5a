#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The operating system's words for its error numbers.
enum SystemError {
    /// For instance "No such file or directory".
    static func words(_ number: Int32) -> String {
        guard let text = strerror(number) else { return "error \(number)" }
        return String(cString: text)
    }
}
