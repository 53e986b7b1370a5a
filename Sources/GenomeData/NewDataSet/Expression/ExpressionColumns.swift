import Wording

/// What the columns of a table of expression hold, told by its first rows.
struct ExpressionColumns {
    /// The rows that are looked at.
    private static let rowsRead = 2_000

    private struct Column {
        let name: String
        var numbers = 0
        var words = 0
        var wholeNumbers = 0
        var genes = 0
        var transcripts = 0
        var examples: [String] = []

        var isNumeric: Bool { numbers > 0 && words * 50 <= numbers }
    }

    private let file: String
    private let columns: [Column]
    private let rows: Int
    private let example: String

    /// Whether the table has no header: what should be one holds a gene and a number.
    let hasHeader: Bool

    init(_ file: String, _ names: GeneNames) throws(GenomeDataError) {
        self.file = file
        example = names.annotation.genes.prefix(3).map(\.id).joined(separator: ", ")
        let header = try TableReader(path: file)
        hasHeader = !Self.isRow(header.columns, names)
        let reader = hasHeader ? header : try TableReader(path: file, hasHeader: false)
        var columns = reader.columns.map { Column(name: $0) }
        var rows = 0
        while rows < Self.rowsRead, let row = try reader.next() {
            rows += 1
            for index in columns.indices where !row.isMissing(index) {
                if let number = DecimalNumber.value(of: row.bytes(index)) {
                    columns[index].numbers += 1
                    if number == number.rounded() { columns[index].wholeNumbers += 1 }
                } else {
                    columns[index].words += 1
                }
                let text = try row.text(index).trimmingSpaces()
                if names.gene(text) != nil { columns[index].genes += 1 }
                if names.gene(ofTranscript: text) != nil { columns[index].transcripts += 1 }
                if columns[index].examples.count < 3 { columns[index].examples.append(text) }
            }
        }
        self.columns = columns
        self.rows = rows
    }

    /// Whether what should be a header is a gene, or one of the sums of HTSeq and STAR, with numbers.
    private static func isRow(_ columns: [String], _ names: GeneNames) -> Bool {
        guard let first = columns.first, columns.count > 1,
            columns.dropFirst().allSatisfy({ DecimalNumber.value(of: Array($0.utf8)[...]) != nil })
        else { return false }
        let isSum = first.hasPrefix("N_") || first.hasPrefix("__")
        let isAccession = Gene.isAccession(Gene.unversioned(first) ?? first)
        return isSum || isAccession || names.gene(first) != nil || names.gene(ofTranscript: first) != nil
    }

    /// The column that names genes, or transcripts.
    ///
    /// - Throws: where none names those of the annotation.
    func names(_ genes: String) throws(GenomeDataError) -> (column: Int, areTranscripts: Bool) {
        let best = columns.indices.max {
            max(columns[$0].genes, columns[$0].transcripts) < max(columns[$1].genes, columns[$1].transcripts)
        }
        guard let best, max(columns[best].genes, columns[best].transcripts) * 100 >= max(1, rows) else {
            let theirs = columns.first { !$0.isNumeric }?.examples ?? columns.first?.examples ?? []
            throw GenomeDataError(
                file: file, place: nil,
                problem:
                    "no column names genes of \(genes): it has \(theirs.joined(separator: ", ")), the annotation "
                    + "\(example); give the annotation that the table was made with")
        }
        return (best, columns[best].transcripts > columns[best].genes)
    }

    /// The column of values: the one named, or the only one that can be meant.
    ///
    /// - Throws: where the one named is not there or holds no numbers, and where several could be meant.
    func values(_ named: String?, besides names: Int) throws(GenomeDataError) -> (
        column: Int, unit: ExpressionUnit
    ) {
        let numeric = columns.indices.filter { $0 != names && columns[$0].isNumeric }
        let candidates = numeric.filter { !ExpressionUnit.others.contains(columns[$0].name.lowercased()) }
        let known = candidates.map { columns[$0].name }
        if let named { return try values(called: named, numeric: numeric, known) }
        for (name, unit) in ExpressionUnit.preferred {
            let found = candidates.filter { columns[$0].name.lowercased() == name }
            if let only = found.first, found.count == 1 { return (only, unit) }
        }
        guard let only = candidates.first, candidates.count == 1 else {
            throw GenomeDataError(
                file: file, place: nil,
                problem: candidates.isEmpty
                    ? "no column holds numbers beside the genes' names: give a table of expression"
                    : "several columns hold numbers: choose one with --column, of \(known.joined(separator: ", "))"
            )
        }
        return (only, unit(only))
    }

    private func values(
        called name: String, numeric: [Int], _ known: [String]
    ) throws(GenomeDataError) -> (column: Int, unit: ExpressionUnit) {
        guard let column = columns.firstIndex(where: { $0.name == name }) else {
            throw GenomeDataError(
                file: file, place: nil,
                problem: "has no column \"\(name)\""
                    + NearestName.suggestion(for: name, among: known, plural: "columns with numbers")
                    + "; choose it with --column")
        }
        guard numeric.contains(column) else {
            let found = columns[column].examples.joined(separator: ", ")
            throw GenomeDataError(
                file: file, place: nil,
                problem:
                    "column \"\(name)\" holds no numbers (\(found)); choose one of \(known.joined(separator: ", ")) "
                    + "with --column")
        }
        return (column, unit(column))
    }

    /// By name; a column of whole numbers of any other name is one of counts.
    private func unit(_ column: Int) -> ExpressionUnit {
        let unit = ExpressionUnit(column: columns[column].name)
        guard case .other = unit, columns[column].wholeNumbers == columns[column].numbers else { return unit }
        return columns[column].numbers >= 10 ? .counts : unit
    }

    /// The column of lengths that counts can be divided by.
    var lengths: Int? {
        ExpressionUnit.lengths.compactMap { name in
            columns.firstIndex { $0.name.lowercased() == name && $0.isNumeric }
        }.first
    }

    /// A column's name.
    func name(_ column: Int) -> String { columns[column].name }
}
