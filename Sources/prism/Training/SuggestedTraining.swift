import Files
import Foundation
import PrismModel
import Wording

/// A model and a schedule fit for so many genes, as a settings file and the commands that use it.
struct SuggestedTraining {
    /// The sizes there are.
    enum Size: CaseIterable {
        /// Up to 2,000 genes: what helped 412 measured ones most, trained with signals missing too
        /// (`Benchmarks/experiments/k562-masks.toml`), cross-validated, as genes set aside would be too few to judge by.
        case small
        /// Up to 8,000 genes.
        case medium
        /// The released model, for a genome.
        case released
    }

    let size: Size
    let genes: Int

    init(genes: Int) {
        self.genes = genes
        size = genes < 2_000 ? .small : genes < 8_000 ? .medium : .released
    }

    private var seeds: [Int] { size == .small ? [2, 22] : [2] }
    private static let folds = 5

    /// The settings; what is not said is as released. All models see signals missing, so that switching one off asks what they
    /// have learned.
    var settings: String {
        switch size {
        case .small:
            "[model]\nd_model = 16\nn_layer = 1\nd_state = 8\ncnn_dim = 4\ncenter_len = 200\n\n"
                + "[training]\nsteps = 500\nbatch = 32\nlearning_rate = 3e-3\n" + Self.careful
                + "signal_dropout = 0.5\nsignal_dropout_single = 0.8\nweight_average = 0.98\n"
        case .medium:
            "[model]\nd_model = 32\nn_layer = 2\ncenter_len = 200\n\n"
                + "[training]\nsteps = 2000\nbatch = 16\nlearning_rate = 2e-3\n" + Self.careful
                + "signal_dropout = 0.75\n"
        case .released:
            "[training]\nsteps = 50000\nbatch = 8\nshift = 100\nstandardise = true\nsignal_dropout = 0.75\n"
        }
    }

    /// What keeps a model of few genes from learning them by heart.
    private static let careful = """
        initial_learning_rate = 1e-4
        final_learning_rate = 1e-5
        weight_decay = 1e-2
        shift = 100
        standardise = true
        signal_noise = 0.3

        """

    /// Writes the settings file.
    func write(to path: String) throws {
        let text =
            "# For \(genes.counted("gene")), by prism new; what is not said is as released.\n" + settings
        try AtomicFile.write([ArraySlice(text.utf8)], to: path)
    }

    /// How long the command takes on this machine, in seconds, by some updates of made-up windows.
    func time(signals: Int, features: Int, window: Int, config: String) throws -> Double {
        let file = try TrainingFile(path: config)
        var sizes = file.model
        (sizes.signals, sizes.features) = (signals, features)
        let measured = try TrainingBenchmark(
            sizes, length: window, batch: min(8, file.training.batch), threads: PrismModel.defaultThreads,
            repeats: 2)
        let runs = seeds.count * (size == .small ? Self.folds : 1)
        let windows = Double(file.training.steps * file.training.batch * runs)
        return windows * measured.fastestStepMilliseconds / 1_000
    }

    /// The commands that train the model and open what comes of it.
    func commands(dataSet: String, config: String, time: Double) -> [String] {
        let folder = dataSet.lastIndex(of: "/").map { String(dataSet[...$0]) } ?? ""
        let data = ShellWord.quoted(dataSet), settings = ShellWord.quoted(config)
        let list = seeds.map(String.init).joined(separator: ",")
        let output = ShellWord.quoted(folder + (size == .small ? "folds" : "trained"))
        let words = size == .small ? "prism crossvalidate" : "prism train"
        let weights = ShellWord.quoted(
            folder + (size == .small ? "folds" : "trained/seed-2/best.safetensors"))
        let scope = size == .small ? "\(Self.folds) folds, \(seeds.count) seeds" : seeds.count.counted("seed")
        return [
            "\(words) \(data) -o \(output) --config \(settings) --seeds \(list)",
            "prism \(data) --weights \(weights)",
            "# \(scope) for \(genes.counted("gene")): about \(Self.text(time)) here, by the speed of some updates now",
        ]
    }

    /// "3 minutes".
    static func text(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds < 1e7 else { return "a long time" }
        if seconds < 90 { return max(1, Int(seconds.rounded())).counted("second") }
        if seconds < 5_400 { return Int((seconds / 60).rounded()).counted("minute") }
        return String(format: "%.1f hours", seconds / 3_600)
    }
}
