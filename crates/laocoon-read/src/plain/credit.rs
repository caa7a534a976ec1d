use super::draft::Draft;
use super::letter::Head;
use super::paragraph::ends_sentence;
use super::person::{is_person, name_length};
use crate::date::{Day, first_day};
use crate::page_words::{PAGE_WORDS, opening, plain_form};
use laocoon_text::{BlockKind, Span};

/// Who wrote a text and when, as it says outside its running words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Credits {
    pub author: Option<Span>,
    pub published: Option<Stated>,
}

/// A day that the text states as its own.
#[derive(Clone, Debug)]
pub(crate) struct Stated {
    pub day: Day,
    /// The words of the date.
    pub span: Span,
    /// Where it stood.
    pub found: &'static str,
}

/// Blocks at the top and at the bottom that may carry a byline or a date.
const TOP: usize = 8;
const BOTTOM: usize = 6;

/// Reads bylines, date lines, the dateline and the signature, and sets aside the lines that
/// are nothing else.
pub(super) fn credits(drafts: &mut [Draft], head: Head, text: &str) -> Credits {
    let mut credits = Credits {
        author: head.from.map(|span| sender(span, text)),
        published: head
            .date
            .and_then(|span| stated(span, text, "field of the letter")),
    };
    let main: Vec<usize> = (0..drafts.len()).filter(|at| drafts[*at].main).collect();
    let bottom = main.len().saturating_sub(BOTTOM).max(1);
    let bare_dates = main
        .iter()
        .filter(|at| bare_date(drafts[**at].words(text)).is_some())
        .count();
    let mut updated = None;
    for (nth, at) in main
        .iter()
        .enumerate()
        .filter(|(nth, _)| *nth < TOP || *nth >= bottom)
    {
        let span = drafts[*at].span();
        let words = span.of(text);
        if words.chars().count() > 160
            || matches!(drafts[*at].kind, BlockKind::Title | BlockKind::ListItem)
        {
            continue;
        }
        let line = read_line(words);
        let pin = |day: &Day, found| Stated {
            day: day.clone(),
            span: Span::new(
                span.start + day.range.start as u32,
                span.start + day.range.end as u32,
            ),
            found,
        };
        let mut used = line.author.is_some();
        match (&line.day, line.cue) {
            (Some(day), Some(Cue::Published)) => {
                credits
                    .published
                    .get_or_insert_with(|| pin(day, "date line"));
                used = true;
            }
            (Some(day), Some(Cue::Updated)) => {
                updated.get_or_insert_with(|| pin(day, "date of the last change"));
                used = true;
            }
            (Some(day), None) if line.author.is_some() => {
                credits.published.get_or_insert_with(|| pin(day, "byline"));
            }
            _ => {}
        }
        if let Some((from, to)) = line.author {
            credits
                .author
                .get_or_insert(Span::new(span.start + from as u32, span.start + to as u32));
        }
        // A chronicle has many such lines; a text has one date.
        if let Some(day) =
            bare_date(words).filter(|_| bare_dates == 1 && (nth < 6 || nth + 3 >= main.len()))
        {
            credits
                .published
                .get_or_insert_with(|| pin(&day, "date line"));
            used = true;
        }
        if used {
            drafts[*at].set_aside();
        }
    }
    if credits.published.is_none() {
        credits.published = dateline(drafts, text).or(updated);
    }
    let signature = signature(drafts, text);
    credits.author = credits.author.or(signature);
    credits
}

/// The name in a sender's field, or its address.
fn sender(span: Span, text: &str) -> Span {
    let words = span.of(text);
    let end = words
        .find(['<', '['])
        .filter(|at| *at > 1)
        .unwrap_or(words.len());
    let quoted = |c: char| matches!(c, '"' | '\'') || c.is_whitespace();
    let name = words[..end].trim_matches(quoted);
    let start = words.find(name).unwrap_or(0);
    Span::new(
        span.start + start as u32,
        span.start + (start + name.len()) as u32,
    )
}

fn stated(span: Span, text: &str, found: &'static str) -> Option<Stated> {
    let day = first_day(span.of(text))?;
    let start = span.start + day.range.start as u32;
    let span = Span::new(start, start + day.range.len() as u32);
    Some(Stated { day, span, found })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    Published,
    Updated,
}

/// What a short line says of the author and the day.
struct Credit {
    author: Option<(usize, usize)>,
    day: Option<Day>,
    cue: Option<Cue>,
}

fn read_line(words: &str) -> Credit {
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
    let lead = |c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—');
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

/// A line that is a date, with a place, a weekday or an hour at most.
fn bare_date(words: &str) -> Option<Day> {
    if words.len() > 120 {
        return None;
    }
    let day = first_day(words)?;
    let rest = [&words[..day.range.start], &words[day.range.end..]].concat();
    let letters = rest
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 1);
    let few = letters.count() <= 3 && rest.chars().filter(|c| c.is_alphabetic()).count() <= 24;
    // "5 mars 2014 : le port ferme" opens an entry.
    let ends = words.ends_with(['!', '?', ':', ';', '–', '—'])
        || words[day.range.end..]
            .trim_start()
            .starts_with([':', '–', '—']);
    (few && !ends).then_some(day)
}

/// "PARIS, 12 mars 2019 (AFP) – …" at the start of the running text.
fn dateline(drafts: &[Draft], text: &str) -> Option<Stated> {
    let running = drafts
        .iter()
        .filter(|draft| draft.is_plain() && draft.width(text) > 60);
    let mut found = running.filter_map(|draft| {
        let words = draft.words(text);
        let end = words
            .char_indices()
            .nth(110)
            .map_or(words.len(), |(at, _)| at);
        let day = first_day(&words[..end])?;
        opens_dateline(&words[..day.range.start], &words[day.range.end..])
            .then_some((draft.span().start, day))
    });
    let (start, day) = found.next()?;
    // One that comes again is an entry of a chronicle.
    if found.next().is_some() {
        return None;
    }
    let span = Span::new(start + day.range.start as u32, start + day.range.end as u32);
    Some(Stated {
        day,
        span,
        found: "dateline",
    })
}

fn opens_dateline(before: &str, after: &str) -> bool {
    let place = before.trim_end();
    let place = place.strip_suffix(" le").unwrap_or(place);
    let parted = place.ends_with([',', '.', '(', '-', '–', '—', '/', ')']);
    let capitals = place
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 1)
        .all(|word| word.starts_with(char::is_uppercase));
    let words = place.split_whitespace().count();
    let after = after
        .trim_start()
        .trim_start_matches("г.")
        .trim_start_matches("г")
        .trim_start();
    parted
        && capitals
        && (1..=6).contains(&words)
        && place.starts_with(char::is_uppercase)
        && after.starts_with(['-', '–', '—', '(', '/', '|', ':', '.', ')'])
}

/// A name alone on a line near the end, after a finished sentence.
fn signature(drafts: &mut [Draft], text: &str) -> Option<Span> {
    let main: Vec<usize> = (0..drafts.len()).filter(|at| drafts[*at].main).collect();
    let all: usize = main.iter().map(|at| drafts[*at].width(text)).sum();
    let mut after = 0;
    for pair in main.windows(2).rev().take(BOTTOM) {
        let (before, at) = (&drafts[pair[0]], &drafts[pair[1]]);
        let words = at.words(text);
        let settled = ends_sentence(before.words(text))
            || before.words(text).ends_with(',')
            || before.is(BlockKind::ListItem);
        if at.is_plain() && settled && is_person(words) && after * 100 <= all * 15 {
            let span = at.span();
            drafts[pair[1]].signature = true;
            return Some(span);
        }
        after += words.chars().count();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{bare_date, byline, opens_dateline};
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

    #[test]
    fn dates_alone() {
        for words in [
            "5 mars 2014",
            "Kiev, le 5 mars 2014",
            "Thursday, 6 January 2022, 10:15 GMT",
            "5 мая 2018 г., 12:30",
        ] {
            assert!(bare_date(words).is_some(), "{words}");
        }
        for words in [
            "5 mars 2014 : le port ferme",
            "Le 5 mars 2014, le port a fermé ses grilles",
            "Depuis mars 2014",
        ] {
            assert!(bare_date(words).is_none(), "{words}");
        }
    }

    #[test]
    fn datelines() {
        for (before, after) in [
            ("PARIS, ", " (AFP) – Le"),
            ("МОСКВА, ", " г. /ТАСС/. Порт"),
            ("Port Said, le ", " – Le"),
            ("LONDON (Reuters) - ", " - The"),
        ] {
            assert!(opens_dateline(before, after), "{before}");
        }
        for (before, after) in [
            ("À Paris, le ", ", le président"),
            ("", " – début"),
            ("The plan of ", " - a"),
            ("Depuis le ", " -"),
        ] {
            assert!(!opens_dateline(before, after), "{before}");
        }
    }
}
