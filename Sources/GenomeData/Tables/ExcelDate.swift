/// Dates that Excel makes of gene names (Ziemann, Eren and El-Osta 2016): MARCH1 and MARC1 become `1-Mar`, SEPT2 `2-Sep`.
enum ExcelDate {
    /// What to do about them.
    static let hint =
        "Excel makes such dates of gene names (1-Mar of MARCH1 or MARC1, 2-Sep of SEPT2, 1-Dec of DEC1): "
        + "import that column as text, or use gene ids"

    private static let months: Set<String> = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january",
        "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december",
        // As Excel writes them in German and French.
        "mär", "mrz", "märz", "mai", "okt", "dez", "mars", "avr", "août", "déc",
    ]

    /// Whether a name is a date as Excel writes them: `1-Mar`, `Mar-01`, `01-Mar-23`, `2023-03-01`, `3/1/2023`,
    /// `01.03.2023`, `01. Mrz`.
    static func matches(_ name: String) -> Bool {
        guard name.utf8.count <= 24, name.utf8.contains(where: \.isDigit) else { return false }
        // Of a date with a time of day, the date.
        let date = name.hasSuffix(" 00:00:00") ? name.dropLast(9) : name[...]
        let parts = date.split { "-/. ".contains($0) }
        switch parts.count {
        case 2: return isMonthAndNumber(parts[0], parts[1]) || isDay(parts[0]) && isMonth(parts[1])
        case 3 where isMonth(parts[1]): return isDay(parts[0]) && isYear(parts[2])
        case 3 where parts[0].count == 4: return isYear(parts[0]) && isDay(parts[1]) && isDay(parts[2])
        case 3: return isDay(parts[0]) && isDay(parts[1]) && isYear(parts[2])
        default: return false
        }
    }

    /// `Mar-01` and `Mar-2001`; worms have genes such as `dec-1`.
    private static func isMonthAndNumber(_ month: Substring, _ number: Substring) -> Bool {
        isMonth(month) && month.first?.isUppercase == true && isYear(number)
    }

    private static func isMonth(_ part: Substring) -> Bool { months.contains(part.lowercased()) }

    private static func isDay(_ part: Substring) -> Bool {
        part.utf8.count <= 2 && part.utf8.allSatisfy(\.isDigit) && (1...31).contains(Int(part) ?? 0)
    }

    private static func isYear(_ part: Substring) -> Bool {
        (part.utf8.count == 2 || part.utf8.count == 4) && part.utf8.allSatisfy(\.isDigit)
    }

    /// A sentence where some of the names are dates: how many, which, and what to do.
    static func notes(in names: [String]) -> [String] {
        let dates = names.filter(matches)
        guard !dates.isEmpty else { return [] }
        let verb = dates.count == 1 ? "name is a date" : "names are dates"
        return ["\(dates.count) \(verb): \(Annotation.some(dates)); \(hint)"]
    }
}
