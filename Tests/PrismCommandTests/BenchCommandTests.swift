import Foundation
import Testing

struct BenchCommandTests {
    /// The keys that scripts rely on are there, and the numbers are of the kind that they say.
    @Test func inferenceKeys() throws {
        let outcome = try Program.prism("bench", "inference", "--threads", "1", "--repeats", "1", "--json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(json["threads"] as? Int == 1)
        #expect(json["instruction_set"] is String)
        for key in [
            "observed_ms", "full_ms", "observed_batch8_ms", "gemm_alone_ms", "scan_ms", "peak_rss_mb",
            "first_prediction_ms",
        ] {
            #expect(try #require(json[key] as? Double, "\(key)") > 0)
        }
    }

    @Test func trainingKeys() throws {
        let outcome = try Program.prism(
            "bench", "training", "--threads", "1", "--batch", "1", "--repeats", "1", "--json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(json["threads"] as? Int == 1 && json["batch"] as? Int == 1)
        #expect(json["instruction_set"] is String)
        for key in [
            "step_ms", "step_ms_fastest", "full_ms", "ratio_to_full", "processor_ms", "gemm_ms", "scan_ms",
            "scan_backward_ms", "rest_ms", "preparation_ms", "peak_rss_mb",
        ] {
            #expect(try #require(json[key] as? Double, "\(key)") > 0)
        }
    }

    /// Nothing is measured of one condition alone where two are asked for.
    @Test func explorerWithoutTheOtherCondition() throws {
        let set = Program.root.appending(path: "sample-data/dataset.toml").path
        let other = FileManager.default.temporaryDirectory.appending(path: "nowhere-\(UUID()).toml").path
        let outcome = try Program.prism("bench", "explorer", set, other, "--presses", "1")
        #expect(outcome.status != 0 && outcome.errors.contains(other), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test func refusesNonsense() throws {
        #expect(try Program.prism("bench", "training", "--batch", "0").status != 0)
        #expect(try Program.prism("bench", "inference", "--threads", "0").status != 0)
        #expect(try Program.prism("bench", "inference", "--repeats", "-3").status != 0)
    }
}
