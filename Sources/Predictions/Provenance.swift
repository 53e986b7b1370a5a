import Foundation
import GenomeData

extension DataSetModel {
    /// What made an output: the program, the data set, the model with its weights' hashes, the window and the signals;
    /// one line each, for a header.
    ///
    /// - Parameters:
    ///   - command: the program's, such as `predict`.
    ///   - version: the program's.
    /// - Returns: the lines, without any mark of a comment.
    public func provenance(command: String, version: String) -> [String] {
        let manifest = dataSet.manifest
        let members = weights.count
        var lines = [
            "prism \(version) \(command)",
            "data set: \(manifest.name)\(manifest.isSimulated ? " (SIMULATED)" : "")",
        ]
        if let assembly = manifest.assembly { lines.append("assembly: \(assembly)") }
        lines.append("model: \(name), \(members) member\(members > 1 ? "s" : "")")
        for member in weights {
            lines.append("weights: \(member.file.split(separator: "/").last ?? "") sha256 \(member.hash)")
        }
        lines += notes
        lines.append("window: \(encoder.length) bp")
        let signals = encoder.signals.map { index in
            let track = dataSet.signals[index]
            var steps = track.scale == 1 ? [] : ["× " + plain(track.scale)]
            if let missing = track.missing { steps.append("no data as " + plain(missing)) }
            if track.transform != .none { steps.append(track.transform.rawValue) }
            return track.name + (steps.isEmpty ? "" : " (\(steps.joined(separator: ", ")))")
        }
        lines.append("signals: " + (signals.isEmpty ? "none" : signals.joined(separator: ", ")))
        return lines
    }

    /// A number without needless decimals: "1000", "0.5".
    private func plain(_ number: Float) -> String { String(format: "%g", Double(number)) }
}
