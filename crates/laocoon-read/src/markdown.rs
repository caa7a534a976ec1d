use crate::front_matter::front_matter;
use crate::plain::{Credits, Outline, Stated, credit_blocks};
use laocoon_text::{Block, BlockKind, Span, Title};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Finds the blocks of a Markdown text. Markup stays in the text, between the blocks where
/// it can be.
pub(crate) fn outline(text: &str) -> Outline {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut walk = Walk {
        text,
        blocks: Vec::new(),
        lists: Vec::new(),
        list_count: 0,
        quotes: 0,
        kind: None,
        words: None,
        aside: 0,
        front: None,
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        walk.step(event, range);
    }
    walk.close();
    let front = walk
        .front
        .map(|span| front_matter(span, text))
        .unwrap_or_default();
    let heading = title(&mut walk.blocks, text);
    let credits = credit_blocks(&mut walk.blocks, text);
    let stated = front
        .date
        .and_then(|span| Stated::read(span, text, "front matter"));
    Outline {
        blocks: walk.blocks,
        title: front.title.map(|span| as_title(span, text)).or(heading),
        credits: Credits {
            author: front.author.or(credits.author),
            published: stated.or(credits.published),
        },
    }
}

struct Walk<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    lists: Vec<List>,
    list_count: u32,
    quotes: u32,
    /// Role of the words being read, and their extent so far.
    kind: Option<(BlockKind, u8)>,
    words: Option<Range<usize>>,
    /// Depth of code, raw HTML and front matter, which are no prose.
    aside: u32,
    /// The front matter.
    front: Option<Span>,
}

struct List {
    id: u32,
    lead_in: Option<u32>,
    /// The block of the item that is open.
    item: Option<u32>,
}

impl Walk<'_> {
    fn step(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(_)
            | Event::Code(_)
            | Event::FootnoteReference(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => self.add(range),
            Event::Html(_) => self.add(range),
            Event::SoftBreak | Event::HardBreak | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open(
                if self.quotes > 0 {
                    BlockKind::BlockQuote
                } else {
                    BlockKind::Paragraph
                },
                0,
            ),
            Tag::Heading { level, .. } => self.open(BlockKind::Heading, rank(*level)),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::List(_) => {
                self.close();
                let lead_in = match self.lists.last() {
                    Some(outer) => outer.item,
                    None => self.introduction(),
                };
                self.lists.push(List {
                    id: self.list_count,
                    lead_in,
                    item: None,
                });
                self.list_count += 1;
            }
            Tag::Item => {
                self.close();
                if let Some(list) = self.lists.last_mut() {
                    list.item = None;
                }
                self.open(BlockKind::ListItem, 0);
            }
            Tag::TableCell => self.open(BlockKind::TableCell, 0),
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                if matches!(tag, Tag::MetadataBlock(_)) {
                    self.front = Some(Span::from(range));
                }
                self.open(BlockKind::Boilerplate, 0);
                self.aside += 1;
            }
            Tag::FootnoteDefinition(_) => self.open(BlockKind::Paragraph, 0),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::TableCell
            | TagEnd::FootnoteDefinition => self.close(),
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                self.close();
                self.aside = self.aside.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// Starts a block; a paragraph right inside an item is the item's.
    fn open(&mut self, kind: BlockKind, level: u8) {
        let in_item = self.kind == Some((BlockKind::ListItem, 0)) && self.words.is_none();
        if kind == BlockKind::Paragraph && in_item {
            return;
        }
        self.close();
        self.kind = Some((kind, level));
    }

    fn add(&mut self, range: Range<usize>) {
        if self.kind.is_none() {
            self.kind = Some((BlockKind::Paragraph, 0));
        }
        match &mut self.words {
            Some(words) => words.end = words.end.max(range.end),
            None => self.words = Some(range),
        }
    }

    fn close(&mut self) {
        let (Some((kind, level)), Some(words)) = (self.kind.take(), self.words.take()) else {
            return;
        };
        let span = Span::from(words).trim(self.text);
        if span.is_empty() {
            return;
        }
        let depth = self.lists.len().min(255) as u8;
        let at = self.blocks.len() as u32;
        let list = self
            .lists
            .last_mut()
            .filter(|_| kind == BlockKind::ListItem);
        let mut block = Block {
            kind,
            span,
            main: self.aside == 0,
            list: None,
            level,
            lead_in: None,
        };
        if let Some(list) = list {
            block.list = Some(list.id);
            block.lead_in = list.lead_in;
            block.level = depth;
            list.item = Some(at);
        }
        self.blocks.push(block);
    }

    /// The block before a list, if it can introduce it.
    fn introduction(&self) -> Option<u32> {
        let at = self.blocks.len().checked_sub(1)?;
        let kind = self.blocks[at].kind;
        matches!(
            kind,
            BlockKind::Paragraph | BlockKind::Heading | BlockKind::BlockQuote
        )
        .then_some(at as u32)
    }
}

fn rank(level: HeadingLevel) -> u8 {
    level as u8
}

/// The first heading, if nothing but what is set aside comes before it.
fn title(blocks: &mut [Block], text: &str) -> Option<Title> {
    let first = blocks.iter_mut().find(|block| block.main)?;
    if first.kind != BlockKind::Heading {
        return None;
    }
    first.kind = BlockKind::Title;
    first.level = 0;
    Some(as_title(first.span, text))
}

fn as_title(span: Span, text: &str) -> Title {
    Title {
        text: span
            .of(text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        span: Some(span),
    }
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn blocks_of_markdown() {
        let text = "# Le **port**\n\nDeux faits *utiles* :\n\n- un [lien](http://a.b)\n  - dedans\n- deux\n\n> dit-il\n> encore\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n";
        let found: Vec<String> = outline(text)
            .blocks
            .iter()
            .map(|block| {
                format!(
                    "{} {:?} {} {:?} {}",
                    block.kind.name(),
                    block.list,
                    block.level,
                    block.lead_in,
                    block.span.of(text)
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                "title None 0 None Le **port",
                "paragraph None 0 None Deux faits *utiles* :",
                "list_item Some(0) 1 Some(1) un [lien",
                "list_item Some(1) 2 Some(2) dedans",
                "list_item Some(0) 1 Some(1) deux",
                "block_quote None 0 None dit-il\n> encore",
                "table_cell None 0 None a",
                "table_cell None 0 None b",
                "table_cell None 0 None 1",
                "table_cell None 0 None 2",
                "boilerplate None 0 None code",
            ]
        );
    }

    #[test]
    fn what_the_text_says_of_itself() {
        let check = |text: &str, title: Option<&str>, author: Option<&str>, date: Option<&str>| {
            let found = outline(text);
            assert_eq!(
                found.title.map(|title| title.text).as_deref(),
                title,
                "{text}"
            );
            assert_eq!(
                found.credits.author.map(|span| span.of(text)),
                author,
                "{text}"
            );
            let published = found.credits.published.map(|stated| stated.span);
            assert_eq!(published.map(|span| span.of(text)), date, "{text}");
        };
        check(
            "---\ntitle: \"The port\"\nauthor: Ann Lee\ndate: 2019-03-12T10:00\ntags:\n  - sea\n---\n\n# Other\n\nText.",
            Some("The port"),
            Some("Ann Lee"),
            Some("2019-03-12"),
        );
        check(
            "# The port\n\nBy **Ann Lee**\n\nPublished on 12 March 2019\n\nThe port was closed.\n\nShare this\n",
            Some("The port"),
            Some("Ann Lee"),
            Some("12 March 2019"),
        );
        check("Text only.\n\nMore of it.", None, None, None);
    }
}
