/// The files of a manifest, each opened by itself: those that are sound, and what is wrong with the others.
struct SoundParts {
    /// What is wrong, in the manifest's order.
    private(set) var faults: [GenomeDataError] = []
    /// The manifest without the files that are not sound; a data set only where genome and genes are.
    private(set) var manifest: Manifest
    /// The genome.
    private(set) var genome: FASTAFile?
    /// The genes, not yet laid on the genome.
    private(set) var genes: GeneList?
    /// The signals that could be opened.
    private(set) var signals: [SignalTrack] = []

    /// Opens all files that `manifest` names, but for the models'.
    init(of manifest: Manifest) {
        self.manifest = manifest
        genome = sound { () throws(GenomeDataError) in try FASTAFile(path: manifest.genome) }
        genes = sound { () throws(GenomeDataError) in try GeneList(path: manifest.genes) }
        if genome != nil, genes != nil {
            // Whether the genes lie on the genome is found out with nothing else in the way.
            var bare = manifest
            (bare.expression, bare.features, bare.split, bare.signals) = (nil, nil, nil, [])
            sound { () throws(GenomeDataError) in _ = try DataSet(bare) }
        }
        openSignals()
        openTables()
    }

    private mutating func openSignals() {
        var kept: [Manifest.SignalSource] = []
        for signal in manifest.signals {
            // Without genes nobody will ask for a row of a table: it is read through here.
            let isReadThrough = genes == nil
            let track = sound { () throws(GenomeDataError) in
                let track = try SignalTrack(signal)
                if isReadThrough, case .contacts(let contacts) = track.source {
                    _ = try (contacts as? ContactTable)?.geneIDs()
                }
                return track
            }
            guard let track else { continue }
            kept.append(signal)
            signals.append(track)
        }
        manifest.signals = kept
    }

    private mutating func openTables() {
        let genes = genes?.genes ?? []
        if let path = manifest.annotation,
            !isSound({ () throws(GenomeDataError) in _ = try GeneList(path: path) })
        {
            manifest.annotation = nil
        }
        if let expression = manifest.expression,
            !isSound({ () throws(GenomeDataError) in _ = try MeasuredExpression(expression, genes: genes) })
        {
            manifest.expression = nil
        }
        if let features = manifest.features,
            !isSound({ () throws(GenomeDataError) in _ = try GeneFeatures(features, genes: genes) })
        {
            manifest.features = nil
        }
        if let split = manifest.split,
            !isSound({ () throws(GenomeDataError) in _ = try DataSet.splits(split, genes: genes) })
        {
            manifest.split = nil
        }
    }

    /// What `open` gives; nil, and a fault more, where it fails.
    @discardableResult
    private mutating func sound<Part>(_ open: () throws(GenomeDataError) -> Part) -> Part? {
        do throws(GenomeDataError) {
            return try open()
        } catch {
            faults.append(error)
            return nil
        }
    }

    private mutating func isSound(_ open: () throws(GenomeDataError) -> Void) -> Bool { sound(open) != nil }
}
