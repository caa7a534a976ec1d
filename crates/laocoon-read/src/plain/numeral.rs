use super::marker::{Marker, Sort};

/// What a line's opening could number: in digits or Roman numerals, and as a letter ("i)").
pub(super) fn numerals(words: &str) -> [Option<Marker>; 2] {
    let inner = words.strip_prefix(['(', '[']).unwrap_or(words);
    let opened = inner.len() < words.len();
    let end = inner
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(inner.len());
    let (label, after) = inner.split_at(end);
    if label.is_empty() || label.len() > 8 {
        return [None, None];
    }
    if let Some(section) = section(words) {
        return [Some(section), None];
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

/// "2.1 Ports", "2.1.3. Ports": two or three numbers, then a capital letter, which a decimal
/// number seldom has after it.
fn section(words: &str) -> Option<Marker> {
    let end = words.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (label, rest) = words.split_at(end);
    let parts: Vec<u32> = label
        .trim_end_matches('.')
        .split('.')
        .map(|part| part.parse().ok().filter(|part| *part < 100))
        .collect::<Option<_>>()?;
    let (last, before) = parts.split_last()?;
    let words_after = rest.trim_start();
    let fits = matches!(before.len(), 1 | 2)
        && rest.starts_with(char::is_whitespace)
        && words_after.starts_with(char::is_uppercase);
    fits.then_some(Marker {
        sort: Sort::Section(before.iter().fold(0, |all, part| all * 100 + part)),
        value: *last,
        len: (words.len() - words_after.len()) as u32,
    })
}

/// The sign that closes a number, and the words after it.
fn closing(after: &str, opened: bool) -> Option<(char, &str)> {
    let spaced = after.starts_with([' ', '\u{a0}']);
    let tight = after.trim_start_matches([' ', '\u{a0}']);
    let sign = tight.chars().next()?;
    let rest = &tight[sign.len_utf8()..];
    let fits = match sign {
        // The frame of a numeral drawn as a key.
        '\u{20e3}' | '\u{fe0f}' => true,
        ')' => true,
        ']' => opened,
        '.' | '°' => !opened && !spaced,
        '/' => !opened,
        '-' => !opened,
        '–' | '—' => !opened && spaced,
        _ => false,
    };
    // "1°)" and "1.)" close twice.
    let rest = match sign {
        '.' | '°' => rest.strip_prefix(')').unwrap_or(rest),
        '\u{fe0f}' => rest.strip_prefix('\u{20e3}')?,
        _ => rest,
    };
    let framed = after.starts_with(['\u{20e3}', '\u{fe0f}']);
    let gap = rest.starts_with(char::is_whitespace)
        || (sign == ')' || framed) && rest.starts_with(char::is_alphabetic);
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
