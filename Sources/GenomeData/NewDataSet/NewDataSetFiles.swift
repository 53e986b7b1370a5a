/// The files of a new data set, in memory.
struct NewDataSetFiles {
    let request: NewDataSetRequest
    let rows: [NewRows.Row]
    let expression: GeneExpression?
    let hasTrack: Bool
    let signals: [Manifest.SignalSource]
    let features: NewFeatures
    let split: NewSplit
    let assembly: String?
    let drawn: String?

    private var stem: String {
        request.output.hasSuffix(".toml") ? String(request.output.dropLast(5)) : request.output
    }
    private var genesPath: String { stem + ".genes.tsv" }
    private var featuresPath: String { stem + ".features.tsv" }
    private var expressionPath: String { stem + ".expression.tsv" }
    private var splitPath: String { stem + ".split.tsv" }

    /// Writes all of them, the manifest last; returns their paths, the manifest first.
    func write() throws -> [String] {
        var writers: [(path: String, writer: TextWriter)] = [(genesPath, try genes())]
        if !features.columns.isEmpty {
            writers.append(
                (
                    featuresPath,
                    try table(featuresPath, features.columns) { features.values[$0].map(Self.text) }
                ))
        }
        if let expression {
            writers.append(
                (
                    expressionPath,
                    try table(
                        expressionPath, [expression.column],
                        note: "\(request.expression ?? ""), \(expression.unit)"
                    ) {
                        [rows[$0].value.isNaN ? "" : "\(rows[$0].value)"]
                    }
                ))
        }
        if split.contigs == nil {
            writers.append((splitPath, try table(splitPath, ["split"]) { [split.splits[$0].rawValue] }))
        }
        let manifest = try TextWriter(path: request.output)
        try manifest.write(manifestText)
        writers.append((request.output, manifest))
        for (_, writer) in writers { try writer.close() }
        for (_, writer) in writers { try writer.publish() }
        return [request.output] + writers.dropLast().map(\.path)
    }

    private static func text(_ value: Double?) -> String { value.map { "\(Float($0))" } ?? "" }

    /// A table with a row for each gene.
    private func table(
        _ path: String, _ columns: [String], note: String? = nil, _ values: (Int) -> [String]
    ) throws -> TextWriter {
        let writer = try TextWriter(path: path)
        try writer.write("# \(request.maker)\(note.map { ": from \($0)" } ?? "")\n".printableLine)
        try writer.write(row: ["gene_id"] + columns)
        for (index, row) in rows.enumerated() { try writer.write(row: [row.gene.id] + values(index)) }
        return writer
    }

    private func genes() throws -> TextWriter {
        let writer = try TextWriter(path: genesPath)
        let isByStart = rows.contains { $0.gene.promoterOf != nil }
        try writer.write("# \(request.maker); positions are 0-based, half-open\n")
        try writer.write(
            row: [
                "gene_id", "symbol", "aliases", "chrom", "tss", "strand", "gene_start", "gene_end",
                "transcript_id",
                "exon_starts", "exon_ends", "cds_start", "cds_end",
            ] + (isByStart ? ["promoter_of"] : []))
        for row in rows {
            try writer.write(row: cells(row.gene) + (isByStart ? [row.gene.promoterOf ?? ""] : []))
        }
        return writer
    }

    /// The cells of a gene's row.
    private func cells(_ gene: Gene) -> [String] {
        let transcript =
            request.transcript.transcript(of: gene) ?? gene.canonicalTranscript ?? gene.transcripts.first
        let exons = transcript.map { $0.exons.isEmpty ? $0.coding : $0.exons } ?? []
        func list(_ positions: [Int]) -> String { positions.map { "\($0)," }.joined() }
        func text(_ position: Int?) -> String { position.map { "\($0)" } ?? "" }
        let place = [gene.contig, "\(gene.tss)", gene.strand.rawValue]
        let bounds = [text(gene.bounds?.lowerBound), text(gene.bounds?.upperBound)]
        let parts = [list(exons.map(\.lowerBound)), list(exons.map(\.upperBound))]
        let coding = [
            text(transcript?.coding.first?.lowerBound), text(transcript?.coding.map(\.upperBound).max()),
        ]
        let names = [gene.id, gene.symbol, gene.aliases.joined(separator: ",")]
        return names + place + bounds + [transcript?.id ?? ""] + parts + coding
    }
}

extension NewDataSetFiles {
    /// The manifest.
    var manifestText: String {
        let relative = RelativePath(to: request.output)
        var text = ManifestText()
        text.comment("Made by \(request.maker).")
        text.set("name", request.name ?? Self.name(of: request.output))
        if request.isSimulated { text.set("simulated", true) }
        if let assembly { text.set("assembly", assembly) }
        text.set("genome", relative.path(request.genome))
        text.set("genes", relative.path(genesPath))
        if let drawn { text.set("annotation", relative.path(drawn)) }
        text.set("window", request.window)
        setExpression(&text, relative)
        if !features.columns.isEmpty {
            text.header("features")
            text.set("file", relative.path(featuresPath))
            text.set("columns", features.columns)
            if !features.activitySignals.isEmpty {
                text.set("log10p1", [PromoterActivity.column])
                text.set("derived", PromoterActivity.column, features.activitySignals)
            }
        }
        for signal in signals { Self.set(signal, &text, relative) }
        text.header("split")
        if let contigs = split.contigs {
            text.set("validation", contigs.validation)
            text.set("test", contigs.test)
        } else {
            text.set("file", relative.path(splitPath))
            text.set("column", "split")
        }
        return text.text
    }

    private func setExpression(_ text: inout ManifestText, _ relative: RelativePath) {
        if let expression {
            text.header("expression")
            text.set("file", relative.path(expressionPath))
            text.set("column", expression.column)
            text.set("transform", expression.transform.rawValue)
            text.set("unit", expression.transform.unit(of: expression.unit))
        } else if hasTrack, let file = request.expression {
            text.header("expression")
            text.set("bigwig", relative.path(file))
            text.set("width", 384)
            text.set("transform", Transform.log10p1.rawValue)
            text.set("unit", Transform.log10p1.unit(of: "CAGE"))
        }
    }

    private static func set(
        _ signal: Manifest.SignalSource, _ text: inout ManifestText, _ relative: RelativePath
    ) {
        text.header("signal", isElement: true)
        text.set("name", signal.name)
        text.set(signal.kind == .contacts ? "contacts" : "file", relative.path(signal.file))
        if signal.scale != 1 { text.set("scale", signal.scale) }
        if let missing = signal.missing { text.set("missing", missing) }
        text.set("transform", signal.transform.rawValue)
        if let unit = signal.unit { text.set("unit", unit) }
    }

    /// The file's name without its ending, or that of the folder of a file that is called as any data set's.
    private static func name(of path: String) -> String {
        let parts = path.split(separator: "/").map(String.init)
        let file = (parts.last ?? path).split(separator: ".").first.map(String.init) ?? path
        guard file == "dataset", let folder = parts.dropLast().last, folder != ".", folder != ".." else {
            return file
        }
        return folder
    }
}

extension String {
    /// On one line, whatever a path holds.
    fileprivate var printableLine: String { split(separator: "\n").joined(separator: " ") + "\n" }
}
