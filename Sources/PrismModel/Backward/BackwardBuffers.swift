/// The buffers of backward passes, kept from one to the next.
final class BackwardBuffers: Sendable {
    private let activations = Pool<StreamWorkspace>()
    private let workspaces = Pool<BackwardWorkspace>()
    private let gradients = Pool<StreamGradients>()
    private let sizes: PaddedSizes

    init(_ sizes: PaddedSizes) { self.sizes = sizes }

    /// A workspace that keeps what the backward pass over a window of `length` needs.
    func takeActivations(length: Int) -> StreamWorkspace {
        activations.take(where: { $0.capacity >= length }) {
            StreamWorkspace(length: length, sizes: sizes, keeping: true)
        }
    }

    func give(_ workspace: StreamWorkspace) { activations.give(workspace) }

    func takeWorkspace(for activations: StreamWorkspace) -> BackwardWorkspace {
        workspaces.take(where: { $0.capacity >= activations.capacity }) {
            BackwardWorkspace(length: activations.capacity, tile: activations.tile, sizes: sizes)
        }
    }

    func give(_ workspace: BackwardWorkspace) { workspaces.give(workspace) }

    /// Gradients that are all zero.
    func takeGradients() -> StreamGradients {
        let taken = gradients.take { StreamGradients(sizes) }
        taken.clear()
        return taken
    }

    func give(_ gradients: StreamGradients) { self.gradients.give(gradients) }
}
