/// One gene's expression and its causes, all in log10 units but `cage`.
struct Expression: Sendable {
    /// Direct effect of the promoter's sites.
    let sequence: Double
    /// Effect of the level of active marks.
    let marks: Double
    /// Effect of Z that passes by no signal.
    let backdoor: Double
    /// Effect of the mRNA features.
    let stability: Double
    /// ε.
    let noise: Double
    /// What is measured, linear units.
    var cage = 0.0
    /// E over P(z) of the outcome with sequence and signals held as they are: Y under do(X).
    var underSignals = 0.0

    init(sequence: Double, marks: Double, backdoor: Double, stability: Double, noise: Double) {
        self.sequence = sequence
        self.marks = marks
        self.backdoor = backdoor
        self.stability = stability
        self.noise = noise
    }

    /// The sum of the causes.
    var latent: Double { ExpressionMechanism.intercept + sequence + marks + backdoor + stability + noise }
    /// log10(1 + mean CAGE), free of counting noise.
    var expected: Double { max(0, latent) }
    /// log10(1 + mean CAGE) under the intervention that removes the active marks, free of counting noise.
    var withoutMarks: Double { max(0, latent - marks) }
    /// log10(1 + CAGE), as measured.
    var measured: Double { PortableMath.log10(1 + cage) }
}
