//! Leaves of text -> blocks: what each is on the page.

use super::content::Part;
use super::flow::Flow;
use super::label::{CAPTION, DATA_CELL};
use super::tag::Tag;
use super::tree::Tree;
use laocoon_text::{Block, BlockKind, Span};

/// Signs that begin an item of a list written without list markup.
pub(super) const BULLETS: [char; 9] = ['•', '◦', '▪', '‣', '●', '■', '►', '▸', '·'];

/// Names the blocks: `parts` tells the part of each leaf, `title` where the headline stands.
pub(super) fn blocks(
    tree: &Tree<'_>,
    flow: &Flow,
    labels: &[u16],
    parts: &[Part],
    title: Option<Span>,
) -> Vec<Block> {
    let places = places(tree, labels);
    let mut blocks: Vec<Block> = Vec::with_capacity(flow.leaves.len());
    let mut lists = Lists::default();
    for (leaf, &part) in flow.leaves.iter().zip(parts) {
        let mut place = places[leaf.block as usize];
        let words = &flow.text[leaf.span.range()];
        if place.kind == BlockKind::Paragraph && words.starts_with(BULLETS) {
            place.kind = BlockKind::ListItem;
            place.level = 1;
        }
        let mut block = Block {
            kind: place.kind,
            span: leaf.span,
            main: part == Part::Main,
            list: None,
            level: 0,
            lead_in: None,
        };
        match place.kind {
            _ if title == Some(leaf.span) => block.kind = BlockKind::Title,
            _ if part == Part::Caption => block.kind = BlockKind::Caption,
            _ if part == Part::Furniture => block.kind = BlockKind::Boilerplate,
            BlockKind::Heading => block.level = place.level,
            BlockKind::ListItem => {
                let (list, lead_in) = lists.number(place.list, &blocks);
                block.list = Some(list);
                block.lead_in = lead_in;
                block.level = place.level;
                block.span = without_bullet(leaf.span, words);
            }
            _ => {}
        }
        if block.kind != BlockKind::ListItem {
            lists.end_bulleted();
        }
        blocks.push(block);
    }
    blocks
}

/// What an element makes of the text in it.
#[derive(Clone, Copy)]
struct Place {
    kind: BlockKind,
    /// Rank of a heading; depth of an item.
    level: u8,
    /// The element of the list; 0 for none and for items that only bullets tell.
    list: u32,
    /// How many lists it is in.
    depth: u8,
}

/// The place of every node: the innermost element that says something decides.
fn places(tree: &Tree<'_>, labels: &[u16]) -> Vec<Place> {
    let outside = Place {
        kind: BlockKind::Paragraph,
        level: 0,
        list: 0,
        depth: 0,
    };
    let mut places = vec![outside; tree.nodes.len()];
    for node in 1..tree.nodes.len() {
        let mut place = places[tree.nodes[node].parent as usize];
        let label = labels[node];
        if let Some(tag) = tree.tag(node as u32) {
            match tag {
                _ if tag.is_list() => {
                    place.list = node as u32;
                    place.depth = place.depth.saturating_add(1);
                }
                _ if tag.is_heading() => {
                    place.kind = BlockKind::Heading;
                    place.level = tag.heading_level();
                }
                Tag::Li | Tag::Dt | Tag::Dd => {
                    place.kind = BlockKind::ListItem;
                    place.level = place.depth.max(1);
                }
                Tag::Blockquote => place.kind = BlockKind::BlockQuote,
                Tag::Td | Tag::Th if label & DATA_CELL != 0 => place.kind = BlockKind::TableCell,
                Tag::Table if label & DATA_CELL == 0 => place.kind = BlockKind::Paragraph,
                _ if label & CAPTION != 0 => place.kind = BlockKind::Caption,
                _ => {}
            }
        }
        places[node] = place;
    }
    places
}

/// Numbers lists, and finds what introduces each.
#[derive(Default)]
struct Lists {
    /// The lists so far that may go on, outermost first.
    open: Vec<List>,
    count: u32,
}

#[derive(Clone, Copy)]
struct List {
    element: u32,
    number: u32,
    lead_in: Option<u32>,
}

impl Lists {
    /// Number and lead-in of the list that the next block is an item of.
    fn number(&mut self, element: u32, blocks: &[Block]) -> (u32, Option<u32>) {
        // Elements are numbered in the order of the page, so a list outside this one has a
        // smaller number, and one that is over will not come again.
        while self.open.last().is_some_and(|open| open.element > element) {
            self.open.pop();
        }
        if self.open.last().is_none_or(|open| open.element != element) {
            self.open.push(List {
                element,
                number: self.count,
                lead_in: lead_in(blocks),
            });
            self.count += 1;
        }
        let list = self.open[self.open.len() - 1];
        (list.number, list.lead_in)
    }

    /// A block that is no item ends the list that only bullets tell.
    fn end_bulleted(&mut self) {
        self.open.retain(|open| open.element != 0);
    }
}

/// The block that introduces what comes next: the one before it, if it is of the article.
fn lead_in(blocks: &[Block]) -> Option<u32> {
    use BlockKind::{BlockQuote, Heading, ListItem, Paragraph, Title};
    let last = blocks.last()?;
    let introduces = matches!(
        last.kind,
        Paragraph | Heading | Title | ListItem | BlockQuote
    );
    (last.main && introduces).then(|| blocks.len() as u32 - 1)
}

fn without_bullet(span: Span, words: &str) -> Span {
    let rest = words.trim_start_matches(BULLETS).trim_start();
    if rest.is_empty() {
        return span;
    }
    Span::new(span.end - rest.len() as u32, span.end)
}
