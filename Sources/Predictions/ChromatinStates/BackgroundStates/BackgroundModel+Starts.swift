import GenomeData
import PrismModel

extension BackgroundModel {
    /// The assignments of a contig's genes, at the bins of their TSSs, by position in the data set's genes.
    ///
    /// `assigned` are those of the contig's bins, n × background states. Genes beyond the bins are left out.
    func atStarts(_ assigned: [Float], of dataSet: DataSet, on contig: String) -> [Int: [Float]] {
        var found: [Int: [Float]] = [:]
        for gene in dataSet.annotation.genes(on: contig) {
            let bin = gene.tss / binSize
            guard let index = dataSet.annotation.index(ofID: gene.id), bin >= 0,
                (bin + 1) * backgroundStates <= assigned.count
            else { continue }
            found[index] = Array(assigned[bin * backgroundStates..<(bin + 1) * backgroundStates])
        }
        return found
    }
}
