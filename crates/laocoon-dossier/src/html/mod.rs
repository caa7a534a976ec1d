//! The report: one HTML file that needs no network, and no script to be read.
//!
//! The Content Security Policy allows the one style sheet and the one script, by their hashes,
//! and nothing else; so even a mark-up error could not run or load anything. Links join words
//! and claims both ways; the script adds filters, search, keys and zoom.

mod article;
mod assets;
mod card;
mod case;
mod chart;
mod filters;
mod history;
mod mark;
mod nest;
mod overview;
mod page;
mod view;
mod weigh;
mod writer;

use crate::Dossier;
use crate::gist;
use crate::summary::chronology::{self, Chronology};
use crate::summary::deed::{self, Deeds};
use crate::summary::rhetoric::{self, Rhetoric};
use crate::words::{self, Words};
use laocoon_assess::Verdict;
use laocoon_text::Language;
use std::collections::BTreeSet;
use writer::Writer;

/// The dossier as a self-contained page, in the reader's language; in English where the
/// interface does not speak it.
pub fn render(dossier: &Dossier<'_>, ui: Language) -> String {
    let view = View::new(dossier, words::words(ui));
    let mut out = Writer::new();
    head(&mut out, &view);
    overview::masthead(&mut out, &view);
    out.raw("<main class=\"desk\">\n");
    text_pane(&mut out, &view);
    card::cards(&mut out, &view);
    out.raw("</main>\n");
    view::views(&mut out, &view);
    overview::colophon(&mut out, &view);
    filters::keys(&mut out, &view);
    page::close(&mut out);
    out.finish()
}

pub use case::render as render_case;
pub use weigh::render as render_weighing;

/// What every part of the page looks at.
struct View<'v> {
    dossier: &'v Dossier<'v>,
    words: &'static Words,
    /// For each claim, its findings, heaviest first.
    by_claim: Vec<Vec<usize>>,
    chronology: Chronology,
    deeds: Vec<Deeds>,
    rhetoric: Rhetoric,
    /// For each entity, its mentions by role: indices of actors.
    roles: Vec<Vec<u32>>,
    /// The marks that some view links to: letter of the kind and index.
    linked: BTreeSet<(char, u32)>,
    /// Whether there are so many claims that each is told in few words.
    brief: bool,
}

/// Up to this many claims the cards have drawings and tables; beyond it the page would grow
/// too large to open at once, and the table of figures and the words of findings have to do.
const MOST_IN_FULL: usize = 1000;

impl<'v> View<'v> {
    fn new(dossier: &'v Dossier<'v>, words: &'static Words) -> Self {
        let layers = dossier.layers;
        let mut roles = vec![Vec::new(); layers.entities.len()];
        for (actor, index) in layers.actors.iter().zip(0..) {
            if let Some(list) = roles.get_mut(actor.entity.0 as usize) {
                list.push(index);
            }
        }
        let mut view = Self {
            dossier,
            words,
            by_claim: gist::findings_by_claim(dossier),
            chronology: chronology::chronology(dossier),
            deeds: deed::deeds(dossier),
            rhetoric: rhetoric::rhetoric(dossier),
            roles,
            linked: BTreeSet::new(),
            brief: dossier.claims.len() > MOST_IN_FULL,
        };
        view.linked = view::linked(&view);
        view
    }

    /// Words of the interface or the text that lead to a mark.
    fn marked_words(&self, out: &mut Writer, letter: char, index: u32, words: &str) {
        out.raw("<a")
            .attribute("href", &format!("#{}", target((letter, index))))
            .raw(">");
        self.inline(out, words);
        out.raw("</a>");
    }
}

/// The id of a mark that views link to: "m-n4".
fn target((letter, index): (char, u32)) -> String {
    format!("m-{letter}{}", u64::from(index) + 1)
}

impl View<'_> {
    /// The heaviest verdict on a claim.
    fn verdict(&self, claim: usize) -> Option<Verdict> {
        let first = self.by_claim[claim].first();
        first.map(|finding| self.dossier.findings.items[*finding].verdict)
    }

    /// What stands for a claim: its verdict, or its kind if it is none that waits for one.
    fn label(&self, claim: usize) -> &str {
        let verdict = self.verdict(claim);
        let body = &self.dossier.claims[claim].body;
        match verdict {
            None if body.figure().is_none() => self.words.kind(body.kind(), 1),
            _ => &self.words.verdict(verdict).name,
        }
    }

    /// The document's language for a `lang` attribute: empty says that it is not known.
    fn lang(&self) -> &'static str {
        match self.dossier.document.language {
            Language::Unknown => "",
            language => language.tag(),
        }
    }

    /// Words of the document inside words of the interface.
    fn inline(&self, out: &mut Writer, words: &str) {
        out.raw("<bdi")
            .attribute("lang", self.lang())
            .raw(">")
            .text(words)
            .raw("</bdi>");
    }
}

fn head(out: &mut Writer, view: &View<'_>) {
    let title = format!("{} · {}", overview::title(view), view.words.report.dossier);
    let class = if view.brief { " class=\"brief\"" } else { "" };
    page::open(out, view.words, &title, class);
    out.raw("<a class=\"skip\" href=\"#claims\">")
        .text(&view.words.report.skip_to_claims)
        .raw("</a>\n<a class=\"skip\" href=\"#text\">")
        .text(&view.words.report.skip_to_text)
        .raw("</a>\n")
        .raw(assets::ICONS);
}

fn text_pane(out: &mut Writer, view: &View<'_>) {
    let words = &view.words.report;
    out.raw("<section class=\"text\" id=\"text\" aria-labelledby=\"text-heading\">\n")
        .raw("<div class=\"pane-head\"><h2 id=\"text-heading\">")
        .text(&words.text)
        .raw("</h2>\n<fieldset class=\"layers\"><legend>")
        .text(&words.show_marks)
        .raw("</legend>");
    for (label, input) in words.layers.iter().zip(assets::LAYER_INPUTS) {
        out.raw("<label>").raw(input).text(label).raw("</label>");
    }
    out.raw("</fieldset></div>\n<div class=\"article\"")
        .attribute("lang", view.lang())
        .raw(">\n");
    article::article(out, view);
    out.raw("</div>\n</section>\n");
}

/// The sign of a verdict. Its word always stands beside it, or in the label of its link.
fn icon(out: &mut Writer, verdict: Option<Verdict>) {
    out.raw("<svg><use href=\"#i-")
        .raw(verdict_class(verdict))
        .raw("\"/></svg>");
}

fn verdict_class(verdict: Option<Verdict>) -> &'static str {
    verdict.map_or("unchecked", Verdict::name)
}
