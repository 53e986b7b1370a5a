#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension DataSet {
    /// Reads the windows of all genes and says what is there and what is not.
    ///
    /// - Parameter progress: called with the number of genes done.
    /// - Returns: the report.
    /// - Throws: when a file turns out damaged.
    public func check(progress: (Int) -> Void = { _ in }) throws(GenomeDataError) -> CheckReport {
        var censuses = signals.map { SignalCensus($0) }
        let lengths = Dictionary(
            genome.contigs.map { ($0.name, $0.length) }, uniquingKeysWith: { first, _ in first })
        var beyond = 0
        var unknown = 0
        for (index, gene) in genes.enumerated() {
            let interval = WindowEncoder.interval(around: gene.tss, on: gene.contig, length: manifest.window)
            if interval.start < 0 || interval.end > lengths[gene.contig, default: 0] { beyond += 1 }
            let inside = interval.range.clamped(to: 0..<lengths[gene.contig, default: 0])
            let bases = try genome.bases(in: GenomicInterval(contig: gene.contig, inside))
            if bases.contains(where: { $0 > 3 }) { unknown += 1 }
            for signal in censuses.indices { try censuses[signal].add(gene, interval) }
            progress(index + 1)
        }
        let contigs = annotation.contigs
        var report = CheckReport(
            dataSet: manifest.name, manifest: manifest.path, assembly: manifest.assembly,
            simulated: manifest.isSimulated, window: manifest.window,
            genome: .init(
                file: manifest.genome, contigs: genome.contigs.count,
                bases: genome.contigs.reduce(0) { $0 + $1.length }),
            genes: .init(
                file: manifest.genes, count: genes.count,
                withExons: genes.count { !$0.transcripts.isEmpty },
                contigs: contigs.map { .init(contig: $0, genes: annotation.genes(on: $0).count) },
                windowsBeyondContig: beyond, windowsWithUnknownBases: unknown),
            annotation: try modelsReport(), expression: try expressionReport(), features: featuresReport(),
            signals: censuses.map { $0.summary(contigs: contigs) }, split: splitCounts(),
            models: manifest.models.map { model in
                .init(
                    name: model.name, files: model.files,
                    signals: manifest.signalIndices(of: model).map { signals[$0].name })
            }, findings: [])
        var findings = geneFindings(report.genes)
        findings += tableFindings(report)
        findings += censuses.flatMap { signalFindings($0, report) }
        findings += modelFindings()
        report.findings = findings.enumerated()
            .sorted { ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset) }.map(\.element)
        return report
    }

    private func modelsReport() throws(GenomeDataError) -> CheckReport.GeneModels? {
        guard let file = manifest.annotation else { return nil }
        let models = try geneModels().genes
        return .init(
            file: file, genes: models.count, transcripts: models.reduce(0) { $0 + $1.transcripts.count })
    }

    private func expressionReport() throws(GenomeDataError) -> CheckReport.Expression? {
        guard let expression else { return nil }
        var values: [Float] = []
        for index in genes.indices {
            if let value = try measured(at: index) { values.append(value) }
        }
        return .init(
            file: expression.file, unit: expression.unit, measured: values.count,
            missing: genes.count - values.count, values: .init(values))
    }

    private func featuresReport() -> CheckReport.Features? {
        guard let features else { return nil }
        let rows = genes.indices.map { features.measured(at: $0) }
        let columns = features.columns.enumerated().map { column, name in
            let values = rows.map { $0[column] }.filter { !$0.isNaN }
            return CheckReport.Features.Column(
                name: name, missing: genes.count - values.count, values: .init(values))
        }
        return .init(
            file: features.file, missingRule: features.missing.rawValue,
            genesWithoutRow: features.matching.rows.count { $0 == nil }, columns: columns)
    }

    private func splitCounts() -> CheckReport.SplitCounts? {
        splits.map { splits in
            .init(
                train: splits.count { $0 == .train }, validation: splits.count { $0 == .validation },
                test: splits.count { $0 == .test }, none: splits.count { $0 == nil })
        }
    }

    private func modelFindings() -> [CheckReport.Finding] {
        manifest.models.flatMap(\.files).filter { access($0, R_OK) != 0 }.map {
            .init(
                severity: .error, file: $0,
                message: "the model's file cannot be read: \(SystemError.words(errno))")
        }
    }
}
