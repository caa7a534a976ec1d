//! The element that holds the article.

use super::page::Page;
use crate::html::label::{BODY, DATA_CELL};
use crate::html::tag::Tag;

impl Page<'_, '_> {
    /// The innermost element that holds nearly all of the article.
    pub(super) fn root(&self) -> u32 {
        self.descend(self.best())
    }

    /// The element that fits the article best.
    fn best(&self) -> u32 {
        let mut best = 0;
        let mut most = self.weight(&self.clean, 0).value;
        for node in 1..self.tree.nodes.len() as u32 {
            let Some(tag) = self.tree.tag(node) else {
                continue;
            };
            if !self.may_hold(node, tag) || self.inherited[node as usize] != 0 {
                continue;
            }
            let value = self.weight(&self.clean, node).value;
            if value >= most {
                most = value;
                best = node;
            }
        }
        best
    }

    /// From an element that fits down to the one that holds nearly all of its prose.
    fn descend(&self, from: u32) -> u32 {
        let mut root = from;
        loop {
            let prose = self.weight(&self.clean, root).prose;
            let is_body = self.labels[root as usize] & BODY != 0;
            let share = if is_body { 97 } else { 85 };
            let child = self.children(root).find(|&child| {
                self.tree
                    .tag(child)
                    .is_some_and(|tag| self.may_hold(child, tag))
                    && self.weight(&self.clean, child).prose * 100 > prose * share
            });
            match child {
                Some(child) => root = child,
                None => return root,
            }
        }
    }

    /// Whether an element is of the kind that holds articles, not one of an article's parts.
    fn may_hold(&self, node: u32, tag: Tag) -> bool {
        match tag {
            Tag::P
            | Tag::Table
            | Tag::Tbody
            | Tag::Thead
            | Tag::Tfoot
            | Tag::Tr
            | Tag::Blockquote
            | Tag::Button
            | Tag::Pre => false,
            Tag::Td | Tag::Th => self.labels[node as usize] & DATA_CELL == 0,
            _ => tag.is_block() && !tag.is_heading() && !tag.is_list(),
        }
    }

    fn children(&self, node: u32) -> impl Iterator<Item = u32> {
        let end = self.tree.nodes[node as usize].end;
        let mut next = node + 1;
        std::iter::from_fn(move || {
            let child = next;
            if child >= end {
                return None;
            }
            next = self.tree.nodes[child as usize].end;
            Some(child)
        })
    }
}
