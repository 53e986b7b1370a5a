/// Reads a PyTorch or PyTorch Lightning checkpoint: a zip archive of a pickle and raw storages.
///
/// The weights are the tensors of the root's `state_dict`, or those of the root itself where there is none.
/// Everything else but the settings (`HyperParameters`) is left alone: optimiser states, callbacks, loops.
struct PyTorchReader {
    private let archive: ZipArchive
    private let arena: PickleArena
    private let root: PickleValue.Reference
    private let pickleName: String
    private var storages: TensorStorages

    /// The checkpoint a file holds.
    ///
    /// - Throws: `CheckpointError` naming the tensor, the entry or the byte where it is not as it should be.
    static func read(_ file: CheckpointFile) throws(CheckpointError) -> Checkpoint {
        var reader = try PyTorchReader(file)
        return Checkpoint(
            tensors: try reader.tensors(),
            configuration: try HyperParameters(reader.arena, root: reader.root, file: file).configuration(),
            metadata: reader.metadata())
    }

    private init(_ file: CheckpointFile) throws(CheckpointError) {
        archive = try ZipArchive(file)
        let folder = try Self.folder(of: archive)
        try Self.checkFormat(of: archive, folder: folder)
        pickleName = "\(folder)/data.pkl"
        (arena, root) = try PickleInterpreter.read(
            try archive.contents(of: pickleName), of: file, named: pickleName)
        storages = TensorStorages(archive: archive, folder: folder)
    }

    /// The archive's one folder, in which PyTorch puts everything.
    private static func folder(of archive: ZipArchive) throws(CheckpointError) -> String {
        let pickles = archive.entries.keys.filter { $0.hasSuffix("/data.pkl") }.sorted()
        guard let pickle = pickles.first else {
            throw archive.file.failure(at: .file, "a zip archive without data.pkl: not saved by PyTorch")
        }
        guard pickles.count == 1 else {
            throw archive.file.failure(at: .entry(pickles[1]), "is a second pickle beside \(pickle)")
        }
        return String(pickle.dropLast("/data.pkl".count))
    }

    private static func checkFormat(of archive: ZipArchive, folder: String) throws(CheckpointError) {
        func text(_ name: String) throws(CheckpointError) -> String? {
            guard archive.entries["\(folder)/\(name)"] != nil else { return nil }
            let range = try archive.contents(of: "\(folder)/\(name)")
            return String(decoding: archive.file.bytes[range.prefix(40)], as: UTF8.self)
        }
        if let order = try text("byteorder"), order != "little" {
            throw archive.file.failure(
                at: .entry("\(folder)/byteorder"), "is \"\(order)\"; only little-endian checkpoints are read")
        }
        if let version = try text("version"), Int(version.prefix { !$0.isWhitespace }) == nil {
            throw archive.file.failure(at: .entry("\(folder)/version"), "\"\(version)\" is no version number")
        }
    }

    private mutating func tensors() throws(CheckpointError) -> [String: CheckpointTensor] {
        let states = arena.value(of: "state_dict", in: root) ?? root
        var tensors: [String: CheckpointTensor] = [:]
        try arena.forEachEntry(of: states) { (name, value) throws(CheckpointError) in
            let view = try TensorView(arena, value, name: name, file: archive.file)
            // A module's extra state may be anything; what is no tensor is none of the model's weights.
            guard let view else { return }
            guard tensors.updateValue(try storages.tensor(view, name: name), forKey: name) == nil else {
                throw archive.file.failure(at: .tensor(name), "appears twice")
            }
        }
        guard !tensors.isEmpty else {
            throw archive.file.failure(
                at: .entry(pickleName),
                "holds no tensors: expected them under state_dict, found \(arena.kind(states))")
        }
        return tensors
    }

    /// The plain facts a Lightning file states about itself, by its own names.
    private func metadata() -> [String: String] {
        var facts: [String: String] = [:]
        for key in ["epoch", "global_step", "pytorch-lightning_version"] {
            guard let value = arena.value(of: key, in: root) else { continue }
            facts[key] = arena.text(value) ?? arena.integer(value).map(String.init)
        }
        return facts
    }
}
