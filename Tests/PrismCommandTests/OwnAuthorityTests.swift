import Foundation
import Testing

/// https from a server whose certificate an authority of the user's own has issued.
@Suite(.enabled(if: hasOpenSSL, "openssl is not installed"))
final class OwnAuthorityTests {
    private let folder: URL
    private let server = Process()
    private var port = ""

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "prism-tls-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let made = try Program.run(
            URL(filePath: "/usr/bin/openssl"),
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", path("key.pem"), "-out",
                path("authority.pem"), "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost",
            ])
        try #require(made.status == 0, "\(made.errors)")
        // Serves pages of its own and no ranges: far enough to see that the certificate was taken.
        server.executableURL = URL(filePath: "/usr/bin/openssl")
        server.arguments = [
            "s_server", "-accept", "127.0.0.1:0", "-key", path("key.pem"), "-cert", path("authority.pem"),
            "-www",
        ]
        try Data().write(to: URL(filePath: path("says")))
        server.standardOutput = try FileHandle(forWritingTo: URL(filePath: path("says")))
        server.standardError = FileHandle.nullDevice
        try Program.start(server)
        // The system chose a free port, which the server says once it listens.
        let end = ContinuousClock.now + .seconds(180)
        while port.isEmpty, server.isRunning, ContinuousClock.now < end {
            Thread.sleep(forTimeInterval: 0.02)
            let said = try String(contentsOfFile: path("says"), encoding: .utf8)
            if let found = said.firstMatch(of: /ACCEPT 127\.0\.0\.1:(\d+)\n/) { port = String(found.1) }
        }
        try #require(!port.isEmpty, "the server does not listen")
    }

    deinit {
        if server.isRunning { server.terminate() }
        try? FileManager.default.removeItem(at: folder)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    /// What the program says of a table on the server.
    private func words(_ environment: [String: String]) throws -> String {
        let manifest = path("dataset.toml")
        try "name = \"x\"\ngenome = \"https://localhost:\(port)/genome.fa\"\ngenes = \"genes.tsv\"\n".write(
            toFile: manifest, atomically: true, encoding: .utf8)
        return try Program.run(
            Program.executable, ["window", manifest, "G1"],
            environment: ["CURL_CA_BUNDLE": "", "SSL_CERT_FILE": ""].merging(environment) { $1 }
        ).errors
    }

    @Test func `the error names the way, and the way leads there`() throws {
        #expect(try words([:]).contains("CURL_CA_BUNDLE or SSL_CERT_FILE"))
        for name in ["CURL_CA_BUNDLE", "SSL_CERT_FILE"] {
            let words = try words([name: path("authority.pem")])
            #expect(words.contains("does not answer range requests"), "\(name): \(words)")
        }
        // Where both are named, either will do: one may be set for all programs of the computer.
        let key = try Program.run(
            URL(filePath: "/usr/bin/openssl"),
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", path("other-key.pem"), "-out",
                path("other.pem"), "-subj", "/CN=other",
            ])
        try #require(key.status == 0, "\(key.errors)")
        for files in [("other.pem", "authority.pem"), ("authority.pem", "other.pem")] {
            let both = ["CURL_CA_BUNDLE": path(files.0), "SSL_CERT_FILE": path(files.1)]
            #expect(try words(both).contains("range requests"), "\(files)")
        }
        #expect(try words(["SSL_CERT_FILE": path("other.pem")]).contains("CURL_CA_BUNDLE or SSL_CERT_FILE"))
        #expect(
            try words(["CURL_CA_BUNDLE": path("gone.pem"), "SSL_CERT_FILE": path("authority.pem")]).contains(
                "certificate"))
    }
}

private let hasOpenSSL = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")
