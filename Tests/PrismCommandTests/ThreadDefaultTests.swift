import Foundation
import Testing

/// Batch systems bind a job to a few of a machine's cores: as many threads, and no more, are the default.
struct ThreadDefaultTests {
    private static let taskset = URL(fileURLWithPath: "/usr/bin/taskset")

    @Test(.enabled("taskset is not installed") { FileManager.default.fileExists(atPath: taskset.path) })
    func boundToOneCore() throws {
        let prism = [Program.executable.path, "predict", "--help"]
        let bound = try Program.run(Self.taskset, ["-c", "0"] + prism)
        // Core 0 may not be this job's own to take.
        guard bound.status == 0 else { return }
        #expect(bound.output.contains("all cores if not given. (default: 1)"))
    }
}
