extension ModelConfiguration {
    /// Directions of a layer: 2, or 1 where there is no reverse one.
    var directionCount: Int { directions == .forwardOnly ? 1 : 2 }

    /// Whether two directions hold the same in_proj and out_proj.
    var sharesProjections: Bool { directions != .forwardOnly && tiesProjections }

    /// How many in_proj and out_proj a layer has of its own: one that both directions share (or the only one has), or
    /// one for each.
    var projectionCount: Int { directions == .forwardOnly || tiesProjections ? 1 : 2 }

    /// Branches of a layer: parts with a gate and an out-projection of their own, whose results are joined.
    ///
    /// The published layer is one branch, as its two directions share the projection and are added: that may be done
    /// before it. Directions with projections of their own, and directions that are multiplied, are a branch each.
    var branchCount: Int { directions == .added && tiesProjections ? 1 : directionCount }

    /// In what the model departs from the published one, in words; empty for the published form.
    public var departures: [String] {
        var departures: [String] = []
        switch directions {
        case .added: break
        case .multiplied: departures.append("directions multiplied (ew_multiply)")
        case .forwardOnly: departures.append("forward direction alone (not bidirectional)")
        }
        if directions != .forwardOnly, !tiesProjections {
            departures.append("projections of their own for each direction (untied)")
        }
        if norm == .layer { departures.append("LayerNorm in place of RMSNorm") }
        if let background {
            departures.append(
                "adjusted for \(background.states) background states from outside the promoter "
                    + (background.form == .shift ? "(a shift of the output each)" : "(inputs of the head)"))
        }
        return departures
    }
}
