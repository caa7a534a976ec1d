use super::draft::Draft;
use super::paragraph::{ends_sentence, is_rule, is_upper};
use laocoon_text::{BlockKind, Span};

/// Longest heading, in characters.
const LONGEST: usize = 110;

/// Headings that carry a sign: underlined, marked with `#`, set in stars.
pub(super) fn signed(drafts: &mut [Draft], text: &str) {
    for at in 0..drafts.len() {
        if !drafts[at].is_plain() || drafts[at].width(text) > LONGEST {
            continue;
        }
        let words = drafts[at].words(text);
        let underlined = drafts.get(at + 1).is_some_and(|next| {
            let line = next.words(text);
            next.chunk.gap == 0
                && is_rule(line)
                && line.len() >= 3
                && line.starts_with(['=', '-', '~', '_', '—'])
        });
        let hashes = words.bytes().take_while(|byte| *byte == b'#').count();
        let stars = words.len() - words.trim_start_matches(['*', '_', '=']).len();
        let starred =
            stars > 0 && words.len() - words.trim_end_matches(['*', '_', '=']).len() == stars;
        let level = if (1..=6).contains(&hashes) && words[hashes..].starts_with(' ') {
            hashes as u8
        } else if underlined || starred && !ends_sentence(words) {
            2
        } else {
            continue;
        };
        let draft = &mut drafts[at];
        draft.kind = BlockKind::Heading;
        draft.level = level;
        draft.chunk.span = inner(words, draft.span(), text);
    }
}

fn inner(words: &str, span: Span, text: &str) -> Span {
    let sign = |c: char| matches!(c, '#' | '*' | '_' | '=') || c.is_whitespace();
    let start = span.start + (words.len() - words.trim_start_matches(sign).len()) as u32;
    let end = span.end - (words.len() - words.trim_end_matches(sign).len()) as u32;
    if start < end {
        Span::new(start, end).trim(text)
    } else {
        span
    }
}

/// Headings that only their shape tells: short, without a full stop, with running text after.
pub(super) fn shaped(drafts: &mut [Draft], text: &str) {
    let capitals = drafts
        .iter()
        .filter(|draft| draft.main && is_upper(draft.words(text)))
        .count();
    let shouting = capitals * 2 > drafts.len();
    for at in 0..drafts.len() {
        let draft = &drafts[at];
        let marker = draft.chunk.marker.filter(|_| draft.is(BlockKind::ListItem));
        let heading = if let Some(marker) = marker {
            if marker.sort.is_bullet() {
                !marker.sort.is_dash() && is_ornamented(drafts, at, text)
            } else {
                is_numbered(drafts, at, text)
            }
        } else {
            draft.is_plain()
                && (is_bare(drafts, at, text) || !shouting && is_capitals(drafts, at, text))
        };
        if heading {
            drafts[at].kind = BlockKind::Heading;
            drafts[at].level = 2;
        }
    }
}

/// "2 / …", "IV. …": a number before a short line that other text follows, not its sibling.
fn is_numbered(drafts: &[Draft], at: usize, text: &str) -> bool {
    let draft = &drafts[at];
    let words = draft.words(text);
    let sort = draft.chunk.marker.map(|marker| marker.sort);
    let sibling = |other: Option<&Draft>| {
        other.is_some_and(|other| {
            other.chunk.marker.map(|marker| marker.sort) == sort && other.is(BlockKind::ListItem)
        })
    };
    if draft.width(text) > LONGEST
        || words.ends_with(['.', ';', ','])
        || sibling(at.checked_sub(1).map(|before| &drafts[before]))
    {
        return false;
    }
    let Some(next) = following(drafts, at) else {
        return false;
    };
    let apart = draft.chunk.gap > 0 || at == 0;
    match next.kind {
        BlockKind::Paragraph => apart || next.width(text) > 2 * draft.width(text),
        BlockKind::ListItem => {
            !sibling(Some(next))
                && apart
                && next.chunk.indent <= draft.chunk.indent + 4
                && (next.chunk.gap > 0 || !words.ends_with(':'))
        }
        _ => apart,
    }
}

/// "■ The port": a bullet before a short line between paragraphs, with no list around.
fn is_ornamented(drafts: &[Draft], at: usize, text: &str) -> bool {
    let draft = &drafts[at];
    let words = draft.words(text);
    let parted = |other: Option<&Draft>| other.is_none_or(|other| !other.is(BlockKind::ListItem));
    let before = at.checked_sub(1).map(|before| &drafts[before]);
    let announced = before.is_some_and(|before| before.words(text).ends_with([':', ';']));
    !announced
        && parted(before)
        && draft.width(text) <= LONGEST
        && !words.ends_with(['.', ',', ';', ':', '…'])
        && following(drafts, at).is_some_and(|next| {
            next.is(BlockKind::Paragraph) && next.width(text) >= 80.max(2 * draft.width(text))
        })
}

fn is_capitals(drafts: &[Draft], at: usize, text: &str) -> bool {
    let draft = &drafts[at];
    is_upper(draft.words(text))
        && draft.width(text) <= LONGEST
        && following(drafts, at).is_some_and(|next| !is_upper(next.words(text)))
}

/// A short line that begins like a sentence, does not end like one, and has a body.
fn is_bare(drafts: &[Draft], at: usize, text: &str) -> bool {
    let draft = &drafts[at];
    let words = draft.words(text);
    let width = draft.width(text);
    let first = words.chars().find(|c| c.is_alphanumeric());
    let closing = |c: char| matches!(c, '"' | '»' | '”' | '\'' | '’' | ')' | ' ' | '\u{a0}');
    let asks = words.trim_end_matches(closing).ends_with(['?', '!']);
    if width > 90
        || words.split_whitespace().count() > 14
        || draft.chunk.last > draft.chunk.first + 1
        || !first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
        || words.ends_with([',', ';', ':', '-', '–', '—'])
        || ends_sentence(words) && !words.ends_with("...") && !asks
    {
        return false;
    }
    let Some(next) = following(drafts, at) else {
        return false;
    };
    let gap = draft.chunk.gap > 0 || at == 0 || drafts[at - 1].is(BlockKind::ListItem);
    let settled =
        at == 0 || !drafts[at - 1].is_plain() || ends_sentence(drafts[at - 1].words(text));
    let body = match next.kind {
        BlockKind::Paragraph => {
            2 * next.width(text) >= 3 * width
                && (next.width(text) >= 80 || ends_sentence(next.words(text)))
                || next.words(text).ends_with(':')
        }
        BlockKind::ListItem => next.chunk.gap == 0 || next.width(text) > width,
        BlockKind::BlockQuote => true,
        _ => false,
    };
    body && (gap || settled)
        && (!asks
            || width <= 80 && draft.chunk.gap > 0 && next.chunk.gap > 0 && next.width(text) >= 100)
}

/// The next draft that belongs to the article and is not a caption.
fn following(drafts: &[Draft], at: usize) -> Option<&Draft> {
    drafts[at + 1..]
        .iter()
        .take(4)
        .find(|draft| draft.main && !draft.is(BlockKind::Caption))
}
