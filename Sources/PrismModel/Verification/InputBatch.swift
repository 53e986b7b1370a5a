/// The input tensors of one batch, told apart by a prefix of their names.
struct InputBatch {
    let sequences, signals, features, target: String

    init(prefix: String) {
        sequences = prefix + "seqs"
        signals = prefix + "signals"
        features = prefix + "rna_feat"
        target = prefix + "target"
    }

    /// One window per gene, the one-hot rows turned into base codes.
    func windows(_ shapes: ShapeReader, _ configuration: ModelConfiguration) throws(PrismError)
        -> [GeneWindow]
    {
        let shape = try shapes.shape(sequences, rank: 3)
        let (genes, length) = (shape[0], shape[1])
        try expect(sequences, [genes, length, 4], shapes)
        try expect(signals, [genes, length, configuration.signals], shapes)
        if configuration.features > 0 { try expect(features, [genes, configuration.features], shapes) }
        let oneHot = floats(sequences, shapes), signalValues = floats(signals, shapes)
        let featureValues = configuration.features > 0 ? floats(features, shapes) : []
        var windows: [GeneWindow] = []
        for gene in 0..<genes {
            var bases: [UInt8] = []
            bases.reserveCapacity(length)
            for position in (gene * length)..<((gene + 1) * length) {
                let row = oneHot[(position * 4)..<(position * 4 + 4)]
                let set = row.indices.filter { row[$0] != 0 }
                guard set.count <= 1, set.allSatisfy({ row[$0] == 1 }) else {
                    throw .checkpoint(
                        file: shapes.file, place: sequences,
                        problem: "row \(position) is not one-hot: \(Array(row))")
                }
                bases.append(set.first.map { UInt8($0 - position * 4) } ?? Base.unknown)
            }
            let width = length * configuration.signals
            windows.append(
                GeneWindow(
                    bases: bases, signals: Array(signalValues[(gene * width)..<((gene + 1) * width)]),
                    features: Array(
                        featureValues.dropFirst(gene * configuration.features).prefix(configuration.features))
                ))
        }
        return windows
    }

    private func expect(_ name: String, _ shape: [Int], _ shapes: ShapeReader) throws(PrismError) {
        let found = try shapes.shape(name, rank: shape.count)
        guard found == shape else {
            throw .checkpoint(
                file: shapes.file, place: name, problem: "expected shape \(shape), found \(found)")
        }
    }

    private func floats(_ name: String, _ shapes: ShapeReader) -> [Float] {
        shapes.checkpoint.tensors[name]?.floats() ?? []
    }
}
