import GenomeData

extension Evaluation.Point {
    /// The genes whose TSSs have rows of their own, each with what its rows come to: sums of untransformed values,
    /// transformed again; predictions below 0 count as 0.
    ///
    /// A sum is held out where all of its rows are, and in a split where all of them are in it.
    static func sums(_ points: [Self], _ transform: Transform) -> [Self] {
        var order: [String] = []
        var rows: [String: [Self]] = [:]
        for point in points {
            guard let gene = point.promoterOf else { continue }
            if rows[gene] == nil { order.append(gene) }
            rows[gene, default: []].append(point)
        }
        return order.compactMap { gene in
            guard let own = rows[gene], let first = own.first else { return nil }
            func sum(_ value: (Self) -> Float) -> Float? {
                transform.apply(own.reduce(0) { $0 + max(0, transform.undo(value($1))) })
            }
            guard let measured = sum(\.measured), let predicted = sum(\.predicted) else { return nil }
            let known = own.compactMap(\.isHeldOut)
            return Self(
                gene: gene, contig: first.contig,
                split: own.allSatisfy { $0.split == first.split } ? first.split : nil,
                measured: measured, predicted: predicted,
                isHeldOut: known.count == own.count ? known.allSatisfy { $0 } : nil)
        }
    }
}
