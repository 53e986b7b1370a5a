/// A configuration's sizes rounded up to what the kernels take.
struct PaddedSizes: Equatable {
    let configuration: ModelConfiguration
    /// E in whole lanes.
    let inner: Int
    /// N in whole groups of states.
    let states: Int

    init(_ configuration: ModelConfiguration) {
        self.configuration = configuration
        inner = configuration.inner.roundedUp(to: Kernels.lanes)
        states = configuration.states.roundedUp(to: Kernels.stateGroup)
    }

    /// Columns of δ, B and C side by side.
    var projection: Int { configuration.rank + 2 * states }

    /// From one row of x beside z to the next: 2E and a pad, which keeps rows from falling on the same cache sets.
    var xzStride: Int { 2 * inner + Kernels.lanes }
}
