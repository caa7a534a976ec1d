//! Start and end tags -> nodes.

use super::tag::Tag;
use super::token::Attribute;
use super::tree::{Kind, MAX_DEPTH, Node};
use std::ops::Range;

#[derive(Clone, Copy)]
struct Open {
    node: u32,
    tag: Tag,
    link: bool,
}

/// The open elements, and the nodes so far.
pub(super) struct Builder<'s> {
    /// See `Tree`.
    pub nodes: Vec<Node<'s>>,
    /// Open elements, outermost first.
    stack: Vec<Open>,
    /// How many of each tag are open.
    open: [u32; Tag::COUNT],
    /// How many of the open elements are links.
    links: u32,
    /// Elements of each tag that were not opened; their end tags must close nothing.
    unopened: [u32; Tag::COUNT],
    /// See `Tree`.
    pub too_deep: usize,
    /// See `Tree`.
    pub language: Option<&'s str>,
}

impl<'s> Builder<'s> {
    pub(super) fn new() -> Self {
        let root = Node {
            kind: Kind::Element {
                tag: Tag::Html,
                name: "",
                attributes: 0..0,
            },
            parent: 0,
            end: 1,
            range: 0..0,
        };
        Self {
            nodes: vec![root],
            stack: Vec::new(),
            open: [0; Tag::COUNT],
            links: 0,
            unopened: [0; Tag::COUNT],
            too_deep: 0,
            language: None,
        }
    }

    fn is_open(&self, tag: Tag) -> bool {
        self.open[tag as usize] > 0
    }

    fn is_foreign(&self) -> bool {
        self.is_open(Tag::Svg) || self.is_open(Tag::Math)
    }

    pub(super) fn text(&mut self, range: Range<usize>, references: bool) {
        let link = self.links > 0;
        self.append(Kind::Text { references, link }, range);
    }

    fn append(&mut self, kind: Kind<'s>, range: Range<usize>) -> u32 {
        let index = self.nodes.len() as u32;
        self.nodes.push(Node {
            kind,
            parent: self.stack.last().map_or(0, |open| open.node),
            end: index + 1,
            range: range.start as u32..range.end as u32,
        });
        index
    }

    /// An end tag without a start that stands for an empty element.
    fn empty(&mut self, tag: Tag, name: &'static str) {
        let kind = Kind::Element {
            tag,
            name,
            attributes: 0..0,
        };
        let at = self.nodes.last().map_or(0, |node| node.range.end as usize);
        self.append(kind, at..at);
    }

    /// Handles a start tag. Gives whether the content is characters only.
    pub(super) fn start(
        &mut self,
        tag: Tag,
        name: &'s str,
        self_closing: bool,
        range: Range<usize>,
        attributes: Range<usize>,
        own: &[Attribute<'s>],
    ) -> bool {
        let value = |name: &str| {
            own.iter()
                .find(|attribute| attribute.name.eq_ignore_ascii_case(name))
                .map(|attribute| attribute.value)
        };
        if self.is_foreign() {
            self.leave_foreign(tag);
        }
        let foreign = self.is_foreign();
        if !foreign {
            match tag {
                Tag::Html => {
                    let language = value("lang").or_else(|| value("xml:lang"));
                    self.language = self.language.or(language);
                    return false;
                }
                // Where the head ends and the body begins does not matter for reading.
                Tag::Head | Tag::Body => return false,
                Tag::Form if self.is_open(Tag::Form) => return false,
                _ if tag.is_table_part() && tag != Tag::Table && !self.is_open(Tag::Table) => {
                    return false;
                }
                _ => self.imply_ends(tag),
            }
        }
        let kind = Kind::Element {
            tag,
            name,
            attributes: attributes.start as u32..attributes.end as u32,
        };
        let node = self.append(kind, range);
        if tag.is_void() || foreign && self_closing {
            return false;
        }
        if self.stack.len() >= MAX_DEPTH {
            self.too_deep += 1;
            self.unopened[tag as usize] += 1;
        } else {
            // A link to a place on the same page is a note or a heading's anchor.
            let link = tag == Tag::A && value("href").is_some_and(|to| !to.starts_with('#'));
            self.stack.push(Open { node, tag, link });
            self.open[tag as usize] += 1;
            self.links += u32::from(link);
        }
        use Tag::{Iframe, Noembed, Noframes, Plaintext, Script, Style, Textarea, Title, Xmp};
        !foreign
            && matches!(
                tag,
                Title | Textarea | Script | Style | Iframe | Xmp | Noembed | Noframes | Plaintext
            )
    }

    /// Closes what the start of `tag` ends without saying so.
    fn imply_ends(&mut self, tag: Tag) {
        match tag {
            Tag::Li => self.close_item(&[Tag::Li]),
            Tag::Dt | Tag::Dd => self.close_item(&[Tag::Dt, Tag::Dd]),
            Tag::Td | Tag::Th => self.close_in_table(&[Tag::Td, Tag::Th, Tag::Caption]),
            Tag::Tr => self.close_in_table(&[Tag::Tr, Tag::Caption, Tag::Colgroup]),
            Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Caption | Tag::Colgroup => self
                .close_in_table(&[
                    Tag::Tbody,
                    Tag::Thead,
                    Tag::Tfoot,
                    Tag::Caption,
                    Tag::Colgroup,
                ]),
            Tag::A | Tag::Nobr => self.close_formatting(tag),
            Tag::Button => self.close(Tag::Button),
            Tag::Option | Tag::Optgroup if self.is_open(Tag::Option) => self.close(Tag::Option),
            Tag::Select => self.close(Tag::Select),
            _ if tag.is_heading()
                && self.stack.last().is_some_and(|open| open.tag.is_heading()) =>
            {
                self.pop_to(self.stack.len() - 1);
            }
            _ => {}
        }
        if tag.ends_paragraph() {
            self.close(Tag::P);
        }
    }

    pub(super) fn end(&mut self, tag: Tag, name: &str) {
        if self.unopened[tag as usize] > 0 {
            self.unopened[tag as usize] -= 1;
            return;
        }
        match tag {
            Tag::Html | Tag::Head | Tag::Body => {}
            Tag::Br => self.empty(tag, "br"),
            Tag::P if !self.is_open(Tag::P) => self.empty(tag, "p"),
            Tag::Form => self.remove(tag),
            Tag::Li => self.close_item(&[Tag::Li]),
            Tag::Other => self.close_other(name),
            _ if tag.is_heading() => self.close_heading(),
            _ if tag.is_formatting() => self.close_formatting(tag),
            _ if tag.is_table_part() => self.close_in_table(&[tag]),
            _ => self.close(tag),
        }
    }

    fn pop_to(&mut self, depth: usize) {
        while self.stack.len() > depth {
            self.close_at(self.stack.len() - 1);
        }
        // What was not opened can only have been inside what is closed now.
        if self.too_deep > 0 {
            self.unopened = [0; Tag::COUNT];
        }
    }

    fn close_at(&mut self, depth: usize) {
        let open = self.stack.remove(depth);
        self.open[open.tag as usize] -= 1;
        self.links -= u32::from(open.link);
    }

    /// Depth of the innermost open element that fits, as far as `border` lets one look.
    fn find(&self, fits: impl Fn(Tag) -> bool, border: impl Fn(Tag) -> bool) -> Option<usize> {
        for (depth, open) in self.stack.iter().enumerate().rev() {
            if fits(open.tag) {
                return Some(depth);
            }
            if border(open.tag) {
                return None;
            }
        }
        None
    }

    fn close(&mut self, tag: Tag) {
        if !self.is_open(tag) {
            return;
        }
        // Only a block's end tag ends the blocks that were opened inside it.
        let border = |inner: Tag| {
            inner.is_border()
                || tag == Tag::P && inner == Tag::Button
                || !tag.is_block() && inner.is_block()
        };
        if let Some(depth) = self.find(|inner| inner == tag, border) {
            self.pop_to(depth);
        }
    }

    fn close_heading(&mut self) {
        if let Some(depth) = self.find(Tag::is_heading, Tag::is_border) {
            self.pop_to(depth);
        }
    }

    fn close_item(&mut self, tags: &[Tag]) {
        if !tags.iter().any(|tag| self.is_open(*tag)) {
            return;
        }
        let border = |inner: Tag| inner.is_border() || inner.is_list();
        if let Some(depth) = self.find(|inner| tags.contains(&inner), border) {
            self.pop_to(depth);
        }
    }

    fn close_in_table(&mut self, tags: &[Tag]) {
        if !tags.iter().any(|tag| self.is_open(*tag)) {
            return;
        }
        let border = |inner: Tag| matches!(inner, Tag::Table | Tag::Template);
        if let Some(depth) = self.find(|inner| tags.contains(&inner), border) {
            self.pop_to(depth);
        }
    }

    /// An end tag of formatting does not end the blocks opened inside it.
    fn close_formatting(&mut self, tag: Tag) {
        if !self.is_open(tag) {
            return;
        }
        let Some(depth) = self.find(|inner| inner == tag, Tag::is_border) else {
            return;
        };
        let holds_blocks = self.stack[depth + 1..]
            .iter()
            .any(|open| open.tag.is_block());
        if holds_blocks {
            self.close_at(depth);
        } else {
            self.pop_to(depth);
        }
    }

    fn remove(&mut self, tag: Tag) {
        if let Some(depth) = self.find(|inner| inner == tag, |inner| inner == Tag::Template) {
            self.close_at(depth);
        }
    }

    fn close_other(&mut self, name: &str) {
        if !self.is_open(Tag::Other) {
            return;
        }
        for depth in (0..self.stack.len()).rev() {
            let open = self.stack[depth];
            if self.is_named(open, name) {
                self.pop_to(depth);
                return;
            }
            if open.tag.is_block() || open.tag.is_border() {
                return;
            }
        }
    }

    fn is_named(&self, open: Open, wanted: &str) -> bool {
        match self.nodes[open.node as usize].kind {
            Kind::Element { name, .. } => name.eq_ignore_ascii_case(wanted),
            Kind::Text { .. } => false,
        }
    }

    /// Leaves foreign content when a tag of a page's own stands in it, as browsers do, so
    /// that a drawing without an end does not swallow the rest.
    fn leave_foreign(&mut self, tag: Tag) {
        let page = tag.is_block()
            || tag.is_formatting() && tag != Tag::A
            || matches!(tag, Tag::Br | Tag::Img | Tag::Span | Tag::Meta);
        if !page {
            return;
        }
        let mut outermost = None;
        for depth in (0..self.stack.len()).rev() {
            let open = self.stack[depth];
            if matches!(open.tag, Tag::Svg | Tag::Math) {
                outermost = Some(depth);
            }
            let integrates = ["foreignobject", "desc", "title", "annotation-xml"];
            if integrates.iter().any(|name| self.is_named(open, name)) {
                break;
            }
        }
        if let Some(depth) = outermost {
            self.pop_to(depth);
        }
    }
}
