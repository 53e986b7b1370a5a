/// Spaces and tabs, which people, spreadsheets and terminals leave around what they write.
extension ArraySlice<UInt8> {
    /// Whether there is nothing but spaces and tabs.
    var isBlank: Bool { allSatisfy(\.isBlank) }

    /// Without the spaces and tabs around it.
    func trimmingBlanks() -> ArraySlice<UInt8> {
        var bytes = self
        while let byte = bytes.first, byte.isBlank { bytes = bytes.dropFirst() }
        while let byte = bytes.last, byte.isBlank { bytes = bytes.dropLast() }
        return bytes
    }
}

extension UInt8 {
    /// Whether it is a space or a tab.
    var isBlank: Bool { self == 0x20 || self == 0x09 }
}

extension String {
    /// Without the spaces and tabs around it.
    func trimmingSpaces() -> String {
        guard let first = utf8.first, let last = utf8.last, first.isBlank || last.isBlank else { return self }
        var text = self[...]
        while let byte = text.utf8.first, byte.isBlank { text = text.dropFirst() }
        while let byte = text.utf8.last, byte.isBlank { text = text.dropLast() }
        return String(text)
    }

    /// Without white space of any kind around it: line ends and no-break spaces come along with what is pasted.
    package func trimmingWhitespace() -> String {
        var text = self[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}
