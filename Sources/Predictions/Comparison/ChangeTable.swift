import GenomeData

/// The changes that a table of `prism compare` holds: what their summary is computed from, whichever run wrote the rows.
public struct ChangeTable: Sendable, Equatable {
    /// One gene's.
    public struct Row: Sendable, Equatable {
        /// The gene's id in A.
        public var id: String
        /// Whether no model that predicts it learned from it; nil where that is not known.
        public var isHeldOut: Bool?
        /// Whether it is of the test split, of A.
        public var isTest: Bool
        /// Where it lies in A; nil in a table that does not say.
        public var contig: String?
        /// Measured expression in A, and its change.
        public var measured: Float?
        /// The measured change.
        public var measuredChange: Float?
        /// The change of the predictions from sequence and signals as they are.
        public var predictedChange: Float?
        /// The change of the predictions under the intervention.
        public var intervenedChange: Float?
        /// Whether it lies in another background state in B; nil where that cannot be told, or the table does not say.
        public var isMoved: Bool?
        /// The change of each signal's mean over the window.
        public var signals: [Float?]

        /// A gene's changes.
        package init(
            id: String, isHeldOut: Bool?, isTest: Bool, contig: String?, measured: Float?,
            measuredChange: Float?, predictedChange: Float?, intervenedChange: Float? = nil,
            isMoved: Bool? = nil, signals: [Float?]
        ) {
            (self.id, self.isHeldOut, self.isTest, self.contig) = (id, isHeldOut, isTest, contig)
            (self.measured, self.measuredChange) = (measured, measuredChange)
            (self.predictedChange, self.intervenedChange) = (predictedChange, intervenedChange)
            self.isMoved = isMoved
            self.signals = signals
        }
    }

    /// The signals of `Row.signals`, by name.
    public let signals: [String]
    /// Whether the table says which genes lie in another background state in B.
    public var tellsMoves: Bool { moved != nil }
    /// By gene, in the table's order.
    public private(set) var rows: [Row] = []

    static let measured = "measured", observed = "observed", intervened = "intervened"
    static let signalPrefix = "signal_change_"
    static let contig = "chrom"
    static let moved = "moved"
    static let none = "NA"

    /// What a cell of yes or no says: as tables have it, and as those of earlier versions had it.
    private static let answers = ["1": true, "0": false, "yes": true, "no": false]

    private let file: String
    private let width: Int
    private let heldOut: Int
    private let split: Int
    private let contig: Int?
    private let moved: Int?
    private let values: (level: Int, measured: Int, observed: Int, intervened: Int?)
    private let signalColumns: [Int]

    /// A table of these columns without rows; `file` is named in errors.
    ///
    /// - Throws: where a column is missing.
    init(columns: [String], file: String) throws(GenomeDataError) {
        func place(_ name: String) throws(GenomeDataError) -> Int {
            guard let place = columns.firstIndex(of: name) else {
                throw GenomeDataError(
                    file: file, place: nil,
                    problem: "has no column \(name): expected a table of prism compare")
            }
            return place
        }
        self.file = file
        width = columns.count
        heldOut = try place(Provenance.heldOutColumn)
        split = try place("split")
        contig = columns.firstIndex(of: Self.contig)
        moved = columns.firstIndex(of: Self.moved)
        values = (
            try place(Self.measured + "_a"), try place(Self.measured + "_change"),
            try place(Self.observed + "_change"), columns.firstIndex(of: Self.intervened + "_change")
        )
        signalColumns = columns.indices.filter { columns[$0].hasPrefix(Self.signalPrefix) }
        signals = signalColumns.map { String(columns[$0].dropFirst(Self.signalPrefix.count)) }
    }

    /// The changes of a table that `prism compare` wrote.
    ///
    /// - Returns: the table, and what its header says, without comment signs.
    /// - Throws: where the file cannot be read or is none.
    public static func read(_ path: String) throws(GenomeDataError) -> (table: ChangeTable, header: [String])
    {
        let bytes = try ByteSources.open(path).readAll(limit: 1 << 30)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw GenomeDataError(file: path, place: nil, problem: "is not UTF-8")
        }
        var header: [String] = []
        var table: ChangeTable?
        for line in text.split(separator: "\n") {
            if table == nil, line.hasPrefix("#") {
                header.append(String(line.dropFirst(line.hasPrefix("# ") ? 2 : 1)))
            } else if table == nil {
                table = try ChangeTable(columns: cells(line), file: path)
            } else {
                try table?.add(String(line))
            }
        }
        guard let table, !table.rows.isEmpty else {
            throw GenomeDataError(
                file: path, place: nil, problem: "has no genes: expected a table of prism compare")
        }
        return (table, header)
    }

    /// Adds a line of the table.
    ///
    /// - Throws: where it has another number of cells, or one that is no number.
    mutating func add(_ line: String) throws(GenomeDataError) {
        let cells = Self.cells(line[...])
        guard cells.count == width else {
            throw GenomeDataError(
                file: file, place: "row \(rows.count + 1)",
                problem: "\(cells.count) columns, expected \(width)")
        }
        func value(_ place: Int) throws(GenomeDataError) -> Float? {
            guard cells[place] != Self.none else { return nil }
            guard let value = Float(cells[place]), value.isFinite else {
                throw GenomeDataError(
                    file: file, place: "row \(rows.count + 1), column \(place + 1)",
                    problem: "expected a number or NA, found \"\(cells[place])\"")
            }
            return value
        }
        var signals: [Float?] = []
        for column in signalColumns { signals.append(try value(column)) }
        rows.append(
            Row(
                id: cells[0], isHeldOut: Self.answers[cells[heldOut]],
                isTest: cells[split] == Split.test.rawValue, contig: contig.map { cells[$0] },
                measured: try value(values.level), measuredChange: try value(values.measured),
                predictedChange: try value(values.observed),
                intervenedChange: try values.intervened.flatMap(value),
                isMoved: moved.flatMap { Self.answers[cells[$0]] }, signals: signals))
    }

    private static func cells(_ line: Substring) -> [String] {
        line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }

    /// Whether both hold the same rows.
    public static func == (one: ChangeTable, other: ChangeTable) -> Bool {
        one.signals == other.signals && one.rows == other.rows
    }
}
