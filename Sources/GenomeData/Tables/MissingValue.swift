/// The ways in which tables say that there is no value.
enum MissingValue {
    /// Whether a field is empty, `NA`, `N/A`, `NaN`, `null`, `None`, `.` or `-`, in any case.
    static func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first else { return true }
        guard bytes.count <= 8, first < 0x30 || first > 0x39 else { return false }
        let word = String(decoding: bytes, as: UTF8.self).trimmingSpaces().lowercased()
        return words.contains(word)
    }

    private static let words: Set<String> = ["", "na", "n/a", "nan", "null", "none", ".", "-"]
}
