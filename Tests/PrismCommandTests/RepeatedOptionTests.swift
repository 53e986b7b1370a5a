import Foundation
import Testing

/// Options that several commands have are the same in each: their words, and what they refuse.
struct RepeatedOptionTests {
    private let set = Program.root.appending(path: "sample-data/dataset.toml").path
    private let variants = Program.root.appending(path: "sample-data/variants.vcf").path

    private static let threaded = [
        "predict", "variants", "attribute", "evaluate", "ablate", "states", "crossvalidate", "example",
        "verify", "words", "bench inference", "bench training",
    ]

    private func help(_ command: String) throws -> String {
        let run = try Program.run(
            Program.executable, command.split(separator: " ").map(String.init) + ["--help"])
        #expect(run.status == 0)
        return run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func `the words are the same`() throws {
        for command in Self.threaded {
            let text = try help(command)
            #expect(
                text.contains("--threads <threads> Threads to use; all cores if not given."), "\(command)")
        }
        for command in ["predict", "variants", "ablate"] {
            #expect(try help(command).contains("Only what lies in a region (a gene lies where its TSS does)"))
        }
        for command in ["predict", "variants"] {
            #expect(try help(command).contains("One part of the work, such as 2/4."))
        }
        for command in ["predict", "variants", "attribute"] {
            #expect(try help(command).contains("--restart Start anew, whatever a stopped run left."))
        }
    }

    @Test(arguments: ["0", "1025", "-3"]) func `so many threads are refused by all`(threads: String) throws {
        for arguments in [
            ["predict", set], ["variants", set, variants], ["attribute", set, "--genes", "x", "-o", "y"],
            ["evaluate", set], ["ablate", set], ["example"], ["verify", "--weights", "x", "--fixture", "y"],
            ["bench", "inference"], ["train", set, "-o", "y"],
        ] {
            let run = try Program.run(Program.executable, arguments + ["--threads=\(threads)"])
            #expect(run.status != 0 && run.output.isEmpty, "\(arguments)")
            #expect(run.errors.contains("--threads must be 1 … 1024"), "\(arguments): \(run.errors)")
        }
    }

    @Test func `so are parts and regions that are none`() throws {
        for arguments in [["predict", set], ["variants", set, variants]] {
            for shard in ["3/2", "0/2", "1", "a/b"] {
                let run = try Program.run(Program.executable, arguments + ["--shard", shard])
                #expect(
                    run.errors.contains("--shard must be like 2/4"), "\(arguments) \(shard): \(run.errors)")
            }
        }
        for arguments in [["predict", set], ["variants", set, variants], ["ablate", set]] {
            let run = try Program.run(Program.executable, arguments + ["--region", "chr9:x"])
            #expect(run.status != 0 && run.errors.contains("is no place on the genome"), "\(run.errors)")
        }
    }
}
