//! Which leaves are the article itself.

use super::flow::Flow;
use super::label::Labels;
use super::tag::Tag;
use super::tree::Tree;

/// Tells for each leaf whether it belongs to the article.
pub(super) fn main(tree: &Tree<'_>, flow: &Flow, labels: &Labels) -> Vec<bool> {
    flow.leaves
        .iter()
        .map(|leaf| {
            !std::iter::once(leaf.block)
                .chain(tree.ancestors(leaf.block))
                .any(|node| {
                    labels.is_hidden(node)
                        || matches!(
                            tree.tag(node),
                            Some(
                                Tag::Nav
                                    | Tag::Footer
                                    | Tag::Aside
                                    | Tag::Form
                                    | Tag::Button
                                    | Tag::Select
                                    | Tag::Noscript
                                    | Tag::Textarea
                            )
                        )
                })
        })
        .collect()
}
