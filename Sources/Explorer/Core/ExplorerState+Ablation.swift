import PrismModel

extension ExplorerState {
    /// The groups of features that are switched off, with every signal on: what an ablation of signals starts from.
    var featureMask: ModalityMask { mask.withSignalsOn }

    /// The masks of the signals, over the features that are on.
    var signalMasks: [ModalityMask] { Ablation.masks(signals: modelSignals, over: featureMask) }

    /// The current gene's prediction under each of those, as far as it is known.
    var signalMaskValues: [ModalityMask: Double] {
        var values: [ModalityMask: Double] = [:]
        for mask in signalMasks { values[mask] = question(under: mask).flatMap(answer)?.observed.mean }
        return values
    }

    /// Who shares the current gene's prediction out: signals, and the groups of features that are on.
    var coalitions: Coalitions {
        Coalitions(
            signals: min(modelSignals, Ablation.mostSignals), groups: groups, features: featureMask)
    }

    /// The current gene's ablation, as far as it is known.
    var ablation: Ablation {
        let coalitions = coalitions
        var values: [ModalityMask: Double] = [:]
        for mask in coalitions.masks {
            values[mask] = question(under: mask).flatMap(answer)?.observed.mean
        }
        return Ablation(coalitions, values: values)
    }

    /// The name of a player, by its number among the coalitions'.
    func name(ofPlayer player: Int, in coalitions: Coalitions) -> String {
        if player < coalitions.signals { return inputName(player) }
        let place = player - coalitions.signals
        guard coalitions.players.indices.contains(place),
            groups.groups.indices.contains(coalitions.players[place])
        else { return "?" }
        return groups.groups[coalitions.players[place]].name
    }
}
