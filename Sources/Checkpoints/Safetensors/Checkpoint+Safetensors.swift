import Files

extension Checkpoint {
    /// Writes the checkpoint as safetensors; the configuration goes into the metadata as JSON, under `config`.
    ///
    /// The write is atomic: until it has succeeded, an earlier file at `path` stays as it was. The same checkpoint
    /// always gives the same bytes: tensors lie in the order of the reference implementation, widest type first,
    /// then by name; the header is padded so that every tensor is aligned.
    ///
    /// - Throws: `CheckpointError` when the file cannot be written, or when the metadata or a tensor bears a
    ///   reserved name (`config`, `__metadata__`).
    public func write(safetensors path: String) throws(CheckpointError) {
        let parts = try safetensorsParts(path: path)
        do {
            try AtomicFile.write(parts, to: path)
        } catch {
            throw CheckpointError(path: path, place: .file, problem: error.reason)
        }
    }

    /// The file's contents: length and header, then each tensor's bytes.
    func safetensorsParts(path: String) throws(CheckpointError) -> [ArraySlice<UInt8>] {
        func reserved(_ place: CheckpointError.Place) -> CheckpointError {
            CheckpointError(path: path, place: place, problem: "this name is reserved by the format")
        }
        guard metadata["config"] == nil else { throw reserved(.setting("config")) }
        guard tensors["__metadata__"] == nil else { throw reserved(.tensor("__metadata__")) }

        var members: [String] = []
        var texts = metadata
        if !configuration.isEmpty { texts["config"] = ConfigurationValue.table(configuration).json }
        if !texts.isEmpty {
            members.append("\"__metadata__\":" + ConfigurationValue.table(texts.mapValues { .text($0) }).json)
        }
        let names = tensors.keys.sorted()
        let ordered = ScalarType.allCases.flatMap { type in
            names.compactMap { name in tensors[name].map { (name, $0) } }.filter { $0.1.scalarType == type }
        }
        var offset = 0
        for (name, tensor) in ordered {
            let end = offset + tensor.bytes.count
            let shape = tensor.shape.map(String.init).joined(separator: ",")
            members.append(
                "\(name.jsonLiteral):{\"dtype\":\"\(tensor.scalarType.safetensorsName)\","
                    + "\"shape\":[\(shape)],\"data_offsets\":[\(offset),\(end)]}")
            offset = end
        }
        var header = Array(("{" + members.joined(separator: ",") + "}").utf8)
        header += repeatElement(UInt8(ascii: " "), count: -header.count & 7)
        let length = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
        return [(length + header)[...]] + ordered.map(\.1.bytes)
    }
}
