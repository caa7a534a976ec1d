//! HTML -> [`Document`]: main content and the rest, each character with its source bytes.
//!
//! In the order of the bytes' way: [`charset`] decodes; [`token`] cuts tags from text and drops
//! attributes beyond a number; [`builder`] pairs tags up to a depth and gives the [`tree`];
//! [`flow`] lays out the text in leaves and maps it; [`label`] and [`names`] read what elements
//! say of themselves; [`title`], [`author`] and [`published`] find the metadata; [`content`]
//! chooses the article; [`blocks`] names what is left.
//!
//! Nothing is an existing extractor: none keeps offsets, and the permissively licensed ones
//! stand on crates that are not (`selectors`, `cssparser`). Every step is linear in the page.

mod author;
mod blocks;
mod builder;
mod charset;
mod content;
mod flow;
mod head;
mod json_ld;
mod label;
mod names;
mod published;
mod reference;
mod tag;
mod title;
mod token;
mod tree;

use crate::{Options, ReadError};
use laocoon_text::{Document, Language, Notice};
use tree::Tree;

/// Reads a page. Fills everything that the page itself tells: encoding, title, author,
/// published date, text, blocks, map, notices, and the language the page declares.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Document, ReadError> {
    let decoded = charset::decode_page(bytes, options)?;
    let tree = Tree::build(&decoded.text);
    let flow = flow::flow(&tree, &decoded);
    if flow.leaves.is_empty() {
        return Err(ReadError::NoText);
    }
    let labels = label::labels(&tree);
    let facts = json_ld::facts(&tree);
    let metas = head::metas(&tree);
    let (title, headline) = title::title(&tree, &flow, &facts, &metas);
    let (parts, found) = content::parts(&tree, &flow, &labels, headline);
    let author = author::author(&tree, &flow, headline, &facts, &metas);
    let published = published::published(&tree, &flow, &parts, headline, &facts, &metas);
    let title_span = title.as_ref().and_then(|title| title.span);
    let blocks = blocks::blocks(&tree, &flow, &labels, &parts, title_span);
    let language = tree
        .language
        .and_then(Language::from_tag)
        .unwrap_or_default();
    let mut notices = cuts(&tree);
    notices.extend(decoded.notices);
    if !found {
        notices.push(Notice::whole(
            "no article stands out on this page; whatever is not navigation was taken for it",
        ));
    }
    Ok(Document {
        encoding: decoded.encoding,
        language,
        title,
        author,
        published,
        text: flow.text,
        map: flow.map,
        blocks,
        notices,
        ..Document::default()
    })
}

/// Says what was cut before the tree was built.
fn cuts(tree: &Tree<'_>) -> Vec<Notice> {
    let mut notices = Vec::new();
    if tree.too_deep > 0 {
        notices.push(Notice::whole(format!(
            "{} elements nested deeper than {} were not opened; their text is kept",
            tree.too_deep,
            tree::MAX_DEPTH
        )));
    }
    let (attributes, elements) = tree.dropped_attributes;
    if attributes > 0 {
        notices.push(Notice::whole(format!(
            "{attributes} attributes beyond the first {} of an element were dropped, from {elements} elements",
            token::MAX_ATTRIBUTES
        )));
    }
    notices
}

#[cfg(test)]
mod tests;
