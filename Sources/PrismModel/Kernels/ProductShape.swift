/// The sizes and forms of a matrix product C (m × n) = A (m × k) · B (k × n).
struct ProductShape: Hashable {
    /// How B lies in memory.
    enum Right { case plain, transposed, packed }

    /// m, n and k.
    let rows, columns, inner: Int
    /// Whether A is stored k × m.
    var isLeftTransposed = false
    var right = Right.packed
}

extension ModelConfiguration {
    /// Rows that stand for a tile of positions: enough for a full tile of registers and one that is not.
    private static let someRows = 15

    /// Every product of a prediction.
    var productShapes: [ProductShape] {
        let sizes = PaddedSizes(self)
        func positions(_ inputs: Int, _ outputs: Int) -> ProductShape {
            ProductShape(rows: Self.someRows, columns: outputs, inner: inputs)
        }
        var shapes = [
            positions(width, 2 * sizes.inner), positions(sizes.inner, width),
            positions(sizes.inner, sizes.projection),
        ]
        shapes += zip(headWidths, headWidths.dropFirst()).map {
            ProductShape(rows: 1, columns: $1, inner: $0)
        }
        guard let generator else { return shapes }
        shapes += generatorBlocks(generator).map(positions)
        shapes.append(
            ProductShape(rows: 1, columns: width * generator.contexts, inner: generator.channels[2]))
        return shapes
    }

    /// What the gradients need beside.
    var gradientProductShapes: [ProductShape] {
        let sizes = PaddedSizes(self)
        func positions(_ inputs: Int, _ outputs: Int) -> ProductShape {
            ProductShape(rows: Self.someRows, columns: outputs, inner: inputs)
        }
        /// A weight's gradient: a sum over positions.
        func weight(_ outputs: Int, _ inputs: Int) -> ProductShape {
            ProductShape(
                rows: outputs, columns: inputs, inner: Self.someRows, isLeftTransposed: true, right: .plain)
        }
        var shapes = [
            positions(2 * sizes.inner, width), positions(width, sizes.inner),
            positions(sizes.projection, sizes.inner), positions(sizes.inner, rank),
            weight(2 * sizes.inner, width), weight(width, sizes.inner),
            weight(sizes.projection, sizes.inner),
        ]
        for (inputs, outputs) in zip(headWidths, headWidths.dropFirst()) {
            shapes.append(ProductShape(rows: 1, columns: inputs, inner: outputs, right: .plain))
            shapes.append(ProductShape(rows: outputs, columns: inputs, inner: 1, right: .plain))
        }
        guard let generator else { return shapes }
        let outputs = width * generator.contexts
        shapes.append(
            ProductShape(rows: 1, columns: generator.channels[2], inner: outputs, right: .plain))
        for (inputs, outputs) in generatorBlocks(generator) {
            shapes.append(weight(inputs, outputs))
            shapes.append(
                ProductShape(rows: Self.someRows, columns: inputs, inner: outputs, right: .transposed))
        }
        return shapes
    }

    private func generatorBlocks(_ generator: Generator) -> [(inputs: Int, outputs: Int)] {
        zip(generator.taps, [signals] + generator.channels).map(*).enumerated().map {
            ($1, generator.channels[$0])
        }
    }
}
