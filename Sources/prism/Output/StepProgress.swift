/// A progress line for work of several steps, each of a size of its own.
final class StepProgress {
    private var line: (title: String, total: Int, line: ProgressLine)?

    /// Shows that `done` of `total` parts of a step are done; the line goes when all are.
    func update(_ title: String, _ done: Int, of total: Int) {
        if line?.title != title || line?.total != total {
            finish()
            line = (title, total, ProgressLine(title, total: total))
        }
        line?.line.update(done)
        if done >= total { finish() }
    }

    /// Takes the line away.
    func finish() { line?.line.finish() }
}
