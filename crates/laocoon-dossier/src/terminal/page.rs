use super::Style;
use laocoon_assess::Verdict;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns within which text is set: wider screens do not make longer lines.
const MEASURE: std::ops::RangeInclusive<usize> = 30..=100;

/// How words are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    Plain,
    Strong,
    Quiet,
    /// Standard colour number, in bold.
    Colour(u8),
}

impl Paint {
    /// The colour of a verdict; its word and sign always stand beside it.
    pub(super) fn of(verdict: Option<Verdict>) -> Self {
        match verdict {
            Some(Verdict::Wrong) => Paint::Colour(31),
            Some(Verdict::Inconsistent | Verdict::Contested) => Paint::Colour(35),
            Some(Verdict::Stale | Verdict::Imprecise) => Paint::Colour(33),
            Some(Verdict::ApproximatelyRight | Verdict::Right) => Paint::Colour(32),
            Some(Verdict::NotCheckable) => Paint::Colour(36),
            None => Paint::Strong,
        }
    }
}

/// A page of text being written. What it is given must be harmless already.
pub(super) struct Page {
    out: String,
    style: Style,
}

impl Page {
    pub(super) fn new(style: Style) -> Self {
        Self {
            out: String::new(),
            style,
        }
    }

    pub(super) fn width(&self) -> usize {
        self.style.width.clamp(*MEASURE.start(), *MEASURE.end())
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// An empty line, unless there is one already.
    pub(super) fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// Words where the line stands.
    pub(super) fn piece(&mut self, paint: Paint, words: &str) {
        if words.is_empty() {
            return;
        }
        if !self.style.color || paint == Paint::Plain {
            self.out.push_str(words);
            return;
        }
        let code = match paint {
            Paint::Plain | Paint::Strong => "1".to_owned(),
            Paint::Quiet => "2".to_owned(),
            Paint::Colour(number) => format!("1;{number}"),
        };
        self.out
            .push_str(&format!("\u{1b}[{code}m{words}\u{1b}[0m"));
    }

    /// Ends the line, without blanks at its end.
    pub(super) fn end_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
    }

    /// Runs of words, one blank between them, wrapped; further lines stand in by `hang` more.
    pub(super) fn paragraph(&mut self, indent: usize, hang: usize, runs: &[(Paint, &str)]) {
        let mut line = Line::new(indent);
        for (paint, run) in runs {
            for word in run.split(' ').filter(|word| !word.is_empty()) {
                if !line.is_fresh() && line.column + 1 + word.width() > self.width() {
                    self.flush(&mut line, indent + hang);
                }
                line.blank();
                for cluster in word.graphemes(true) {
                    if line.column + cluster.width() > self.width() && !line.is_fresh() {
                        self.flush(&mut line, indent + hang);
                    }
                    line.push(*paint, cluster);
                }
            }
        }
        self.flush(&mut line, 0);
    }

    fn flush(&mut self, line: &mut Line, next_indent: usize) {
        let line = std::mem::replace(line, Line::new(next_indent));
        self.out.push_str(&" ".repeat(line.indent));
        for (paint, piece) in &line.pieces {
            self.piece(*paint, piece);
        }
        self.end_line();
    }
}

/// A line being filled: neighbours in one paint are one piece.
struct Line {
    indent: usize,
    column: usize,
    pieces: Vec<(Paint, String)>,
}

impl Line {
    fn new(indent: usize) -> Self {
        Self {
            indent,
            column: indent,
            pieces: Vec::new(),
        }
    }

    fn is_fresh(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The blank between two words.
    fn blank(&mut self) {
        if let Some((_, piece)) = self.pieces.last_mut() {
            piece.push(' ');
            self.column += 1;
        }
    }

    fn push(&mut self, paint: Paint, words: &str) {
        self.column += words.width();
        match self.pieces.last_mut() {
            Some((last, piece)) if *last == paint => piece.push_str(words),
            _ => self.pieces.push((paint, words.to_owned())),
        }
    }
}
