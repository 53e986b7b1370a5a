import ArgumentParser
import Predictions
import Wording

struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put the shards of a prediction, a comparison or of variants' effects together.",
        discussion: """
            The result is the file that prism predict, compare or variants without --shard writes, byte for byte. All shards of the run \
            must be given, in any order.
            """)

    @Argument(help: "The shards' tables.")
    var shards: [String]

    @Option(name: .shortAndLong, help: "The table to write.")
    var output: String

    func run() throws {
        let rows = try ShardMerge.merge(shards, to: output)
        try StandardOutput.writeLine("\(output): \(rows.counted("row")) of \(shards.count.counted("shard"))")
    }
}
