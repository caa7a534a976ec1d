//! What stands above and below the text and its claims.

use super::writer::Writer;
use super::{View, icon, verdict_class, view};
use crate::gist::{self, BY_WEIGHT};
use crate::words::{Meaning, of};
use laocoon_assess::Verdict;

/// Most claims named one by one under a verdict.
const NAMED: usize = 24;

/// Most characters of a title.
const LONGEST_TITLE: usize = 300;

/// The document's title, or what it was read as.
pub(super) fn title(view: &View<'_>) -> String {
    let document = view.dossier.document;
    let title = match &document.title {
        Some(title) if !title.text.trim().is_empty() => &title.text,
        _ => &document.source,
    };
    gist::clipped(title, LONGEST_TITLE)
}

pub(super) fn masthead(out: &mut Writer, view: &View<'_>) {
    out.raw("<header class=\"masthead\">\n<p class=\"kicker\">")
        .text(&view.words.report.dossier)
        .raw("</p>\n<h1>");
    view.inline(out, &title(view));
    out.raw("</h1>\n");
    facts(out, view);
    tally(out, view);
    out.raw("<div class=\"panels\">\n");
    vintage(out, view);
    notices(out, view);
    out.raw("</div>\n</header>\n<nav class=\"contents\"")
        .attribute("aria-label", &view.words.report.contents)
        .raw("><a href=\"#text\">")
        .text(&view.words.report.text)
        .raw("</a> <a href=\"#claims\">")
        .text(&view.words.report.claims)
        .raw("</a> ");
    view::links(out, view);
    out.raw("<a href=\"#method\">")
        .text(&view.words.report.method)
        .raw("</a></nav>\n");
}

/// Who wrote it, where it was read, in what language, as of which day.
fn facts(out: &mut Writer, view: &View<'_>) {
    let (document, words) = (view.dossier.document, &view.words.report);
    out.raw("<dl class=\"facts\">");
    if let Some(author) = &document.author {
        fact(out, &words.author, |out| view.inline(out, &author.text));
    }
    fact(out, &words.source, |out| {
        out.raw("<bdi>").text(&document.source).raw("</bdi>");
    });
    fact(out, &words.language, |out| {
        out.text(view.words.language(document.language));
    });
    fact(out, &words.text_date, |out| {
        match &view.dossier.layers.anchor {
            Some(anchor) => {
                out.raw("<time")
                    .attribute("datetime", &anchor.date.to_string())
                    .raw(">")
                    .text(&view.words.date(anchor.date))
                    .raw("</time> <span class=\"quiet\">(<bdi>")
                    .text(of(&view.words.found, &anchor.found))
                    .raw("</bdi>)</span>");
            }
            None => {
                out.text(&words.date_unknown);
            }
        }
    });
    let main = gist::main_event(view.dossier, view.words);
    if !main.is_empty() {
        fact(out, &view.words.views.main_event, |out| {
            for (nth, (label, part)) in main.iter().enumerate() {
                out.raw(if nth == 0 { "" } else { " · " })
                    .raw("<span class=\"quiet\">")
                    .text(&label.to_lowercase())
                    .raw("</span> ");
                view.inline(out, part);
            }
        });
    }
    out.raw("</dl>\n");
}

fn fact(out: &mut Writer, label: &str, value: impl FnOnce(&mut Writer)) {
    out.raw("<div><dt>").text(label).raw("</dt><dd>");
    value(out);
    out.raw("</dd></div>");
}

/// How many claims have each verdict, and which.
fn tally(out: &mut Writer, view: &View<'_>) {
    let claims = view.dossier.claims.len();
    out.raw("<section class=\"verdicts\" aria-labelledby=\"verdicts-heading\">\n<h2 id=\"verdicts-heading\">");
    if claims == 0 {
        out.text(&view.words.no_claims).raw("</h2>\n</section>\n");
        return;
    }
    out.text(&view.words.report.verdicts)
        .raw(" <span class=\"quiet\">")
        .text(&view.words.counted(claims))
        .raw("</span></h2>\n<ul class=\"tally\">\n");
    let mut by_verdict: Vec<Vec<usize>> = vec![Vec::new(); BY_WEIGHT.len() + 1];
    for claim in 0..claims {
        let verdict = view.verdict(claim);
        let place = BY_WEIGHT.iter().position(|each| Some(*each) == verdict);
        // What is no figure waits for no verdict.
        if place.is_some() || view.dossier.claims[claim].body.figure().is_some() {
            by_verdict[place.unwrap_or(BY_WEIGHT.len())].push(claim);
        }
    }
    for (verdict, claims) in BY_WEIGHT
        .map(Some)
        .into_iter()
        .chain([None])
        .zip(by_verdict)
    {
        if !claims.is_empty() {
            verdict_line(out, view, verdict, &claims);
        }
    }
    out.raw("</ul>\n");
    kinds(out, view);
    out.raw("</section>\n");
}

/// How many claims there are of each kind; with the script each shows its own.
fn kinds(out: &mut Writer, view: &View<'_>) {
    out.raw("<p class=\"kinds\">");
    for (kind, number) in gist::number_of_kinds(view.dossier) {
        out.raw("<a href=\"#claims\"")
            .attribute("data-filter", &format!("kind={kind}"))
            .raw("><b>")
            .number(number)
            .raw("</b> ")
            .text(view.words.kind(kind, number))
            .raw("</a> ");
    }
    out.raw("</p>\n");
}

fn verdict_line(out: &mut Writer, view: &View<'_>, verdict: Option<Verdict>, claims: &[usize]) {
    let Meaning { name, meaning } = view.words.verdict(verdict);
    out.raw("<li class=\"")
        .raw(verdict_class(verdict))
        .raw("\"");
    out.attribute("title", meaning)
        .raw("><span class=\"verdict\">");
    icon(out, verdict);
    out.raw("<b>")
        .number(claims.len())
        .raw("</b> ")
        .text(name)
        .raw("</span> <span class=\"numbers\">");
    claim_links(out, view, claims.iter().copied());
    out.raw("</span></li>\n");
}

/// Numbers of claims that lead to their cards.
fn claim_links(out: &mut Writer, view: &View<'_>, claims: impl ExactSizeIterator<Item = usize>) {
    let more = claims.len() > NAMED;
    for claim in claims.take(NAMED) {
        let label = format!("{} {}", view.words.claim, claim + 1);
        out.raw("<a href=\"#s")
            .number(claim + 1)
            .raw("\"")
            .attribute("aria-label", &label)
            .raw(">")
            .number(claim + 1)
            .raw("</a> ");
    }
    if more {
        out.raw("…");
    }
}

fn vintage(out: &mut Writer, view: &View<'_>) {
    let Some(vintage) = &view.dossier.findings.vintage else {
        return;
    };
    out.raw("<section class=\"panel\" aria-labelledby=\"vintage-heading\">\n<h2 id=\"vintage-heading\">")
        .text(&view.words.vintage)
        .raw("</h2>\n<p><bdi>")
        .text(&view.words.vintage_because(vintage))
        .raw("</bdi></p>\n<p class=\"quiet\">")
        .text(gist::dataset(view.dossier, &vintage.dataset))
        .raw(", ")
        .text(&view.words.editions)
        .raw(" ")
        .text(&gist::editions(vintage.editions))
        .raw(" · ")
        .text(&view.words.report.fits_together)
        .raw(" <span class=\"numbers\">");
    let known = vintage.claims.iter().map(|claim| *claim as usize);
    let known: Vec<usize> = known
        .filter(|claim| *claim < view.dossier.claims.len())
        .collect();
    claim_links(out, view, known.into_iter());
    out.raw("</span></p>\n</section>\n");
}

fn notices(out: &mut Writer, view: &View<'_>) {
    let notices: Vec<_> = view.dossier.notices().collect();
    if notices.is_empty() {
        return;
    }
    out.raw("<details class=\"panel notices\"><summary>")
        .text(&view.words.notices)
        .raw(" <span class=\"quiet\">")
        .number(notices.len())
        .raw("</span></summary>\n<ul>");
    for notice in notices {
        out.raw("<li>");
        if let Some(span) = notice.span {
            let words = view.dossier.document.words(span);
            out.raw("<q>");
            view.inline(out, &gist::shortened(words));
            out.raw("</q>: ");
        }
        out.raw("<bdi>").text(&notice.message).raw("</bdi></li>\n");
    }
    out.raw("</ul></details>\n");
}

/// How to read the report, and what it rests on.
pub(super) fn colophon(out: &mut Writer, view: &View<'_>) {
    let (document, words) = (view.dossier.document, &view.words.report);
    out.raw("<footer class=\"colophon\">\n<section aria-labelledby=\"legend-heading\"><h2 id=\"legend-heading\">")
        .text(&words.legend)
        .raw("</h2>\n<dl class=\"legend\">");
    for verdict in BY_WEIGHT {
        let Meaning { name, meaning } = view.words.verdict(Some(verdict));
        out.raw("<div class=\"")
            .raw(verdict_class(Some(verdict)))
            .raw("\"><dt class=\"verdict\">");
        icon(out, Some(verdict));
        out.text(name)
            .raw("</dt><dd>")
            .text(meaning)
            .raw("</dd></div>\n");
    }
    out.raw(
        "</dl></section>\n<section id=\"method\" aria-labelledby=\"method-heading\"><h2 id=\"method-heading\">",
    )
    .text(&words.method)
    .raw("</h2>\n");
    for paragraph in &words.method_words {
        out.raw("<p>").text(paragraph).raw("</p>\n");
    }
    out.raw("<dl class=\"facts\">");
    for reference in view.dossier.references {
        fact(out, &view.words.references, |out| {
            out.text(&reference.title)
                .raw(", ")
                .text(&view.words.editions)
                .raw(" ")
                .text(&gist::editions(reference.editions))
                .raw(" <code>")
                .text(&reference.hash)
                .raw("</code>");
        });
    }
    fact(out, &words.hash, |out| {
        out.raw("<code>").text(&document.hash).raw("</code>");
    });
    fact(out, &words.encoding, |out| {
        out.text(document.encoding)
            .raw(" · ")
            .text(document.media_type.name());
    });
    out.raw("</dl>\n<p class=\"quiet\">")
        .text(&words.made_by)
        .raw(concat!(
            " ",
            env!("CARGO_PKG_VERSION"),
            "</p>\n</section>\n</footer>\n"
        ));
}
