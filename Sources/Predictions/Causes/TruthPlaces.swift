import GenomeData

/// Where a table of the truth says that genes lie: simulations of different seeds name their genes alike.
enum TruthPlaces {
    /// Checks that genes lie where the table says, as far as it has the columns `chrom` and `tss`.
    ///
    /// - Parameters:
    ///   - path: the table; `tss` is 0-based.
    ///   - dataSet: whose genes they are said to be.
    /// - Throws: where the table cannot be read, or a gene of the data set lies elsewhere: naming the first one's line.
    static func check(_ path: String, against dataSet: DataSet) throws(GenomeDataError) {
        let reader = try TableReader(path: path)
        guard let chrom = try reader.optionalColumn("chrom"), let tss = try reader.optionalColumn("tss")
        else { return }
        let gene = try reader.geneColumn()
        let names = ContigNames(dataSet.genome.contigs)
        while let row = try reader.next() {
            let id = try row.text(gene)
            guard let index = dataSet.annotation.index(ofID: id) else { continue }
            let own = dataSet.genes[index]
            let (contig, place) = (try row.text(chrom), try row.text(tss))
            guard names.match(contig)?.name == own.contig, place == "\(own.tss)" else {
                throw row.error(
                    "\(id) lies at \(contig):\(place) here and at \(own.contig):\(own.tss) in \(dataSet.manifest.path): this is the "
                        + "truth of other data", column: tss)
            }
        }
    }
}
