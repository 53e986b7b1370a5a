import Wording

/// Where in a row of a file of regions a region's name and its value stand.
struct RegionColumns: Sendable {
    /// The position of the column of names; nil where there is none.
    let name: Int?
    /// The position of the column of values; nil where there is none.
    let value: Int?
    /// The name of the column of values.
    let valueName: String?
    /// The value of regions where there is no column of values.
    private let plain: Float

    /// Columns of a layout.
    ///
    /// - Parameters:
    ///   - layout: the columns' names.
    ///   - isScored: whether the column `score` holds numbers.
    ///   - choice: where values are to come from.
    ///   - file: for messages.
    /// - Throws: for a column that the file does not have.
    init(
        _ layout: RegionLayout, isScored: Bool, choice: RegionColumn, file: String
    ) throws(GenomeDataError) {
        name = layout.position(of: "name")
        let score = isScored ? layout.position(of: "score") : nil
        let strength = layout.position(of: "signalValue")
        switch choice {
        case .strength: (value, plain) = (strength ?? score, 1)
        case .score: (value, plain) = (score ?? strength, .nan)
        case .presence: (value, plain) = (nil, 1)
        case .named(let wanted):
            guard let found = layout.position(of: wanted) else {
                throw GenomeDataError(
                    file: file, place: nil,
                    problem: "has no column \"\(wanted)\""
                        + NearestName.suggestion(for: wanted, among: layout.names, plural: "columns"))
            }
            (value, plain) = (found, 1)
        case .number(let number):
            guard layout.names.indices.contains(number - 1) else {
                throw GenomeDataError(
                    file: file, place: nil,
                    problem: "has no column \(number): its rows have \(layout.names.count) columns")
            }
            (value, plain) = (number - 1, 1)
        }
        valueName = value.map { layout.names[$0] }
    }

    /// A row's name; nil where it has none. `field` gives the bytes of a column, none for one that is not there.
    func name(_ field: (Int) -> ArraySlice<UInt8>) -> String? {
        guard let name else { return nil }
        let bytes = field(name).trimmingBlanks()
        guard !MissingValue.matches(bytes), let text = String(validating: bytes, as: UTF8.self) else {
            return nil
        }
        return text.printable()
    }

    /// A row's value, NaN where it states none; nil for what is no finite number. `field` as for `name(_:)`.
    func value(_ field: (Int) -> ArraySlice<UInt8>) -> Float? {
        guard let value else { return plain }
        let bytes = field(value).trimmingBlanks()
        if MissingValue.matches(bytes) { return .nan }
        guard let number = DecimalNumber.value(of: bytes), Float(number).isFinite else { return nil }
        return Float(number)
    }
}
