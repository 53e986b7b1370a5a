/// Something that knows how much memory it takes beside its own few words.
public protocol Sized {
    /// Bytes of all it refers to: its arrays and texts.
    var bytes: Int { get }
}

extension String: Sized {
    /// Bytes of its UTF-8.
    public var bytes: Int { utf8.count }
}

extension Result: Sized where Success: Sized, Failure: Sized {
    /// Bytes of whichever it holds.
    public var bytes: Int {
        switch self {
        case .success(let value): value.bytes
        case .failure(let problem): problem.bytes
        }
    }
}

extension Array {
    /// Bytes of an array whose elements refer to nothing, its header among them.
    public var storageBytes: Int { isEmpty ? 0 : 32 + count * MemoryLayout<Element>.stride }
}
