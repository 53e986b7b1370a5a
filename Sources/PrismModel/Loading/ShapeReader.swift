import Checkpoints
import Wording

/// Shapes of a checkpoint's tensors, with errors that name the tensor.
struct ShapeReader {
    let checkpoint: Checkpoint
    let file: String

    /// The shape of a tensor that must be there, with `rank` dimensions.
    func shape(_ name: String, rank: Int) throws(PrismError) -> [Int] {
        guard let tensor = checkpoint.tensors[name] else {
            throw missing(name)
        }
        guard tensor.shape.count == rank else {
            throw .checkpoint(
                file: file, place: name, problem: "expected \(rank) dimensions, found shape \(tensor.shape)")
        }
        return tensor.shape
    }

    /// The error for a tensor that is missing; names another one that ends with its name.
    func missing(_ name: String) -> PrismError {
        let similar = checkpoint.tensors.keys.filter { $0.hasSuffix("." + name) }.min()
        return .checkpoint(
            file: file, place: name,
            problem: "this tensor is missing" + (similar.map { "; there is \($0.printable())" } ?? ""))
    }
}
