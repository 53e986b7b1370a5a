/// The fields of one row: their bytes, and where each field lies in them.
struct Fields {
    var bytes: ArraySlice<UInt8>
    var ranges: [Range<Int>]

    /// Fields that hold these texts.
    init(of texts: [String]) {
        var bytes: [UInt8] = []
        ranges = texts.map { text in
            let start = bytes.count
            bytes.append(contentsOf: text.utf8)
            return start..<bytes.count
        }
        self.bytes = bytes[...]
    }

    init(bytes: ArraySlice<UInt8>, ranges: [Range<Int>]) {
        self.bytes = bytes
        self.ranges = ranges
    }

    /// The bytes of one field; an absent one reads as empty.
    subscript(_ column: Int) -> ArraySlice<UInt8> {
        ranges.indices.contains(column) ? bytes[ranges[column]] : []
    }

    /// Without blank fields beyond `count`.
    func cut(to count: Int) -> Fields {
        var fields = self
        while fields.ranges.count > count, let last = fields.ranges.last, bytes[last].isBlank {
            fields.ranges.removeLast()
        }
        return fields
    }
}
