//! What the script works with: filters with the values that occur, search, keys. Hidden from
//! those who run none. The notation in the address is that of `laocoon export --filter`.

use super::View;
use super::writer::Writer;
use crate::gist::{self, BY_WEIGHT};
use crate::json;
use crate::words::Words;
use laocoon_claim::{Certainty, Holder};
use std::collections::BTreeMap;

/// A value of a filter that occurs: its key, its name, how many claims have it.
struct Choice {
    value: String,
    name: String,
    /// Other names by which the address may ask for it.
    names: Option<String>,
    claims: usize,
}

/// What filters ask of a claim: kind, holder, certainty, verdicts. What is left out at the end
/// is the author, asserting, without a verdict.
pub(super) fn facts(view: &View<'_>, claim: usize) -> String {
    let stated = &view.dossier.claims[claim];
    let mut facts = stated.body.kind().to_owned();
    let verdicts = &view.by_claim[claim];
    let stance = &stated.stance;
    if verdicts.is_empty()
        && (stance.holder, stance.certainty) == (Holder::Author, Certainty::Asserted)
    {
        return facts;
    }
    let certainty = json::certainty(stance.certainty);
    facts.push_str(&format!(" {} {certainty}", holder(stance.holder)));
    for finding in verdicts {
        facts.push(' ');
        facts.push_str(view.dossier.findings.items[*finding].verdict.name());
    }
    facts
}

fn holder(holder: Holder) -> String {
    match holder {
        Holder::Author => "author".to_owned(),
        Holder::Unnamed => "unnamed".to_owned(),
        Holder::Entity(entity) => format!("e{}", u64::from(entity.0) + 1),
    }
}

/// The filters, the search, and the buttons for what keys do.
pub(super) fn tools(out: &mut Writer, view: &View<'_>) {
    let words = &view.words.tools;
    let all = view.dossier.claims.len();
    let pattern = &words.shown;
    out.raw("<p class=\"js-only steps-bar\" hidden><span id=\"shown\" role=\"status\"")
        .attribute("data-pattern", pattern)
        .raw("></span> ");
    for (id, label, sign) in [
        ("previous", &words.previous, "↑"),
        ("next", &words.next, "↓"),
        ("help", &words.help, "?"),
    ] {
        out.raw("<button type=\"button\"")
            .attribute("id", id)
            .attribute("title", label)
            .attribute("aria-label", label)
            .raw(">")
            .text(sign)
            .raw("</button>");
    }
    out.raw("</p>\n<form class=\"filters js-only\" id=\"filters\" hidden role=\"search\"")
        .attribute("aria-label", &words.filter)
        .raw(">\n<input type=\"search\" id=\"find\" autocomplete=\"off\"")
        .attribute("aria-label", &words.find)
        .attribute("placeholder", &words.find)
        .raw(">\n");
    for (key, label, choices) in facets(view) {
        // One value that all claims have filters nothing.
        if choices.len() > 1 || choices.iter().any(|choice| choice.claims < all) {
            facet(out, key, label, &choices);
        }
    }
    out.raw("<button type=\"button\" id=\"clear\" hidden>")
        .text(&words.clear)
        .raw("</button>\n<p class=\"quiet\" id=\"none-shown\" hidden>")
        .text(&words.none_shown)
        .raw("</p>\n</form>\n");
}

fn facet(out: &mut Writer, key: &'static str, label: &str, choices: &[Choice]) {
    out.raw("<details class=\"facet\"><summary>")
        .text(label)
        .raw("</summary><div>");
    for choice in choices {
        out.raw("<label><input type=\"checkbox\" name=\"")
            .raw(key)
            .raw("\"")
            .attribute("value", &choice.value);
        if let Some(names) = &choice.names {
            out.attribute("data-names", names);
        }
        out.raw("> <bdi>")
            .text(&choice.name)
            .raw("</bdi> <span class=\"quiet\">")
            .number(choice.claims)
            .raw("</span></label>");
    }
    out.raw("</div></details>\n");
}

fn facets<'w>(view: &View<'w>) -> [(&'static str, &'w str, Vec<Choice>); 4] {
    let words: &'w Words = view.words;
    let tools = &words.tools;
    [
        ("verdict", &tools.verdict, verdicts(view)),
        ("kind", &tools.kind, kinds(view)),
        ("holder", &tools.holder, who(view)),
        ("certainty", &tools.certainty, certainties(view)),
    ]
}

/// Verdicts that occur, heaviest first. A claim with two findings counts under both.
fn verdicts(view: &View<'_>) -> Vec<Choice> {
    let among = |claim: &usize, verdict| {
        let mut findings = view.by_claim[*claim].iter();
        findings.any(|index| view.dossier.findings.items[*index].verdict == verdict)
    };
    let all = 0..view.dossier.claims.len();
    let named = BY_WEIGHT.into_iter().map(|verdict| {
        let claims = all.clone().filter(|claim| among(claim, verdict)).count();
        (
            verdict.name(),
            &view.words.verdict(Some(verdict)).name,
            claims,
        )
    });
    let unchecked = all.clone().filter(|claim| view.by_claim[*claim].is_empty());
    let none = ("none", &view.words.no_finding.name, unchecked.count());
    (named.chain([none]))
        .filter(|(.., claims)| *claims > 0)
        .map(|(value, name, claims)| Choice {
            value: value.to_owned(),
            name: name.clone(),
            names: None,
            claims,
        })
        .collect()
}

/// Kinds that occur, the most frequent first.
fn kinds(view: &View<'_>) -> Vec<Choice> {
    gist::number_of_kinds(view.dossier)
        .into_iter()
        .map(|(kind, claims)| Choice {
            value: kind.to_owned(),
            name: view.words.kind(kind, claims).to_owned(),
            names: None,
            claims,
        })
        .collect()
}

/// Who answers for claims, the most frequent first.
fn who(view: &View<'_>) -> Vec<Choice> {
    let holders = (view.dossier.claims.iter()).map(|claim| match claim.stance.holder {
        Holder::Author => (0, None),
        Holder::Unnamed => (1, None),
        Holder::Entity(entity) => (2, Some(entity)),
    });
    gist::by_number(holders)
        .into_iter()
        .map(|((rank, entity), claims)| {
            let tools = &view.words.tools;
            let (value, name, names) = match entity {
                None if rank == 0 => ("author".to_owned(), tools.author.clone(), None),
                None => ("unnamed".to_owned(), tools.unnamed.clone(), None),
                Some(id) => {
                    let entity = &view.dossier.layers[id];
                    let spellings = entity.spellings.iter().map(String::as_str);
                    let names: Vec<&str> = [entity.name.as_str()]
                        .into_iter()
                        .chain(spellings)
                        .collect();
                    (
                        holder(Holder::Entity(id)),
                        entity.name.clone(),
                        Some(names.join("|")),
                    )
                }
            };
            Choice {
                value,
                name: gist::clipped(&name, 60),
                names,
                claims,
            }
        })
        .collect()
}

/// Certainties that occur, the surest first.
fn certainties(view: &View<'_>) -> Vec<Choice> {
    let mut counts: BTreeMap<Certainty, usize> = BTreeMap::new();
    for claim in view.dossier.claims {
        *counts.entry(claim.stance.certainty).or_default() += 1;
    }
    counts
        .into_iter()
        .map(|(certainty, claims)| Choice {
            value: json::certainty(certainty).to_owned(),
            name: view.words.certainty(certainty).to_owned(),
            names: None,
            claims,
        })
        .collect()
}

/// The list of keys.
pub(super) fn keys(out: &mut Writer, view: &View<'_>) {
    let words = &view.words.tools;
    out.raw("<dialog id=\"keys\" aria-labelledby=\"keys-heading\">\n<h2 id=\"keys-heading\">")
        .text(&words.help)
        .raw("</h2>\n<dl>");
    for (key, action) in &words.keys {
        out.raw("<div><dt><kbd>")
            .text(key)
            .raw("</kbd></dt><dd>")
            .text(action)
            .raw("</dd></div>");
    }
    out.raw("</dl>\n<form method=\"dialog\"><button>")
        .text(&words.close)
        .raw("</button></form>\n</dialog>\n");
}
