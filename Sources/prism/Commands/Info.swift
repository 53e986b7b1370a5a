import ArgumentParser
import Checkpoints

/// `prism info`: what a checkpoint holds.
struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what a checkpoint holds: format, form, configuration, parameters, tensors, hash.",
        discussion: """
            The hash is over the tensors' names, shapes and float32 values, so the same weights have the same hash in \
            either format. Distinct parameters count once the projections that a layer's two directions share. The form \
            is the published one, or says in what the model departs from it; where no model can be made of the file, \
            why.
            """)

    @Argument(help: "A checkpoint; its format is told by its content.", completion: .file())
    var file: String

    @Flag(
        help:
            "One JSON object: file, format, form, bytes, sha256, parameters, finite, configuration, metadata, tensors."
    )
    var json = false

    func run() throws {
        let source = try CheckpointFile(contentsOf: file)
        let format = try source.format()
        let checkpoint = try Checkpoint(source)
        let summary = CheckpointSummary(checkpoint, path: file, format: format, byteCount: source.bytes.count)
        try StandardOutput.writeLine(json ? summary.json : summary.text)
    }
}
