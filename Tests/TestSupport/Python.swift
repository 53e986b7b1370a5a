import Foundation

/// The machine's python3, which judges what the project writes; tests that want it are skipped where it is not there.
package enum Python {
    /// Whether there is one with NumPy.
    package static let hasNumPy = (try? run("import numpy")) != nil

    /// Whether there is one with modisco-lite, and its program is on the path.
    package static let hasModisco =
        (try? run("import modiscolite, h5py, shutil; assert shutil.which('modisco')")) != nil

    /// A program that failed.
    package struct Failure: Error, CustomStringConvertible {
        /// What it printed on standard error.
        package let description: String
    }

    /// Runs a program; what it printed.
    ///
    /// - Throws: `Failure` with what it printed as errors, where it failed.
    package static func run(_ program: String, _ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program] + arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let problem = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: String(decoding: problem, as: UTF8.self))
        }
        return String(decoding: text, as: UTF8.self)
    }
}
