//! Elements that are not the article by what they say of themselves.

use super::page::Page;
use crate::html::label::{CAPTION, COMMENTS, FURNITURE, HIDDEN};
use crate::html::tag::Tag;

impl Page<'_, '_> {
    /// For each node, the labels of furniture that it has or inherits. What holds the headline
    /// or most of a page's prose is no furniture, whatever its name.
    pub(super) fn inherit(&self) -> Vec<u16> {
        let total = self.weight(&self.all, 0).prose;
        let headline = self.headline.map(|leaf| self.flow.leaves[leaf].first);
        let own_article = self.own_article();
        let mut own: Vec<u16> = self
            .labels
            .iter()
            .map(|label| label & (FURNITURE | HIDDEN | CAPTION))
            .collect();
        for (node, own) in (0..).zip(&mut own) {
            let tag = self.tree.tag(node);
            let holds = |inner: u32| (node..self.tree.nodes[node as usize].end).contains(&inner);
            if *own != 0 {
                let prose = self.weight(&self.all, node).prose;
                if headline.is_some_and(holds) && tag != Some(Tag::Header)
                    || prose * 10 > total * self.most(node)
                {
                    *own = 0;
                }
            }
            // Beside the article with the headline, other articles are teasers or comments.
            if tag == Some(Tag::Article) && own_article.is_some_and(|article| !holds(article)) {
                *own |= FURNITURE;
            }
        }
        for card in self.cards() {
            own[card as usize] |= FURNITURE;
        }
        for node in 1..own.len() {
            own[node] |= own[self.tree.nodes[node].parent as usize];
        }
        own
    }

    /// How many tenths of the prose an element may hold and still be furniture.
    fn most(&self, node: u32) -> u64 {
        let sure = self.labels[node as usize] & (HIDDEN | COMMENTS) != 0
            || matches!(
                self.tree.tag(node),
                Some(Tag::Aside | Tag::Nav | Tag::Footer)
            );
        if sure { 9 } else { 5 }
    }

    /// Teasers: at least three siblings that each hold a linked heading and little else.
    fn cards(&self) -> Vec<u32> {
        // Parent and child for each element around a linked heading.
        let mut around: Vec<(u32, u32)> = Vec::new();
        for leaf in &self.flow.leaves {
            if leaf.percent(leaf.link) < 80 || leaf.span.len() < 15 {
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
}
