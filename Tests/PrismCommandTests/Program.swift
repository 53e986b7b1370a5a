import Foundation

/// The repository and the program that was built with these tests.
enum Program {
    static let root: URL = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Beside the test bundle, which is where the build puts every product.
    static let executable: URL = {
        var folder =
            Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
            ?? URL(fileURLWithPath: CommandLine.arguments[0])
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let candidate = folder.appendingPathComponent("prism")
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder),
                !isFolder.boolValue
            {
                return candidate
            }
        }
        return root.appendingPathComponent(".build/debug/prism")
    }()

    /// What a run printed and how it ended.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Runs a program to its end, with no terminal and no standard input.
    static func run(
        _ program: URL, _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder ?? root
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        // Files, not pipes: neither stream can fill up and stall the program.
        let files = try ["out", "err"].map { suffix in
            let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).\(suffix)")
            try Data().write(to: url)
            return url
        }
        defer { files.forEach { try? FileManager.default.removeItem(at: $0) } }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try start(process)
        process.waitUntilExit()
        let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return Outcome(status: process.terminationStatus, output: texts[0], errors: texts[1])
    }

    /// What a shell starts behind ignores Ctrl-C, and so would all that the tests start.
    private static let heedsInterrupts: Void = {
        for number in [SIGINT, SIGQUIT] { signal(number, SIG_DFL) }
    }()

    /// Starts a process that can be sent signals: the threads of tests block them, and what they start inherits that.
    static func start(_ process: Process) throws {
        heedsInterrupts
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try process.run()
    }

    /// Runs `prism` with arguments.
    static func prism(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        try run(executable, arguments, environment: environment)
    }

    /// A file of `../shared`, or nil where that is absent.
    static func shared(_ path: String) -> String? {
        let url = root.appendingPathComponent("../shared/\(path)").standardized
        return FileManager.default.fileExists(atPath: url.path) ? url.path : nil
    }

    static let hasFixtures = shared("fixtures/w_d64.safetensors") != nil
}
