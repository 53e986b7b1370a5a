/// A model's weights and settings, as a file holds them.
public struct Checkpoint: Sendable, Equatable {
    /// The tensors by name, without the `model.` prefix that Lightning adds and without those of other wrappers.
    ///
    /// Tensors that the model ties (`mamba_fwd` and `mamba_rev` share their projections) appear under both names.
    public var tensors: [String: CheckpointTensor]
    /// The settings by the release's field names, such as `d_model`, `n_layer`, `center_len`.
    public var configuration: [String: ConfigurationValue]
    /// What else a file says of itself.
    ///
    /// Of a safetensors file the metadata other than `config`; of a Lightning file its epoch, step and version.
    public var metadata: [String: String]

    /// A checkpoint from parts.
    public init(
        tensors: [String: CheckpointTensor], configuration: [String: ConfigurationValue] = [:],
        metadata: [String: String] = [:]
    ) {
        self.tensors = tensors
        self.configuration = configuration
        self.metadata = metadata
    }
}
