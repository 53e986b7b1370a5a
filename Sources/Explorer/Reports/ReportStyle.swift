import Canvas

/// The page's style sheet: the colours of a light and a dark theme, and how it prints.
enum ReportStyle {
    /// Everything that figures may be coloured as, for the signals of a catalog and so many states.
    private static func inks(_ catalog: Catalog, other: Catalog?, states: Int) -> [Ink] {
        var inks = Role.vocabulary.map { Ink.role($0) }
        func roles(_ catalog: Catalog) -> [(Role, Role)] {
            catalog.signals.indices.map { (Role(catalog.role(ofSignal: $0)), Role("series.\($0 % 6 + 1)")) }
        }
        inks += roles(catalog).map { .track($0, or: $1) }
        // The other condition's signals, and the legend.
        if let other {
            let all = roles(catalog) + roles(other) + [(.signal, Role("series.1"))]
            inks += all.flatMap { [.track($0, or: $1), .track($0.companion, or: $1.companion)] }
        }
        for state in 0..<max(0, states) { inks.append(.state(state)) }
        return inks + [.ground]
    }

    /// The sheet.
    static func sheet(light: Look, dark: Look, _ catalog: Catalog, other: Catalog?, states: Int) -> String {
        let inks = inks(catalog, other: other, states: states)
        return """
            :root{color-scheme:light dark;\(InkSource.declarations(inks, in: light))}
            @media screen and (prefers-color-scheme:dark){:root{\(InkSource.declarations(inks, in: dark))}}
            body{margin:0 auto;padding:1.5rem;max-width:60rem;background:var(--ground);color:var(--text);
            font:15px/1.5 \(Figure.fonts)}
            a{color:var(--key)}a:focus{outline:2px solid var(--border-focus)}
            h1{line-height:1.2}h2{margin-top:2.5rem;border-bottom:1px solid var(--border)}h3{margin-top:2rem}
            .simulated{display:inline-block;padding:0 .6em;border:2px solid var(--warning);color:var(--warning);font-weight:bold}
            .warning{color:var(--warning)}.muted{color:var(--text-muted)}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{color:var(--text-muted)}dd{margin:0}
            table{border-collapse:collapse;margin:1rem 0;font-variant-numeric:tabular-nums}
            caption{text-align:left;color:var(--text-muted)}
            th,td{padding:.15rem .7rem;border-bottom:1px solid var(--border);text-align:right}
            th[scope=row],th:first-child{text-align:left}
            .wide{overflow-x:auto}figure{margin:1rem 0}svg{max-width:100%;height:auto}
            nav ol{columns:4 9rem;padding-left:1.5rem}pre{white-space:pre-wrap;overflow-wrap:anywhere}
            @media print{body{max-width:none;padding:0;font-size:10pt}nav{display:none}
            figure,table{break-inside:avoid}h2,h3{break-after:avoid}.gene{break-before:page}}

            """
    }
}
