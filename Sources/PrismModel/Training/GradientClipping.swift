/// Bounds the length of a gradient.
enum GradientClipping {
    /// Scales `gradients` down to an L2 norm of `limit` where it is longer, as PyTorch does; returns the norm before.
    static func clip(_ gradients: inout [Float], to limit: Double) -> Double {
        var squares = 0.0
        gradients.withUnsafeBufferPointer { for value in $0 { squares += Double(value) * Double(value) } }
        let norm = squares.squareRoot()
        let scale = Float(limit / (norm + 1e-6))
        if scale < 1 {
            gradients.withUnsafeMutableBufferPointer { for index in $0.indices { $0[index] *= scale } }
        }
        return norm
    }
}
