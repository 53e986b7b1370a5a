import Files

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Somewhere bytes go in order: a plain file or a bgzip one.
protocol ByteOutput: AnyObject {
    /// Appends `bytes`.
    func write(_ bytes: UnsafeRawBufferPointer) throws
    /// Writes what is buffered and closes; nothing may be written after.
    func close() throws
}
