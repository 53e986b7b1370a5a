import Checkpoints
import Foundation
import GenomeData
import PrismModel
import Synchronization
import Testing

@testable import Predictions

/// Windows with something of the other condition in them, and the signals' shares of a change.
struct TransplantTests {
    let two: TwoConditions

    init() throws { two = try TwoConditions() }

    private func value(_ prediction: EnsemblePrediction?) throws -> Float {
        try #require(prediction?.observed?.mean)
    }

    @Test func `all signals taken, the window is the other's, and so is the prediction`() throws {
        let conditions = try two.conditions(sharing: true)
        #expect(conditions.sharesModel && conditions.transplantable == [0, 1])
        for pair in conditions.genes.pairs {
            let all = try conditions.window(of: pair, taking: ModalityMask(off: [0, 1]))
            let own = try conditions.a.encoder.window(ofGeneAt: pair.a)
            let theirs = try conditions.b.encoder.window(ofGeneAt: pair.b)
            #expect(all.bases == own.bases && all.bases == theirs.bases)
            #expect(all.signals == theirs.signals && all.features == theirs.features)
            let predictions = try conditions.predictions(
                of: pair, taking: [.all, ModalityMask(off: [0, 1])], threads: 1)
            #expect(
                try value(predictions.first) == value(conditions.a.ensemble.predict([own]).first))
            #expect(
                try value(predictions.last) == value(conditions.b.ensemble.predict([theirs]).first))
        }
    }

    @Test func `one signal takes its features along and nothing else`() throws {
        let conditions = try two.conditions()
        let pair = conditions.genes.pairs[7]
        let own = try conditions.a.encoder.window(ofGeneAt: pair.a)
        let theirs = try conditions.b.encoder.window(ofGeneAt: pair.b)
        let a = try conditions.window(of: pair, taking: conditions.mask(taking: ["a"]))
        let b = try conditions.window(of: pair, taking: conditions.mask(taking: ["b"]))
        for base in 0..<own.length {
            #expect(a.signals[2 * base] == theirs.signals[2 * base])
            #expect(a.signals[2 * base + 1] == own.signals[2 * base + 1])
            #expect(b.signals[2 * base] == own.signals[2 * base])
            #expect(b.signals[2 * base + 1] == theirs.signals[2 * base + 1])
        }
        #expect(own.features[1] != theirs.features[1])
        #expect(a.features == [own.features[0], theirs.features[1]] && b.features == own.features)
        #expect(a.bases == own.bases && a.absent == .all)
        // Features alone, by the name of their group.
        let features = try conditions.window(of: pair, taking: conditions.mask(taking: ["activity"]))
        #expect(features.signals == own.signals && features.features[1] == theirs.features[1])
    }

    @Test func `shares add up to the change, exactly where nothing else differs`() throws {
        let conditions = try two.conditions(sharing: true)
        for pair in conditions.genes.pairs {
            let shares = try #require(try conditions.shares(of: pair))
            let sum = shares.signals.compactMap(\.self).reduce(0, +)
            #expect(abs(sum - shares.change) < 1e-12)
            #expect(shares.remainder == 0 && shares.causes.isEmpty && shares.remainderWords == nil)
            // Of two signals by hand.
            let values = try conditions.predictions(of: pair, taking: conditions.transplants())
                .map { Double(try value($0)) }
            let first = ((values[1] - values[0]) + (values[3] - values[2])) / 2
            #expect(abs((shares.signals[0] ?? .nan) - first) < 1e-12)
        }
    }

    @Test func `the remainder says what else differs`() throws {
        func causes(_ conditions: Conditions) throws -> ChangeShares {
            let shares = try #require(try conditions.shares(of: conditions.genes.pairs[2]))
            let sum = shares.signals.compactMap(\.self).reduce(0, +)
            #expect(abs(sum + shares.remainder - shares.change) < 1e-12 && shares.remainder != 0)
            return shares
        }
        #expect(try causes(two.conditions(model: "other")).causes == [.model])
        let genome = try two.manifest([("genome.fa", "other.fa")])
        #expect(try causes(two.conditions(genome, sharing: true)).causes == [.sequence])
        try two.write(
            two.read("featuresB.tsv").replacing("G2\t0.2", with: "G2\t0.9"), as: "featuresC.tsv")
        let features = try two.manifest([("featuresB.tsv", "featuresC.tsv")])
        #expect(try causes(two.conditions(features, sharing: true)).causes == [.features])
        let absent = try two.manifest([("name = \"a\"", "name = \"c\""), ("[\"a\"]", "[\"c\"]")])
        let data = try DataSet(path: two.path(absent))
        let a = try DataSetModel(DataSet(path: two.path("A.toml")), named: "pair")
        let source = try Manifest.ModelSource(
            weights: [2, 22].map { two.path("m\($0).safetensors") }, name: "c", signals: ["c", "b"],
            of: data.manifest)
        let conditions = try Conditions(a, DataSetModel(data, source))
        let shares = try causes(conditions)
        #expect(
            shares.causes == [.model, .features, .signals] && shares.signals[0] == nil
                && shares.signals[1] != nil)
        #expect(shares.remainderWords == "model, features, signals")
        #expect(conditions.notes.contains("only A has a: it cannot be transplanted"))
        #expect(conditions.notes.contains { $0.hasPrefix("only B has c") })
        #expect(
            failure { try DataSetModel(data, sharing: a) }?.contains(
                "there is no signal \"a\", which the model pair takes, but c, b") == true)
        #expect(
            failure { try conditions.mask(taking: ["a"]) }?.contains("only A has a: it cannot be") == true)
        #expect(failure { try conditions.mask(taking: ["x"]) }?.contains("takes no signal \"x\"") == true)
    }

    @Test func `another logarithm is converted and said`() throws {
        let same = try two.conditions(model: "other")
        let logarithm = try two.manifest([("transform = \"log10p1\"", "transform = \"log2p1\"")])
        let conditions = try two.conditions(logarithm, model: "other")
        #expect(conditions.signals[1].standing == .converted(from: .log2p1, to: .log10p1))
        #expect(
            conditions.notes.contains {
                $0.contains("b is given as log10(reads + 1) in A and as log2(reads + 1) in B")
            })
        for pair in conditions.genes.pairs {
            let (one, other) = (try conditions.donorWindow(of: pair), try same.donorWindow(of: pair))
            #expect(zip(one.signals, other.signals).allSatisfy { abs($0 - $1) < 1e-5 })
        }
        // One model would be given something else than it takes.
        #expect(
            failure { try two.conditions(logarithm, sharing: true) }?.contains(
                "one model cannot predict both")
                == true)
        let feature = try two.manifest([("log10p1 = [\"activity\"]", "log10p1 = []")])
        #expect(
            failure { try two.conditions(feature, sharing: true) }?.contains(
                "the feature activity is taken as")
                == true)
        let plain = try two.conditions(feature, model: "other")
        let pair = plain.genes.pairs[3]
        #expect(
            try abs(plain.donorWindow(of: pair).features[1] - same.donorWindow(of: pair).features[1]) < 1e-6)
    }

    @Test func `another unit is refused, one that is not said is taken to be the same`() throws {
        let unit = try two.manifest([("unit = \"reads\"", "unit = \"RPM\"")])
        let conditions = try two.conditions(unit, model: "other")
        #expect(conditions.transplantable == [0])
        #expect(
            conditions.notes.contains("b is reads in A and RPM in B: it cannot be transplanted"))
        #expect(
            failure { try conditions.mask(taking: ["b"]) }?.contains("b is reads in A and RPM in B") == true)
        #expect(
            failure { try two.conditions(unit, sharing: true) }?.contains("b is reads in A and RPM in B")
                == true)
        let none = try two.manifest([("unit = \"reads\"", "")])
        let silent = try two.conditions(none, model: "other")
        #expect(silent.transplantable == [0, 1])
        #expect(
            silent.notes.contains {
                $0.hasPrefix("B does not say in which unit b is: it is taken to be reads")
            })
    }

    @Test func `what else is given otherwise is said`() throws {
        let missing = try two.manifest([
            ("scale = 2", "scale = 2\nmissing = 0.5"),
            ("simulated = true", "simulated = true\nassembly = \"hg38\""),
        ])
        #expect(
            try two.conditions(missing).notes.contains(
                "bases without data of b are an input of 0 in A and 0.5 in B"))
        try two.write(
            two.read("A.toml").replacing("simulated = true", with: "simulated = true\nassembly = \"hg19\""),
            as: "A.toml")
        #expect(try two.conditions(missing).notes.contains { $0.hasPrefix("A is of hg19 and B of hg38") })
        try two.write(
            TwoConditions.genes(Array(0..<TwoConditions.geneCount)).replacing("\t1100\t", with: "\t1101\t"),
            as: "moved.tsv")
        let moved = try two.conditions(two.manifest([("genes.tsv", "moved.tsv")]))
        #expect(moved.notes.contains("2 of 21 genes of both start elsewhere in B"))
        #expect(try !two.conditions().notes.contains { $0.contains("elsewhere") })
    }

    @Test func `expression in other units is compared by one model alone`() throws {
        let tpm = try two.manifest([("transform = \"log2p1\"\n[features]", "unit = \"TPM\"\n[features]")])
        #expect(
            failure { try two.conditions(tpm, model: "other") }?.contains(
                "expression is log2(CAGE + 1) in A and TPM in B") == true)
        let conditions = try two.conditions(tpm, sharing: true)
        #expect(conditions.measuredProblem?.contains("measured values are not compared") == true)
        let change = try #require(try conditions.changes(of: [conditions.genes.pairs[1]]).first)
        #expect(change.measured.a != nil && change.measured.b != nil && change.measuredChange == nil)
        #expect(change.predicted.change != nil)
    }

    @Test func `a gene on the other strand is compared and not transplanted`() throws {
        try two.write(
            TwoConditions.genes(Array(0..<TwoConditions.geneCount)).replacing(
                "G5\tS5\tchr1\t1100\t+", with: "G5\tS5\tchr1\t1100\t-"), as: "turned.tsv")
        let conditions = try two.conditions(
            two.manifest([("genes.tsv", "turned.tsv")]), sharing: true)
        let pair = try #require(conditions.genes.pairs.first { conditions.a.dataSet.genes[$0.a].id == "G5" })
        #expect(conditions.obstacle(to: pair)?.problem.contains("S5 lies on the other strand in B") == true)
        #expect(failure { try conditions.shares(of: pair) }?.contains("other strand") == true)
        let mask = ModalityMask(off: [0])
        let change = try #require(
            try conditions.changes(of: [pair], sharesSignals: true, transplants: [mask]).first)
        #expect(change.shares == nil && change.transplants == [nil] && change.predicted.change != nil)
    }

    /// Background states are inferred with the other's tracks for the signals taken.
    @Test func `what surrounds the gene is taken along`() throws {
        let (one, two) = (try BackgroundSample(), try BackgroundSample(.peaksAlone))
        let run = try one.learned()
        let conditions = try Conditions(one.adjustedModel(for: run.model), two.adjustedModel(for: run.model))
        #expect(conditions.sharesModel && conditions.genes.onlyA.isEmpty)
        var changed = 0
        for pair in conditions.genes.pairs.prefix(6) {
            let shares = try #require(try conditions.shares(of: pair))
            #expect(shares.remainder == 0 && shares.causes.isEmpty)
            if abs(shares.change) > 1e-4 { changed += 1 }
            let mixed = try conditions.window(of: pair, taking: ModalityMask(off: [0]))
            let assignment = try mixed.background?.assignment(to: run.model, signals: [0, 1])
            #expect(assignment?.count == run.model.backgroundStates)
        }
        #expect(changed > 0)
        // Two that take from each other, at once.
        let back = try Conditions(conditions.b, conditions.a)
        let values = BothWays(conditions, back).run()
        #expect(values.allSatisfy { $0 != nil })
    }

    /// Both ways on two threads.
    private struct BothWays {
        let ways: [Conditions]

        init(_ one: Conditions, _ other: Conditions) { ways = [one, other] }

        func run() -> [Double?] {
            let found = Mutex<[Double?]>([])
            Workers.run(count: 8, threads: 4) { number in
                let conditions = ways[number % 2]
                let pair = conditions.genes.pairs[10 + number]
                let value = (try? conditions.shares(of: pair, threads: 1))?.change
                found.withLock { $0.append(value) }
            }
            return found.withLock { $0 }
        }
    }
}
