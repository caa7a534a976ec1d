//! Plain text -> blocks, title, author and date of publication.

mod byline;
mod caption;
mod credit;
mod dateline;
mod draft;
mod furniture;
mod heading;
mod letter;
mod line;
mod list;
mod marker;
mod menu;
mod numeral;
mod paragraph;
mod person;
mod table;
mod wrap;

pub(crate) use byline::byline;
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
    menu::set_aside(&mut drafts, text);
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

/// What the blocks of a Markdown text tell about it; those that are a page's furniture are set
/// aside.
pub(crate) fn credit_blocks(blocks: &mut [Block], text: &str) -> Credits {
    let mut drafts: Vec<Draft> = blocks.iter().copied().map(Draft::from_block).collect();
    furniture::set_aside(&mut drafts, text);
    let credits = credit::credits(&mut drafts, letter::Head::default(), text);
    for (block, draft) in blocks.iter_mut().zip(&drafts) {
        *block = draft.block();
    }
    credits
}

/// The first block of the article, if it is short, does not end like a sentence, and is not
/// all there is.
fn title(drafts: &mut [Draft], text: &str) -> Option<Span> {
    if let Some(named) = drafts.iter().find(|draft| draft.is(BlockKind::Title)) {
        return Some(named.span());
    }
    let first = drafts.iter().position(|draft| draft.main)?;
    // Names of the site and of the section may stand over the headline.
    let lines = drafts[first..]
        .iter()
        .take(4)
        .take_while(|draft| could_head(draft, text));
    let widths: Vec<usize> = lines.map(|draft| draft.width(text)).collect();
    let longer = widths
        .iter()
        .position(|width| *width > 30 && widths[0] * 3 < width * 2);
    let short = widths.iter().take_while(|width| **width <= 30).count();
    let at = first
        + longer
            .filter(|longer| *longer == short && *longer + 1 == widths.len())
            .unwrap_or(0);
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

fn could_head(draft: &Draft, text: &str) -> bool {
    draft.main
        && draft.chunk.marker.is_none()
        && matches!(draft.kind, BlockKind::Paragraph | BlockKind::Heading)
        && draft.width(text) < 120
        && !draft.words(text).ends_with(['.', ':', ';', ','])
}

/// Words of wrapped lines as one.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
