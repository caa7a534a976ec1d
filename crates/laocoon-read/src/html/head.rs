//! The `meta` and `link` elements of a page.

use super::tag::Tag;
use super::tree::{Tree, collapse};

/// Name and content of every `meta`, in order. The name is lower case.
pub(super) fn metas(tree: &Tree<'_>) -> Vec<(String, String)> {
    tree.all(Tag::Meta)
        .filter_map(|node| {
            let name = ["property", "name", "itemprop"]
                .into_iter()
                .find_map(|key| tree.value(node, key))?;
            let content = tree.value(node, "content")?;
            Some((name.trim().to_lowercase(), collapse(&content)))
        })
        .filter(|(_, content)| !content.is_empty())
        .collect()
}

/// The content of the first `meta` of that name.
pub(super) fn content<'m>(metas: &'m [(String, String)], name: &str) -> Option<&'m str> {
    metas
        .iter()
        .find(|meta| meta.0 == name)
        .map(|meta| meta.1.as_str())
}

/// The address that the page says it stands at.
pub(super) fn address(tree: &Tree<'_>, metas: &[(String, String)]) -> Option<String> {
    tree.all(Tag::Link)
        .find(|&node| {
            tree.raw(node, "rel")
                .is_some_and(|rel| rel.trim().eq_ignore_ascii_case("canonical"))
        })
        .and_then(|node| tree.value(node, "href"))
        .map(std::borrow::Cow::into_owned)
        .or_else(|| content(metas, "og:url").map(str::to_owned))
}
