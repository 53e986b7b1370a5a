import Canvas

/// What is open, beside its lines: a click there reaches nothing below.
struct PopupTarget: Target, Equatable {}
