#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The operating system's words for its error numbers.
package enum SystemError {
    /// For instance "No such file or directory"; the words for the call just made where no number is given.
    package static func words(_ number: Int32 = errno) -> String {
        guard let text = strerror(number) else { return "error \(number)" }
        return String(cString: text)
    }
}
