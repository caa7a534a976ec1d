//! Who cites whom.

use super::{Case, title};
use crate::html::chart::pairs::{self, Pair};
use crate::html::chart::svg::Target;
use crate::html::view::{section, table};
use crate::html::writer::Writer;
use crate::words::of;
use laocoon_assess::compare::Citing;
use laocoon_assess::compare::overview::Citation;

/// Most citations drawn.
const MOST: usize = 40;

pub(super) fn write(out: &mut Writer, view: &Case<'_>) {
    if view.case.citations.is_empty() {
        return;
    }
    let words = &view.words.views;
    section(out, "cites", &words.cites, Some(&words.cites_hint), |out| {
        let mut drawn: Vec<&Citation> = view.case.citations.iter().collect();
        drawn.sort_by_key(|citation| std::cmp::Reverse(citation.times));
        drawn.truncate(MOST);
        drawn.sort_by_key(|citation| citation.document);
        let pairs: Vec<Pair> = drawn
            .into_iter()
            .map(|citation| pair(view, citation))
            .collect();
        let heads = [words.document.as_str(), "", &words.target_source];
        pairs::draw(out, view.words, &words.cites, heads, &pairs);
        let heads = [
            words.documents.as_str(),
            &words.target_source,
            &words.kind,
            &words.times,
        ];
        table(out, view.words, true, &heads, |out| {
            for citation in &view.case.citations {
                out.raw("<tr><td>");
                view.numbers(out, &[citation.document]);
                out.raw("</td><th scope=\"row\"><bdi>")
                    .text(&citation.whom)
                    .raw("</bdi> ");
                view.numbers(out, &citation.documents);
                out.raw("</th><td>")
                    .text(of(&view.words.citing, how(citation.how)))
                    .raw("</td><td class=\"n\">")
                    .number(citation.times as usize)
                    .raw("</td></tr>\n");
            }
        });
    });
}

fn how(how: Citing) -> &'static str {
    match how {
        Citing::Report => "report",
        Citing::Credit => "credit",
    }
}

fn pair(view: &Case<'_>, citation: &Citation) -> Pair {
    let source = view.document(citation.document);
    let name = source.map(|source| format!("{} {}", source.id, title(source)));
    let words = of(&view.words.citing, how(citation.how));
    Pair {
        from: name.unwrap_or_default(),
        to: citation.whom.clone(),
        words: match citation.times {
            1 => words.to_owned(),
            times => format!("{words} ×{times}"),
        },
        class: match citation.times {
            1 => "pair w1",
            2..=3 => "pair w2",
            _ => "pair w3",
        },
        target: Target {
            href: format!("#d{}", u64::from(citation.document) + 1),
            claims: String::new(),
        },
    }
}
