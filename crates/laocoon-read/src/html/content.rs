//! Which leaves are the article itself.

use super::flow::{Flow, Leaf};
use super::label::{BODY, CAPTION, FURNITURE, HIDDEN};
use super::tag::Tag;
use super::tree::Tree;
use crate::date::first_day;
use crate::page_words::{PAGE_WORDS, opening, plain_form};

/// Tells for each leaf whether it belongs to the article. `headline` is the leaf that shows it.
pub(super) fn main(
    tree: &Tree<'_>,
    flow: &Flow,
    labels: &[u16],
    headline: Option<usize>,
) -> Vec<bool> {
    let page = Page::new(tree, flow, labels, headline);
    let root = page.descend(page.root());
    let range = page.leaves(root);
    let mut main: Vec<bool> = (0..flow.leaves.len())
        .map(|leaf| range.contains(&leaf) && !page.is_furniture(leaf) && page.is_wanted(leaf))
        .collect();
    page.leave_out_before_headline(&mut main);
    page.leave_out_tails(&mut main, root);
    page.leave_out_ends(&mut main);
    if let Some(headline) = headline {
        main[headline] = true;
    }
    main
}

/// What a leaf weighs.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    /// Characters of running text.
    prose: u32,
    /// How well it fits an article: its prose, less what is only furniture.
    value: i32,
}

struct Page<'p, 's> {
    tree: &'p Tree<'s>,
    flow: &'p Flow,
    labels: &'p [u16],
    headline: Option<usize>,
    /// For each node, the labels that it has or inherits.
    inherited: Vec<u16>,
    /// Sums before each leaf: over all leaves, and over those that are not furniture.
    all: Vec<Weight>,
    clean: Vec<Weight>,
}

impl<'p, 's> Page<'p, 's> {
    fn new(tree: &'p Tree<'s>, flow: &'p Flow, labels: &'p [u16], headline: Option<usize>) -> Self {
        let weights: Vec<Weight> = flow
            .leaves
            .iter()
            .map(|leaf| weight(tree, flow, leaf))
            .collect();
        let mut page = Page {
            tree,
            flow,
            labels,
            headline,
            inherited: vec![0; tree.nodes.len()],
            all: sums(weights.iter().copied()),
            clean: Vec::new(),
        };
        page.inherit();
        page.clean = sums(flow.leaves.iter().zip(&weights).map(|(leaf, weight)| {
            if page.inherited[leaf.first as usize] == 0 {
                *weight
            } else {
                Weight::default()
            }
        }));
        page
    }

    /// Passes furniture down. Furniture does not hold most of a page's prose, nor its
    /// headline, whatever its name.
    fn inherit(&mut self) {
        let total = self.weight(&self.all, 0).prose;
        let own_article = self.own_article();
        let cards = self.cards();
        let mut is_card = vec![false; self.tree.nodes.len()];
        for card in cards {
            is_card[card as usize] = true;
        }
        let headline = self.headline.map(|leaf| self.flow.leaves[leaf].first);
        for node in 1..self.tree.nodes.len() {
            let mut own = self.labels[node] & (FURNITURE | HIDDEN | CAPTION);
            let tag = self.tree.tag(node as u32);
            if own != 0 {
                let end = self.tree.nodes[node].end;
                let holds_headline =
                    headline.is_some_and(|leaf| (node as u32..end).contains(&leaf));
                if holds_headline && tag != Some(Tag::Header)
                    || self.weight(&self.all, node as u32).prose * 2 > total
                {
                    own = 0;
                }
            }
            if tag == Some(Tag::Article)
                && own_article.is_some_and(|article| {
                    let end = self.tree.nodes[node].end;
                    node as u32 != article && !(node as u32..end).contains(&article)
                })
            {
                own |= FURNITURE;
            }
            if is_card[node] {
                own |= FURNITURE;
            }
            self.inherited[node] = own | self.inherited[self.tree.nodes[node].parent as usize];
        }
    }
    /// Teasers: at least three siblings that each hold a linked heading and little else.
    fn cards(&self) -> Vec<u32> {
        // Parent and child for each element around a linked heading.
        let mut around: Vec<(u32, u32)> = Vec::new();
        for leaf in &self.flow.leaves {
            if leaf.link * 10 < leaf.span.len() * 8 || leaf.span.len() < 15 {
                continue;
            }
            let chain = std::iter::once(leaf.block).chain(self.tree.ancestors(leaf.block));
            let mut chain = chain.take(6).skip_while(|&node| !self.is_heading(node));
            chain.next();
            around.extend(chain.map(|node| (self.tree.nodes[node as usize].parent, node)));
        }
        around.sort_unstable();
        around.dedup();
        around
            .chunk_by(|a, b| a.0 == b.0)
            .map(|siblings| {
                let short = |&&(_, node): &&(u32, u32)| self.weight(&self.all, node).prose < 500;
                siblings.iter().filter(short).map(|sibling| sibling.1)
            })
            .filter(|cards| cards.clone().count() >= 3)
            .flatten()
            .collect()
    }

    fn is_heading(&self, node: u32) -> bool {
        self.tree.tag(node).is_some_and(Tag::is_heading)
    }

    /// The `article` element around the headline, if it holds running text.
    fn own_article(&self) -> Option<u32> {
        let leaf = &self.flow.leaves[self.headline?];
        let article = self
            .tree
            .ancestors(leaf.first)
            .find(|&node| self.tree.tag(node) == Some(Tag::Article))?;
        (self.weight(&self.all, article).prose > 300).then_some(article)
    }

    /// The leaves that begin inside a node.
    fn leaves(&self, node: u32) -> std::ops::Range<usize> {
        let end = self.tree.nodes[node as usize].end;
        let leaves = &self.flow.leaves;
        leaves.partition_point(|leaf| leaf.first < node)
            ..leaves.partition_point(|leaf| leaf.first < end)
    }

    fn weight(&self, sums: &[Weight], node: u32) -> Weight {
        let range = self.leaves(node);
        Weight {
            prose: sums[range.end].prose - sums[range.start].prose,
            value: sums[range.end].value - sums[range.start].value,
        }
    }

    fn is_furniture(&self, leaf: usize) -> bool {
        self.inherited[self.flow.leaves[leaf].first as usize] != 0
    }

    /// The element that fits the article best.
    fn root(&self) -> u32 {
        let mut root = 0;
        let mut best = self.weight(&self.clean, 0).value;
        for node in 1..self.tree.nodes.len() as u32 {
            let Some(tag) = self.tree.tag(node) else {
                continue;
            };
            let holds_text = tag == Tag::P || tag.is_heading() || tag == Tag::Button;
            if !tag.is_block() || self.inherited[node as usize] != 0 || holds_text {
                continue;
            }
            let value = self.weight(&self.clean, node).value;
            if value >= best {
                best = value;
                root = node;
            }
        }
        root
    }

    /// From an element that fits down to the one that holds nearly all of its prose.
    fn descend(&self, from: u32) -> u32 {
        let mut root = from;
        loop {
            let prose = self.weight(&self.clean, root).prose;
            let share = if self.labels[root as usize] & BODY != 0 {
                97
            } else {
                85
            };
            let child = self.children(root).find(|&child| {
                self.tree
                    .tag(child)
                    .is_some_and(|tag| tag.is_block() && tag != Tag::P)
                    && self.weight(&self.clean, child).prose * 100 > prose * share
            });
            match child {
                Some(child) => root = child,
                None => return root,
            }
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

    /// Lines at the two ends that lead to no running text: datelines, bylines, headings.
    fn leave_out_ends(&self, main: &mut [bool]) {
        let prose = |leaf: usize| self.clean[leaf + 1].prose > self.clean[leaf].prose;
        let first = (0..main.len()).find(|&leaf| main[leaf] && prose(leaf));
        let last = (0..main.len()).rfind(|&leaf| main[leaf] && prose(leaf));
        let (Some(first), Some(last)) = (first, last) else {
            return;
        };
        for (leaf, main) in main[..first].iter_mut().enumerate() {
            *main &= self.is_item(leaf);
        }
        // An italic note at the end is about the author or the paper.
        let mut last = last;
        while last > first
            && main[last]
            && self.flow.leaves[last].italic * 10 > self.flow.leaves[last].span.len() * 9
        {
            main[last] = false;
            match (first..last).rfind(|&leaf| main[leaf] && prose(leaf)) {
                Some(before) => last = before,
                None => break,
            }
        }
        for leaf in (last + 1..main.len()).rev() {
            if !self.is_item(leaf) && self.tree.tag(self.flow.leaves[leaf].block) != Some(Tag::P) {
                main[leaf] = false;
            }
        }
    }

    /// In a list or a table, where short lines are normal.
    fn is_item(&self, leaf: usize) -> bool {
        matches!(
            self.tree.tag(self.flow.leaves[leaf].block),
            Some(Tag::Li | Tag::Td | Tag::Th | Tag::Dt | Tag::Dd | Tag::Blockquote | Tag::Pre)
        )
    }

    fn is_wanted(&self, index: usize) -> bool {
        let leaf = &self.flow.leaves[index];
        let words = leaf.span.of(&self.flow.text);
        let tag = self.tree.tag(leaf.block).unwrap_or(Tag::Div);
        let sentence = tag == Tag::P && words.ends_with(['.', '!', '?', '…', '"', '”', '»']);
        let most = if sentence { 99 } else { 60 };
        if leaf.link * 100 > leaf.span.len() * most {
            return false;
        }
        if words.chars().count() < 25 && !self.is_item(index) && !tag.is_heading() && tag != Tag::P
        {
            return false;
        }
        !is_furniture_line(words) && (self.is_item(index) || !is_dateline(words))
    }

    /// What stands before the headline is not the article, unless that is much.
    fn leave_out_before_headline(&self, main: &mut [bool]) {
        let Some(headline) = self.headline else {
            return;
        };
        let before = self.clean[headline].prose;
        let after = self.clean[self.flow.leaves.len()].prose - before;
        if before < after {
            main[..headline].fill(false);
        }
    }

    /// From a line such as "Related articles" on, the rest of its container is not the article.
    fn leave_out_tails(&self, main: &mut [bool], root: u32) {
        let total = self.weight(&self.clean, root).prose;
        let mut leaf = 0;
        while leaf < main.len() {
            let at = leaf;
            leaf += 1;
            if !main[at] || self.headline == Some(at) {
                continue;
            }
            let words = self.flow.leaves[at].span.of(&self.flow.text);
            if words.chars().count() > 60 {
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
    if words.chars().count() > 80 {
        return false;
    }
    let plain = plain_form(words);
    opening(&PAGE_WORDS.line, &plain)
        .is_some_and(|len| plain[..len].contains(' ') || plain[len..].trim().chars().count() < 20)
}

/// Running sums, one more than there are leaves.
fn sums(weights: impl Iterator<Item = Weight>) -> Vec<Weight> {
    let mut sum = Weight::default();
    let mut sums = vec![sum];
    for weight in weights {
        sum.prose += weight.prose;
        sum.value += weight.value;
        sums.push(sum);
    }
    sums
}

fn weight(tree: &Tree<'_>, flow: &Flow, leaf: &Leaf) -> Weight {
    let words = leaf.span.of(&flow.text);
    let chars = words.chars().count() as u32;
    let linked = chars * leaf.link / leaf.span.len();
    let tag = tree.tag(leaf.block).unwrap_or(Tag::Div);
    if linked * 2 > chars {
        return Weight {
            prose: 0,
            value: -(chars.min(80) as i32),
        };
    }
    if chars < 40 {
        let cost = match tag {
            Tag::Td | Tag::Th | Tag::Li | Tag::Dd | Tag::Dt => 0,
            Tag::P => 5,
            _ if tag.is_heading() => 5,
            _ => 20,
        };
        return Weight {
            prose: 0,
            value: -cost,
        };
    }
    let prose = chars - linked;
    Weight {
        prose,
        value: prose as i32,
    }
}
