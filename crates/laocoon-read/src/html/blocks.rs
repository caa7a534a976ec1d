//! Leaves of text -> blocks: what each is on the page.

use super::flow::{Flow, Leaf};
use super::label::{CAPTION, DATA_CELL};
use super::tag::Tag;
use super::tree::Tree;
use laocoon_text::{Block, BlockKind, Span};

/// Signs that begin an item of a list written without list markup.
pub(super) const BULLETS: [char; 9] = ['•', '◦', '▪', '‣', '●', '■', '►', '▸', '·'];

/// Names the blocks. `main` tells for each leaf whether it belongs to the article; `title` is
/// where the headline stands.
pub(super) fn blocks(
    tree: &Tree<'_>,
    flow: &Flow,
    labels: &[u16],
    main: &[bool],
    title: Option<Span>,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(flow.leaves.len());
    let mut lists = Lists::default();
    for (leaf, &main) in flow.leaves.iter().zip(main) {
        let place = place(tree, labels, flow, leaf);
        let mut block = Block {
            kind: place.kind,
            span: leaf.span,
            main,
            list: None,
            level: 0,
            lead_in: None,
        };
        match place.kind {
            _ if title == Some(leaf.span) => block.kind = BlockKind::Title,
            _ if !main => block.kind = BlockKind::Boilerplate,
            BlockKind::Heading => block.level = place.level,
            BlockKind::ListItem => {
                let (list, lead_in) = lists.number(place.list, &blocks);
                block.list = Some(list);
                block.lead_in = lead_in;
                block.level = place.level;
            }
            _ => {}
        }
        block.span = without_bullet(block, &flow.text);
        if block.kind != BlockKind::ListItem {
            lists.pause(place.list);
        }
        blocks.push(block);
    }
    blocks
}

struct Place {
    kind: BlockKind,
    level: u8,
    /// The element of the list; `None` for items that only bullets tell.
    list: Option<u32>,
}

fn place(tree: &Tree<'_>, labels: &[u16], flow: &Flow, leaf: &Leaf) -> Place {
    let mut place = Place {
        kind: BlockKind::Paragraph,
        level: 0,
        list: None,
    };
    let around = std::iter::once(leaf.block)
        .filter(|&block| block != 0)
        .chain(tree.ancestors(leaf.block));
    let mut depth = 0u8;
    for node in around {
        let Some(tag) = tree.tag(node) else { continue };
        if place.kind == BlockKind::ListItem {
            if tag.is_list() {
                depth = depth.saturating_add(1);
                place.list = place.list.or(Some(node));
            }
            continue;
        }
        place.kind = match tag {
            _ if tag.is_heading() => {
                place.level = tag.heading_level();
                BlockKind::Heading
            }
            Tag::Figcaption | Tag::Caption => BlockKind::Caption,
            Tag::Li | Tag::Dt | Tag::Dd => BlockKind::ListItem,
            Tag::Blockquote => BlockKind::BlockQuote,
            Tag::Td | Tag::Th if labels[node as usize] & DATA_CELL != 0 => BlockKind::TableCell,
            _ if labels[node as usize] & CAPTION != 0 => BlockKind::Caption,
            _ => continue,
        };
        if place.kind != BlockKind::ListItem {
            return place;
        }
    }
    place.level = depth.max(u8::from(place.kind == BlockKind::ListItem));
    if place.kind == BlockKind::Paragraph && flow.text[leaf.span.range()].starts_with(BULLETS) {
        place.kind = BlockKind::ListItem;
        place.level = 1;
    }
    place
}

/// Numbers lists, and finds what introduces each.
#[derive(Default)]
struct Lists {
    /// Element, number and lead-in of the lists so far that may go on, outermost first.
    open: Vec<(Option<u32>, u32, Option<u32>)>,
    count: u32,
}

impl Lists {
    fn number(&mut self, list: Option<u32>, blocks: &[Block]) -> (u32, Option<u32>) {
        if let Some(at) = self.open.iter().rposition(|open| open.0 == list) {
            self.open.truncate(at + 1);
        } else {
            self.open.retain(|open| open.0 < list);
            let lead_in = blocks
                .last()
                .filter(|block| {
                    block.main
                        && matches!(
                            block.kind,
                            BlockKind::Paragraph
                                | BlockKind::Heading
                                | BlockKind::Title
                                | BlockKind::ListItem
                                | BlockKind::BlockQuote
                        )
                })
                .map(|_| blocks.len() as u32 - 1);
            self.open.push((list, self.count, lead_in));
            self.count += 1;
        }
        let (_, number, lead_in) = self.open[self.open.len() - 1];
        (number, lead_in)
    }

    /// A block that is no item ends the lists that only bullets tell.
    fn pause(&mut self, inside: Option<u32>) {
        if inside.is_none() {
            self.open.retain(|open| open.0.is_some());
        }
    }
}

fn without_bullet(block: Block, text: &str) -> Span {
    if block.kind != BlockKind::ListItem {
        return block.span;
    }
    let words = &text[block.span.range()];
    let rest = words.trim_start_matches(BULLETS).trim_start();
    if rest.is_empty() {
        return block.span;
    }
    Span::new(block.span.end - rest.len() as u32, block.span.end)
}
