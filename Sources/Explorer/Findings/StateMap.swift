import Predictions
import PrismModel

/// The states of the data set's genes, as found once; shared and compared by identity, as it may be large.
final class StateMap: Sendable, Equatable {
    let states: ContextStates
    /// The genes it was learned from, rising, positions in the catalog; everything below is in their order.
    let genes: [Int]
    /// How many genes are in each state.
    let sizes: [Int]
    /// How many genes the data set has.
    let total: Int
    /// Squared distances to the own centroid.
    let squared: [Float]
    /// Places in the plane in which context vectors vary most.
    let x: [Double]
    let y: [Double]
    /// The share of the variance along each axis.
    let shares: [Double]
    /// Cosines between centroids, about the mean of all genes: k × k, row by row.
    let cosines: [Double]
    /// Names and colours that were kept for these states; nil where none are.
    let names: StateNames?
    /// What of the clustering was asked for.
    let request: ClusterRequest
    private let rows: [Int: Int]

    init(
        _ states: ContextStates, _ vectors: VectorTable, genes: [Int], total: Int, request: ClusterRequest,
        names: StateNames? = nil
    ) {
        self.states = states
        self.genes = genes
        self.total = total
        sizes = states.sizes
        self.request = request
        self.names = names
        rows = Dictionary(genes.enumerated().map { ($1, $0) }) { first, _ in first }
        let plane = PrincipalPlane(of: vectors)
        shares = plane.shares
        let places = (0..<vectors.count).map { plane.coordinates(of: vectors[$0]) ?? (.nan, .nan) }
        x = places.map(\.x)
        y = places.map(\.y)
        squared = states.labels.enumerated().map { row, state in
            Float(states.squaredDistances(of: vectors[row])[state])
        }
        cosines = Self.cosines(states.centroids, about: vectors.mean)
    }

    var count: Int { states.count }

    /// A gene's row; nil for one that was not among those learned from.
    func row(of gene: Int) -> Int? { rows[gene] }

    /// A gene's state, from 0.
    func state(of gene: Int) -> Int? { rows[gene].map { states.labels[$0] } }

    /// The genes of a state, rising.
    func genes(in state: Int) -> [Int] {
        zip(genes, states.labels).filter { $0.1 == state }.map(\.0)
    }

    static func == (first: StateMap, second: StateMap) -> Bool { first === second }

    private static func cosines(_ centroids: VectorTable, about mean: [Float]) -> [Double] {
        let moved = (0..<centroids.count).map { state in
            zip(centroids[state], mean).map { Double($0) - Double($1) }
        }
        func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
        return moved.flatMap { a in
            moved.map { b in
                let lengths = (dot(a, a) * dot(b, b)).squareRoot()
                return lengths > 0 ? dot(a, b) / lengths : .nan
            }
        }
    }
}
