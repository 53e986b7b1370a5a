/// A model's weights: one flat array of float32, laid out by name.
public struct Parameters: Sendable {
    /// Names, shapes and places.
    public let layout: ParameterLayout
    /// All elements, in the layout's order.
    public var values: [Float]

    /// Zeros of a layout.
    public init(layout: ParameterLayout) {
        self.layout = layout
        values = [Float](repeating: 0, count: layout.count)
    }

    /// The elements of a tensor, row-major; empty where the layout does not have it.
    public subscript(name: String) -> ArraySlice<Float> {
        guard let entry = layout[name] else { return [] }
        return values[entry.offset..<(entry.offset + entry.count)]
    }
}

extension Parameters {
    /// Replaces the elements of a tensor; nothing where the layout does not have it, or as many.
    mutating func replace(_ name: String, by elements: [Float]) {
        guard let entry = layout[name], entry.count == elements.count else { return }
        values.replaceSubrange(entry.offset..<(entry.offset + entry.count), with: elements)
    }

    /// Sets the head's weights of some features, by position, to zero: whatever they hold, the model does not see it.
    public mutating func clearHead(ofFeatures features: [Int], _ configuration: ModelConfiguration) {
        guard let entry = layout[ParameterName.headWeights[0]] else { return }
        let columns = configuration.width + configuration.features
        for feature in features where (0..<configuration.features).contains(feature) {
            for row in 0..<configuration.width {
                values[entry.offset + row * columns + configuration.width + feature] = 0
            }
        }
    }

    /// Sets every element of a tensor to zero; nothing where the layout does not have it.
    public mutating func clear(_ name: String) {
        guard let entry = layout[name] else { return }
        for index in entry.offset..<(entry.offset + entry.count) { values[index] = 0 }
    }
}
