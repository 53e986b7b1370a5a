/// `dataset.toml`, as the design of data sets defines it.
enum DatasetManifest {
    static func text(_ simulation: Simulation) -> String {
        let parameters = simulation.parameters
        let type = parameters.cellTypes?.names[simulation.cellType]
        // What cell types share lies beside their folders.
        let shared = type == nil ? "" : "../"
        let text = """
            # SIMULATED data: no measurement, no real genome. Made by
            #   \(DatasetReadme.command(parameters))
            name = "Simulated\(type.map { " " + $0 } ?? ""), seed \(parameters.seed)"
            simulated = true
            assembly = "simulated"
            genome = "\(shared)genome.fa.gz"
            genes = "\(shared)genes.tsv"
            window = 2000

            [expression]
            file = "expression.tsv"
            column = "CAGE"
            transform = "log10p1"
            unit = "log10(CAGE + 1), simulated"

            [features]
            file = "features.tsv"
            columns = [\(list(TranscriptFeatures.columns))]
            log10p1 = ["promoter_activity"]
            derived = { promoter_activity = ["H3K27ac", "DNase"] }

            \(track(.h3k27ac))

            \(track(.dnase))

            [[signal]]
            name = "Hi-C"
            contacts = "hic/contacts.tsv.gz"
            transform = "log10p1"
            unit = "\(Contacts.unit)"

            \(track(.h3k4me3))

            """
        return text + split(simulation)
    }

    private static func split(_ simulation: Simulation) -> String {
        let validation = names(simulation, [.validation])
        let test = names(simulation, [.test, .shifted])
        return """

            # On the contigs named chrShift… the effect of the background state on expression is changed.
            [split]
            validation = [\(list(validation))]
            test = [\(list(test))]

            """
    }

    private static func track(_ mark: Mark) -> String {
        """
        [[signal]]
        name = "\(mark.name)"
        file = "tracks/\(mark.name).bw"
        transform = "log10p1"
        unit = "\(Mark.unit)"
        """
    }

    private static func names(_ simulation: Simulation, _ roles: [ContigRole]) -> [String] {
        simulation.layout.contigs.filter { roles.contains($0.role) }.map(\.name)
    }

    private static func list(_ items: [String]) -> String {
        items.map { "\"\($0)\"" }.joined(separator: ", ")
    }
}
