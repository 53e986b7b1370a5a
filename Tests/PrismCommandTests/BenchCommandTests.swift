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

    @Test func refusesNonsense() throws {
        #expect(try Program.prism("bench", "inference", "--threads", "0").status != 0)
        #expect(try Program.prism("bench", "inference", "--repeats", "-3").status != 0)
    }
}
