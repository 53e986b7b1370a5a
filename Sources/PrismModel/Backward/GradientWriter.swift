/// Writes gradients into the flat order of a layout's trained parameters, under the published names and shapes.
struct GradientWriter {
    let flat: UnsafeMutablePointer<Float>
    let layout: ParameterLayout

    /// The place of a tensor, if the layout has it.
    func place(_ name: String) -> UnsafeMutablePointer<Float>? { layout[name].map { flat + $0.offset } }

    /// Copies `rows` rows of `columns` (`stride` apart) to a tensor's rows from `row` on.
    func copy(
        _ source: UnsafePointer<Float>, to name: String, rows: Int = 1, columns: Int, stride: Int = 0,
        at row: Int = 0
    ) {
        guard let place = place(name) else { return }
        for index in 0..<rows {
            (place + (row + index) * columns).update(from: source + index * stride, count: columns)
        }
    }

    /// Writes inputs × outputs (rows `stride` apart) as outputs × inputs.
    func transpose(
        _ source: UnsafePointer<Float>, to name: String, inputs: Int, outputs: Int, stride: Int
    ) {
        guard let place = place(name) else { return }
        for input in 0..<inputs {
            for output in 0..<outputs { place[output * inputs + input] = source[input * stride + output] }
        }
    }
}
