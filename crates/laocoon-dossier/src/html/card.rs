//! The cards: each claim in normal form, its verdict, and why.

use super::history::{self, History};
use super::writer::Writer;
use super::{View, filters, icon, verdict_class};
use crate::gist::{self, Gist};
use crate::words::of;
use laocoon_assess::{Evidence, Finding};
use laocoon_claim::{Body, Certainty};

/// Most characters of a claim's words on its card; they stand whole in the text.
const QUOTE: usize = 400;
const BRIEF_QUOTE: usize = 120;

/// Writes the pane of the claims.
pub(super) fn cards(out: &mut Writer, view: &View<'_>) {
    let words = &view.words.report;
    let document = view.dossier.document;
    out.raw(
        "<section class=\"claims\" id=\"claims\" tabindex=\"0\" aria-labelledby=\"claims-heading\"",
    )
    .attribute("data-language", document.language.tag())
    .attribute("data-source", &document.source)
    .raw(">\n<div class=\"pane-head\"><h2 id=\"claims-heading\">")
    .text(&words.claims)
    .raw("</h2>");
    filters::tools(out, view);
    out.raw("</div>\n");
    if view.dossier.claims.is_empty() {
        out.raw("<p class=\"quiet\">")
            .text(&view.words.no_claims)
            .raw("</p>\n");
    }
    let retold = gist::retold(view.dossier);
    for claim in (0..view.dossier.claims.len()).filter(|claim| !retold[*claim]) {
        card(out, view, claim, &retold);
    }
    out.raw("<p class=\"end\"><a href=\"#text\">")
        .text(&words.end_of_claims)
        .raw("</a></p>\n</section>\n");
}

fn card(out: &mut Writer, view: &View<'_>, claim: usize, retold: &[bool]) {
    let verdict = view.verdict(claim);
    let name = view.label(claim);
    let gist = gist::gist(view.dossier, &view.dossier.claims[claim], view.words);
    out.raw("<article class=\"card ")
        .raw(verdict_class(verdict))
        .raw("\" id=\"s")
        .number(claim + 1)
        .raw("\"")
        .attribute("data-facts", &filters::facts(view, claim))
        .raw(">\n");
    // Links to the event that is the same act lead here.
    if let Body::Relation(step) = &view.dossier.claims[claim].body
        && let Some(event) = step.event
        && retold[event as usize]
    {
        out.raw("<span id=\"s")
            .number(event as usize + 1)
            .raw("\"></span>");
    }
    out.raw("<p class=\"card-head\"><span class=\"verdict\">");
    if !view.brief {
        icon(out, verdict);
    }
    out.text(&gist::capitalised(name))
        .raw("</span> <span class=\"no\">")
        .text(&view.words.claim)
        .raw(" ")
        .number(claim + 1)
        .raw("</span></p>\n<h3>");
    heading(out, view, &gist);
    out.raw("</h3>\n");
    quote(out, view, claim);
    for finding in &view.by_claim[claim] {
        self::finding(out, view, claim, &view.dossier.findings.items[*finding]);
    }
    stance(out, view, claim, &gist);
    out.raw("</article>\n");
}

/// The claim in normal form.
pub(super) fn heading(out: &mut Writer, view: &View<'_>, gist: &Gist) {
    match &gist.subject {
        Some(subject) => {
            view.inline(out, subject);
            out.raw(", ");
        }
        None if gist.figure => {
            out.text(&view.words.unknown_subject).raw(", ");
        }
        None => {}
    }
    out.raw("<bdi>").text(&gist.topic).raw("</bdi>");
    if let Some(category) = &gist.category {
        out.raw(" (<bdi>").text(category).raw("</bdi>)");
    }
    if let Some(with) = &gist.with {
        out.raw(" ").text(gist.joint(view.words)).raw(" ");
        view.inline(out, with);
    }
    if !gist.value.is_empty() {
        out.raw(": <b class=\"value\">")
            .text(&gist.value)
            .raw("</b>");
    }
    if let Some(time) = &gist.time {
        out.raw(" (").text(time).raw(")");
    }
}

/// The very words, and the way back to them.
fn quote(out: &mut Writer, view: &View<'_>, claim: usize) {
    let words = view.dossier.document.words(view.dossier.claims[claim].span);
    let most = if view.brief { BRIEF_QUOTE } else { QUOTE };
    out.raw("<blockquote")
        .attribute("lang", view.lang())
        .raw(" dir=\"auto\"><a href=\"#m-s")
        .number(claim + 1)
        .raw("\">")
        .text(&gist::clipped(words, most))
        .raw("</a></blockquote>\n");
}

/// What was found, why, and what it rests on.
fn finding(out: &mut Writer, view: &View<'_>, claim: usize, finding: &Finding) {
    out.raw("<p class=\"because\"><bdi>")
        .text(&view.words.because(finding))
        .raw("</bdi>");
    for other in finding.claims.iter().map(|other| *other as usize) {
        if other != claim && other < view.dossier.claims.len() {
            out.raw(" <a href=\"#s")
                .number(other + 1)
                .raw("\">")
                .text(&view.words.claim)
                .raw(" ")
                .number(other + 1)
                .raw("</a>");
        }
    }
    out.raw("</p>\n");
    if view.brief {
        for (from, _) in places(&finding.evidence) {
            let first = &finding.evidence[from];
            out.raw("<p class=\"locator\">")
                .text(gist::dataset(view.dossier, &first.dataset))
                .raw(" · ")
                .text(&first.locator)
                .raw("</p>\n");
        }
        return;
    }
    if let Some(history) = History::of(view, claim, finding) {
        history::draw(out, view, &history);
    }
    for (from, to) in places(&finding.evidence) {
        evidence(out, view, &finding.evidence[from..to]);
    }
}

/// Neighbouring pieces of evidence that stand in one place of one data set.
fn places(evidence: &[Evidence]) -> Vec<(usize, usize)> {
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (index, each) in evidence.iter().enumerate() {
        match places.last_mut() {
            Some((from, to))
                if evidence[*from].dataset == each.dataset
                    && evidence[*from].locator == each.locator =>
            {
                *to = index + 1;
            }
            _ => places.push((index, index + 1)),
        }
    }
    places
}

fn evidence(out: &mut Writer, view: &View<'_>, rows: &[Evidence]) {
    let head = |index: usize| {
        let heads = &view.words.report.evidence;
        heads.get(index).map_or("", String::as_str)
    };
    let with_period = rows.iter().any(|row| row.period.is_some());
    out.raw("<table>\n<caption>")
        .text(gist::dataset(view.dossier, &rows[0].dataset))
        .raw(" <span class=\"locator\">")
        .text(&rows[0].locator)
        .raw("</span></caption>\n<thead><tr><th scope=\"col\">")
        .text(head(0))
        .raw("</th><th scope=\"col\" class=\"n\">")
        .text(head(1))
        .raw("</th>");
    if with_period {
        out.raw("<th scope=\"col\">").text(head(2)).raw("</th>");
    }
    out.raw("<th scope=\"col\">")
        .text(head(3))
        .raw("</th></tr></thead>\n<tbody>");
    for row in rows {
        out.raw("<tr><th scope=\"row\">")
            .text(&gist::editions(row.editions))
            .raw("</th><td class=\"n\">")
            .text(&gist::value(row, view.words))
            .raw("</td>");
        if with_period {
            out.raw("<td>")
                .text(row.period.as_deref().unwrap_or(""))
                .raw("</td>");
        }
        out.raw("<td>")
            .text(of(&view.words.role, row.role))
            .raw("</td></tr>\n");
    }
    out.raw("</tbody></table>\n");
}

/// Who says so and how sure, and where the subject was found, unless that is plain.
fn stance(out: &mut Writer, view: &View<'_>, claim: usize, gist: &Gist) {
    let claim = &view.dossier.claims[claim];
    let certainty = view.words.certainty(claim.stance.certainty);
    let holder = gist::holder(view.dossier, claim, view.words);
    let plain = claim.stance.certainty == Certainty::Asserted && holder.is_none();
    if plain && gist.subject_from.is_empty() {
        return;
    }
    out.raw("<p class=\"stance\">");
    if !plain {
        out.text(&gist::capitalised(certainty));
        if let Some(holder) = holder {
            out.raw(": ");
            view.inline(out, &holder);
        }
        if !gist.subject_from.is_empty() {
            out.raw(" · ");
        }
    }
    out.text(&gist::capitalised(&gist.subject_from))
        .raw("</p>\n");
}
