import ArgumentParser
import Foundation

/// How long a user waits from starting the program to the first observed prediction.
enum FirstPrediction {
    /// The median over several new processes of this program, from before each is started until it has ended.
    static func milliseconds(weights: String?, threads: Int, runs: Int = 7) throws -> Double {
        var times: [Double] = []
        for _ in 0..<runs {
            let process = Process()
            process.executableURL = Bundle.main.executableURL
            process.arguments = ["example", "--observed", "--threads", String(threads)]
            if let weights { process.arguments?.append(contentsOf: ["--weights", weights]) }
            process.standardOutput = FileHandle.nullDevice
            let start = ContinuousClock.now
            try process.run()
            process.waitUntilExit()
            times.append((ContinuousClock.now - start) / .milliseconds(1))
            guard process.terminationStatus == 0 else {
                throw ExitCode(process.terminationStatus)
            }
        }
        return times.sorted()[runs / 2]
    }
}
