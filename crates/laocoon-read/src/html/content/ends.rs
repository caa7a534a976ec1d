//! Where the article begins and ends inside its element.

use super::line::length;
use super::page::Page;
use crate::html::tag::Tag;
use crate::page_words::{PAGE_WORDS, opening, plain_form};

impl Page<'_, '_> {
    /// From a line such as "Related articles" on, the rest of its container is not the article.
    pub(super) fn leave_out_tails(&self, main: &mut [bool], root: u32) {
        let total = self.weight(&self.clean, root).prose;
        let mut leaf = 0;
        while leaf < main.len() {
            let at = leaf;
            leaf += 1;
            if !main[at] || self.headline == Some(at) {
                continue;
            }
            let words = self.flow.leaves[at].span.of(&self.flow.text);
            if length(words) > 60 {
                continue;
            }
            let plain = plain_form(words);
            let comments = opening(&PAGE_WORDS.comments, &plain).is_some();
            if !comments && opening(&PAGE_WORDS.tail, &plain).is_none() {
                continue;
            }
            // The outermost element that begins with this line.
            let mut container = self.flow.leaves[at].block;
            while container != root && container != 0 {
                let parent = self.tree.nodes[container as usize].parent;
                container = parent;
                if self.leaves(container).start < at {
                    break;
                }
            }
            let end = self.leaves(container).end;
            let rest = self.clean[end].prose - self.clean[at].prose;
            if rest * 3 < total {
                main[at..end].fill(false);
            }
        }
    }

    fn is_section(&self, leaf: usize) -> bool {
        let leaf = &self.flow.leaves[leaf];
        self.tree.tag(leaf.block).is_some_and(Tag::is_heading)
            && length(leaf.span.of(&self.flow.text)) < 60
    }

    /// Lines at the two ends that lead to no running text: datelines, bylines, headings.
    pub(super) fn leave_out_ends(&self, main: &mut [bool]) {
        let prose = |leaf: usize| self.clean[leaf + 1].prose > self.clean[leaf].prose;
        let italic = |leaf: usize| {
            let leaf = &self.flow.leaves[leaf];
            leaf.percent(leaf.italic) > 90
        };
        let first = (0..main.len()).find(|&leaf| main[leaf] && prose(leaf));
        let last = (0..main.len()).rfind(|&leaf| main[leaf] && prose(leaf));
        let (Some(first), Some(last)) = (first, last) else {
            return;
        };
        for (leaf, main) in main[..first].iter_mut().enumerate() {
            *main &= self.is_item(leaf) || leaf + 1 == first && self.is_section(leaf);
        }
        // A short note in italics at the end is about the author or the paper; long ones, or
        // several, may be the article's.
        let (mut last, end) = (last, last);
        let rest = |leaf: usize| self.clean[end + 1].prose - self.clean[leaf].prose;
        for most in [3, 7, 7] {
            if last == first || !italic(last) || rest(last) * most > rest(first) {
                break;
            }
            main[last] = false;
            last = (first..last)
                .rfind(|&leaf| main[leaf] && prose(leaf))
                .unwrap_or(first);
        }
        for leaf in (last + 1..main.len()).rev() {
            if !self.is_item(leaf) && self.tree.tag(self.flow.leaves[leaf].block) != Some(Tag::P) {
                main[leaf] = false;
            }
        }
    }
}
