//! Plain text -> blocks, title, author and date of publication.

mod caption;
mod credit;
mod draft;
mod furniture;
mod heading;
mod letter;
mod line;
mod list;
mod marker;
mod paragraph;
mod person;
mod table;

pub(crate) use credit::byline;
pub(crate) use credit::{Credits, Stated};

use draft::Draft;
use laocoon_text::{Block, BlockKind, Span, Title};

/// What a plain text tells about itself.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub blocks: Vec<Block>,
    pub title: Option<Title>,
    pub credits: Credits,
}

/// Finds the blocks of a plain text. Never moves a character: blocks are spans of it.
pub(crate) fn outline(text: &str) -> Outline {
    let mut lines = line::lines(text);
    marker::assign(&mut lines, text);
    let (chunks, _) = paragraph::chunks(&lines, text);
    let mut drafts: Vec<Draft> = chunks.into_iter().map(Draft::new).collect();
    heading::signed(&mut drafts, text);
    let head = letter::head(&mut drafts, text);
    furniture::set_aside(&mut drafts, text);
    furniture::drop_rules(&mut drafts, text);
    let credits = credit::credits(&mut drafts, head, text);
    list::free_dialogue(&mut drafts, text);
    caption::mark(&mut drafts, &lines, text);
    heading::shaped(&mut drafts, text);
    let title = title(&mut drafts, text);
    list::assemble(&mut drafts, text);
    Outline {
        blocks: drafts.iter().map(Draft::block).collect(),
        title: title.map(|span| Title {
            text: one_line(span.of(text)),
            span: Some(span),
        }),
        credits,
    }
}

/// The first block of the article, if it is short, does not end like a sentence, and is not
/// all there is.
fn title(drafts: &mut [Draft], text: &str) -> Option<Span> {
    if let Some(named) = drafts.iter().find(|draft| draft.is(BlockKind::Title)) {
        return Some(named.span());
    }
    let mut at = drafts.iter().position(|draft| draft.main)?;
    // A section's name over the headline.
    let heading = |at: usize| {
        drafts
            .get(at)
            .filter(|draft| draft.is(BlockKind::Heading) && draft.chunk.marker.is_none())
    };
    let width = drafts[at].width(text);
    if width <= 30
        && heading(at + 1).is_some_and(|next| next.width(text) * 2 > width * 3)
        && heading(at + 2).is_none()
    {
        at += 1;
    }
    let draft = &drafts[at];
    let words = draft.words(text);
    let fits = matches!(draft.kind, BlockKind::Paragraph | BlockKind::Heading)
        && draft.width(text) <= 180
        && words.split_whitespace().count() <= 28
        && !words.ends_with(['.', ',', ';', ':'])
        && drafts[at + 1..].iter().any(|draft| draft.main);
    if !fits {
        return None;
    }
    drafts[at].kind = BlockKind::Title;
    drafts[at].level = 0;
    drafts[at].chunk.span = letter::without_reply_signs(drafts[at].span(), text);
    Some(drafts[at].span())
}

/// Words of wrapped lines as one.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
