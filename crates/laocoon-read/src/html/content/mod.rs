//! Which leaves are the article itself.
//!
//! Nothing here knows a site. Three questions, in this order: which elements are furniture by
//! what they say of themselves (`furniture`); which element holds most of the remaining
//! running text and least else (`root`); and which lines inside it belong to the page rather
//! than to the article (`line`, `ends`).

mod ends;
mod furniture;
mod line;
mod page;
mod root;

use super::flow::Flow;
use super::label::CAPTION;
use super::tree::Tree;
use page::Page;

/// The part of a leaf on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The article: its headline and its body.
    Main,
    /// Words under a picture that stands in the article. Not its body: a caption repeats the
    /// article or tells of the picture, and often stands twice.
    Caption,
    /// Everything else.
    Furniture,
}

/// Tells the part of each leaf, and whether an article was found at all. `headline` is the
/// leaf that shows it.
pub(super) fn parts(
    tree: &Tree<'_>,
    flow: &Flow,
    labels: &[u16],
    headline: Option<usize>,
) -> (Vec<Part>, bool) {
    let page = Page::new(tree, flow, labels, headline);
    let root = page.root();
    let range = page.leaves(root);
    let mut main: Vec<bool> = (0..flow.leaves.len())
        .map(|leaf| {
            leaf >= page.start
                && range.contains(&leaf)
                && page.furniture(leaf) == 0
                && page.is_article_line(leaf)
        })
        .collect();
    page.leave_out_tails(&mut main, root);
    page.leave_out_ends(&mut main);
    let found = main.contains(&true);
    if !found {
        main = page.whatever_is_no_furniture();
    }
    if let Some(headline) = headline {
        main[headline] = true;
    }
    let parts = main
        .into_iter()
        .enumerate()
        .map(|(leaf, main)| match main {
            true => Part::Main,
            false if page.furniture(leaf) == CAPTION && range.contains(&leaf) => Part::Caption,
            false => Part::Furniture,
        })
        .collect();
    (parts, found)
}
