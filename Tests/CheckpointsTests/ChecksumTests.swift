import CChecksums
import Testing

struct ChecksumTests {
    private func sha256(_ chunks: [[UInt8]]) -> String {
        var sha = checksum_sha256()
        checksum_sha256_begin(&sha)
        for chunk in chunks { checksum_sha256_add(&sha, chunk, chunk.count) }
        var digest = [UInt8](repeating: 0, count: 32)
        checksum_sha256_end(&sha, &digest)
        return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The examples published with FIPS 180-4.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ])
    func `SHA-256 of the standard's examples`(text: String, digest: String) {
        #expect(sha256([Array(text.utf8)]) == digest)
    }

    @Test func `SHA-256 does not depend on how the bytes are cut`() {
        let bytes = (0..<200).map { UInt8($0) }
        let whole = sha256([bytes])
        let wrong = (0...200).filter { cut in
            sha256([Array(bytes[..<cut]), [], Array(bytes[cut...])]) != whole
        }
        #expect(wrong.isEmpty)
    }

    @Test func `CRC-32 of the usual check text`() {
        let text = Array("123456789".utf8)
        #expect(checksum_crc32(text, text.count) == 0xCBF4_3926)
    }

    @Test func `CRC-32 by sixteen bytes equals bit by bit, at every length`() {
        let bytes = (0..<100).map { UInt8(truncatingIfNeeded: $0 &* $0 &+ 7) }
        let wrong = (0...100).filter { count in
            var crc = UInt32.max
            for byte in bytes[..<count] {
                crc ^= UInt32(byte)
                for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB8_8320 }
            }
            return checksum_crc32(bytes, count) != ~crc
        }
        #expect(wrong.isEmpty)
    }
}
