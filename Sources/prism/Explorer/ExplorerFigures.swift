import Canvas
import Wording

/// What `prism bench explorer` measures, under the names that scripts rely on. Times in milliseconds; nil where the data
/// set has no model, or the system does not tell.
struct ExplorerFigures: Encodable {
    /// Repeated measurements of one thing.
    struct Times: Encodable {
        let p50, p99, most: Double
        let count: Int

        /// Median and 99th percentile by nearest rank; nil of nothing.
        init?(_ values: [Double]) {
            let sorted = values.sorted()
            guard let last = sorted.last else { return nil }
            func at(_ share: Double) -> Double {
                sorted[min(sorted.count - 1, max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1))]
            }
            (p50, p99, most, count) = (at(0.5), at(0.99), last, sorted.count)
        }
    }

    let dataSet: String
    /// The condition that was open beside it; nil for none.
    let other: String?
    let genes: Int
    /// From the start of the process to its first frame, and to the genes.
    let firstFrame, genesFrame: Double
    /// From a key to what it changes on the screen, while all genes are predicted, and the processor time that the
    /// explorer took meanwhile, in percent of one core.
    let keyToFrame: Times?
    let busyPercent: Double
    /// How many pan keys were sent, how far apart on average, and how long after the last of them the next key showed.
    let panKeys: Int
    let panInterval, afterPan: Double
    /// From the key that switches a signal, whose prediction is known, to the frame that shows it.
    let cachedToggle: Times?
    /// From the key that switches a signal, or goes to a gene, of which nothing is known, to its prediction.
    let newToggle, newGene: Times?
    /// Why nothing was predicted.
    let obstacle: String?
    let residentMegabytes: Double
    /// Genes walked through, with toggles, pans and mutagenesis on the way, and the resident memory at the end of it.
    let walkedGenes: Int
    let walkedResidentMegabytes: Double
    /// Processor time once there is nothing left to do, in percent of one core; nil where there still is.
    let idlePercent: Double?

    /// As a table for people.
    var text: String {
        let rows: [(String, String)] = [
            ("data set", "\(dataSet), \(genes.counted("gene"))\(other.map { "; beside it \($0)" } ?? "")"),
            ("first frame", milliseconds(firstFrame) + " after the start of the process"),
            ("genes shown", milliseconds(genesFrame) + " after it"),
            (
                "key to frame",
                summary(keyToFrame) + "; the explorer takes \(percent(busyPercent)) of one core meanwhile"
            ),
            (
                "held-down pan",
                "\(panKeys) keys, one every \(milliseconds(panInterval)); the next key shows after \(milliseconds(afterPan))"
            ),
            ("cached toggle", summary(cachedToggle)), ("new toggle", summary(newToggle)),
            ("new gene", summary(newGene)),
            ("resident memory", NumberText.fixed(residentMegabytes, 0) + " MB"),
            (
                "after a walk",
                NumberText.fixed(walkedResidentMegabytes, 0) + " MB, through \(walkedGenes.counted("gene"))"
            ),
            ("idle processor", idlePercent.map { percent($0) + " of one core" } ?? "not idle in time"),
        ]
        return rows.map { $0.0.padding(to: 17) + $0.1 }.joined(separator: "\n")
    }

    private func milliseconds(_ value: Double) -> String { NumberText.fixed(value, 1) + " ms" }
    private func percent(_ value: Double) -> String { NumberText.fixed(value, 1) + " %" }

    private func summary(_ times: Times?) -> String {
        guard let times else { return obstacle.map { "none: \($0)" } ?? "not measured" }
        return
            "p50 \(milliseconds(times.p50))  p99 \(milliseconds(times.p99))  most \(milliseconds(times.most))  n \(times.count)"
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
