extension Role {
    /// Plain text; its background is the screen's.
    public static let text: Role = "text"
    /// Less important text: notes, units.
    public static let textMuted: Role = "text.muted"
    /// Text that stands out.
    public static let textStrong: Role = "text.strong"
    /// A panel's title.
    public static let title: Role = "title"
    /// What a panel's title adds: units, transforms, scales.
    public static let titleDetail: Role = "title.detail"
    /// The line at the top.
    public static let header: Role = "header"
    /// The line at the bottom.
    public static let footer: Role = "footer"
    /// A key in a hint or in the help.
    public static let key: Role = "key"
    /// A key whose command cannot run now.
    public static let keyDisabled: Role = "key.disabled"
    /// A panel's frame.
    public static let border: Role = "border"
    /// The frame of the panel with the focus.
    public static let borderFocus: Role = "border.focus"
    /// Text in a panel above the others; its background is theirs.
    public static let popup: Role = "popup"
    /// The frame of such a panel.
    public static let popupBorder: Role = "popup.border"
    /// Text being typed.
    public static let input: Role = "input"
    /// The place where typing goes.
    public static let inputCursor: Role = "input.cursor"
    /// Letters that a filter matched.
    public static let match: Role = "match"
    /// The selected line, laid over it.
    public static let selection: Role = "selection"
    /// The selected line of a panel without the focus.
    public static let selectionInactive: Role = "selection.inactive"
    /// The track of a scroll bar.
    public static let scrollbar: Role = "scrollbar"
    /// The moving part of a scroll bar.
    public static let scrollbarThumb: Role = "scrollbar.thumb"
    /// A message.
    public static let info: Role = "info"
    /// A message that something went well.
    public static let success: Role = "success"
    /// A message that something may be wrong.
    public static let warning: Role = "warning"
    /// A message that something failed.
    public static let error: Role = "error"
    /// The mark of something switched on.
    public static let toggleOn: Role = "toggle.on"
    /// The mark of something switched off.
    public static let toggleOff: Role = "toggle.off"
    /// A value that is being computed anew.
    public static let stale: Role = "stale"
    /// The sign that something is computed.
    public static let spinner: Role = "spinner"
    /// The done part of a progress bar.
    public static let progress: Role = "progress"
    /// The part still to do.
    public static let progressRest: Role = "progress.rest"
    /// Axis lines and ticks.
    public static let axis: Role = "axis"
    /// Numbers along an axis.
    public static let axisLabel: Role = "axis.label"
    /// A marked place on an axis: the TSS.
    public static let axisMark: Role = "axis.mark"
    /// A marked stretch of an axis: the model's window.
    public static let axisWindow: Role = "axis.window"
    /// Words of a legend.
    public static let legend: Role = "legend"
    /// Where there is no value, and why.
    public static let nodata: Role = "nodata"
    /// The sign that a value lies beyond the scale.
    public static let clipped: Role = "clipped"
    /// Zero.
    public static let baseline: Role = "baseline"
    /// A signal track.
    public static let signal: Role = "signal"
    /// The H3K27ac track.
    public static let signalH3k27ac: Role = "signal.h3k27ac"
    /// The DNase track.
    public static let signalDnase: Role = "signal.dnase"
    /// The ATAC track.
    public static let signalAtac: Role = "signal.atac"
    /// The H3K4me1 track.
    public static let signalH3k4me1: Role = "signal.h3k4me1"
    /// The H3K4me3 track.
    public static let signalH3k4me3: Role = "signal.h3k4me3"
    /// The H3K27me3 track.
    public static let signalH3k27me3: Role = "signal.h3k27me3"
    /// The H3K9me3 track.
    public static let signalH3k9me3: Role = "signal.h3k9me3"
    /// The H3K36me3 track.
    public static let signalH3k36me3: Role = "signal.h3k36me3"
    /// The CTCF track.
    public static let signalCtcf: Role = "signal.ctcf"
    /// The track of contacts with the TSS.
    public static let signalHic: Role = "signal.hic"
    /// A track that the model does not see now.
    public static let signalOff: Role = "signal.off"
    /// A gene model's line and name.
    public static let gene: Role = "gene"
    /// Exons.
    public static let geneExon: Role = "gene.exon"
    /// Coding sequence.
    public static let geneCds: Role = "gene.cds"
    /// The gene in question.
    public static let geneCurrent: Role = "gene.current"
    /// The letter A.
    public static let baseA: Role = "base.a"
    /// The letter C.
    public static let baseC: Role = "base.c"
    /// The letter G.
    public static let baseG: Role = "base.g"
    /// The letter T.
    public static let baseT: Role = "base.t"
    /// An unknown base.
    public static let baseN: Role = "base.n"
    /// A base that was changed, laid over it.
    public static let baseEdited: Role = "base.edited"
    /// The prediction before an edit.
    public static let reference: Role = "reference"
    /// The prediction after an edit.
    public static let alternative: Role = "alternative"
    /// The measured value.
    public static let measured: Role = "measured"
    /// The model's prediction from sequence and signals as they are.
    public static let observed: Role = "observed"
    /// The intervened prediction.
    public static let intervened: Role = "intervened"
    /// A prediction under one context.
    public static let context: Role = "context"
    /// A prediction without some modality.
    public static let ablation: Role = "ablation"
    /// The prediction pinned for comparison.
    public static let pinned: Role = "pinned"
    /// A value above zero, a rise.
    public static let positive: Role = "positive"
    /// A value below zero, a fall.
    public static let negative: Role = "negative"
    /// Points of a scatter plot.
    public static let point: Role = "point"
    /// The point in question.
    public static let pointCurrent: Role = "point.current"
    /// Points that are selected.
    public static let pointSelected: Role = "point.selected"
    /// A bar.
    public static let bar: Role = "bar"
    /// The part of a bar's line beyond its value.
    public static let barRest: Role = "bar.rest"
    /// The first of several series.
    public static let series1: Role = "series.1"
    /// The second.
    public static let series2: Role = "series.2"
    /// The third.
    public static let series3: Role = "series.3"
    /// The fourth.
    public static let series4: Role = "series.4"
    /// The fifth.
    public static let series5: Role = "series.5"
    /// The sixth.
    public static let series6: Role = "series.6"
    /// A bookmark.
    public static let bookmark: Role = "bookmark"
    /// The performance overlay.
    public static let overlay: Role = "overlay"

    /// Every role above, in that order: what a complete theme defines.
    public static let vocabulary: [Role] = [
        .text, .textMuted, .textStrong, .title, .titleDetail, .header, .footer, .key, .keyDisabled, .border,
        .borderFocus, .popup, .popupBorder, .input, .inputCursor, .match, .selection, .selectionInactive,
        .scrollbar, .scrollbarThumb, .info, .success, .warning, .error, .toggleOn, .toggleOff, .stale,
        .spinner, .progress, .progressRest, .axis, .axisLabel, .axisMark, .axisWindow, .legend, .nodata,
        .clipped, .baseline, .signal, .signalH3k27ac, .signalDnase, .signalAtac, .signalH3k4me1,
        .signalH3k4me3, .signalH3k27me3, .signalH3k9me3, .signalH3k36me3, .signalCtcf, .signalHic,
        .signalOff, .gene, .geneExon, .geneCds, .geneCurrent, .baseA, .baseC, .baseG, .baseT, .baseN,
        .baseEdited, .reference, .alternative, .measured, .observed, .intervened, .context, .ablation,
        .pinned, .positive, .negative, .point, .pointCurrent, .pointSelected, .bar, .barRest, .series1,
        .series2, .series3, .series4, .series5, .series6, .bookmark, .overlay,
    ]
}
