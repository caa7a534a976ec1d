use super::paragraph::ends_sentence;
use super::person::name_length;
use crate::date::{Day, first_day};
use crate::page_words::{PAGE_WORDS, opening, plain_form};

/// What announces a date.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    Published,
    Updated,
}

/// What a short line says of the author and the day.
pub(super) struct Credit {
    pub author: Option<(usize, usize)>,
    pub day: Option<Day>,
    pub cue: Option<Cue>,
}

pub(super) fn read_line(words: &str) -> Credit {
    let day = first_day(words);
    let plain = plain_form(words);
    let announced = |phrases: &[String], before: &str| {
        opening(phrases, before).is_some_and(|length| before[length..].chars().count() <= 24)
    };
    let cue = day.as_ref().and_then(|day| {
        // "By X, published on …": the part that the date stands in tells.
        let part = words[..day.range.start]
            .rsplit(['|', '•', '·', ','])
            .next()
            .unwrap_or_default();
        let befores = [plain_form(&words[..day.range.start]), plain_form(part)];
        let any = |phrases: &[String]| befores.iter().any(|before| announced(phrases, before));
        let short = words[day.range.end..].chars().count() <= 60;
        if !short || ends_sentence(words) && words.chars().count() > 60 {
            None
        } else if any(&PAGE_WORDS.updated) {
            Some(Cue::Updated)
        } else if any(&PAGE_WORDS.published) {
            Some(Cue::Published)
        } else {
            None
        }
    });
    let author = byline(words, &plain)
        .or_else(|| byline_part(words))
        .or_else(|| signed(words, day.as_ref()?));
    Credit { author, day, cue }
}

/// A byline after a bar: "OPINION | By Ann Lee".
fn byline_part(words: &str) -> Option<(usize, usize)> {
    let at = words.find(['|', '•', '·']).filter(|at| *at < 60)?;
    let sign = words[at..].chars().next()?.len_utf8();
    let part = &words[at + sign..];
    let (from, to) = byline(part, &plain_form(part))?;
    Some((from + at + sign, to + at + sign))
}

/// "Par Jeanne Roche", "By Ann Lee, Cairo", "Автор: admin", "Jeanne Roche | 5 mars 2019".
pub(crate) fn byline(words: &str, plain: &str) -> Option<(usize, usize)> {
    let skipped = words.len()
        - words
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .len();
    let cue = opening(&PAGE_WORDS.byline, plain)?;
    let after = words.get(skipped + cue..)?;
    let lead = |c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '*' | '_');
    let colon = after.trim_start().starts_with([':', '–', '—']);
    let start = words.len() - after.trim_start_matches(lead).len();
    let rest = &words[start..];
    let length = match name_length(rest) {
        Some(length) => length,
        None if colon && rest.chars().count() <= 40 && !ends_sentence(rest) => rest.len(),
        // "Posted by saltflat on 12 March"
        None if plain[..cue].contains(' ') => {
            let handle = rest
                .split_whitespace()
                .next()?
                .trim_end_matches([',', '|', ':']);
            let tail = &rest[handle.len()..];
            let day = first_day(tail).is_some_and(|day| day.range.start <= 12);
            if !(tail.trim().is_empty() || day) {
                return None;
            }
            handle.len()
        }
        None => return None,
    };
    // A name that a sentence goes on from is no byline.
    let tail = rest[length..].trim_start();
    let separate = tail.is_empty()
        || !tail.starts_with(char::is_alphanumeric)
        || first_day(tail).is_some_and(|day| day.range.start <= 12);
    let joint = tail
        .strip_prefix("et ")
        .or(tail.strip_prefix("and "))
        .or(tail.strip_prefix("и "));
    let joint = joint.and_then(|other| Some(rest.len() - other.len() + name_length(other)?));
    if let Some(end) = joint {
        return Some((start, start + end));
    }
    (separate && !ends_sentence(tail)).then_some((start, start + length))
}

/// "Jeanne Roche, Sète, le 5 mars 2019", "Jeanne Roche | 5 mars 2019".
fn signed(words: &str, day: &Day) -> Option<(usize, usize)> {
    let end = name_length(words).filter(|end| *end < day.range.start)?;
    let between = &words[end..day.range.start];
    let parted = between.matches(',').count() >= 2 || between.contains('|');
    let short = between.chars().count() <= 40 && words[day.range.end..].chars().count() <= 40;
    (parted && short && !ends_sentence(words)).then_some((0, end))
}

#[cfg(test)]
mod tests {
    use super::byline;
    use crate::page_words::plain_form;

    #[test]
    fn bylines() {
        let check = |words: &str, expected: Option<&str>| {
            let found = byline(words, &plain_form(words)).map(|(from, to)| &words[from..to]);
            assert_eq!(found, expected, "{words}");
        };
        check("Par Jeanne Roche", Some("Jeanne Roche"));
        check("By Ann Lee, in Cairo", Some("Ann Lee"));
        check("By Ann Lee and Bob Ray", Some("Ann Lee and Bob Ray"));
        check("Автор: admin", Some("admin"));
        check("Текст: Иван Петров", Some("Иван Петров"));
        check("Par Jeanne Roche le 5 mars 2019", Some("Jeanne Roche"));
        check("Par ailleurs, il pleut", None);
        check("By Monday Evening All was lost.", None);
        check("By John Smith went the road.", None);
    }
}
