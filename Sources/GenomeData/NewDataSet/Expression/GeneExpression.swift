import Wording

/// The expression of an annotation's genes, read from any table that names them.
struct GeneExpression {
    /// Linear or as the table has it, by position of the gene; NaN where the table has no value.
    private(set) var values: [Float]
    /// By the transcript's id, without version too, of a table with a row for each transcript; none otherwise.
    private(set) var byTranscript: [String: Float] = [:]
    /// The name under which the table knows each gene.
    private(set) var names: [String?]
    /// What the values are, without the transform.
    let unit: String
    /// What is done to them.
    let transform: Transform
    /// The table's column.
    let column: String
    /// What was found out.
    private(set) var decisions: [Decision] = []

    private struct Row {
        let name: String
        var value: Double
        let length: Double
    }

    /// Reads a table.
    ///
    /// - Parameters:
    ///   - file: path or URL.
    ///   - named: the column of values; nil to find it out.
    ///   - genes: by all their names.
    ///   - annotation: the file of the genes, for messages.
    /// - Throws: where the table is damaged, names other genes, or its column cannot be found out.
    init(
        _ file: String, column named: String?, _ genes: GeneNames, annotation: String
    ) throws(GenomeDataError) {
        let columns = try ExpressionColumns(file, genes)
        let key = try columns.names(annotation)
        let (column, kind) = try columns.values(named, besides: key.column)
        self.column = columns.name(column)
        let lengths = kind == .counts ? columns.lengths : nil
        var rows = try Self.rows(file, columns, key: key.column, column, lengths)
        let conversion = kind == .counts ? Self.normalise(&rows, hasLengths: lengths != nil) : nil
        unit = conversion?.unit ?? kind.words
        let isLogged = rows.contains { $0.value < 0 } || self.column.lowercased().contains("log")
        transform = isLogged ? .none : .log10p1
        values = [Float](repeating: .nan, count: genes.annotation.genes.count)
        names = [String?](repeating: nil, count: values.count)
        decisions.append(
            Decision(
                "expression",
                "column \(self.column) of \(file)"
                    + (named == nil
                        ? ", the only one that can be meant (--column chooses another)" : ", as asked for")))
        if !columns.hasHeader {
            decisions.append(Decision("expression", "the table has no header: its columns are counted"))
        }
        if let conversion { decisions.append(Decision("expression", conversion.words)) }
        decisions.append(
            Decision(
                "expression",
                isLogged
                    ? "taken as it is: it is on a logarithmic scale already"
                    : "taken as log10(\(unit) + 1), as a few large values would rule the training"))
        key.areTranscripts ? addTranscripts(rows, genes) : try addGenes(rows, genes, file)
    }

    private static func rows(
        _ file: String, _ columns: ExpressionColumns, key: Int, _ column: Int, _ lengths: Int?
    ) throws(GenomeDataError) -> [Row] {
        let reader = try TableReader(path: file, hasHeader: columns.hasHeader)
        var rows: [Row] = []
        while let row = try reader.next() {
            guard !row.isBlank(key) else { continue }
            let name = try row.name(key)
            // HTSeq's and STAR's sums of what is on no gene.
            guard !name.hasPrefix("__"), !name.hasPrefix("N_"), let value = try row.float(column) else {
                continue
            }
            var length = 0.0
            if let lengths, let number = try row.number(lengths) { length = number }
            rows.append(Row(name: name, value: Double(value), length: length))
            guard rows.count <= 8 * GeneList.mostGenes else {
                throw row.error("more than \(8 * GeneList.mostGenes) rows", column: key)
            }
        }
        return rows
    }

    /// Counts as transcripts per million where the table has lengths, or else as counts per million.
    private static func normalise(_ rows: inout [Row], hasLengths: Bool) -> (unit: String, words: String)? {
        func rate(_ row: Row) -> Double {
            hasLengths ? (row.length > 0 ? row.value / row.length : 0) : row.value
        }
        let total = rows.reduce(0) { $0 + rate($1) }
        guard total > 0, total.isFinite, rows.allSatisfy({ $0.value >= 0 }) else { return nil }
        for index in rows.indices { rows[index].value = rate(rows[index]) / total * 1e6 }
        return hasLengths
            ? ("TPM", "counts divided by the table's lengths, per million of their sum (TPM)")
            : ("CPM", "counts as counts per million (CPM): the table has no lengths to make TPM with")
    }

    private mutating func addTranscripts(_ rows: [Row], _ genes: GeneNames) {
        var found = 0
        for row in rows {
            guard let gene = genes.gene(ofTranscript: row.name) else { continue }
            found += 1
            values[gene] = (values[gene].isNaN ? 0 : values[gene]) + Float(row.value)
            let name = row.name.split(separator: "|").first.map(String.init) ?? row.name
            byTranscript[name, default: 0] += Float(row.value)
            if let stem = Gene.unversioned(name) { byTranscript[stem] = byTranscript[name] }
        }
        decisions.append(
            Decision(
                "genes",
                "the table's rows are transcripts, \(found.counted(of: rows.count, "row")) of the annotation: summed over each "
                    + "gene's"))
    }

    private mutating func addGenes(_ rows: [Row], _ genes: GeneNames, _ file: String) throws(GenomeDataError)
    {
        var bases = [GeneNames.Basis?](repeating: nil, count: values.count)
        var counts: [GeneNames.Basis: Int] = [:]
        var repeated: [String] = []
        var found = 0
        for row in rows {
            guard let (gene, basis) = genes.gene(row.name) else { continue }
            found += 1
            if let earlier = bases[gene], earlier.rawValue <= basis.rawValue {
                if earlier == basis { repeated.append(row.name) }
                continue
            }
            bases[gene] = basis
            values[gene] = Float(row.value)
            names[gene] = row.name
        }
        for basis in bases { if let basis { counts[basis, default: 0] += 1 } }
        let words = GeneNames.Basis.allCases.compactMap { basis in
            counts[basis].map { "\($0.grouped) by \(basis.words)" }
        }
        decisions.append(
            Decision(
                "genes",
                "\(found.counted(of: rows.count, "row")) of \(file) named genes of the annotation: "
                    + words.joined(separator: ", "), isWarning: found * 2 < rows.count))
        guard !repeated.isEmpty else { return }
        decisions.append(
            Decision(
                "genes",
                "\(Annotation.some(repeated)) stand on several rows: the first one's value is taken",
                isWarning: true))
    }
}
