import Files
import GenomeData
import PrismModel
import Wording

/// The contributions of sequence and signals to the predictions of many genes, as tables, tracks and arrays.
public struct AttributionRun: Sendable {
    /// The model and its data set.
    public let model: DataSetModel
    /// What is computed.
    public let request: AttributionRequest
    /// The genes' positions in the data set's genes, rising: the order of every output.
    public let indices: [Int]

    private let facts: [String]

    /// Positions of a mutagenesis that are predicted at a time.
    private static let batch = 16

    /// Prepares a run; nothing is computed yet.
    ///
    /// - Parameters:
    ///   - model: the model.
    ///   - request: the method and what it is of.
    ///   - indices: positions in the data set's genes, rising, one at least.
    ///   - version: the program's, for the header.
    /// - Throws: where genes and genome do not fit.
    public init(
        _ model: DataSetModel, _ request: AttributionRequest, indices: [Int], version: String
    ) throws(GenomeDataError) {
        _ = try model.dataSet.placedGenes(.all)
        self.model = model
        self.request = request
        self.indices = indices
        var facts = model.provenance.lines("attribute", version: version)
        facts.append("genes: \(indices.count) of \(model.dataSet.genes.count)")
        facts += request.notes
        if request.hasSignals {
            facts.append(
                "baseline: \(request.baseline.compared), features as they are; its prediction: column baseline"
            )
            facts.append(Baseline.comparedNote)
        }
        facts += [
            "residual: prediction less baseline less all contributions; NA where the method does not add up",
            "bases and signals: sums over the window" + request.sumsNote,
            "ohe.npz, shap.npz: genes in this table's order x A C G T x the window's positions along the + strand",
            "*.bw: where windows overlap, a base has the contributions to the gene whose TSS is nearer",
            "positions: 0-based",
        ]
        self.facts = facts.map(Provenance.oneLine)
    }

    /// Writes the outputs into a folder, going on where an earlier run of the same request was stopped.
    ///
    /// - Parameters:
    ///   - folder: made where it is not there; until all genes are done, what is known is in `attributions.partial`.
    ///   - restart: starts anew, whatever an earlier run left.
    ///   - threads: how many threads compute; the numbers do not depend on it.
    ///   - cancellation: looked at before every layer; a gene that is given up is not kept.
    ///   - progress: called first with the number of genes that an earlier run left, then with the number done; ends the run
    ///     where it throws, and what is done is kept.
    /// - Throws: `WriteError`, `GenomeDataError` or `PrismError`.
    public func write(
        to folder: String, restart: Bool = false, threads: Int = PrismModel.defaultThreads,
        cancellation: Cancellation? = nil, progress: (Int) throws -> Void = { _ in }
    ) throws {
        try Folder.make(folder)
        let (length, signals) = (model.encoder.length, model.encoder.signals.count)
        let genes = indices.map { model.dataSet.genes[$0] }
        let file = try ContributionFile(
            path: Self.partial(in: folder), header: header,
            size: GeneContributions.size(length: length, signals: signals), restart: restart)
        try progress(file.count)
        if file.count < indices.count {
            let baseline = try baseline()
            for index in indices[file.count...] {
                try file.append(
                    contributions(ofGeneAt: index, baseline, threads: threads, cancellation).bytes)
                try progress(file.count)
            }
        }
        let outputs = try ContributionOutputs(
            folder: folder, genes: genes, contigs: model.dataSet.genome.contigs, length: length,
            signals: request.hasSignals ? model.signalNames : [], facts: facts,
            output: request.output == .observed ? "observed" : "intervened",
            basesPerValue: request.attribution?.basesPerValue(length: length) ?? 1)
        for index in indices.indices {
            guard
                let gene = GeneContributions(try file.record(index), length: length, signals: signals)
            else { throw WriteError(path: file.path, reason: "is damaged; remove it, or use --restart") }
            try outputs.append(gene, at: index)
        }
        try outputs.commit()
        file.remove()
    }

    /// Where a stopped run leaves what it has found, in the folder of its outputs.
    public static func partial(in folder: String) -> String { folder + "/attributions.partial" }

    /// What stands before the contributions in the file that a stopped run leaves.
    var header: [String] { facts + ["order:"] + indices.map { model.dataSet.genes[$0].id } }

    /// What signals are compared with; mutagenesis needs nothing.
    private func baseline() throws -> SignalBaseline {
        request.hasSignals && request.baseline == .mean ? .mean(try model.encoder.meanSignals()) : .zero
    }

    private func contributions(
        ofGeneAt index: Int, _ baseline: SignalBaseline, threads: Int, _ cancellation: Cancellation?
    ) throws -> GeneContributions {
        let window = try model.encoder.window(ofGeneAt: index)
        let members = model.members(ofGeneAt: index)
        guard let method = request.attribution else {
            return GeneContributions(
                try members.mutagenesis(
                    of: window, output: request.output, batch: Self.batch, threads: threads,
                    cancellation: cancellation), window)
        }
        return GeneContributions(
            try members.attribution(
                method, of: request.output, window, baseline: baseline, includesLetters: true,
                threads: threads, cancellation: cancellation), window)
    }
}
