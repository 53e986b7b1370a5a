import Foundation

extension StandardOutput {
    /// Writes a value as JSON, keys sorted; numbers that JSON cannot hold become the texts "inf", "-inf" and "nan".
    ///
    /// - Parameters:
    ///   - value: an object, where a provenance is given.
    ///   - provenance: what made the value, as its key `provenance`: the lines of a table's header.
    ///   - keys: how keys are spelt.
    /// - Throws: `EncodingError`, and as `write(_:)`.
    static func write(
        json value: some Encodable, provenance: [String]? = nil,
        keys: JSONEncoder.KeyEncodingStrategy = .useDefaultKeys
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = keys
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        let data =
            try provenance.map { try encoder.encode(Document(value: value, provenance: $0)) }
            ?? encoder.encode(value)
        try writeLine(String(decoding: data, as: UTF8.self))
    }

    /// An object with one key more.
    private struct Document<Value: Encodable>: Encodable {
        let value: Value
        let provenance: [String]

        private enum CodingKeys: String, CodingKey { case provenance }

        func encode(to encoder: any Encoder) throws {
            try value.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(provenance, forKey: .provenance)
        }
    }
}
