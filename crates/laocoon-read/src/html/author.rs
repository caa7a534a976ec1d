//! Who signed the page.

use super::flow::{Flow, Leaf};
use super::json_ld::Facts;
use super::tree::{Tree, collapse};
use crate::date::first_day;
use crate::page_words::plain_form;
use crate::plain::byline;
use laocoon_text::{Author, Span};

const METAS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "byline",
    "article.author",
    "citation_author",
];

/// Classes of the element that names the author.
const CLASSES: &[&str] = &[
    "author",
    "author-name",
    "auteur",
    "byline",
    "byline-name",
    "byline__name",
    "article-author",
    "article__author",
    "entry-author",
    "post-author",
    "signature",
];

/// Leaves around the headline in which a name is looked for.
const BEFORE: usize = 10;
const AFTER: usize = 30;
/// Nodes of the largest element that is a byline.
const LARGEST: u32 = 40;
/// Letters of the longest byline.
const LONGEST: usize = 120;

/// The author, and where the text names them.
pub(super) fn author(
    tree: &Tree<'_>,
    flow: &Flow,
    headline: Option<usize>,
    facts: &Facts,
    metas: &[(String, String)],
) -> Option<Author> {
    let at = headline.unwrap_or(0);
    let near = &flow.leaves[at.saturating_sub(BEFORE)..(at + AFTER).min(flow.leaves.len())];
    let text = facts
        .author
        .as_deref()
        .and_then(name)
        .or_else(|| METAS.iter().find_map(|key| in_metas(metas, key)))
        .or_else(|| in_elements(tree, near))
        .or_else(|| {
            near.iter()
                .find_map(|leaf| in_line(leaf.span.of(&flow.text)))
        })?;
    let span = near.iter().find_map(|leaf| {
        let at = leaf.span.of(&flow.text).find(&text)? as u32;
        let start = leaf.span.start + at;
        Some(Span::new(start, start + text.len() as u32))
    });
    Some(Author { text, span })
}

/// Every name under this key; a page with several authors repeats it.
fn in_metas(metas: &[(String, String)], key: &str) -> Option<String> {
    let mut names: Vec<String> = metas
        .iter()
        .filter(|meta| meta.0 == key)
        .take(6)
        .filter_map(|meta| name(&meta.1))
        .collect();
    names.dedup();
    (!names.is_empty()).then(|| names.join(", "))
}

fn in_line(line: &str) -> Option<String> {
    if line.chars().count() > LONGEST {
        return None;
    }
    let (start, end) = byline(line, &plain_form(line))?;
    name(&line[start..end])
}

/// A byline without "By" and the like; `None` when it is no name but an address or a date.
fn name(words: &str) -> Option<String> {
    let words = collapse(words);
    let words = match byline(&words, &plain_form(&words)) {
        Some((start, end)) => &words[start..end],
        None => &words,
    };
    let words = words.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')');
    let is_name = words.chars().any(char::is_alphabetic)
        && (2..=LONGEST).contains(&words.chars().count())
        && !words.contains("://")
        && !words.contains('@')
        && first_day(words).is_none();
    is_name.then(|| words.to_owned())
}

/// Elements near the headline that are marked as the author: by `itemprop` or `rel`, else by
/// their class.
fn in_elements(tree: &Tree<'_>, near: &[Leaf]) -> Option<String> {
    let range = near.first()?.block..near.last()?.first;
    let elements = || {
        range.clone().filter(|&node| {
            tree.tag(node).is_some() && tree.nodes[node as usize].end - node < LARGEST
        })
    };
    let marked = |node: &u32| {
        ["itemprop", "rel"].into_iter().any(|key| {
            tree.raw(*node, key).is_some_and(|value| {
                value
                    .split_ascii_whitespace()
                    .any(|word| word.eq_ignore_ascii_case("author"))
            })
        })
    };
    let classed = |node: &u32| {
        let class = tree.raw(*node, "class").unwrap_or_default();
        class.split_ascii_whitespace().take(10).any(|class| {
            CLASSES
                .iter()
                .any(|wanted| class.eq_ignore_ascii_case(wanted))
        })
    };
    let name = |node: u32| name(&tree.words(node));
    elements()
        .filter(marked)
        .find_map(name)
        .or_else(|| elements().filter(classed).find_map(name))
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn bylines() {
        let check = |byline: &str, expected: Option<&str>| {
            assert_eq!(name(byline).as_deref(), expected, "{byline}");
        };
        check("Par  Élodie Garnier", Some("Élodie Garnier"));
        check("By Tom Hale and Ann Reed", Some("Tom Hale and Ann Reed"));
        check("Автор: Пётр Лужин", Some("Пётр Лужин"));
        check("— Marie Roux", Some("Marie Roux"));
        check("https://example.org/people/7", None);
        check("redaction@example.org", None);
        check("18 novembre 2019", None);
        check("", None);
    }
}
