import CPrismKernels

extension SelfCheck {
    static func scanBackward(_ kernels: Kernels, reverse: Bool) throws(PrismError) {
        var numbers = Numbers()
        let (rows, inner, states, rank) = (6, Kernels.lanes, Kernels.stateGroup, 2)
        let width = rank + 2 * states
        let storage = FloatStorage()
        func block(_ count: Int) -> UnsafePointer<Float> { storage.copy(numbers.next(count)[...]) }
        let forward = prism_scan_arguments(
            rows: rows, reverse: reverse, inner: inner, states: states, rank: rank,
            u: block(rows * inner), ldu: inner, projection: block(rows * width), ldp: width,
            dt_weight: block(rank * inner), dt_bias: block(inner),
            decay: storage.copy(numbers.next(states * inner).map { -4 * abs($0) }[...]), skip: block(inner),
            state: nil, y: nil, ldy: inner, kept: storage.block(states * inner))
        let dy = block(rows * inner), d_u = storage.block(rows * inner)
        let d_decay = storage.block(states * inner), d_projection = storage.block(rows * width)
        var arguments = prism_scan_backward_arguments(
            forward: forward, dy: dy, adjoint: storage.block(states * inner), d_u: d_u,
            d_delta: storage.block(rows * inner), ldd: inner, d_projection: d_projection,
            d_dt_weight: storage.block(rank * inner), d_dt_bias: storage.block(inner), d_decay: d_decay,
            d_skip: storage.block(inner), scratch: storage.block(Int(PRISM_SCAN_SCRATCH) * inner))
        kernels.table.selective_scan_backward(&arguments)
        let zeros = [Double](repeating: 0, count: states * inner)
        let expected = Reference.selectiveScanBackward(forward, dy: dy, state: zeros, adjoint: zeros)
        for (found, expected) in [
            (d_u, expected.u), (d_decay, expected.decay), (d_projection, expected.projection),
        ] {
            let found = UnsafeBufferPointer(start: found, count: expected.count).map(Double.init)
            try compare(found, expected, "the scan's gradient kernel")
        }
    }
}
