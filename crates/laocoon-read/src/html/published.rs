//! The day of publication: what the page states for machines first, then what it shows.

use super::content::Part;
use super::flow::Flow;
use super::head::{address, content};
use super::json_ld::Facts;
use super::tag::Tag;
use super::tree::Tree;
use crate::date::first_day;
use crate::page_words::{PAGE_WORDS, opening, plain_form};
use jiff::civil::Date;
use laocoon_text::{Published, Span};

/// Names of `meta` elements that hold the day of publication, the surest first.
const METAS: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "og:published_time",
    "article.published",
    "article:published",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "dc.date",
    "article_date_original",
    "og:pubdate",
    "date",
    "displaydate",
    "rnews:datepublished",
    "date_published",
];

/// Leaves around the headline that may show the date.
const BEFORE: usize = 8;
const AFTER: usize = 25;
/// Leaves after it among which a date needs no announcement.
const CLOSE: usize = 12;

/// The day of publication, and where it was found.
pub(super) fn published(
    tree: &Tree<'_>,
    flow: &Flow,
    parts: &[Part],
    headline: Option<usize>,
    facts: &Facts,
    metas: &[(String, String)],
) -> Option<Published> {
    let stated = |date: Date, found: String| Published {
        date,
        time: None,
        span: None,
        found,
    };
    if let Some(date) = facts.published.as_deref().and_then(day) {
        return Some(stated(date, "JSON-LD datePublished".to_owned()));
    }
    for name in METAS {
        if let Some(date) = content(metas, name).and_then(day) {
            return Some(stated(date, format!("meta {name}")));
        }
    }
    if let Some((date, found)) = in_elements(tree) {
        return Some(stated(date, found));
    }
    shown(flow, parts, headline).or_else(|| {
        let address = address(tree, metas)?;
        Some(stated(
            in_address(&address)?,
            "the page's address".to_owned(),
        ))
    })
}

/// A day as written for machines, alone or with a time.
fn day(value: &str) -> Option<Date> {
    let value = value.trim();
    let digits = value.get(..8).filter(|start| {
        start.bytes().all(|byte| byte.is_ascii_digit())
            && !value[8..].starts_with(|c: char| c.is_ascii_digit())
    });
    let date = match digits {
        Some(digits) => Date::new(
            digits[..4].parse().ok()?,
            digits[4..6].parse().ok()?,
            digits[6..].parse().ok()?,
        )
        .ok()?,
        None => first_day(value)?.date,
    };
    (date.year() >= 1980).then_some(date)
}

/// Elements marked as the date: by `itemprop`, then the first `time` that is not of a comment.
fn in_elements(tree: &Tree<'_>) -> Option<(Date, String)> {
    let marked = (1..tree.nodes.len() as u32).find_map(|node| {
        let property = tree.raw(node, "itemprop")?;
        let is_date = property
            .split_ascii_whitespace()
            .any(|name| name.eq_ignore_ascii_case("datePublished"));
        is_date.then(|| of_element(tree, node)).flatten()
    });
    if let Some(date) = marked {
        return Some((date, "itemprop datePublished".to_owned()));
    }
    tree.all(Tag::Time)
        .find(|&node| {
            let class = tree.raw(node, "class").unwrap_or_default();
            tree.raw(node, "pubdate").is_some()
                || class.contains("publi")
                || class.contains("entry-date") && !class.contains("updated")
        })
        .and_then(|node| of_element(tree, node))
        .map(|date| (date, "time of publication".to_owned()))
}

fn of_element(tree: &Tree<'_>, node: u32) -> Option<Date> {
    let size = tree.nodes[node as usize].end - node;
    ["datetime", "content"]
        .into_iter()
        .find_map(|name| day(&tree.value(node, name)?))
        .or_else(|| (size < 40).then(|| day(&tree.words(node)))?)
}

/// A line near the headline that is little more than a date.
fn shown(flow: &Flow, parts: &[Part], headline: Option<usize>) -> Option<Published> {
    let at = headline.or_else(|| parts.iter().position(|part| *part == Part::Main))?;
    let near = at.saturating_sub(BEFORE)..(at + AFTER).min(flow.leaves.len());
    let lines = |announced: bool| {
        near.clone().find_map(|leaf| {
            let span = flow.leaves[leaf].span;
            let line = span.of(&flow.text);
            if line.chars().count() > 160 {
                return None;
            }
            let found = first_day(line)?;
            let plain = plain_form(line);
            let says = opening(&PAGE_WORDS.published, &plain).is_some()
                && opening(&PAGE_WORDS.updated, &plain).is_none();
            let rest = line.chars().count() - line[found.range.clone()].chars().count();
            let fits = if announced {
                says
            } else {
                rest <= 40 && leaf < at + CLOSE
            };
            if !fits || found.date.year() < 1980 {
                return None;
            }
            let words = Span::new(
                span.start + found.range.start as u32,
                span.start + found.range.end as u32,
            );
            Some(Published {
                date: found.date,
                time: None,
                span: Some(words),
                found: "dateline".to_owned(),
            })
        })
    };
    lines(true).or_else(|| lines(false))
}

/// `/2019/11/18/` or `/2019-11-18-` in an address.
fn in_address(address: &str) -> Option<Date> {
    let parts: Vec<&str> = address.split(['/', '-', '_', '.']).collect();
    parts.windows(3).find_map(|parts| {
        let [year, month, day] = parts else {
            return None;
        };
        if year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        let year: i16 = year.parse().ok()?;
        if !(1990..=2100).contains(&year) {
            return None;
        }
        Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::{day, in_address};

    #[test]
    fn days_for_machines() {
        let check = |value: &str, expected: Option<&str>| {
            let found = day(value).map(|date| date.to_string());
            assert_eq!(found.as_deref(), expected, "{value}");
        };
        check("2018-04-05T06:00:00+02:00", Some("2018-04-05"));
        check("20191118", Some("2019-11-18"));
        check("20191118T101500Z", Some("2019-11-18"));
        check("Mon, 18 Nov 2019 08:22:00 GMT", Some("2019-11-18"));
        check("2019/11/18", Some("2019-11-18"));
        check("1574068800", None);
        check("0001-01-01T00:00:00", None);
        check("", None);
    }

    #[test]
    fn days_in_addresses() {
        let check = |address: &str, expected: Option<&str>| {
            let found = in_address(address).map(|date| date.to_string());
            assert_eq!(found.as_deref(), expected, "{address}");
        };
        check(
            "https://example.org/2019/11/18/pont.html",
            Some("2019-11-18"),
        );
        check("https://example.org/a/2019-11-18-pont", Some("2019-11-18"));
        check("https://example.org/2019/11/pont", None);
        check("https://example.org/12345678/11/18", None);
    }
}
