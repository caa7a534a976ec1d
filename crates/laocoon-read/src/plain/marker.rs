use super::line::Line;
use super::numeral::numerals;
use std::collections::BTreeMap;

/// What a line opens with when it is an item of a list or a numbered heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub sort: Sort,
    /// The number; 0 for bullets.
    pub value: u32,
    /// Bytes up to the words.
    pub len: u32,
}

/// Items of one list have markers of one sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Bullet(char),
    /// A number and what closes it: `1.`, `1)`, `1 /`.
    Number(char),
    Roman(char),
    Letter(char),
    /// "2.1", by the number that it is a part of.
    Section(u32),
}

impl Sort {
    pub fn is_bullet(self) -> bool {
        matches!(self, Sort::Bullet(_))
    }

    pub fn is_picture(self) -> bool {
        self == Sort::Bullet('\u{1f539}')
    }

    /// Dashes also open lines of dialogue and hang at broken lines.
    pub fn is_dash(self) -> bool {
        matches!(self, Sort::Bullet('-' | '–' | '—' | '−' | '―'))
    }
}

/// The last line seen with a number of some sort.
#[derive(Clone, Copy)]
struct Numbered {
    marker: Marker,
    at: usize,
}

/// Signs that are bullets even when the words follow at once.
const BULLETS: &str = "•●○◦·∙▪▫■□◆◇►▶▸‣⁃➢→★☆";
/// Signs that are bullets when white space follows.
const SPACED: &str = "-–—−―*+";

/// Marks the lines that open with a bullet or a number.
///
/// "V. Smith" and "1. May" also open with a numeral, so numbers count only in company: a
/// neighbour in the sequence must stand before or after. `lone` numbers in digits are kept
/// where the line is short, as headings are.
pub(super) fn assign(lines: &mut [Line], text: &str) {
    let mut last: BTreeMap<Sort, Numbered> = BTreeMap::new();
    for at in 0..lines.len() {
        if let Some(bullet) = bullet(lines[at].words(text)) {
            lines[at].marker = Some(bullet);
            continue;
        }
        for candidate in numerals(lines[at].words(text)).into_iter().flatten() {
            let before = last
                .get(&candidate.sort)
                .filter(|before| before.marker.value + 1 == candidate.value);
            // Letters and Roman numerals are told from initials by a sequence from the first.
            let counted = candidate.value == 1
                || matches!(candidate.sort, Sort::Number(_) | Sort::Section(_))
                || before.is_some();
            if let Some(before) = before {
                lines[before.at].marker.get_or_insert(before.marker);
                lines[at].marker = Some(candidate);
            }
            if counted {
                let marker = candidate;
                last.insert(candidate.sort, Numbered { marker, at });
            }
        }
        if lines[at].marker.is_none() {
            lines[at].marker = lone(lines, at, text);
        }
    }
    unmark_hanging_dashes(lines, text);
}

/// A number without neighbours: trusted between blank lines, in a short line without a full
/// stop, where only a heading has one.
fn lone(lines: &[Line], at: usize, text: &str) -> Option<Marker> {
    let line = &lines[at];
    let alone = (at == 0 || lines[at - 1].is_blank())
        && lines.get(at + 1).is_none_or(Line::is_blank)
        && line.width < 90
        && !line.words(text).ends_with(['.', ';', ',']);
    let [digits, letters] = numerals(line.words(text));
    let trusted = |marker: &Marker| matches!(marker.sort, Sort::Number(_) | Sort::Roman(_));
    digits.or(letters).filter(|marker| alone && trusted(marker))
}

fn bullet(words: &str) -> Option<Marker> {
    let sign = words.chars().next()?;
    let picture = is_picture(sign);
    let strong = picture || BULLETS.contains(sign);
    let repeated = |c: char| {
        if picture {
            is_picture(c)
        } else {
            c == sign || "-=".contains(sign) && c == '>'
        }
    };
    let rest = words.trim_start_matches(repeated);
    let cluster = words[..words.len() - rest.len()].chars().count();
    let spaced = rest.starts_with(char::is_whitespace);
    let rest = rest.trim_start();
    let arrow = words.starts_with("->") || words.starts_with("=>");
    // "o" is the bullet that word processors leave for the second level.
    let weak = spaced && (SPACED.contains(sign) || arrow || words.starts_with("o\t"));
    let item = (strong || weak && cluster <= 2) && rest.starts_with(|c: char| !SPACED.contains(c));
    let closed = rest.ends_with(sign) && (cluster > 1 || !rest.contains(char::is_alphabetic));
    (item && !closed && rest.contains(char::is_alphanumeric)).then_some(Marker {
        // Each item of a list may have a picture of its own.
        sort: Sort::Bullet(if picture { '\u{1f539}' } else { sign }),
        value: 0,
        len: (words.len() - rest.len()) as u32,
    })
}

/// Emoji, and the signs without width that join them.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{200d}' | '\u{20e3}' | '\u{2b05}'..='\u{2b07}' | '\u{2b50}')
}

/// A dash that opens only one line of a run, after a line that breaks off, is punctuation
/// that hard wrapping brought there.
fn unmark_hanging_dashes(lines: &mut [Line], text: &str) {
    for at in 1..lines.len() {
        let dash = lines[at].marker.is_some_and(|marker| marker.sort.is_dash());
        if !dash || lines[at - 1].is_blank() || lines[at - 1].marker.is_some() {
            continue;
        }
        let before = lines[at - 1].words(text);
        let breaks_off = !before.ends_with(['.', '!', '?', '…', ':', ';', '»', '"']);
        let wide = lines[at - 1].width > 40 && lines[at - 1].width <= 140;
        let has_company = lines[at + 1..]
            .iter()
            .take_while(|line| !line.is_blank())
            .take(8)
            .any(|line| line.marker.is_some_and(|marker| marker.sort.is_dash()));
        if breaks_off && wide && !has_company {
            lines[at].marker = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::assign;

    fn check(text: &str, expected: &[Option<&str>]) {
        let mut all = lines(text);
        assign(&mut all, text);
        let found: Vec<_> = all
            .iter()
            .filter(|line| !line.is_blank())
            .map(|line| {
                let marker = line.marker?;
                Some(&line.words(text)[marker.len as usize..])
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn bullets() {
        check(
            "• un\n– deux\n- trois\n* quatre",
            &[Some("un"), Some("deux"), Some("trois"), Some("quatre")],
        );
        check("•collé\n🔹 значок", &[Some("collé"), Some("значок")]);
        check("-5 degrés\n*note\n- 12 -\n---", &[None, None, None, None]);
    }

    #[test]
    fn numbers_need_company() {
        check("1. Un\ntexte\n2. Deux", &[Some("Un"), None, Some("Deux")]);
        check(
            "1 / Long titre :\n\ntexte\n\n2 / Suite",
            &[Some("Long titre :"), None, Some("Suite")],
        );
        check("V. Petrov a dit\nM. Dupont aussi", &[None, None]);
        check("I. Start\nII. Middle", &[Some("Start"), Some("Middle")]);
        check("а) первое\nб) второе", &[Some("первое"), Some("второе")]);
        check(
            "[1] A source\n[2] Another",
            &[Some("A source"), Some("Another")],
        );
        check("(1) one\n(2) two", &[Some("one"), Some("two")]);
        check("2019. It began\n2020. It ended", &[None, None]);
        check("i) first\nii) second", &[Some("first"), Some("second")]);
        check(
            "3. A heading alone\n\nText.",
            &[Some("A heading alone"), None],
        );
        check("1. May was cold.", &[None]);
        check("1.5 million", &[None]);
    }

    #[test]
    fn a_dash_brought_by_wrapping() {
        check(
            "The minister, who had said so before the vote\n— and after it, too — left.",
            &[None, None],
        );
    }
}
