extension ModelConfiguration.Background {
    /// Why a model of this configuration cannot take some states; nil where it can.
    func problem(with states: BackgroundModel?) -> String? {
        guard let states else { return "the background states are missing" }
        guard states.backgroundStates == self.states else {
            return
                "there are \(states.backgroundStates) background states, the weights are for \(self.states)"
        }
        guard states.signals.count == signals.count else {
            return
                "the background states have \(states.signals.count) signals, the model gives \(signals.count)"
        }
        return nil
    }
}
