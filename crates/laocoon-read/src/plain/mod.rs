//! Plain text -> blocks, title, author and date of publication.

mod caption;
mod draft;
mod furniture;
mod heading;
mod line;
mod list;
mod marker;
mod paragraph;

use draft::Draft;
use laocoon_text::{Block, BlockKind, Span, Title};

/// What a plain text tells about itself.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub blocks: Vec<Block>,
    pub title: Option<Title>,
}

/// Finds the blocks of a plain text. Never moves a character: blocks are spans of it.
pub(crate) fn outline(text: &str) -> Outline {
    let mut lines = line::lines(text);
    marker::assign(&mut lines, text);
    let (chunks, _) = paragraph::chunks(&lines, text);
    let mut drafts: Vec<Draft> = chunks.into_iter().map(Draft::new).collect();
    heading::signed(&mut drafts, text);
    furniture::drop_rules(&mut drafts, text);
    furniture::set_aside(&mut drafts, text);
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
    }
}

/// The first block of the article, if it is short, does not end like a sentence, and is not
/// all there is.
fn title(drafts: &mut [Draft], text: &str) -> Option<Span> {
    let at = drafts.iter().position(|draft| draft.main)?;
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
    Some(drafts[at].span())
}

/// Words of wrapped lines as one.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
