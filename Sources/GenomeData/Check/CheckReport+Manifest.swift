import Checkpoints
import Files
import PrismModel
import Wording

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension CheckReport {
    /// Opens and reads everything that a manifest names; no file's fault hides another's.
    ///
    /// - Parameters:
    ///   - manifest: what to check.
    ///   - progress: called with the number of genes whose windows were read, and with that of all; ends the check where it
    ///     throws.
    /// - Throws: what `progress` throws.
    public init(of manifest: Manifest, progress: (Int, Int) throws -> Void) rethrows {
        if let whole = try? DataSet(manifest) {
            self = try whole.check { try progress($0, whole.genes.count) }
            return
        }
        let parts = SoundParts(of: manifest)
        if let rest = try? DataSet(parts.manifest) {
            self = try rest.check { try progress($0, rest.genes.count) }
            models = manifest.models.map { .init($0, of: manifest) }
        } else {
            try self.init(of: manifest, without: parts, progress)
        }
        unreported = parts.unreported + unreported
        findings = parts.faults.map { Finding($0) } + findings
        sortFindings()
    }

    /// The report on a data set whose genes or genome cannot be read: its signals are read where they can be.
    private init(
        of manifest: Manifest, without parts: SoundParts, _ progress: (Int, Int) throws -> Void
    ) rethrows {
        var censuses = parts.signals.map { SignalCensus($0) }
        let genes = parts.genes?.genes ?? []
        for (index, gene) in genes.enumerated() {
            let window = GenomicInterval(around: gene.tss, on: gene.contig, length: manifest.window)
            for signal in censuses.indices { censuses[signal].add(gene, window) }
            try progress(index + 1, genes.count)
        }
        let contigs = Set(genes.map(\.contig)).sorted()
        var findings = censuses.compactMap(\.fault).map { Finding($0) }
        if let genome = parts.genome {
            findings += Finding.ofSplit(manifest, genome: genome.contigs, genes: nil)
            for track in parts.signals {
                findings += Finding.ofLengths(track.source.contigs, track.file, genome: genome.contigs)
            }
        }
        self.init(
            dataSet: manifest.name, manifest: manifest.path, assembly: manifest.assembly,
            simulated: manifest.isSimulated, window: manifest.window,
            genome: parts.genome.map { .init($0) } ?? .init(file: manifest.genome, contigs: 0, bases: 0),
            genes: .init(
                file: manifest.genes, count: genes.count, withExons: genes.count { !$0.transcripts.isEmpty },
                contigs: contigs.map { contig in
                    .init(contig: contig, genes: genes.count { $0.contig == contig })
                }, windowsBeyondContig: 0, windowsWithUnknownBases: 0),
            signals: censuses.map { $0.summary(contigs: contigs) },
            models: manifest.models.map { .init($0, of: manifest) },
            findings: findings
                + manifest.models.flatMap { Finding.ofModel($0, signals: parts.signals) })
        unreported = parts.manifest.tables.map { .init(kind: $0.kind, file: $0.file, isSound: true) }
    }

    /// Adds what keeps a model from being loaded.
    public mutating func add(_ error: any Error, loading model: Manifest.ModelSource) {
        let fault =
            error as? GenomeDataError
            ?? GenomeDataError(file: manifest, place: "model \(model.name)", problem: "\(error)")
        findings.append(Finding(fault))
        sortFindings()
    }

    /// Puts the worst findings first and leaves out what was found twice.
    mutating func sortFindings() {
        var seen: Set<Finding> = []
        findings = findings.filter { seen.insert($0).inserted }.enumerated()
            .sorted { ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset) }.map(\.element)
    }
}

extension CheckReport.Genome {
    init(_ genome: FASTAFile) {
        self.init(
            file: genome.path, contigs: genome.contigs.count,
            bases: genome.contigs.reduce(0) { $0 + $1.length })
    }
}

extension CheckReport.Model {
    init(_ model: Manifest.ModelSource, of manifest: Manifest) {
        self.init(
            name: model.name, files: (try? model.members()) ?? [],
            signals: model.signals ?? manifest.signals.map(\.name))
    }
}

extension CheckReport.Finding {
    /// A file's damage or absence.
    init(_ error: GenomeDataError) {
        let place = error.place.map { $0 + ": " } ?? ""
        self.init(severity: .error, file: error.file, message: (place + error.problem).printable())
    }

    /// What is wrong with a model's checkpoints, or with the folder of its folds, and what of `signals` is not as it was in
    /// their training.
    static func ofModel(_ model: Manifest.ModelSource, signals: [SignalTrack]) -> [Self] {
        do throws(GenomeDataError) {
            return try model.members().flatMap { ofCheckpoint($0, signals: signals) }
        } catch {
            return [Self(error)]
        }
    }

    private static func ofCheckpoint(_ path: String, signals: [SignalTrack]) -> [Self] {
        guard access(path, R_OK) == 0 else {
            return [
                Self(
                    severity: .error, file: path,
                    message: "the model's file cannot be read: \(SystemError.words(errno))")
            ]
        }
        do {
            let learned = ContactRecord(metadata: try Checkpoint.read(contentsOf: path).metadata)
            return learned.differences(from: signals).map {
                Self(severity: .warning, file: path, message: $0)
            }
        } catch {
            let problem = "\(error)"
            let known = path + ": "
            return [
                Self(
                    severity: .error, file: path,
                    message: "the model cannot be loaded: "
                        + (problem.hasPrefix(known) ? String(problem.dropFirst(known.count)) : problem))
            ]
        }
    }
}

extension Manifest {
    /// The files beside genome, genes and signals, each by what it is named for.
    fileprivate var tables: [(kind: String, file: String)] {
        var tables: [(kind: String, file: String)] = []
        if let annotation { tables.append(("annotation", annotation)) }
        if let expression { tables.append(("expression", expression.file)) }
        if let features { tables.append(("features", features.file)) }
        switch split {
        case .table(let file, _)?: tables.append(("split", file))
        case .contigs?: tables.append(("split", path))
        case nil: break
        }
        return tables
    }
}
