import Checkpoints

/// What a trajectory's log says of each step.
struct TrajectoryLog {
    let steps: [(rate: Double, norm: Double, loss: Double)]

    init(path: String) throws {
        let bytes = try CheckpointFile(contentsOf: path).bytes
        func failure(_ place: String, _ problem: String) -> PrismError {
            .checkpoint(file: path, place: place, problem: problem)
        }
        guard case .list(let rows) = try? ConfigurationValue(json: bytes) else {
            throw failure("the file", "expected a JSON list with one object per step")
        }
        steps = try rows.enumerated().map { index, row in
            func number(_ key: String) throws -> Double {
                guard case .table(let table) = row, let value = table[key]?.doubleValue else {
                    throw failure("step \(index)", "expected a number \"\(key)\"")
                }
                return value
            }
            return (try number("lr"), try number("grad_norm"), try number("total_loss"))
        }
    }
}
