import Foundation
import Testing

@testable import Checkpoints

/// Checkpoints in files: the shared fixtures, which lie beside the repository, and the small ones within it.
enum CheckpointFixtures {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
    static let folder = tests.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "shared/fixtures").path
    /// Tests that read fixtures are skipped where there are none.
    static let areThere = FileManager.default.fileExists(atPath: folder)

    /// A small file of weights, which a clone alone has.
    static func small(_ weights: String) -> String {
        tests.appending(path: "PrismModelTests/Fixtures/\(weights)").path
    }

    /// The fixtures whose names end as given, without that ending.
    static func names(ending: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
    }
}

/// Expects `body` to fail with a one-line error that contains all of `parts`.
func expectCheckpointError(
    _ parts: String..., sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> some Any
) {
    do {
        _ = try body()
        Issue.record("expected an error with \(parts)", sourceLocation: sourceLocation)
    } catch let error as CheckpointError {
        for part in parts {
            #expect(error.description.contains(part), "\(error)", sourceLocation: sourceLocation)
        }
        #expect(!error.description.contains("\n"), sourceLocation: sourceLocation)
    } catch {
        Issue.record("expected a CheckpointError, got \(error)", sourceLocation: sourceLocation)
    }
}

/// How many pages of memory `body` was given anew, in the leanest of up to five runs, ended by one within `limit`.
///
/// Only this thread's count, and several runs: where other tests fork meanwhile, whatever this thread writes to next is
/// copied for it, which counts too. Zero where the system does not tell of threads.
func pagesTaken(limit: Int, by body: () throws -> Void) rethrows -> Int {
    var fewest = Int.max
    for _ in 0..<5 where fewest >= limit {
        let before = touchedPages()
        try body()
        fewest = min(fewest, touchedPages() - before)
    }
    return fewest
}

/// How many pages of memory this thread has been given so far.
private func touchedPages() -> Int {
    #if os(Linux)
        var usage = rusage()
        getrusage(1, &usage)  // RUSAGE_THREAD, which the C library shows to GNU sources only
        return usage.ru_minflt
    #else
        return 0
    #endif
}
