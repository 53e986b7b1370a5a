/// Names for files that are called after genes, signals and other things whose names may hold anything.
///
/// A name stands for one text alone, whichever of the texts are written and in whichever order, so that a later run finds
/// what an earlier one left.
package struct FileNames: Sendable {
    /// How many of the texts come to the same name where a file system takes no notice of case.
    private let counts: [String: Int]

    /// Names for texts, each of which is different from the others.
    package init(_ texts: some Sequence<String>) {
        counts = texts.reduce(into: [:]) { $0[Self.plain($1).lowercased(), default: 0] += 1 }
    }

    /// The text where it can be a file's name as it is and no other text is like it; else what can be kept of it with a
    /// number made of the whole text.
    package subscript(text: String) -> String {
        let plain = Self.plain(text)
        let isOwn = plain == text && !text.hasPrefix(".") && counts[plain.lowercased(), default: 0] <= 1
        return isOwn
            ? text : (plain.hasPrefix(".") ? "_" + plain.dropFirst() : plain) + "-" + Self.number(text)
    }

    /// Letters and digits of ASCII, - . and _ as they are, anything else as _; 80 characters at most.
    package static func plain(_ text: String) -> String {
        let safe = text.prefix(80).map { character -> Character in
            character.isASCII && (character.isLetter || character.isNumber || "-_.".contains(character))
                ? character : "_"
        }
        return safe.isEmpty ? "_" : String(safe)
    }

    /// The upper 48 bits of the text's FNV-1a.
    private static func number(_ text: String) -> String {
        let digits = String(text.fnv1a >> 16, radix: 16)
        return String(repeating: "0", count: 12 - digits.count) + digits
    }
}
