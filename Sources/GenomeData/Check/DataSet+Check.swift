extension DataSet {
    /// Reads the windows of all genes and says what is there and what is not.
    ///
    /// A file that turns out damaged is a finding, and the others are read all the same.
    ///
    /// - Parameter progress: called with the number of genes done; ends the check where it throws.
    /// - Returns: the report.
    /// - Throws: what `progress` throws.
    public func check(progress: (Int) throws -> Void) rethrows -> CheckReport {
        var censuses = signals.map { SignalCensus($0) }
        var regions = tracks.map { TrackCensus($0) }
        var sequence = SequenceCensus(genome)
        for (index, gene) in genes.enumerated() {
            let interval = GenomicInterval(around: gene.tss, on: gene.contig, length: manifest.window)
            sequence.add(interval)
            for signal in censuses.indices { censuses[signal].add(gene, interval) }
            for track in regions.indices { regions[track].add(interval) }
            try progress(index + 1)
        }
        let contigs = annotation.contigs
        var faults = [sequence.fault].compactMap(\.self) + censuses.compactMap(\.fault)
        faults += regions.compactMap(\.fault)
        var report = CheckReport(
            dataSet: manifest.name, manifest: manifest.path, assembly: manifest.assembly,
            simulated: manifest.isSimulated, window: manifest.window, genome: .init(genome),
            genes: .init(
                file: manifest.genes, count: genes.count,
                withExons: genes.count { !$0.transcripts.isEmpty },
                contigs: contigs.map { .init(contig: $0, genes: annotation.genes(on: $0).count) },
                windowsBeyondContig: sequence.beyondContig, windowsWithUnknownBases: sequence.unknownBases),
            annotation: modelsReport(&faults), expression: expressionReport(&faults),
            features: featuresReport(), signals: censuses.map { $0.summary(contigs: contigs) },
            tracks: regions.map { $0.summary(contigs: contigs) }, split: splitCounts(),
            models: manifest.models.map { .init($0, of: manifest) }, findings: [])
        var findings = faults.map { CheckReport.Finding($0) } + geneFindings(report.genes)
        findings += tableFindings(report) + censuses.flatMap { signalFindings($0) }
        findings += regions.flatMap { $0.findings(contigs: contigs, genome: genome.contigs) }
        report.findings =
            findings + manifest.models.flatMap { CheckReport.Finding.ofModel($0, signals: signals) }
        report.sortFindings()
        return report
    }

    /// Reads the windows of all genes and says what is there and what is not.
    public func check() -> CheckReport { check { _ in } }

    private func modelsReport(_ faults: inout [GenomeDataError]) -> CheckReport.GeneModels? {
        guard let file = manifest.annotation else { return nil }
        do throws(GenomeDataError) {
            let models = try geneModels().genes
            return .init(
                file: file, genes: models.count, transcripts: models.reduce(0) { $0 + $1.transcripts.count })
        } catch {
            faults.append(error)
            return nil
        }
    }

    private func expressionReport(_ faults: inout [GenomeDataError]) -> CheckReport.Expression? {
        guard let expression else { return nil }
        var values: [Float] = []
        do throws(GenomeDataError) {
            for index in genes.indices {
                if let value = try measured(at: index) { values.append(value) }
            }
        } catch {
            faults.append(error)
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
}
