import Foundation
import PrismModel
import TestSupport
import Testing

@testable import Predictions

/// What `prism attribute` writes goes through TF-MoDISco (modisco-lite) as it is.
@Suite struct ModiscoTests {
    let sample: VariantSample

    init() throws { sample = try VariantSample() }

    @Test(.enabled(if: Python.hasModisco, "modisco-lite is not there: pip install modisco-lite"))
    func `modisco-lite takes the arrays`() throws {
        let genes = Array(sample.model.dataSet.genes.indices)
        let run = try AttributionRun(
            sample.model, AttributionRequest(method: .gxi), indices: genes, version: "test")
        try run.write(to: sample.small.path("out"))
        let output = try Python.run(
            """
            import subprocess, sys, h5py
            folder = sys.argv[1]
            subprocess.run(["modisco", "motifs", "-s", f"{folder}/ohe.npz", "-a", f"{folder}/shap.npz", "-n", "500",
                            "-w", "400", "-o", f"{folder}/modisco.h5"], check=True, stdout=sys.stderr)
            with h5py.File(f"{folder}/modisco.h5") as found:
                print(*found.attrs, *found.keys())
                for kind in found.keys():
                    for pattern in found[kind].values():
                        assert pattern["sequence"].shape[1] == 4 and pattern["contrib_scores"].shape[1] == 4
            print("read")
            """, sample.small.path("out"))
        #expect(output.hasSuffix("read\n"), "\(output)")
    }
}
