/// The order in which people expect names: SIM9 before SIM10.
enum NaturalOrder {
    /// Whether one folded name comes before another: runs of digits by the number that they write, everything else by its
    /// bytes; of equal numbers the one with fewer leading zeros first.
    static func precedes(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        var (i, j) = (0, 0)
        while i < first.count, j < second.count {
            if isDigit(first[i]), isDigit(second[j]) {
                let (a, b) = (number(first, &i), number(second, &j))
                // Without leading zeros the longer run of digits is the larger number, of whatever size.
                if a.count != b.count { return a.count < b.count }
                if a != b { return a.lexicographicallyPrecedes(b) }
            } else {
                if first[i] != second[j] { return first[i] < second[j] }
                i += 1
                j += 1
            }
        }
        if i < first.count || j < second.count { return i == first.count }
        return first.count < second.count
    }

    /// The digits from a place on, which moves past them, without leading zeros.
    private static func number(_ name: [UInt8], _ place: inout Int) -> ArraySlice<UInt8> {
        let start = place
        while place < name.count, isDigit(name[place]) { place += 1 }
        return name[start..<place].drop { $0 == 0x30 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
