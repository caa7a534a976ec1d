//! The headline: what the page calls itself, and where that stands in its text.

use super::flow::{Flow, Leaf};
use super::head::content;
use super::json_ld::Facts;
use super::tag::Tag;
use super::tree::{Tree, collapse};
use laocoon_text::Title;

/// The headline, and the leaf that shows it.
pub(super) fn title(
    tree: &Tree<'_>,
    flow: &Flow,
    facts: &Facts,
    metas: &[(String, String)],
) -> (Option<Title>, Option<usize>) {
    let stated = stated(tree, facts, metas);
    let shown = shown(tree, flow, &stated);
    let text = match shown {
        Some(leaf) => collapse(flow.leaves[leaf].span.of(&flow.text)),
        None => match stated.first() {
            Some(title) => title.clone(),
            None => return (None, None),
        },
    };
    let span = shown.map(|leaf| flow.leaves[leaf].span);
    (Some(Title { text, span }), shown)
}

/// The titles that the head of the page gives, the most exact first.
fn stated(tree: &Tree<'_>, facts: &Facts, metas: &[(String, String)]) -> Vec<String> {
    let meta = |name: &str| content(metas, name).map(str::to_owned);
    let element = tree.all(Tag::Title).next().map(|node| tree.words(node));
    [
        facts.headline.clone(),
        meta("og:title"),
        meta("twitter:title"),
        meta("headline"),
        meta("dc.title"),
        element.as_deref().map(without_site),
        element,
    ]
    .into_iter()
    .flatten()
    .filter(|title| title.chars().any(char::is_alphanumeric))
    .collect()
}

/// "Headline | Site" without the site: the longest part between signs that divide, if it has
/// several words.
fn without_site(title: &str) -> String {
    let mut parts: Vec<&str> = vec![title];
    for sign in [
        " | ", " — ", " – ", " - ", " :: ", " » ", " « ", " • ", " · ",
    ] {
        parts = parts.iter().flat_map(|part| part.split(sign)).collect();
    }
    let longest = parts
        .into_iter()
        .rev()
        .max_by_key(|part| part.chars().count())
        .unwrap_or(title)
        .trim();
    let several = longest.split_whitespace().nth(2).is_some();
    if several { longest } else { title }.to_owned()
}

/// The leaf that shows the headline: the heading most like a stated title.
fn shown(tree: &Tree<'_>, flow: &Flow, stated: &[String]) -> Option<usize> {
    let stated: Vec<Vec<String>> = stated.iter().map(|title| words(title)).collect();
    let mut best: Option<(f32, usize)> = None;
    let mut lone: Option<Option<usize>> = None;
    for (index, leaf) in flow.leaves.iter().enumerate() {
        let level = heading(tree, leaf);
        let Some(level) = level else { continue };
        if level == 1 {
            lone = Some(if lone.is_none() { Some(index) } else { None });
        }
        let own = words(leaf.span.of(&flow.text));
        let likeness = stated
            .iter()
            .map(|title| likeness(&own, title))
            .fold(0.0, f32::max)
            - 0.03 * f32::from(level);
        if likeness > 0.55 && best.is_none_or(|best| likeness > best.0 + 0.01) {
            best = Some((likeness, index));
        }
    }
    best.map(|best| best.1).or(lone.flatten())
}

/// Rank of the heading that a leaf is; what is marked as a headline without one counts as 2.
fn heading(tree: &Tree<'_>, leaf: &Leaf) -> Option<u8> {
    let around = std::iter::once(leaf.block)
        .chain(tree.ancestors(leaf.block))
        .take(4);
    for node in around {
        let level = tree.tag(node).map_or(0, Tag::heading_level);
        if level > 0 {
            return (level <= 4).then_some(level);
        }
        let class = tree.raw(node, "class").unwrap_or_default();
        let class: String = class
            .chars()
            .take(200)
            .flat_map(char::to_lowercase)
            .collect();
        if tree.raw(node, "itemprop") == Some("headline")
            || class.contains("headline")
            || class.contains("title")
            || class.contains("titre")
        {
            return Some(2);
        }
    }
    None
}

/// Share of words in common, from 0 to 1.
fn likeness(one: &[String], other: &[String]) -> f32 {
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    let common = one.iter().filter(|word| other.contains(word)).count();
    common as f32 / one.len().max(other.len()) as f32
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(40)
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::without_site;

    #[test]
    fn sites_fall_off() {
        let check = |title: &str, expected: &str| assert_eq!(without_site(title), expected);
        check(
            "Le pont de Kertch rouvre | Gazette",
            "Le pont de Kertch rouvre",
        );
        check(
            "Gazette - Le pont de Kertch rouvre",
            "Le pont de Kertch rouvre",
        );
        check("Цены на хлеб выросли — Вестник", "Цены на хлеб выросли");
        check("Accueil | Gazette", "Accueil | Gazette");
    }
}
