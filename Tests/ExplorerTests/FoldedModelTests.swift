import Canvas
import Checkpoints
import Foundation
import GenomeData
import Predictions
import PrismModel
import Testing

@testable import Explorer

/// A cross-validated model in the explorer: whatever is asked about a gene is asked of those who did not see it.
@Suite struct FoldedModelTests {
    private let small: SmallData
    private let dataSet: DataSet
    /// By fold, the genes that it holds out.
    private static let cut = [0..<3, 3..<7]

    init() throws {
        let small = try SmallData()
        self.small = small
        for (fold, heldOut) in Self.cut.enumerated() {
            let seen = small.dataSet.genes.indices.filter { !heldOut.contains($0) }
            for seed in [2, 22] {
                let folder = small.folder.appending(path: "cv/fold-\(fold + 1)/seed-\(seed)")
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Checkpoint.writeUntrained(
                    signals: 2, seed: UInt64(fold * 100 + seed),
                    metadata: LearnedGenes(
                        seen.map { small.dataSet.genes[$0] }, isSimulated: false,
                        split: "all but fold \(fold + 1) of 2"
                    ).metadata, to: folder.path + "/last.safetensors")
            }
        }
        let manifest = small.folder.appending(path: "dataset.toml").path
        try String(contentsOfFile: manifest, encoding: .utf8)
            .replacing("files = [\"m.safetensors\"]", with: "folds = \"cv\"")
            .write(toFile: manifest, atomically: true, encoding: .utf8)
        dataSet = try DataSet(path: manifest)
    }

    private func members(ofGeneAt gene: Int) throws -> Ensemble {
        let fold = Self.cut[0].contains(gene) ? 1 : 2
        return try Ensemble(
            contentsOf: [2, 22].map {
                small.folder.appending(path: "cv/fold-\(fold)/seed-\($0)/last.safetensors").path
            })
    }

    private func session(gene: Int, columns: Int = 200) -> Session {
        let state = ExplorerState(
            Catalog(dataSet), rows: 50, columns: columns, look: Sample.look(), themeNames: [],
            gene: dataSet.genes[gene].id)
        var session = Session(dataSet, state: state, library: .init(), version: "9")
        session.begin()
        return session
    }

    private func settle(_ session: inout Session, _ keys: String = "") {
        var isSettled = session.settle(entirely: true, seconds: 120)
        for key in Key.sequence(keys) ?? [] {
            _ = session.send(.key(key))
            isSettled = session.settle(entirely: true, seconds: 120) && isSettled
        }
        #expect(isSettled)
    }

    @Test(arguments: [1, 3])
    func `a toggled mask is asked of the same members`(gene: Int) throws {
        var session = session(gene: gene)
        defer { session.end() }
        settle(&session)
        let ensemble = try members(ofGeneAt: gene)
        let window = try WindowEncoder(dataSet).window(ofGeneAt: gene)
        func expected(_ mask: ModalityMask, _ means: [Float]?) throws -> Estimate? {
            Estimate(
                try ensemble.predict(
                    [window], mask: mask, baseline: mask == .all ? .zero : .mean(means ?? []))[0].observed)
        }
        #expect(session.state.forecast?.observed == (try expected(.all, nil)))
        for (key, mask) in [
            ("1", ModalityMask(off: [0])), ("2", ModalityMask(off: [0, 1])), ("1", ModalityMask(off: [1])),
        ] {
            settle(&session, key)
            #expect(session.state.mask == mask)
            #expect(session.state.forecast?.observed == (try expected(mask, session.state.means.values)))
        }
        // Ablation, with every mask's effect, asks no others.
        settle(&session, "a")
        #expect(session.state.ablation.shapley != nil)
        for (mask, value) in session.state.ablation.values {
            #expect(value == (try expected(mask, session.state.means.values))?.mean)
        }
    }

    @Test func `all genes are surveyed by their own members, and the header says so`() throws {
        var session = session(gene: 0)
        defer { session.end() }
        settle(&session)
        let encoder = WindowEncoder(dataSet)
        for gene in dataSet.genes.indices {
            let window = try encoder.window(ofGeneAt: gene)
            let mean = try members(ofGeneAt: gene).predict([window])[0].observed?.mean
            #expect(session.state.surveys[.all]?.value(gene) == mean)
        }
        let facts = try #require(session.state.model.facts)
        #expect(facts.members == 4 && facts.members(of: 0) == 2 && facts.heldOut.allSatisfy { $0 == true })
        // A gene that is none has what holds for all members.
        for gene in [-1, 7, .max] { #expect(facts.members(of: gene) == 4 && facts.adjusted(of: gene) == nil) }
        #expect(facts.training == "2 folds, 2 members each" && session.state.fit.headline?.genes == .heldOut)
        let header = session.state.text.prefix { $0 != "\n" }
        #expect(header.contains("model tiny ×4") && header.contains("held out r "), "\(header)")
        #expect(
            header.hasSuffix("n 7 over 3 contigs, each gene by the fold that did not see it"), "\(header)")
        #expect(session.state.text.contains("model 1 of 2"), "the gene's first member, not the model's")
        #expect(session.state.standing(of: 3) == "held out")
    }

    /// What the work thread is asked of a gene, one job at a time.
    private func answer(to work: Job.Work, means: [Float]? = nil) throws -> Arrival.Outcome {
        let inference = Inference(dataSet), mailbox = Mailbox {}
        inference.load(into: mailbox)
        inference.start(Job(generation: 1, tier: .current, work: work, means: means), into: mailbox)
        while mailbox.wait(seconds: 120) {
            for case .job(let arrival) in mailbox.collect() { return arrival.outcome }
        }
        throw Problem("no answer")
    }

    @Test(arguments: [2, 5])
    func `mutants and attributions are the same members'`(gene: Int) throws {
        let ensemble = try members(ofGeneAt: gene)
        let question = Question(gene: gene, mask: ModalityMask(off: [0]))
        let window = try WindowEncoder(dataSet).window(ofGeneAt: gene)
            .masked(question.mask, baseline: .zero, signalCount: 2)
        let batch = 0..<3
        let mutants = Mutagenesis(of: window, reference: 0).mutants(at: batch)
        guard case .mutants(.success(let values)) = try answer(to: .mutants(question, batch)) else {
            Issue.record("no mutants")
            return
        }
        #expect(values == (try ensemble.predictions(of: mutants, window)))
        let query = AttributionQuery(question: question, method: .gradientInput, baseline: .zero)
        guard case .attribution(.success(let found)) = try answer(to: .attribution(query)) else {
            Issue.record("no attribution")
            return
        }
        #expect(found == (try ensemble.attribution(.gradientInput, window)))
    }

    /// Folds that are not there yet leave the data to be looked at, and say what to do.
    @Test func `a folder that is missing`() throws {
        try FileManager.default.removeItem(at: small.folder.appending(path: "cv"))
        var session = session(gene: 0)
        defer { session.end() }
        settle(&session)
        #expect(
            session.state.model.obstacle?.contains("there is no such folder; prism crossvalidate") == true)
        #expect(session.state.text.contains("failed"))
    }
}
