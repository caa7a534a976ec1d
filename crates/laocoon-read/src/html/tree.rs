//! The elements of a page, in the order of its source.
//!
//! This is not the Standard's tree construction but a simpler one for reading: start and end
//! tags pair up as there (implied ends, scopes, misnested formatting), yet every node stays
//! where its tag stands. Text that a browser moves out of a table, or formatting that it opens
//! again in the next paragraph, would break the order of the source or multiply elements; here
//! neither happens. On 311 saved pages the text has the same words as html5ever's tree gives
//! on 303; on the rest 42 of 509,447 words differ, by a space. So a subtree is a range of
//! nodes, offsets only grow, and building takes linear time on any input.

use super::builder::Builder;
use super::reference;
use super::tag::Tag;
use super::token::{Attribute, Token, Tokenizer};
use std::borrow::Cow;
use std::ops::Range;

/// Elements deeper than this are not opened: their content goes to the deepest open one.
pub(super) const MAX_DEPTH: usize = 512;

/// A page. Node 0 stands for the whole.
#[derive(Debug)]
pub(super) struct Tree<'s> {
    /// The decoded page.
    pub source: &'s str,
    /// Every element and text, parents before children, in the order of the source.
    pub nodes: Vec<Node<'s>>,
    /// The attributes that nodes refer to.
    attributes: Vec<Attribute<'s>>,
    /// Elements that were not opened because of [`MAX_DEPTH`].
    pub too_deep: usize,
    /// Attributes dropped because of their number, and elements they were dropped from.
    pub dropped_attributes: (usize, usize),
    /// The value of the root element's `lang`.
    pub language: Option<&'s str>,
}

/// An element or a text.
#[derive(Clone, Debug)]
pub(super) struct Node<'s> {
    /// Which of the two.
    pub kind: Kind<'s>,
    /// Index of its parent; node 0 is its own.
    pub parent: u32,
    /// One past its last descendant.
    pub end: u32,
    /// The start tag or the text in the source.
    pub range: Range<u32>,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(super) enum Kind<'s> {
    /// An element.
    Element {
        /// Its tag.
        tag: Tag,
        /// Its name as written.
        name: &'s str,
        /// Which attributes are its.
        attributes: Range<u32>,
    },
    /// Characters.
    Text {
        /// Whether `&` starts a reference here.
        references: bool,
        /// Whether they are inside a link.
        link: bool,
    },
}

impl<'s> Tree<'s> {
    /// Builds the tree of a decoded page.
    pub(super) fn build(source: &'s str) -> Self {
        let mut tokenizer = Tokenizer::new(source);
        let mut builder = Builder::new();
        while let Some(token) = tokenizer.next() {
            match token {
                Token::Text { range, references } => builder.text(range, references),
                Token::Start {
                    name,
                    self_closing,
                    range,
                    attributes,
                } => {
                    let tag = Tag::of(name);
                    let own = &tokenizer.attributes[attributes.clone()];
                    if builder.start(tag, name, self_closing, range, attributes, own) {
                        tokenizer.enter_raw(name, tag);
                    }
                }
                Token::End { name, .. } => builder.end(Tag::of(name), name),
            }
        }
        let mut nodes = builder.nodes;
        for index in (1..nodes.len()).rev() {
            let (parent, end) = (nodes[index].parent as usize, nodes[index].end);
            nodes[parent].end = nodes[parent].end.max(end);
        }
        Self {
            source,
            nodes,
            too_deep: builder.too_deep,
            dropped_attributes: tokenizer.dropped,
            attributes: tokenizer.attributes,
            language: builder.language,
        }
    }

    /// The tag of a node; `None` for text.
    pub(super) fn tag(&self, node: u32) -> Option<Tag> {
        match self.nodes[node as usize].kind {
            Kind::Element { tag, .. } => Some(tag),
            Kind::Text { .. } => None,
        }
    }

    /// The attributes of an element, as written.
    pub(super) fn attributes(&self, node: u32) -> &[Attribute<'s>] {
        match &self.nodes[node as usize].kind {
            Kind::Element { attributes, .. } => {
                &self.attributes[attributes.start as usize..attributes.end as usize]
            }
            Kind::Text { .. } => &[],
        }
    }

    /// The value of an attribute, as written.
    pub(super) fn raw(&self, node: u32, name: &str) -> Option<&'s str> {
        self.attributes(node)
            .iter()
            .find(|attribute| attribute.name.eq_ignore_ascii_case(name))
            .map(|attribute| attribute.value)
    }

    /// The value of an attribute, references decoded.
    pub(super) fn value(&self, node: u32, name: &str) -> Option<Cow<'s, str>> {
        self.raw(node, name).map(reference::decode_all)
    }

    /// The node's ancestors, innermost first, without node 0.
    pub(super) fn ancestors(&self, node: u32) -> impl Iterator<Item = u32> {
        let mut at = node;
        std::iter::from_fn(move || {
            at = self.nodes[at as usize].parent;
            (at != 0).then_some(at)
        })
    }

    /// Every element of the given tag, in order.
    pub(super) fn all(&self, tag: Tag) -> impl Iterator<Item = u32> {
        (1..self.nodes.len() as u32).filter(move |&node| self.tag(node) == Some(tag))
    }

    /// The characters inside a node, white space collapsed.
    pub(super) fn words(&self, node: u32) -> String {
        let mut words = String::new();
        for inner in &self.nodes[node as usize..self.nodes[node as usize].end as usize] {
            if let Kind::Text { references, .. } = inner.kind {
                let range = inner.range.start as usize..inner.range.end as usize;
                let raw = &self.source[range];
                if references {
                    words.push_str(&reference::decode_all(raw));
                } else {
                    words.push_str(raw);
                }
            }
        }
        collapse(&words)
    }
}

/// Collapses white space and trims.
pub(super) fn collapse(words: &str) -> String {
    let mut collapsed = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}
