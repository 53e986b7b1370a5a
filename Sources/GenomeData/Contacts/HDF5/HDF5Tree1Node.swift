/// A node of HDF5's first kind of B-tree, which lists a group's symbols or a data set's chunks.
struct HDF5Tree1Node: Sendable {
    /// What the tree lists.
    enum Kind: UInt8 {
        case group
        case chunks
    }

    /// 0 for a leaf, else one more than its children.
    let level: Int
    /// The keys' bytes, one key more than there are children.
    let keys: [[UInt8]]
    /// The addresses of the children.
    let children: [Int]
    /// Bytes it takes in memory: each key is an array of its own.
    var bytes: Int { 64 + keys.reduce(0) { $0 + $1.count + 48 } + 8 * children.count }

    /// Reads the node at an address.
    init(
        _ source: any ByteSource, at address: Int, kind: Kind, keySize: Int
    ) throws(GenomeDataError) {
        var head = ByteReader(
            try source.read(at: address, count: 24), file: source.name, origin: address,
            what: "HDF5 tree node")
        try head.expect("TREE")
        guard try head.u8() == kind.rawValue else { throw head.failure("a tree of \(kind) expected") }
        level = Int(try head.u8())
        let count = try head.u16()
        var reader = ByteReader(
            try source.read(at: address + 24, count: count * (keySize + 8) + keySize), file: source.name,
            origin: address + 24, what: "HDF5 tree node")
        var (keys, children): ([[UInt8]], [Int]) = ([], [])
        for _ in 0..<count {
            keys.append(Array(try reader.raw(keySize)))
            children.append(try reader.definedAddress())
        }
        keys.append(Array(try reader.raw(keySize)))
        (self.keys, self.children) = (keys, children)
    }
}
