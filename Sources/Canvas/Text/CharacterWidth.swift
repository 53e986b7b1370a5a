/// How many terminal columns a character takes.
public enum CharacterWidth {
    /// What a terminal does with one Unicode scalar.
    public enum Kind: Sendable, Equatable {
        /// Takes one column.
        case narrow
        /// Takes two columns: East Asian wide and full-width characters, most emoji.
        case wide
        /// Takes no column of its own: an accent, drawn on the character before it.
        case mark
        /// Shows nothing and is dropped: zero-width joiners, variation selectors, and the invisible
        /// direction overrides that would let a file rearrange what is read on the screen.
        case invisible
        /// Shown as a space: a tab, a line end.
        case space
        /// A control character, which would act on the terminal. Shown as U+FFFD.
        case control
    }

    /// The kind of one scalar.
    ///
    /// Unassigned and private-use code points count as narrow.
    public static func kind(of scalar: Unicode.Scalar) -> Kind {
        let code = scalar.value
        if code < 0x7F {
            return code >= 0x20 ? .narrow : (code == 9 || code == 10 ? .space : asciiControl(code))
        }
        if code < 0x300 {
            return code < 0xA0 ? .control : .narrow
        }
        // Box drawing, blocks and braille are what the charts are made of: the quick way.
        if (0x2500..<0x25FD).contains(code) || (0x2800..<0x2900).contains(code) { return .narrow }
        if code == 0x2028 || code == 0x2029 { return .space }
        if isVariationSelector(code) { return .invisible }
        if isWide(code) { return .wide }
        if (0x1160...0x11FF).contains(code) { return .mark }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return .mark
        case .format, .surrogate: return .invisible
        case .control: return .control
        default: return .narrow
        }
    }

    private static func asciiControl(_ code: UInt32) -> Kind { code == 13 ? .invisible : .control }

    private static func isVariationSelector(_ code: UInt32) -> Bool {
        (0xFE00...0xFE0F).contains(code) || (0xE0000...0xE0FFF).contains(code)
    }

    private static func isWide(_ code: UInt32) -> Bool {
        guard code >= 0x1100 else { return false }
        var low = 0
        var high = wideRanges.count
        while low < high {
            let middle = (low + high) / 2
            let range = wideRanges[middle]
            if code < range.lowerBound {
                high = middle
            } else if code > range.upperBound {
                low = middle + 1
            } else {
                return true
            }
        }
        return false
    }

    /// Unicode 14 `EastAsianWidth.txt`, classes W and F, without unassigned code points at the ends of ranges.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0,
        0x23F3...0x23F3, 0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F,
        0x2693...0x2693, 0x26A1...0x26A1, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5,
        0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA, 0x26F2...0x26F3, 0x26F5...0x26F5,
        0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B, 0x2728...0x2728,
        0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
        0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55,
        0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6, 0xA960...0xA97C,
        0xAC00...0xD7A3, 0xF900...0xFAD9, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E,
        0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393,
        0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E,
        0x1F440...0x1F440, 0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567,
        0x1F57A...0x1F57A, 0x1F595...0x1F596, 0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5,
        0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC,
        0x1F7E0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAF6,
        0x20000...0x3FFFD,
    ]
}
