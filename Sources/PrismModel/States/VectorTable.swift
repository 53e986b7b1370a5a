/// Vectors of one dimension, one after the other: what is clustered.
public struct VectorTable: Sendable, Equatable {
    /// The length of every vector, at least 1.
    public let dimension: Int
    /// count × dimension, row-major.
    public private(set) var values: [Float]

    /// No vectors yet, of a dimension that is taken to be at least 1.
    public init(dimension: Int) {
        self.dimension = max(1, dimension)
        values = []
    }

    /// A table of vectors, all of the first one's length.
    ///
    /// Throws as `append(_:)`, and for none at all, because their length is then unknown.
    public init(_ vectors: [[Float]]) throws(PrismError) {
        guard let first = vectors.first, !first.isEmpty else {
            throw .input(problem: "there are no vectors to cluster")
        }
        self.init(dimension: first.count)
        values.reserveCapacity(vectors.count * first.count)
        for vector in vectors { try append(vector) }
    }

    /// How many vectors there are.
    public var count: Int { values.count / dimension }

    /// Adds a vector.
    ///
    /// Throws `PrismError.input` for one of another length or with a value that is not finite: distances to it would
    /// mean nothing.
    public mutating func append(_ vector: [Float]) throws(PrismError) {
        guard vector.count == dimension else {
            throw .input(
                problem: "vector \(count) has \(vector.count) values, the others have \(dimension)")
        }
        if let place = vector.firstIndex(where: { !$0.isFinite }) {
            throw .input(problem: "value \(place) of vector \(count) is \(vector[place]), not finite")
        }
        add(vector)
    }

    /// Makes room for so many vectors in all, so that adding them copies nothing.
    public mutating func reserve(_ count: Int) { values.reserveCapacity(max(0, count) * dimension) }

    /// Adds a vector that is known to fit.
    mutating func add(_ vector: [Float]) { values += vector }

    /// One vector; empty where there is none of this number.
    public subscript(_ index: Int) -> ArraySlice<Float> {
        guard index >= 0, index < count else { return [] }
        return values[index * dimension..<(index + 1) * dimension]
    }

    /// The vectors of the given numbers; those that do not exist are passed over.
    public func selecting(_ indices: some Sequence<Int>) -> VectorTable {
        var some = VectorTable(dimension: dimension)
        for index in indices { some.values += self[index] }
        return some
    }

    /// The mean of all vectors, summed in double precision; zeros for none.
    public var mean: [Float] {
        var sums = [Double](repeating: 0, count: dimension)
        values.withUnsafeBufferPointer { values in
            sums.withUnsafeMutableBufferPointer { sums in
                for start in stride(from: 0, to: values.count, by: dimension) {
                    for column in 0..<dimension { sums[column] += Double(values[start + column]) }
                }
            }
        }
        let divisor = Double(max(1, count))
        return sums.map { Float($0 / divisor) }
    }

    /// The vectors less `origin`, which has their dimension.
    func relative(to origin: [Float]) -> VectorTable {
        guard origin.count == dimension else { return self }
        var moved = self
        moved.values.withUnsafeMutableBufferPointer { values in
            origin.withUnsafeBufferPointer { origin in
                for start in stride(from: 0, to: values.count, by: dimension) {
                    for column in 0..<dimension { values[start + column] -= origin[column] }
                }
            }
        }
        return moved
    }
}
