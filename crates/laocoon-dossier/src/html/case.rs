//! A case: many documents held against each other, as one page.

mod accounts;
mod chronology;
mod citations;
mod documents;
mod edited;
mod tolls;

use super::page;
use super::view::links_to;
use super::writer::Writer;
use crate::gist;
use crate::words::{self, Words};
use laocoon_assess::compare::overview::{Overview, Source};
use laocoon_text::Language;

/// What every part of the page looks at.
struct Case<'v> {
    case: &'v Overview,
    words: &'static Words,
    /// Indices of the accounts that are shown, in their order.
    shown: Vec<usize>,
}

/// A case as a self-contained page, in the reader's language; `name` is its title.
pub fn render(overview: &Overview, name: &str, ui: Language) -> String {
    let view = Case {
        case: overview,
        words: words::words(ui),
        shown: accounts::shown(overview),
    };
    let mut out = Writer::new();
    let kicker = &view.words.views.case;
    page::open(&mut out, view.words, &format!("{name} · {kicker}"), "");
    masthead(&mut out, &view, name);
    out.raw("<main class=\"views\">\n");
    documents::write(&mut out, &view);
    chronology::write(&mut out, &view);
    tolls::write(&mut out, &view);
    accounts::write(&mut out, &view);
    citations::write(&mut out, &view);
    edited::write(&mut out, &view);
    out.raw("</main>\n");
    page::close(&mut out);
    out.finish()
}

fn masthead(out: &mut Writer, view: &Case<'_>, name: &str) {
    let words = &view.words.views;
    out.raw("<header class=\"masthead\">\n<p class=\"kicker\">")
        .text(&words.case)
        .raw("</p>\n<h1><bdi>")
        .text(name)
        .raw("</bdi></h1>\n<p class=\"kinds\">");
    for (number, forms) in [
        (view.case.documents.len(), &words.document_many),
        (view.case.groups.len(), &words.origins),
    ] {
        out.raw("<span><b>")
            .number(number)
            .raw("</b> ")
            .text(view.words.form(forms, number))
            .raw("</span> ");
    }
    out.raw("</p>\n</header>\n<nav class=\"contents\"")
        .attribute("aria-label", &view.words.report.contents)
        .raw(">");
    let by_hand = words::of(&view.words.edited, "by_hand").to_owned();
    let parts = [
        (true, "#documents", &words.documents),
        (
            !view.case.chronology.is_empty(),
            "#chronology",
            &words.chronology,
        ),
        (tolls::any(view), "#tolls", &words.tolls),
        (accounts::any(view), "#accounts", &words.accounts),
        (!view.case.citations.is_empty(), "#cites", &words.cites),
        (edited::any(view), "#edited", &by_hand),
    ];
    links_to(out, &parts);
    out.raw("</nav>\n");
}

impl Case<'_> {
    /// A document by its index.
    fn document(&self, index: u32) -> Option<&Source> {
        self.case.documents.get(index as usize)
    }

    /// Words of a document, in its language.
    fn quoted(&self, out: &mut Writer, document: u32, words: &str) {
        let language = self
            .document(document)
            .map_or("", |source| source.language.as_str());
        out.raw("<q")
            .attribute("lang", if language == "unknown" { "" } else { language })
            .raw("><bdi>")
            .text(&gist::clipped(words, 220))
            .raw("</bdi></q>");
    }

    /// The numbers of documents, each the link to its row.
    fn numbers(&self, out: &mut Writer, documents: &[u32]) {
        out.raw("<span class=\"numbers\">");
        for index in documents {
            let Some(source) = self.document(*index) else {
                continue;
            };
            out.raw("<a href=\"#d")
                .number(*index as usize + 1)
                .raw("\"")
                .attribute("title", &title(source))
                .attribute(
                    "aria-label",
                    &format!("{} {}", self.words.views.document, source.id),
                )
                .raw(">")
                .text(&source.id.to_string())
                .raw("</a> ");
        }
        out.raw("</span>");
    }

    /// What an account or a series is about: "killed · Almaty".
    fn about(&self, kind: &str, about: &str, of: &[String], part: Option<&str>) -> String {
        let what = match kind {
            "figure" => self.words.indicator(about).map_or_else(
                || {
                    laocoon_references::find_indicator(about)
                        .map_or(about, |known| known.title)
                        .to_owned()
                },
                str::to_owned,
            ),
            "toll" => words::of(&self.words.toll, about).to_owned(),
            _ => self.words.event(about).to_owned(),
        };
        let part = part.map(|part| format!(" ({part})")).unwrap_or_default();
        let of = if of.is_empty() {
            String::new()
        } else {
            format!(" · {}", of.join(", "))
        };
        format!("{}{part}{of}", gist::capitalised(&what))
    }
}

/// The headline of a document, or where it came from.
fn title(source: &Source) -> String {
    let title = source
        .title
        .as_deref()
        .filter(|title| !title.trim().is_empty());
    gist::clipped(title.unwrap_or(&source.source), 120)
}
