//! What the elements of a page say of themselves: tags, roles, the words of their classes.

use super::names::labels_of;
use super::tag::Tag;
use super::tree::Tree;

/// Class names of an element that are looked at.
const MAX_NAMES: usize = 40;
/// Words of an id that names what an element is.
const MAX_ID_WORDS: usize = 4;
/// Bytes of a style that are looked at.
const MAX_STYLE: usize = 400;

/// Paragraphs and line breaks that a cell of data may hold.
const MAX_PARAGRAPHS: u32 = 5;

/// Not shown by a browser.
pub(super) const HIDDEN: u16 = 1;
/// Words under a picture.
pub(super) const CAPTION: u16 = 1 << 1;
/// A cell of a table that holds data, not a layout.
pub(super) const DATA_CELL: u16 = 1 << 2;
/// Furniture: navigation, forms, sharing, teasers, comments.
pub(super) const FURNITURE: u16 = 1 << 3;
/// Says that it is the body of an article.
pub(super) const BODY: u16 = 1 << 4;
/// A post from elsewhere that the article shows.
pub(super) const EMBED: u16 = 1 << 6;

/// What readers wrote.
pub(super) const COMMENTS: u16 = 1 << 7;

/// The flags of every node, by index; none is inherited here.
pub(super) fn labels(tree: &Tree<'_>) -> Vec<u16> {
    let mut flags = vec![0u16; tree.nodes.len()];
    for node in 1..tree.nodes.len() as u32 {
        if let Some(tag) = tree.tag(node) {
            flags[node as usize] |= own(tree, node, tag);
        }
    }
    for table in tree.all(Tag::Table) {
        if !is_layout(tree, table) {
            for node in table..tree.nodes[table as usize].end {
                if matches!(tree.tag(node), Some(Tag::Td | Tag::Th)) {
                    flags[node as usize] |= DATA_CELL;
                }
            }
        }
    }
    flags
}

/// Whether a table only lays out the page: it holds another table, or a cell of it holds what
/// cells of data do not.
fn is_layout(tree: &Tree<'_>, table: u32) -> bool {
    if tree.raw(table, "role") == Some("presentation") {
        return true;
    }
    let mut paragraphs = 0;
    for node in table + 1..tree.nodes[table as usize].end {
        match tree.tag(node) {
            Some(Tag::Td | Tag::Th) => paragraphs = 0,
            Some(Tag::P | Tag::Div | Tag::Br) => paragraphs += 1,
            Some(Tag::Table | Tag::Form | Tag::H1 | Tag::H2 | Tag::Article | Tag::Section) => {
                return true;
            }
            _ => {}
        }
        if paragraphs > MAX_PARAGRAPHS {
            return true;
        }
    }
    false
}

fn own(tree: &Tree<'_>, node: u32, tag: Tag) -> u16 {
    let mut flags = 0;
    if is_hidden(tree, node) {
        flags |= HIDDEN;
    }
    flags |= match tag {
        Tag::Figcaption | Tag::Caption => CAPTION,
        Tag::Nav
        | Tag::Aside
        | Tag::Footer
        | Tag::Form
        | Tag::Button
        | Tag::Select
        | Tag::Textarea
        | Tag::Noscript
        | Tag::Dialog
        | Tag::Menu
        | Tag::Search
        | Tag::Fieldset
        | Tag::Header
        | Tag::Label => FURNITURE,
        _ => 0,
    };
    let is = |name: &str, values: &[&str]| {
        tree.raw(node, name).is_some_and(|value| {
            values
                .iter()
                .any(|wanted| value.trim().eq_ignore_ascii_case(wanted))
        })
    };
    if is("itemprop", &["articleBody"]) {
        flags |= BODY;
    }
    if is(
        "role",
        &[
            "navigation",
            "banner",
            "contentinfo",
            "complementary",
            "search",
            "dialog",
            "alertdialog",
            "menu",
            "menubar",
            "toolbar",
            "tooltip",
        ],
    ) {
        flags |= FURNITURE;
    }
    let classes = tree.raw(node, "class").unwrap_or_default();
    // A heading's id, and one of many words, is made of the words of a heading.
    let id = tree
        .raw(node, "id")
        .filter(|id| !tag.is_heading() && id.split(['-', '_']).nth(MAX_ID_WORDS).is_none());
    for name in classes.split_ascii_whitespace().take(MAX_NAMES).chain(id) {
        flags |= labels_of(name);
    }
    if flags & EMBED != 0 || is("itemprop", &["articleBody"]) {
        flags &= !FURNITURE;
    }
    flags
}

fn is_hidden(tree: &Tree<'_>, node: u32) -> bool {
    if tree.raw(node, "hidden").is_some() {
        return true;
    }
    tree.raw(node, "style").is_some_and(|style| {
        let style: String = style
            .bytes()
            .take(MAX_STYLE)
            .filter(|byte| !byte.is_ascii_whitespace())
            .map(|byte| byte.to_ascii_lowercase() as char)
            .collect();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}
