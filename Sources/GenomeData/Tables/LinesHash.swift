import CChecksums

/// The SHA-256 of lines of text, each ending in LF.
package struct LinesHash {
    private var sha = checksum_sha256()

    /// Of no lines yet.
    package init() { checksum_sha256_begin(&sha) }

    /// Of some lines.
    package init(of lines: some Sequence<String>) {
        self.init()
        for line in lines { add(line) }
    }

    /// Takes a line in, without its end.
    package mutating func add(_ line: String) {
        var line = line + "\n"
        line.withUTF8 { checksum_sha256_add(&sha, $0.baseAddress, $0.count) }
    }

    /// The hash of what was taken in, in hexadecimal digits.
    package var digits: String {
        var (copy, digest) = (sha, [UInt8](repeating: 0, count: 32))
        checksum_sha256_end(&copy, &digest)
        return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
