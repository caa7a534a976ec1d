use super::byline::{Cue, read_line};
use super::dateline::{bare_date, dateline};
use super::draft::Draft;
use super::letter::Head;
use super::paragraph::ends_sentence;
use super::person::is_person;
use crate::date::{Day, first_day};
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
            .and_then(|span| Stated::read(span, text, "field of the letter")),
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

impl Stated {
    /// The first date in a span.
    pub fn read(span: Span, text: &str, found: &'static str) -> Option<Self> {
        let day = first_day(span.of(text))?;
        let start = span.start + day.range.start as u32;
        let span = Span::new(start, start + day.range.len() as u32);
        Some(Self { day, span, found })
    }
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
