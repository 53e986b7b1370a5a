import Foundation
import Testing

@testable import PrismModel

struct OptimiserTests {
    @Test(.enabled(if: Golden.arePresent, "needs ../shared/fixtures"))
    func learningRateMatchesTheReleasedSchedule() throws {
        let text = try String(contentsOfFile: Golden.path("lr_schedule.csv"), encoding: .utf8)
        let schedule = LearningRateSchedule(steps: 50_000)
        var rows = 0
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let fields = line.split(separator: ",")
            let step = try #require(Int(fields[0])), rate = try #require(Double(fields[1]))
            #expect(abs(schedule.rate(step: step) / rate - 1) < 1e-9, "step \(step)")
            rows += 1
        }
        #expect(rows > 100)
    }

    @Test func scheduleOfFewSteps() {
        for steps in [0, 1, 2, 9, 11] {
            let schedule = LearningRateSchedule(steps: steps)
            for step in 0...20 {
                #expect((schedule.start...schedule.peak).contains(schedule.rate(step: step)))
            }
            #expect(schedule.rate(step: 1000) == schedule.final)
        }
    }

    /// The update in double precision, from its definition.
    @Test func adamWFollowsItsDefinition() {
        let layout = ParameterLayout(Golden.small)
        var parameters = Parameters(initialising: Golden.small, seed: 1)
        var settings = AdamW.Settings()
        settings.weightDecay = 0.1
        var optimiser = AdamW(layout: layout, settings: settings)
        var random = SplitMix64(seed: 7)
        var expected = parameters.values.prefix(layout.trainedCount).map(Double.init)
        var m = [Double](repeating: 0, count: expected.count), v = m
        let decays = layout.entries.filter { !$0.isBuffer }.flatMap { entry in
            [Bool](repeating: AdamW.decays(entry.name), count: entry.count)
        }
        for step in 1...3 {
            let gradients = expected.map { _ in Float(random.unit() - 0.5) }
            optimiser.step(&parameters, gradients: gradients, rate: 0.01)
            for i in expected.indices {
                let g = Double(gradients[i])
                m[i] = 0.9 * m[i] + 0.1 * g
                v[i] = 0.95 * v[i] + 0.05 * g * g
                if decays[i] { expected[i] *= 1 - 0.01 * 0.1 }
                let mean = m[i] / (1 - pow(0.9, Double(step))), square = v[i] / (1 - pow(0.95, Double(step)))
                expected[i] -= 0.01 * mean / (square.squareRoot() + 1e-8)
            }
        }
        let worst = zip(parameters.values, expected).reduce(0) { max($0, abs(Double($1.0) - $1.1)) }
        #expect(worst < 1e-6)
        let buffers = Parameters(initialising: Golden.small, seed: 1).values.dropFirst(layout.trainedCount)
        #expect(
            parameters.values.dropFirst(layout.trainedCount).elementsEqual(buffers),
            "statistics are not trained")
    }

    @Test func weightDecaySparesBiasesNormsAndScanParameters() {
        let names = ParameterLayout(Golden.small).entries.map(\.name)
        let spared = Set(names.filter { !AdamW.decays($0) })
        #expect(spared.contains("caduceus.backbone.layers.1.mixer.mamba_rev.A_log"))
        #expect(spared.contains("caduceus.backbone.layers.0.mixer.mamba_fwd.D"))
        #expect(spared.contains("weight_generator.cnn_encoder.1.weight"))
        #expect(spared.contains("pToExpr.4.bias"))
        #expect(!spared.contains("caduceus.backbone.layers.0.norm.weight"))
        #expect(!spared.contains("weight_generator.cnn_encoder.0.weight"))
    }

    @Test func clipping() {
        var gradients: [Float] = [3, 4]
        #expect(GradientClipping.clip(&gradients, to: 10) == 5)
        #expect(gradients == [3, 4])
        #expect(GradientClipping.clip(&gradients, to: 1) == 5)
        #expect(abs(gradients[0] - 0.6) < 1e-6 && abs(gradients[1] - 0.8) < 1e-6)
        var none: [Float] = [0, 0]
        #expect(GradientClipping.clip(&none, to: 1) == 0 && none == [0, 0])
    }
}
