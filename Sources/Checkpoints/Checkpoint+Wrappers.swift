extension Checkpoint {
    /// What wrappers of PyTorch put into the names of a model's tensors, as components of their own: torch.compile,
    /// DistributedDataParallel and DataParallel, fully sharded training, activation checkpointing, Lightning's strategies.
    private static let wrappers: Set<Substring> = [
        "_orig_mod", "module", "_fsdp_wrapped_module", "_checkpoint_wrapped_module", "_forward_module",
    ]

    /// A tensor's name without wrappers, wherever they stand in it, and without Lightning's `model.` in front.
    ///
    /// What consists of nothing else stays as it is.
    static func plainName(_ name: String) -> String {
        var parts = name.split(separator: ".", omittingEmptySubsequences: false)
        parts.removeAll(where: wrappers.contains)
        while parts.count > 1, parts[0] == "model" { parts.removeFirst() }
        return parts.isEmpty ? name : parts.joined(separator: ".")
    }

    /// Gives every tensor its plain name. Two tensors that then have the same one are an error.
    mutating func dropWrappers(_ file: CheckpointFile) throws(CheckpointError) {
        var plain: [String: CheckpointTensor] = [:]
        var given: [String: String] = [:]
        for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
            let bare = Self.plainName(name)
            plain[bare] = tensor
            guard let other = given.updateValue(name, forKey: bare) else { continue }
            throw file.failure(
                at: .tensor(bare), "appears both with and without prefixes: \(other) and \(name)")
        }
        tensors = plain
    }
}
