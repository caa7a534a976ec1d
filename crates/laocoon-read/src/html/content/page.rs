//! A page as its leaves weigh it.

use super::line::{Weight, weight};
use crate::html::flow::Flow;
use crate::html::tree::Tree;
use std::ops::Range;

/// A page, what its elements are called, and how much running text each holds.
pub(super) struct Page<'p, 's> {
    pub tree: &'p Tree<'s>,
    pub flow: &'p Flow,
    pub labels: &'p [u16],
    /// The leaf that shows the headline.
    pub headline: Option<usize>,
    /// The leaf from which the article may begin.
    pub start: usize,
    /// For each node, the labels of furniture that it has or inherits.
    pub inherited: Vec<u16>,
    /// Sums before each leaf: over all leaves, and over those that may be the article.
    pub all: Vec<Weight>,
    /// See `all`.
    pub clean: Vec<Weight>,
}

impl<'p, 's> Page<'p, 's> {
    /// Weighs a page.
    pub(super) fn new(
        tree: &'p Tree<'s>,
        flow: &'p Flow,
        labels: &'p [u16],
        headline: Option<usize>,
    ) -> Self {
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
            start: 0,
            inherited: vec![0; tree.nodes.len()],
            all: sums(weights.iter().copied()),
            clean: Vec::new(),
        };
        page.inherited = page.inherit();
        page.start = page.start(&weights);
        page.clean = sums(weights.iter().enumerate().map(|(leaf, weight)| {
            if leaf < page.start || page.furniture(leaf) != 0 {
                Weight::default()
            } else {
                *weight
            }
        }));
        page
    }

    /// The leaf from which the article may begin: its headline, unless hardly anything follows.
    fn start(&self, weights: &[Weight]) -> usize {
        let Some(headline) = self.headline else {
            return 0;
        };
        let prose = |range: Range<usize>| -> u64 {
            range
                .filter(|&leaf| self.furniture(leaf) == 0)
                .map(|leaf| weights[leaf].prose)
                .sum()
        };
        let (before, after) = (prose(0..headline), prose(headline..weights.len()));
        if after > 300 && after * 4 > before {
            headline
        } else {
            0
        }
    }

    /// The leaves that begin inside a node.
    pub(super) fn leaves(&self, node: u32) -> Range<usize> {
        let end = self.tree.nodes[node as usize].end;
        let leaves = &self.flow.leaves;
        leaves.partition_point(|leaf| leaf.first < node)
            ..leaves.partition_point(|leaf| leaf.first < end)
    }

    /// The weight of a node's leaves.
    pub(super) fn weight(&self, sums: &[Weight], node: u32) -> Weight {
        let range = self.leaves(node);
        Weight {
            letters: sums[range.end].letters - sums[range.start].letters,
            linked: sums[range.end].linked - sums[range.start].linked,
            prose: sums[range.end].prose - sums[range.start].prose,
            value: sums[range.end].value - sums[range.start].value,
        }
    }

    /// The labels that make a leaf furniture; 0 for none. What only a part of it is does not
    /// make it furniture.
    pub(super) fn furniture(&self, leaf: usize) -> u16 {
        let leaf = &self.flow.leaves[leaf];
        let ends = self.inherited[leaf.first as usize] & self.inherited[leaf.last as usize];
        self.inherited[leaf.block as usize] | ends
    }
}

/// Running sums, one more than there are leaves.
fn sums(weights: impl Iterator<Item = Weight>) -> Vec<Weight> {
    let mut sum = Weight::default();
    let mut sums = vec![sum];
    for weight in weights {
        sum.letters += weight.letters;
        sum.linked += weight.linked;
        sum.prose += weight.prose;
        sum.value += weight.value;
        sums.push(sum);
    }
    sums
}
