import ArgumentParser
import Checkpoints
import PrismModel
import Wording

/// `prism convert`: any checkpoint in, safetensors out.
struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Convert a checkpoint (PyTorch Lightning .ckpt or safetensors) to safetensors.",
        discussion: """
            Nothing in the input is executed. The weights keep their types and values; the configuration goes into \
            the output's metadata. The output appears whole or not at all.
            """)

    @Argument(help: "The checkpoint to read; its format is told by its content.", completion: .file())
    var input: String

    @Argument(help: "The safetensors file to write.", completion: .file())
    var output: String

    func run() throws {
        let checkpoint = try Checkpoint.read(contentsOf: input)
        let hash = checkpoint.contentHash()
        // Last: what is stopped before leaves nothing.
        try checkpoint.write(safetensors: output)
        try StandardOutput.writeLine(
            "\(output): \(checkpoint.tensors.count.counted("tensor")), sha256 \(hash)")
    }
}
