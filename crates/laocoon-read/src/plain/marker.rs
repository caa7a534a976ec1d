use super::line::Line;
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
}

impl Sort {
    pub fn is_bullet(self) -> bool {
        matches!(self, Sort::Bullet(_))
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
    counted: bool,
}

/// Signs that are bullets even when the words follow at once.
const BULLETS: &str = "•●○◦·∙▪▫■□◆◇►▶▸‣⁃➤➢➔→✓✔✅☑❖❗‼🔹🔸🔺🔻▻★☆⚡🔴🔵👉📌";
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
                || matches!(candidate.sort, Sort::Number(_))
                || before.is_some_and(|before| before.counted);
            if let Some(before) = before.filter(|_| counted) {
                lines[before.at].marker.get_or_insert(before.marker);
                lines[at].marker = Some(candidate);
            }
            let numbered = Numbered {
                marker: candidate,
                at,
                counted,
            };
            last.insert(candidate.sort, numbered);
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
    let mut rest = words[sign.len_utf8()..].trim_start_matches('\u{fe0f}');
    let spaced = rest.starts_with(char::is_whitespace);
    rest = rest.trim_start();
    let strong = BULLETS.contains(sign);
    // "o" is the bullet that word processors leave for the second level.
    let weak = spaced && (SPACED.contains(sign) || sign == 'o' && words.starts_with("o\t"));
    let item = (strong || weak) && rest.starts_with(|c: char| !SPACED.contains(c));
    let page_number = rest.ends_with(sign) && !rest.contains(char::is_alphabetic);
    (item && !page_number && rest.contains(char::is_alphanumeric)).then_some(Marker {
        sort: Sort::Bullet(sign),
        value: 0,
        len: (words.len() - rest.len()) as u32,
    })
}

/// What a line's opening could number: in digits or Roman numerals, and as a letter ("i)").
fn numerals(words: &str) -> [Option<Marker>; 2] {
    let inner = words.strip_prefix('(').unwrap_or(words);
    let opened = inner.len() < words.len();
    let end = inner
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(inner.len());
    let (label, after) = inner.split_at(end);
    if label.is_empty() || label.len() > 8 {
        return [None, None];
    }
    let Some((close, rest)) = closing(after, opened) else {
        return [None, None];
    };
    let marker = |sort: Sort, value: u32| Marker {
        sort,
        value,
        len: (words.len() - rest.len()) as u32,
    };
    if label.bytes().all(|byte| byte.is_ascii_digit()) {
        let value = label.parse().ok().filter(|value| *value < 1000);
        return [value.map(|value| marker(Sort::Number(close), value)), None];
    }
    [
        roman(label).map(|value| marker(Sort::Roman(close), value)),
        letter(label)
            .filter(|_| close != '-')
            .map(|value| marker(Sort::Letter(close), value)),
    ]
}

/// The sign that closes a number, and the words after it.
fn closing(after: &str, opened: bool) -> Option<(char, &str)> {
    let spaced = after.starts_with([' ', '\u{a0}']);
    let tight = after.trim_start_matches([' ', '\u{a0}']);
    let sign = tight.chars().next()?;
    let rest = &tight[sign.len_utf8()..];
    let fits = match sign {
        ')' => true,
        '.' | '°' => !opened && !spaced,
        '/' => !opened,
        '-' | '–' | '—' => !opened && spaced,
        _ => false,
    };
    // "1°)" and "1.)" close twice.
    let rest = match sign {
        '.' | '°' => rest.strip_prefix(')').unwrap_or(rest),
        _ => rest,
    };
    let gap = rest.starts_with(char::is_whitespace)
        || sign == ')' && rest.starts_with(char::is_alphabetic);
    let rest = rest.trim_start();
    let sign = if matches!(sign, '–' | '—') {
        '-'
    } else {
        sign
    };
    let sign = if opened { '(' } else { sign };
    (fits && gap && rest.contains(char::is_alphabetic)).then_some((sign, rest))
}

fn roman(label: &str) -> Option<u32> {
    const NUMERALS: [&str; 20] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
    ];
    let upper = label.to_ascii_uppercase();
    if upper != label && label.to_ascii_lowercase() != label {
        return None;
    }
    let at = NUMERALS.iter().position(|numeral| *numeral == upper)?;
    Some(at as u32 + 1)
}

fn letter(label: &str) -> Option<u32> {
    const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
    const CYRILLIC: &str = "абвгдежзиклмн";
    let lower = label.to_lowercase();
    let mut chars = lower.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        return None;
    };
    let at = [LATIN, CYRILLIC]
        .iter()
        .find_map(|alphabet| alphabet.chars().position(|other| other == c))?;
    Some(at as u32 + 1)
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
