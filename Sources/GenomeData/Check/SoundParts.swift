/// The files of a manifest, each opened by itself: those that are sound, and what is wrong with the others.
struct SoundParts {
    /// What is wrong, in the manifest's order.
    private(set) var faults: [GenomeDataError] = []
    /// The files that are not sound, but for genome and genes.
    private(set) var unreported: [CheckReport.Part] = []
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
            (bare.expression, bare.features, bare.split, bare.signals, bare.tracks) = (nil, nil, nil, [], [])
            sound { () throws(GenomeDataError) in _ = try DataSet(bare) }
        }
        openSignals()
        openTracks()
        openTables()
    }

    private mutating func openSignals() {
        var kept: [Manifest.SignalSource] = []
        for signal in manifest.signals {
            // Without genes nobody will ask for a row of a table: it is read through here.
            let isReadThrough = genes == nil
            let track = sound { () throws(GenomeDataError) in
                let track = try SignalTrack(signal)
                if isReadThrough, let table = track.source as? ContactTable {
                    for id in try table.geneIDs() { _ = try table.profile(of: id) }
                }
                return track
            }
            guard let track else {
                unreported.append(.init(kind: "signal \(signal.name)", file: signal.file))
                continue
            }
            kept.append(signal)
            signals.append(track)
        }
        manifest.signals = kept
    }

    private mutating func openTracks() {
        let tracks = manifest.tracks
        manifest.tracks = []
        for track in tracks {
            let isSound = isSound("track \(track.name)", track.file) { () throws(GenomeDataError) in
                _ = try RegionTrack(track)
            }
            if isSound { manifest.tracks.append(track) }
        }
    }

    private mutating func openTables() {
        let genes = genes?.genes ?? []
        if let file = manifest.annotation {
            let isSound = isSound("annotation", file) { () throws(GenomeDataError) in
                _ = try GeneList(path: file)
            }
            if !isSound { manifest.annotation = nil }
        }
        if let expression = manifest.expression {
            let isSound = isSound("expression", expression.file) { () throws(GenomeDataError) in
                _ = try MeasuredExpression(expression, genes: genes)
            }
            if !isSound { manifest.expression = nil }
        }
        if let features = manifest.features {
            let isSound = isSound("features", features.file) { () throws(GenomeDataError) in
                _ = try GeneFeatures(features, genes: genes)
            }
            if !isSound { manifest.features = nil }
        }
        if let split = manifest.split, case .table(let file, _) = split {
            let isSound = isSound("split", file) { () throws(GenomeDataError) in
                _ = try DataSet.splits(split, genes: genes)
            }
            if !isSound { manifest.split = nil }
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

    /// Whether a file can be opened; notes it where it cannot.
    private mutating func isSound(
        _ kind: String, _ file: String, _ open: () throws(GenomeDataError) -> Void
    ) -> Bool {
        guard sound(open) == nil else { return true }
        unreported.append(.init(kind: kind, file: file))
        return false
    }
}
