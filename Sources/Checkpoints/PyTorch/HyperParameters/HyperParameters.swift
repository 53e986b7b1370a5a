/// The model's settings, wherever in a PyTorch checkpoint they are.
///
/// The rule. The search covers `hyper_parameters`, or, in a file without it, everything but weights and training
/// state: dictionaries, lists, plain objects and OmegaConf's boxes, breadth first. The table that holds `d_model`
/// is the model's, and all its plain settings are taken; of several such tables, the one with most of the known
/// names. A known setting that this table lacks is taken from wherever else it is. Values that contradict each
/// other, in several tables with `d_model` or outside of them, are an error: nothing is guessed.
package struct HyperParameters {
    /// The release's field names.
    package static let names: Set<String> = [
        "d_model", "n_layer", "d_state", "d_conv", "expand", "dt_rank", "dt_min", "dt_max", "dt_scale",
        "dt_init_floor", "norm_epsilon", "base_size", "signal_size", "rna_feat_dim", "useRNAFeat",
        "center_len", "n_context", "cnn_dim", "weight_act", "intervention_loss_weight", "gaussian_kernel_t",
        "bidirectional", "bidirectional_strategy", "bidirectional_weight_tie", "rms_norm", "rcps",
        "conv_bias",
    ]
    /// Levels searched; a released file has its settings on the third.
    static let deepest = 16

    private static let trainingState: Set<String> = [
        "state_dict", "optimizer_states", "lr_schedulers", "callbacks", "loops",
    ]

    private let arena: PickleArena
    private let file: CheckpointFile
    private var tables: [SettingsTable] = []
    private var seen: Set<PickleValue.Reference> = []

    /// Finds all tables of settings below the pickle's root.
    init(_ arena: PickleArena, root: PickleValue.Reference, file: CheckpointFile) {
        self.arena = arena
        self.file = file
        var queue: [(value: PickleValue.Reference, key: String, parent: Int?, depth: Int)] = []
        if let start = arena.value(of: "hyper_parameters", in: root) {
            queue.append((start, "hyper_parameters", nil, 0))
        } else {
            arena.forEachEntry(of: root) { key, value in
                if !Self.trainingState.contains(key) { queue.append((value, key, nil, 0)) }
            }
        }
        var next = 0
        while next < queue.count {
            let (value, key, parent, depth) = queue[next]
            next += 1
            let inner = arena.unwrapped(value)
            guard seen.insert(inner).inserted else { continue }
            var children: [(String, PickleValue.Reference)] = []
            var owner = parent
            if let table = SettingsTable(arena, inner, key: key, parent: parent) {
                owner = tables.count
                if let parent { tables[parent].children[key] = tables.count }
                children = table.order.compactMap { name in table.members[name].map { (name, $0) } }
                tables.append(table)
            } else if let items = arena.sequence(inner) {
                children = items.enumerated().map { (String($0.offset), $0.element) }
            }
            guard depth < Self.deepest else { continue }
            for (name, child) in children where !seen.contains(child) {
                queue.append((child, name, owner, depth + 1))
            }
        }
    }

    /// The settings, by the rule above; empty when the file holds none.
    ///
    /// - Throws: `CheckpointError` when a setting has contradicting values, or its value is nested without end.
    func configuration() throws(CheckpointError) -> [String: ConfigurationValue] {
        let candidates = tables.indices.filter { tables[$0].members["d_model"] != nil }
        let home = candidates.max { known(in: $0) < known(in: $1) }
        var reader = SettingsReader(arena: arena, tables: tables, file: file)
        var configuration: [String: ConfigurationValue] = [:]
        if let home {
            for name in tables[home].order { configuration[name] = try reader.value(of: name, in: home) }
            for other in candidates where other != home {
                for name in tables[other].order where Self.names.contains(name) {
                    guard let one = configuration[name], let two = try reader.value(of: name, in: other)
                    else { continue }
                    try agree(name, (home, one), (other, two))
                }
            }
        }
        for name in Self.names.sorted() where configuration[name] == nil {
            var first: (table: Int, value: ConfigurationValue)?
            for table in tables.indices {
                guard let value = try reader.value(of: name, in: table) else { continue }
                if let first { try agree(name, first, (table, value)) } else { first = (table, value) }
            }
            configuration[name] = first?.value
        }
        return configuration
    }

    /// How many of the known settings a table holds.
    private func known(in table: Int) -> Int { Self.names.count { tables[table].members[$0] != nil } }

    private func agree(
        _ name: String, _ one: (table: Int, value: ConfigurationValue),
        _ two: (table: Int, value: ConfigurationValue)
    ) throws(CheckpointError) {
        guard one.value != two.value else { return }
        throw file.failure(
            at: .setting(name),
            "is ambiguous: \(one.value.json) in \(path(of: one.table)), "
                + "\(two.value.json) in \(path(of: two.table))")
    }

    private func path(of table: Int) -> String {
        var keys: [String] = []
        var place: Int? = table
        while let index = place {
            keys.append(tables[index].key)
            place = tables[index].parent
        }
        return keys.reversed().joined(separator: ".")
    }
}
