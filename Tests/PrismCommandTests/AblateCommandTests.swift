import Foundation
import Testing

/// Training with signals missing, masks that say what they are, and the table of masks against retrained models.
struct AblateCommandTests {
    private static let config = TrainCommandTests.config.replacing("steps = 60", with: "steps = 4")
        .replacing("validation_interval = 20", with: "validation_interval = 2\nsignal_dropout = 0.75")

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func prism(_ arguments: [String]) throws -> Program.Outcome {
        let outcome = try Program.run(Program.executable, arguments)
        #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
        return outcome
    }

    @Test func masksOfATrainedModel() throws {
        try TrainCommandTests().withSimulation { folder in
            try Self.config.write(
                to: folder.appendingPathComponent("config.toml"), atomically: true, encoding: .utf8)
            let trained = try TrainCommandTests().train(folder, to: "t", "--variant", "concat")
            try #require(trained.status == 0, "\(trained.errors)")
            #expect(trained.output.contains("inputs are standardised for it"))
            let set = folder.path + "/data/dataset.toml"
            let weights = ["--weights", folder.path + "/t/seed-2/best.safetensors", "--threads", "1"]

            let masked = try prism(["predict", set, "--mask", "DNase,mRNA features"] + weights).output
            #expect(masked.contains("# off: DNase, mRNA features (baseline mean: missing, as in training)"))
            #expect(
                masked.contains("# off with them: promoter_activity") && !masked.contains("extrapolation"))
            #expect(
                try prism(["predict", set, "--mask", "DNase", "--baseline", "zero"] + weights).output
                    .contains("# extrapolation: "))

            let without = try prism(
                ["evaluate", set, "--bootstrap", "0", "--mask", "DNase", "--baseline", "zero"] + weights
            ).output.split(separator: "\n")
            #expect(without[1].hasPrefix("data set: ") && without[2].hasPrefix("model: best.safetensors"))
            #expect(without[3] == "off: DNase (baseline zero)" && without[5].hasPrefix("extrapolation: "))
            let nothing = try Program.run(
                Program.executable, ["evaluate", set, "--mask", ","] + weights)
            #expect(nothing.status != 0 && nothing.errors.contains("--mask names nothing"))
            let empty = try Program.run(
                Program.executable, ["ablate", set, "--region", "chrSim1:1-2"] + weights)
            #expect(empty.status != 0 && empty.errors.contains("no measured gene is selected"))

            let told = try prism(["evaluate", set, "--bootstrap", "0", "--json"] + weights)
            #expect(told.errors.contains("learned from"))
            let groups = try #require(json(told.output)["groups"] as? [[String: Any]])
            let heldOut = Dictionary(
                uniqueKeysWithValues: groups.map { ("\($0["name"] ?? "")", $0["held_out"] as? Bool) })
            #expect(heldOut["train"] == false && heldOut["test"] == true && heldOut["all"] == false)

            let ablate =
                ["ablate", set, "-o", folder.path + "/a.tsv", "--retrain", "--json", "--bootstrap", "20"]
                + weights
            let first = try prism(ablate)
            let masks = try #require(json(first.output)["masks"] as? [[String: Any]])
            #expect(masks.count == 10 && (masks[0]["off"] as? [String])?.isEmpty == true)
            #expect(
                masks.allSatisfy { $0["retrained_mse"] is Double && $0["mse"] is Double && $0["n"] is Int })
            let kept = folder.path + "/a.tsv.models/mask-1011/member-1/last.safetensors"
            let date = try FileManager.default.attributesOfItem(atPath: kept)[.modificationDate] as? Date
            let table = try String(contentsOfFile: folder.path + "/a.tsv", encoding: .utf8)
            #expect(table.split(separator: "\n").filter { !$0.hasPrefix("#") }.count == 11)
            // What is finished is kept: one model that was lost is trained again, to the same numbers.
            try FileManager.default.removeItem(atPath: folder.path + "/a.tsv.models/mask-0111")
            #expect(try prism(ablate).output == first.output)
            #expect(FileManager.default.contents(atPath: kept) != nil && date != nil)
        }
    }

    /// Where there are no signals, none can be missing: said, and trained as ever.
    @Test func aVariantWithoutSignals() throws {
        try TrainCommandTests().withSimulation { folder in
            try Self.config.write(
                to: folder.appendingPathComponent("config.toml"), atomically: true, encoding: .utf8)
            let trained = try TrainCommandTests().train(folder, to: "t", "--variant", "sequence")
            #expect(trained.status == 0 && trained.output.contains("this variant sees no signals"))
            let set = folder.path + "/data/dataset.toml"
            let weights = ["--weights", folder.path + "/t/seed-2/best.safetensors", "--threads", "1"]
            func rows(_ extra: String...) throws -> [Substring] {
                try prism(["predict", set] + weights + extra).output.split(separator: "\n").filter {
                    !$0.hasPrefix("#")
                }
            }
            // Neither signals nor what is made of them is seen.
            #expect(try rows() == rows("--mask", "H3K27ac,DNase,Hi-C,H3K4me3"))
        }
    }
}
