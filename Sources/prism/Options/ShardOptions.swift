import ArgumentParser
import Predictions

/// Which part of its work a command does.
struct ShardOptions: ParsableArguments {
    @Option(help: "One part of the work, such as 2/4.")
    var shard: String?

    /// The part; nil for all of the work.
    var part: Shard? { shard.flatMap { Shard($0) } }

    func validate() throws {
        guard shard == nil || part != nil else { throw ValidationError("--shard must be like 2/4") }
    }
}
