import Foundation
import Testing

/// Manual and completions come from the same table of commands, and hold all of them.
struct ManualTests {
    /// The words of every command, from the parser itself.
    private func commands() throws -> [[String]] {
        let dump = try Program.prism("--experimental-dump-help")
        let json = try JSONSerialization.jsonObject(with: Data(dump.output.utf8))
        let root = try #require((json as? [String: Any])?["command"] as? [String: Any])
        func words(_ command: [String: Any], _ before: [String]) -> [[String]] {
            let own = before + [command["commandName"] as? String ?? "?"]
            let parts = (command["subcommands"] as? [[String: Any]] ?? []).filter {
                $0["commandName"] as? String != "help"
            }
            return parts.isEmpty ? [own] : parts.flatMap { words($0, own) }
        }
        return words(root, [])
    }

    @Test func theManualHoldsEveryCommandAndKey() throws {
        let commands = try commands()
        #expect(commands.count > 15)
        let page = try Program.prism("man")
        #expect(page.status == 0 && page.output.hasPrefix(".TH PRISM 1"))
        for words in commands {
            let head = ".SS " + words.joined(separator: " ").replacing("-", with: "\\-") + "\n"
            #expect(page.output.contains(head), "\(words)")
        }
        let keys = try Program.prism("keys").output
        for line in keys.split(separator: "\n") where line.hasPrefix("  ") {
            let help = line.dropFirst(18).replacing("-", with: "\\-").replacing("'", with: "\\(aq")
            #expect(page.output.contains(help), "\(line)")
        }
        #expect(page.output.contains(".B \\-\\-shard <shard>"))
    }

    /// No line that roff would take for a request of its own, and no warning of groff's where there is one.
    @Test func theManualIsWellFormed() throws {
        let page = try Program.prism("man").output
        let requests: Set = [".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".I", ".RI", ".RS", ".RE", ".br"]
        for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
            #expect(requests.contains(String(line.prefix { $0 != " " })), "\(line)")
        }
        #expect(page.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/groff") else { return }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).1")
        try Data(page.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let shown = try Program.run(
            URL(fileURLWithPath: "/usr/bin/groff"), ["-K", "utf8", "-man", "-ww", "-Tutf8", file.path])
        #expect(shown.status == 0 && shown.errors.isEmpty, "\(shown.errors)")
        #expect(shown.output.contains("crossvalidate"))
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionsHoldEveryCommand(shell: String) throws {
        let script = try Program.prism("--generate-completion-script", shell)
        #expect(script.status == 0)
        for word in Set(try commands().joined()) {
            #expect(script.output.contains(word), "\(shell): \(word)")
        }
        guard shell == "bash" else { return }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).sh")
        try Data(script.output.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let check = try Program.run(URL(fileURLWithPath: "/bin/bash"), ["-n", file.path])
        #expect(check.status == 0, "\(check.errors)")
    }

    /// The recipe itself, with the program at hand in place of a release build.
    @Test func installing() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("prism-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let make = try Program.run(
            URL(fileURLWithPath: "/usr/bin/env"),
            [
                "make", "-o", "build", "install", "PRISM=\(Program.executable.path)", "STRIP=", "PREFIX=/usr",
                "DESTDIR=\(folder.path)",
            ])
        #expect(make.status == 0, "\(make.errors)")
        for path in [
            "bin/prism", "share/man/man1/prism.1", "share/bash-completion/completions/prism",
            "share/zsh/site-functions/_prism", "share/fish/vendor_completions.d/prism.fish",
            "share/prism/themes/light.toml",
        ] {
            let file = folder.appendingPathComponent("usr/" + path).path
            let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
            #expect((size ?? 0) > 1000, "\(path)")
        }
        let run = try Program.run(folder.appendingPathComponent("usr/bin/prism"), ["--version"])
        #expect(run.status == 0)
    }
}
