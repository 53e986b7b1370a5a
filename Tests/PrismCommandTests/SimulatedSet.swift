import Foundation
import Synchronization

/// Simulated data sets, each made once by the program and copied for every test that wants one of its own.
enum SimulatedSet {
    struct Failure: Error { var text: String }

    /// By the options that they were made with.
    private static let made = Mutex<[[String]: Result<URL, Failure>]>([:])

    /// Goes with the process.
    private static let folder: URL = {
        atexit { try? FileManager.default.removeItem(at: SimulatedSet.folder) }
        return FileManager.default.temporaryDirectory.appending(path: "prism-sets-\(UUID().uuidString)")
    }()

    /// Copies what `prism simulate` makes of so many genes into a folder that is not there yet.
    static func copy(genes: Int, seed: Int = 2, to path: String) throws {
        let options = ["--genes", "\(genes)", "--seed", "\(seed)"]
        let result = made.withLock { made in
            let result = made[options] ?? make(options)
            made[options] = result
            return result
        }
        let parent = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: result.get().path, toPath: path)
    }

    private static func make(_ options: [String]) -> Result<URL, Failure> {
        let set = folder.appending(path: options.joined())
        do {
            let run = try Program.run(Program.executable, ["simulate", "-o", set.path] + options)
            return run.status == 0 ? .success(set) : .failure(Failure(text: run.errors))
        } catch {
            return .failure(Failure(text: "\(error)"))
        }
    }
}
