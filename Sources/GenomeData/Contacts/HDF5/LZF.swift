/// The LZF compression that Python's HDF5 library offers beside deflate.
enum LZF {
    /// The unpacked bytes, or nil when the data are damaged or would unpack to more than `limit` bytes.
    ///
    /// A control byte below 32 announces that many literal bytes and one; any other announces a copy of earlier
    /// output: three bits of length, thirteen of distance (LibLZF by Marc Lehmann).
    static func bytes(_ packed: [UInt8], limit: Int) -> [UInt8]? {
        var output: [UInt8] = []
        var index = 0
        while index < packed.count {
            let control = Int(packed[index])
            index += 1
            if control < 32 {
                let end = index + control + 1
                guard end <= packed.count, output.count + control + 1 <= limit else { return nil }
                output.append(contentsOf: packed[index..<end])
                index = end
                continue
            }
            var length = control >> 5
            if length == 7 {
                guard index < packed.count else { return nil }
                length += Int(packed[index])
                index += 1
            }
            guard index < packed.count else { return nil }
            let distance = (control & 0x1F) << 8 | Int(packed[index])
            index += 1
            let start = output.count - distance - 1
            guard start >= 0, output.count + length + 2 <= limit else { return nil }
            // The copy may overlap its own output.
            for offset in 0..<(length + 2) { output.append(output[start + offset]) }
        }
        return output
    }
}
