//! What a single leaf tells.

use super::page::Page;
use crate::date::first_day;
use crate::html::flow::{Flow, Leaf};
use crate::html::label::DATA_CELL;
use crate::html::tag::Tag;
use crate::html::tree::Tree;
use crate::page_words::{PAGE_WORDS, opening, plain_form};

/// What a leaf weighs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weight {
    /// Letters.
    pub letters: u64,
    /// Letters in links.
    pub linked: u64,
    /// Letters of running text.
    pub prose: u64,
    /// How well it fits an article: its prose, less what fits furniture.
    pub value: i64,
}

/// Weighs a leaf.
pub(super) fn weight(tree: &Tree<'_>, flow: &Flow, leaf: &Leaf) -> Weight {
    let words = leaf.span.of(&flow.text);
    let chars = length(words);
    let linked = chars * leaf.percent(leaf.link) / 100;
    let tag = tree.tag(leaf.block).unwrap_or(Tag::Div);
    let (prose, value) = if linked * 2 > chars {
        (0, -(chars.min(80) as i64))
    } else if chars < 40 {
        let cost = match tag {
            Tag::Td | Tag::Th | Tag::Li | Tag::Dd | Tag::Dt => 0,
            _ if tag == Tag::P || tag.is_heading() => 5,
            _ => 20,
        };
        (0, -cost)
    } else {
        let prose = chars - linked;
        (prose, prose as i64)
    };
    Weight {
        letters: chars,
        linked,
        prose,
        value,
    }
}

/// Length in letters of an alphabet: an ideograph says as much as three.
pub(super) fn length(words: &str) -> u64 {
    words
        .chars()
        .map(|c| match c {
            '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' => 3,
            _ => 1,
        })
        .sum()
}

impl Page<'_, '_> {
    /// Whether a leaf reads like a part of an article, not like a link, a date or a label.
    pub(super) fn is_article_line(&self, index: usize) -> bool {
        let leaf = &self.flow.leaves[index];
        let words = leaf.span.of(&self.flow.text);
        let tag = self.tree.tag(leaf.block).unwrap_or(Tag::Div);
        let sentence = tag == Tag::P && words.ends_with(['.', '!', '?', '…', '"', '”', '»']);
        let most = if sentence { 99 } else { 60 };
        if leaf.percent(leaf.link) > most && !self.is_in_mixed_list(leaf) {
            return false;
        }
        if length(words) < 25 && !self.is_item(index) && !tag.is_heading() && tag != Tag::P {
            return false;
        }
        if words.starts_with(['©', '®']) && length(words) < 200 {
            return false;
        }
        !is_furniture_line(words) && (self.is_item(index) || !is_dateline(words))
    }

    /// In a list or table that is not one of links.
    fn is_in_mixed_list(&self, leaf: &Leaf) -> bool {
        let list = std::iter::once(leaf.block)
            .chain(self.tree.ancestors(leaf.block))
            .take(4)
            .find(|&node| {
                self.tree
                    .tag(node)
                    .is_some_and(|tag| tag.is_list() || tag == Tag::Table)
            });
        list.is_some_and(|list| {
            let weight = self.weight(&self.all, list);
            weight.linked * 2 < weight.letters
        })
    }

    /// In a list, a table or a quotation, where short lines are normal.
    pub(super) fn is_item(&self, leaf: usize) -> bool {
        let block = self.flow.leaves[leaf].block;
        match self.tree.tag(block) {
            Some(Tag::Td | Tag::Th) => self.labels[block as usize] & DATA_CELL != 0,
            Some(Tag::Li | Tag::Dt | Tag::Dd | Tag::Blockquote | Tag::Pre) => true,
            _ => false,
        }
    }

    /// The leaves that may be read when no article stands out.
    pub(super) fn whatever_is_no_furniture(&self) -> Vec<bool> {
        let plain = |leaf: usize| {
            let leaf = &self.flow.leaves[leaf];
            leaf.percent(leaf.link) < 60
        };
        (0..self.flow.leaves.len())
            .map(|leaf| self.furniture(leaf) == 0 && plain(leaf))
            .collect()
    }
}

/// A date with few other words.
fn is_dateline(words: &str) -> bool {
    words.chars().count() < 90
        && first_day(words).is_some_and(|day| {
            let rest = words.chars().count() - words[day.range].chars().count();
            rest < 40 && !words.trim_end().ends_with(['.', '!', '?', '»', '”', ':'])
        })
}

fn is_furniture_line(words: &str) -> bool {
    if length(words) > 80 {
        return false;
    }
    let plain = plain_form(words);
    opening(&PAGE_WORDS.line, &plain)
        .is_some_and(|len| plain[..len].contains(' ') || plain[len..].trim().chars().count() < 20)
}
