extension TOMLParser {
    /// A number, true or false.
    mutating func scalar() throws(TOMLError) -> TOMLValue {
        let start = at
        while let byte = current,
            Self.isBareKey(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
        {
            at += 1
        }
        let word = String(decoding: bytes[start..<at], as: UTF8.self)
        switch word {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "inf", "+inf": return .float(.infinity)
        case "-inf": return .float(-.infinity)
        case "nan", "+nan", "-nan": return .float(.nan)
        case "": throw error("expected a value")
        default: break
        }
        if let value = try Self.integer(word, line) { return .integer(value) }
        if let value = Self.float(word) { return .float(value) }
        throw error("\(word.prefix(40)) is no value; expected a number, true, false, or a text in quotes")
    }

    /// Decimal, or with 0x, 0o, 0b; nil for another form. One that does not fit 64 bits is an error.
    private static func integer(_ word: String, _ line: Int) throws(TOMLError) -> Int? {
        let prefixes: [(String, Int)] = [("0x", 16), ("0o", 8), ("0b", 2)]
        for (prefix, radix) in prefixes where word.hasPrefix(prefix) {
            guard let digits = digits(word.dropFirst(2), radix) else { return nil }
            return try checked(Int(digits, radix: radix), word, line)
        }
        let isNegative = word.hasPrefix("-")
        let body = isNegative || word.hasPrefix("+") ? word.dropFirst() : word[...]
        guard let digits = digits(body, 10), digits == "0" || !digits.hasPrefix("0") else { return nil }
        return try checked(Int((isNegative ? "-" : "") + digits), word, line)
    }

    private static func checked(_ value: Int?, _ word: String, _ line: Int) throws(TOMLError) -> Int {
        guard let value else {
            throw TOMLError(line: line, problem: "\(word.prefix(40)) does not fit 64 bits")
        }
        return value
    }

    /// Digits whole, a fraction, an exponent, of which the last or both; nil for another form.
    private static func float(_ word: String) -> Double? {
        var rest = word[...]
        if rest.hasPrefix("-") || rest.hasPrefix("+") { rest = rest.dropFirst() }
        let mantissa = rest.prefix { $0 != "e" && $0 != "E" }
        var exponent = rest.dropFirst(mantissa.count)
        let whole = mantissa.prefix { $0 != "." }
        let fraction = mantissa.dropFirst(whole.count)
        guard let first = digits(whole, 10), first == "0" || !first.hasPrefix("0") else { return nil }
        guard fraction.isEmpty || digits(fraction.dropFirst(), 10) != nil else { return nil }
        guard !(fraction.isEmpty && exponent.isEmpty) else { return nil }
        if !exponent.isEmpty {
            exponent = exponent.dropFirst()
            if exponent.hasPrefix("-") || exponent.hasPrefix("+") { exponent = exponent.dropFirst() }
            guard digits(exponent, 10) != nil else { return nil }
        }
        return Double(word.filter { $0 != "_" })
    }

    /// The digits without the underscores, each of which must stand between two digits; nil for another form.
    private static func digits(_ text: Substring, _ radix: Int) -> String? {
        var digits = ""
        var isAfterDigit = false
        for character in text {
            if character == "_", isAfterDigit {
                isAfterDigit = false
            } else if character.isASCII, let value = character.hexDigitValue, value < radix {
                digits.append(character)
                isAfterDigit = true
            } else {
                return nil
            }
        }
        return isAfterDigit ? digits : nil
    }
}
