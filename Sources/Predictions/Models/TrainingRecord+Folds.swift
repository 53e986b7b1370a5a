import GenomeData
import PrismModel

extension TrainingRecord {
    /// Throws where the members of a cross-validated model do not belong together, or one of them cannot be used.
    ///
    /// Each has to say what it learned from, to be trained to its end with all its inputs, and to be of the first one's
    /// kind, cut and sizes; background states may differ, as every fold learns its own.
    static func checkFolds(
        _ members: [TrainingRecord], _ configurations: [ModelConfiguration]
    ) throws(GenomeDataError) {
        guard let first = members.first, let sizes = configurations.first else { return }
        for (member, own) in zip(members, configurations) {
            if let problem = member.foldProblem { throw member.failure(problem) }
            let kept = "; keep the weights of one cross-validation in a folder"
            if member.variant != first.variant {
                throw member.failure(
                    "is of the variant \(member.variant ?? "unknown"), but \(first.file) of "
                        + (first.variant ?? "unknown") + kept)
            }
            if own.withoutStates != sizes.withoutStates {
                throw member.failure(
                    "holds a model of other sizes or another form (\(own.words)) than \(first.file) (\(sizes.words))"
                        + kept)
            }
            if member.cut != first.cut {
                throw member.failure(
                    "was trained without \(member.fold ?? "a fold"), but \(first.file) without "
                        + "\(first.fold ?? "a fold")" + kept)
            }
        }
    }

    /// What keeps this member from being one of a cross-validated model.
    private var foldProblem: String? {
        if learned == nil {
            return
                "does not record which genes it learned from, as the weights of folds must; train it again with prism "
                + "crossvalidate, or name it in files of [[model]]"
        }
        if let step, let settings, step < settings.steps, !isOutOfPatience(settings) {
            return
                "is not trained to its end (step \(step) of \(settings.steps)); the same prism crossvalidate command "
                + "goes on"
        }
        if let withheld, !withheld.isEmpty {
            return
                "never saw \(withheld) (crossvalidate --without), which every window holds; as a model, name folds that "
                + "were trained with all inputs"
        }
        return nil
    }

    /// Whether training ended as validations no longer improved.
    private func isOutOfPatience(_ settings: TrainingSettings) -> Bool {
        settings.patience > 0 && (validationsSinceBest ?? 0) >= settings.patience
    }

    /// The file of the weights to use.
    var weightsFile: String {
        guard isChosen, let slash = file.lastIndex(of: "/") else { return file }
        return file[...slash] + "best.safetensors"
    }

    /// How the genes were cut, "of 5, without fold 2": the same for all members of a cross-validation.
    private var cut: Substring? {
        guard let fold, let place = fold.range(of: " of ") else { return fold.map { $0[...] } }
        return fold[place.lowerBound...]
    }

    private func failure(_ problem: String) -> GenomeDataError {
        GenomeDataError(file: file, place: nil, problem: problem)
    }
}

extension ModelConfiguration {
    /// The same for models that know other background states.
    fileprivate var withoutStates: ModelConfiguration {
        var configuration = self
        configuration.background?.states = 0
        return configuration
    }

    fileprivate var words: String {
        "d \(width), layers \(layers), C \(generator?.contexts ?? 0), S \(signals), F \(features)"
    }
}
