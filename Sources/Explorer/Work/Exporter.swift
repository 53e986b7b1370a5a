import Canvas
import Dispatch
import GenomeData
import PrismModel
import Synchronization
import Wording

/// Writes exports on its own thread, whole or not at all.
final class Exporter: Sendable {
    private let dataSet: DataSet
    private let version: String
    private let queue = DispatchQueue(label: "prism.export", qos: .userInitiated)
    private let cancellation = Cancellation()
    /// Paths of what was asked for and is neither written nor refused.
    private let open = Mutex<[String]>([])

    init(_ dataSet: DataSet, version: String) {
        self.dataSet = dataSet
        self.version = version
    }

    /// `other` is the other condition's data set, where one is open.
    func write(_ export: Export, besides other: DataSet? = nil, into mailbox: Mailbox) {
        open.withLock { $0.append(export.path) }
        queue.async { [self] in
            let outcome: ExportOutcome
            do {
                outcome = try write(export, besides: other)
            } catch PrismError.cancelled {
                return
            } catch {
                outcome = .failed(Problem(error))
            }
            open.withLock { open in open.firstIndex(of: export.path).map { _ = open.remove(at: $0) } }
            mailbox.post(.exported(Arrival.ExportArrival(path: export.path, outcome: outcome)))
        }
    }

    /// Waits a while for what was begun; what takes longer is given up, and nothing of it stays.
    ///
    /// Returns the paths of what was given up.
    func finish(patience seconds: Double) -> [String] {
        let end = DispatchSemaphore(value: 0)
        queue.async { end.signal() }
        if end.wait(timeout: .now() + seconds) == .timedOut {
            cancellation.cancel()
            // A file that does not answer is not waited for: nothing was begun before its values were read.
            _ = end.wait(timeout: .now() + 0.3)
        }
        return open.withLock { $0 }
    }

    private func write(_ export: Export, besides other: DataSet?) throws -> ExportOutcome {
        if cancellation.isCancelled { throw PrismError.cancelled }
        let path = UserPath.expanded(export.path)
        let paths = export.kind.format == .bigWig ? [path, ExportRows.aboutPath(path)] : [path]
        if paths.contains(where: UserPath.exists), !export.replaces { return .exists(export.kind) }
        let state = export.state
        let needs = export.kind.needs(in: state)
        let lacks = needs.isEmpty ? [] : ["incomplete: " + needs.text]
        let header = state.provenance(export.kind.title(in: state), version: version) + lacks
        let outcome = try export.kind.write(
            ExportTask(
                state: state, dataSet: dataSet, other: other, header: header, path: path, version: version,
                cancellation: cancellation))
        guard case .written(let words) = outcome, let note = lacks.first else { return outcome }
        return .written("\(words); \(note)")
    }
}
