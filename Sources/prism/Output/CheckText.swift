import Foundation
import GenomeData

/// A check's report as text for people.
struct CheckText {
    let report: CheckReport

    /// The lines, in order.
    var lines: [String] {
        var lines = [title, ""]
        lines.append(row("genome", short(report.genome.file)))
        lines.append(
            detail(
                report.genome.contigs == 0
                    ? "could not be read"
                    : "\(Figures.count(report.genome.contigs, "contig")), \(Figures.grouped(report.genome.bases)) bases"
            ))
        lines += genes + annotation + expression + features + signals + tracks + split + models
        lines.append("")
        lines += findings
        return lines
    }

    private var title: String {
        var parts = [report.dataSet]
        if report.simulated { parts.append("SIMULATED") }
        if let assembly = report.assembly { parts.append(assembly) }
        parts.append("window \(Figures.grouped(report.window)) bp")
        return parts.joined(separator: " · ")
    }

    private var genes: [String] {
        let genes = report.genes
        guard genes.count > 0 else { return [row("genes", short(genes.file)), detail("could not be read")] }
        let contigs = genes.contigs.prefix(6).map { "\($0.contig) \(Figures.grouped($0.genes))" }.joined(
            separator: ", ")
        return [
            row("genes", short(genes.file)),
            detail(
                "\(Figures.count(genes.count, "gene")), \(Figures.grouped(genes.withExons)) with exons; "
                    + contigs + (genes.contigs.count > 6 ? ", … (\(genes.contigs.count) contigs)" : "")),
        ]
    }

    private var annotation: [String] {
        guard let annotation = report.annotation else {
            return report.unreported.contains { $0.kind == "annotation" } ? absent("annotation") : []
        }
        return [
            row("annotation", short(annotation.file)),
            detail(
                "\(Figures.count(annotation.genes, "gene")), \(Figures.count(annotation.transcripts, "transcript")), to draw"
            ),
        ]
    }

    private var expression: [String] {
        guard let expression = report.expression else { return absent("expression") }
        return [
            row("expression", short(expression.file)),
            detail(
                "\(expression.unit): \(Figures.count(expression.measured, "gene")) measured, "
                    + "\(Figures.grouped(expression.missing)) without; \(text(expression.values))"),
        ]
    }

    private var features: [String] {
        guard let features = report.features else { return absent("features") }
        let width = features.columns.map(\.name.count).max() ?? 0
        return [row("features", short(features.file))]
            + features.columns.map { column in
                detail(
                    column.name.padding(toLength: width, withPad: " ", startingAt: 0) + "  "
                        + "\(Figures.grouped(column.missing)) missing; \(text(column.values))")
            }
    }

    private var signals: [String] {
        report.signals.enumerated().flatMap { index, signal in
            let contigs =
                signal.contigsInCommon.map {
                    "\($0) of \(Figures.count(report.genes.contigs.count, "contig")); "
                } ?? ""
            let range =
                signal.maximum == nil
                ? "no values"
                : "file values \(Figures.short(signal.minimum.map(Double.init)))–"
                    + "\(Figures.short(signal.maximum.map(Double.init))), mean \(Figures.short(signal.mean))"
            let heading = row("signal \(index + 1)", "\(signal.name)  \(short(signal.file))")
            guard report.genes.count > 0 else { return [heading, detail("not read: there are no genes")] }
            return [
                heading,
                detail(
                    "\(signal.unit); \(contigs)data at \(Figures.grouped(signal.genesWithData)) of "
                        + "\(Figures.count(report.genes.count, "gene")), "
                        + String(format: "%.1f %% of bases; ", signal.covered * 100) + range),
            ]
        }
            + report.unreported.filter { $0.kind.hasPrefix("signal ") }.flatMap { part in
                [
                    row("signal", part.kind.dropFirst(7) + "  " + short(part.file)),
                    detail("could not be read"),
                ]
            }
    }

    private var tracks: [String] {
        report.tracks.flatMap { track in
            [
                row("track", "\(track.name)  \(short(track.file))"),
                detail(
                    "\(track.contigsInCommon) of \(Figures.count(report.genes.contigs.count, "contig")); regions at "
                        + "\(Figures.grouped(track.genesWithRegions)) of \(Figures.count(report.genes.count, "gene")); "
                        + (track.scores.map { "scores from \($0)" } ?? "no scores")),
            ]
        }
            + report.unreported.filter { $0.kind.hasPrefix("track ") }.flatMap { part in
                [
                    row("track", part.kind.dropFirst(6) + "  " + short(part.file)),
                    detail("could not be read"),
                ]
            }
    }

    private var split: [String] {
        guard let split = report.split else { return absent("split") }
        let none = split.none > 0 ? ", none \(Figures.grouped(split.none))" : ""
        return [
            row(
                "split",
                "train \(Figures.grouped(split.train)), validation \(Figures.grouped(split.validation)), "
                    + "test \(Figures.grouped(split.test))\(none)")
        ]
    }

    private var models: [String] {
        report.models.map { model in
            row(
                "model",
                "\(model.name)  \(Figures.count(model.files.count, "file")); takes "
                    + model.signals.joined(separator: ", "))
        }
    }

    /// What is odd, a line each.
    var findings: [String] {
        guard !report.findings.isEmpty else { return ["nothing odd was found"] }
        return report.findings.map { finding in
            finding.severity.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
                + " \(short(finding.file)): "
                + finding.message
        }
    }

    /// A part that the manifest does not name, or that could not be read.
    private func absent(_ kind: String) -> [String] {
        guard let part = report.unreported.first(where: { $0.kind == kind }) else {
            return [row(kind, "none named")]
        }
        return [
            row(kind, short(part.file)),
            detail(
                part.isSound ? "opened; nothing to report without genes on a genome" : "could not be read"),
        ]
    }

    private func row(_ label: String, _ text: String) -> String {
        label.padding(toLength: 12, withPad: " ", startingAt: 0) + text
    }

    private func detail(_ text: String) -> String { row("", text) }

    private func text(_ values: CheckReport.Distribution?) -> String {
        guard let values else { return "no values" }
        return "\(Figures.short(Double(values.minimum)))–\(Figures.short(Double(values.maximum))), "
            + "mean \(Figures.short(values.mean)), median \(Figures.short(Double(values.median))), "
            + "\(Figures.count(values.zeros, "zero"))"
    }

    /// A path without the manifest's own folder, where it starts with that.
    private func short(_ path: String) -> String {
        guard let slash = report.manifest.lastIndex(of: "/") else { return path }
        let folder = report.manifest[...slash]
        return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
    }
}
