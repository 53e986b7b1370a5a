import ArgumentParser
import Foundation
import PrismModel
import Wording

struct Example: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Predict one made-up window: a first look at what the model gives.")

    @Option(help: "The weights: safetensors or a Lightning .ckpt. Without, an untrained model.")
    var weights: String?

    @OptionGroup var cores: ThreadOptions

    @Flag(
        name: .customLong("observed"),
        help: "The prediction without intervention alone: one stream instead of all.")
    var observedAlone = false

    func run() throws {
        let model = try ExampleModel.load(weights)
        let window = GeneWindow.example(for: model.configuration)
        let prediction = try model.predict(
            window, outputs: observedAlone ? .observed : .full, threads: cores.threads)
        let c = model.configuration
        let weightsName = weights ?? "untrained weights of the released configuration"
        try StandardOutput.writeLine(
            "input       \(window.length.counted("made-up base")), \(c.signals.counted("made-up signal")), "
                + "\(c.features.counted("feature")): no gene"
        )
        try StandardOutput.writeLine("model       \(weightsName) (\(model.instructionSet))")
        func line(_ label: String, _ value: Float?, note: String = "") throws {
            guard let value else { return }
            try StandardOutput.writeLine(
                label.padding(toLength: 12, withPad: " ", startingAt: 0) + String(format: "%.4f", value)
                    + note)
        }
        try StandardOutput.writeLine(
            "prediction  in the unit of the training target (as released: log10(CAGE + 1))")
        try line("predicted", prediction.observed, note: "  (the column observed of files)")
        try line("intervened", prediction.intervened)
        for (context, value) in (prediction.perContext ?? []).enumerated() {
            try line("  context \(context + 1)", value)
        }
        if prediction.perContext != nil {
            try StandardOutput.writeLine(
                "            (per context: derived here, not part of the published model)")
        }
        if let weights = prediction.contextWeights, weights.contexts > 1 {
            try StandardOutput.writeLine("cos(w1,w2)  " + String(format: "%.4f", weights.cosine(0, 1)))
        }
    }
}
