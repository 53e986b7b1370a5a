extension DataSet {
    private typealias Finding = CheckReport.Finding

    /// What is odd about the genes and how they lie on the genome.
    func geneFindings(_ genes: CheckReport.Genes) -> [CheckReport.Finding] {
        var findings: [Finding] = []
        func add(_ severity: CheckReport.Severity, _ message: String, file: String? = nil) {
            findings.append(Finding(severity: severity, file: file ?? manifest.genes, message: message))
        }
        if !placement.beyondContig.isEmpty {
            add(
                .error,
                "the TSS of \(some(placement.beyondContig.map(\.id), "gene")) lies beyond the end of its contig: "
                    + "genes and genome are of different assemblies")
        }
        for absent in placement.absentContigs {
            add(
                .warning,
                "\(count(absent.genes, "gene")) on \(absent.contig), which the genome does not have: left out"
            )
        }
        for bridged in placement.bridged {
            add(.note, "contig \(bridged.from) is taken as the genome's \(bridged.to)")
        }
        if genes.windowsBeyondContig > 0 {
            add(
                .note,
                "\(count(genes.windowsBeyondContig, "window")) reach beyond the contig: padded with zeros")
        }
        if genes.windowsWithUnknownBases > 0 {
            add(
                .note,
                "\(count(genes.windowsWithUnknownBases, "window")) with bases other than A, C, G and T: zero rows",
                file: manifest.genome)
        }
        for note in annotation.notes { add(.warning, note) }
        if let annotation = manifest.annotation, let models = try? geneModels() {
            if models.genes.isEmpty {
                add(.warning, "no gene lies on the genome's contigs", file: annotation)
            }
            for note in models.notes { add(.note, note, file: annotation) }
        }
        for note in genome.notes { add(.note, note, file: manifest.genome) }
        return findings
    }

    /// What is odd about expression, features and split.
    func tableFindings(_ report: CheckReport) -> [CheckReport.Finding] {
        var findings: [Finding] = []
        if let expression, let figures = report.expression {
            if let matching = expression.matching { findings += matchFindings(matching, expression.file) }
            if let track = expression.track {
                findings += Finding.ofLengths(track.contigs, track.path, genome: genome.contigs)
            }
            if expression.track?.isEmpty == true {
                findings.append(
                    Finding(severity: .error, file: expression.file, message: "the file holds no data"))
            } else if figures.measured == 0 {
                findings.append(
                    Finding(severity: .error, file: expression.file, message: "no gene has expression"))
            } else if figures.missing > 0 {
                findings.append(
                    Finding(
                        severity: .warning, file: expression.file,
                        message: "\(count(figures.missing, "gene")) without expression"))
            }
        }
        if let features, let figures = report.features {
            findings += matchFindings(features.matching, features.file)
            let incomplete = genes.indices.count { features.measured(at: $0).contains { $0.isNaN } }
            if figures.genesWithoutRow == genes.count {
                findings.append(
                    Finding(severity: .error, file: features.file, message: "no gene has features"))
            } else if incomplete > 0 {
                let rule = features.missing
                let message =
                    rule == .error
                    ? "\(count(incomplete, "gene")) cannot be predicted, for want of features"
                    : "\(count(incomplete, "gene")) with missing features, which are set to \(rule == .mean ? "the column's mean" : "0")"
                findings.append(
                    Finding(
                        severity: rule == .error ? .error : .warning, file: features.file, message: message))
            }
        }
        return findings + splitFindings(report)
    }

    private func matchFindings(_ matching: GeneKeys.Matching, _ file: String) -> [CheckReport.Finding] {
        var findings: [Finding] = []
        if let genes = matching.counts[.unversioned] {
            findings.append(
                Finding(
                    severity: .note, file: file,
                    message: "\(count(genes, "gene")) found by id without version"))
        }
        if let genes = matching.counts[.symbol] {
            findings.append(
                Finding(severity: .warning, file: file, message: "\(count(genes, "gene")) found by symbol"))
        }
        if !matching.ambiguous.isEmpty {
            findings.append(
                Finding(
                    severity: .warning, file: file,
                    message:
                        "\(some(matching.ambiguous, "gene")) would share a row with another: none is used"))
        }
        if !matching.undecided.isEmpty {
            findings.append(
                Finding(
                    severity: .warning, file: file,
                    message:
                        "\(some(matching.undecided, "gene")) with several rows that differ in the version: none is used"
                ))
        }
        for note in matching.notes {
            findings.append(Finding(severity: .warning, file: file, message: note))
        }
        if matching.unused > 0 {
            findings.append(
                Finding(
                    severity: .note, file: file,
                    message: "\(count(matching.unused, "row")) for genes not in the data set"))
        }
        return findings
    }

    private func splitFindings(_ report: CheckReport) -> [CheckReport.Finding] {
        guard let counts = report.split else { return [] }
        var findings = Finding.ofSplit(manifest, genome: genome.contigs, genes: annotation.contigs)
        if let splitMatching, case .table(let file, _) = manifest.split {
            findings += matchFindings(splitMatching, file)
        }
        if counts.none > 0 {
            findings.append(
                Finding(
                    severity: .warning, file: manifest.path,
                    message: "\(count(counts.none, "gene")) in no split"))
        }
        if counts.train == 0 {
            findings.append(
                Finding(severity: .warning, file: manifest.path, message: "no gene is for training"))
        }
        return findings
    }

    /// What is odd about a signal.
    func signalFindings(_ census: SignalCensus) -> [CheckReport.Finding] {
        let track = census.track
        var findings: [Finding] = []
        func add(_ severity: CheckReport.Severity, _ message: String) {
            findings.append(
                Finding(severity: severity, file: track.file, message: "\(track.name): \(message)"))
        }
        if let unusable = census.unusable {
            add(
                .error,
                "\(count(unusable.windows, "window")) with values the model cannot take, the first at "
                    + "\(unusable.error.place ?? "?"): \(unusable.error.problem)")
        }
        if track.source.isEmpty {
            add(.error, "the file holds no data")
        } else if census.fault != nil {
            // Said as a fault of the file; what it has for which gene is not known.
        } else if !census.hasData {
            add(
                .error,
                "no data in any gene's window: other contig names, another assembly, or an empty track?")
        } else if !census.genesWithout.isEmpty {
            let substitute = track.missing.map { "\($0)" } ?? "0"
            add(
                .warning,
                "no data in the window of \(some(census.genesWithout, "gene")): taken as \(substitute)")
        }
        if let regions = track.source as? RegionSignal { add(.note, regions.words) }
        if let normalization = track.normalization { add(.note, "contacts normalised as \(normalization)") }
        if let table = track.source as? ContactTable, let matching = try? table.matching() {
            findings += matchFindings(matching, track.file)
        }
        if let names = track.source.contigNames {
            for contig in annotation.contigs {
                switch names.match(contig) {
                case nil: add(.warning, "the file does not have contig \(contig)")
                case let match? where match.isBridged:
                    add(.note, "the genome's \(contig) is taken as \(match.name)")
                default: break
                }
            }
        }
        return findings + Finding.ofLengths(track.source.contigs, track.file, genome: genome.contigs)
    }

    private func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    /// "3 genes (A, B, C)", of many the first five.
    private func some(_ names: [String], _ noun: String) -> String {
        let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
        return "\(count(names.count, noun)) (\(shown))"
    }
}
