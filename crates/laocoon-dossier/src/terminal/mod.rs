//! The dossier in a terminal: each finding under the very words it is about, then a summary.
//!
//! Own drawing rather than annotate-snippets: that one is made for code, cuts a long line on
//! both sides of its label, and prose has lines of a thousand characters. Here they wrap.

mod excerpt;
mod page;

use crate::gist::{self, BY_WEIGHT};
use crate::summary::rhetoric::rhetoric;
use crate::words::{Words, of, words};
use crate::{Dossier, harmless};
use excerpt::Excerpt;
use laocoon_assess::{Finding, Verdict};
use laocoon_text::{Language, MediaType, Span};
use page::{Page, Paint};

/// Columns kept free for the number of a claim at the end of its line.
const LABEL: usize = 6;

/// How the terminal shows things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether to write colours.
    pub color: bool,
    /// Columns of the screen.
    pub width: usize,
    /// The language of everything that is not the document's; English where it has no words.
    pub ui: Language,
}

/// The dossier as text.
pub fn render(dossier: &Dossier<'_>, style: &Style) -> String {
    let words = words(style.ui);
    let mut page = Page::new(*style);
    let lines = Lines::of(&dossier.document.text);
    header(&mut page, dossier, words);
    let by_claim = gist::findings_by_claim(dossier);
    for excerpt in excerpt::excerpts(dossier) {
        draw(&mut page, dossier, &lines, &excerpt, &by_claim);
        for claim in &excerpt.claims {
            below(&mut page, dossier, *claim, &by_claim[*claim], words);
        }
        page.blank();
    }
    summary(&mut page, dossier, &by_claim, words);
    notices(&mut page, dossier, &lines, words);
    page.finish()
}

fn header(page: &mut Page, dossier: &Dossier<'_>, words: &Words) {
    let document = dossier.document;
    if let Some(title) = &document.title {
        page.paragraph(0, 2, &[(Paint::Strong, &harmless::line(&title.text))]);
    }
    let mut facts = vec![document.source.clone()];
    facts.push(words.language(document.language).to_owned());
    facts.extend(document.author.as_ref().map(|author| author.text.clone()));
    facts.extend((dossier.layers.anchor.as_ref()).map(|anchor| {
        format!(
            "{} ({})",
            words.date(anchor.date),
            of(&words.found, &anchor.found)
        )
    }));
    page.paragraph(0, 2, &[(Paint::Quiet, &harmless::line(&facts.join(" · ")))]);
    let main: Vec<String> = (gist::main_event(dossier, words).into_iter())
        .map(|(label, part)| format!("{}: {part}", label.to_lowercase()))
        .collect();
    if !main.is_empty() {
        let label = format!("{} —", words.views.main_event);
        let main = harmless::line(&main.join(" · "));
        page.paragraph(0, 2, &[(Paint::Strong, &label), (Paint::Plain, &main)]);
    }
    page.blank();
}

/// The words, and a line under those that make a claim.
fn draw(
    page: &mut Page,
    dossier: &Dossier<'_>,
    lines: &Lines,
    excerpt: &Excerpt,
    by_claim: &[Vec<usize>],
) {
    let number = match dossier.document.media_type {
        MediaType::Plain | MediaType::Markdown => lines.number(excerpt.span).to_string(),
        // The lines of a page's text are not the lines of its source.
        _ => String::new(),
    };
    let mut gutter = format!("{number:>5} │ ");
    for row in excerpt.rows(page.width() - gutter.chars().count() - LABEL) {
        page.piece(Paint::Quiet, &gutter);
        page.piece(Paint::Plain, &row.words);
        page.end_line();
        gutter = format!("{:>5} │ ", "");
        for track in &row.tracks {
            page.piece(Paint::Quiet, &gutter);
            let mut column = 0;
            for line in track {
                let paint = Paint::of(verdict(dossier, &by_claim[line.claim]));
                page.piece(Paint::Plain, &" ".repeat(line.from - column));
                let arrows = "^".repeat(line.to - line.from) + &line.label;
                page.piece(paint, &arrows);
                column = line.to + line.label.chars().count();
            }
            page.end_line();
        }
    }
}

/// Where each line of a text ends.
struct Lines(Vec<u32>);

impl Lines {
    fn of(text: &str) -> Self {
        let ends = text.bytes().zip(0..).filter(|(byte, _)| *byte == b'\n');
        Self(ends.map(|(_, at)| at).collect())
    }

    /// The number, from 1, of the line in which these words start.
    fn number(&self, span: Span) -> usize {
        1 + self.0.partition_point(|end| *end < span.start)
    }
}

/// What was found about one claim.
fn below(page: &mut Page, dossier: &Dossier<'_>, claim: usize, about: &[usize], words: &Words) {
    let verdict = verdict(dossier, about);
    let paint = Paint::of(verdict);
    let name = &words.verdict(verdict).name;
    let gist = gist::gist(dossier, &dossier.claims[claim], words);
    // What is no figure waits for no verdict.
    let label = match verdict {
        None if dossier.claims[claim].body.figure().is_none() => format!("s{}", claim + 1),
        _ => format!("s{} {} {name}", claim + 1, gist::sign(verdict)),
    };
    let stance = stance(dossier, claim, &gist, words);
    page.paragraph(
        4,
        2,
        &[
            (paint, &label),
            (Paint::Plain, "—"),
            (Paint::Strong, &harmless::line(&gist.line(words))),
            (Paint::Quiet, &harmless::line(&stance)),
        ],
    );
    for index in about {
        let finding = &dossier.findings.items[*index];
        let others = others(finding, claim, words);
        page.paragraph(
            6,
            0,
            &[
                (Paint::Plain, &harmless::line(&words.because(finding))),
                (Paint::Quiet, &others),
            ],
        );
        evidence(page, dossier, finding, words);
    }
}

/// The values that a finding rests on, under the place in the reference where they stand.
fn evidence(page: &mut Page, dossier: &Dossier<'_>, finding: &Finding, words: &Words) {
    let mut place = None;
    for evidence in &finding.evidence {
        let here = (evidence.dataset.as_str(), evidence.locator.as_str());
        if place.replace(here) != Some(here) {
            let title = gist::dataset(dossier, &evidence.dataset);
            let heading = harmless::line(&format!("{title} · {}", evidence.locator));
            page.paragraph(6, 2, &[(Paint::Quiet, &heading)]);
        }
        let row = format!(
            "{:<9}  {}",
            gist::editions(evidence.editions),
            gist::value(evidence, words)
        );
        let period = evidence.period.as_ref();
        let note = period.map_or(String::new(), |period| format!("({period})"));
        // The no-break blanks keep the columns.
        let row = harmless::line(&row).replace(' ', "\u{a0}");
        let note = harmless::line(&format!("{note} {}", of(&words.role, evidence.role)));
        page.paragraph(8, 2, &[(Paint::Plain, &row), (Paint::Quiet, &note)]);
    }
}

/// Who says so and how, and where the subject was found, unless that is plain.
fn stance(dossier: &Dossier<'_>, claim: usize, gist: &gist::Gist, words: &Words) -> String {
    let stance = &dossier.claims[claim].stance;
    let holder = gist::holder(dossier, &dossier.claims[claim], words);
    let mut notes = Vec::new();
    match holder {
        Some(holder) => notes.push(format!("{}: {holder}", words.certainty(stance.certainty))),
        None if stance.certainty == laocoon_claim::Certainty::Asserted => {}
        None => notes.push(words.certainty(stance.certainty).to_owned()),
    }
    if !gist.subject_from.is_empty() {
        notes.push(gist.subject_from.clone());
    }
    if notes.is_empty() {
        String::new()
    } else {
        format!("[{}]", notes.join("; "))
    }
}

fn others(finding: &Finding, claim: usize, words: &Words) -> String {
    let others: Vec<String> = (finding.claims.iter())
        .filter(|other| **other as usize != claim)
        .map(|other| format!("s{}", other + 1))
        .collect();
    if others.is_empty() {
        String::new()
    } else {
        format!("({} {})", words.also_in, others.join(", "))
    }
}

/// The heaviest verdict on a claim.
fn verdict(dossier: &Dossier<'_>, about: &[usize]) -> Option<Verdict> {
    about
        .first()
        .map(|index| dossier.findings.items[*index].verdict)
}

fn summary(page: &mut Page, dossier: &Dossier<'_>, by_claim: &[Vec<usize>], words: &Words) {
    if dossier.claims.is_empty() {
        page.paragraph(0, 2, &[(Paint::Strong, &words.no_claims)]);
    } else {
        let count = dossier.claims.len();
        let noun = words.form(&words.claims, count);
        let mut runs = vec![(Paint::Strong, format!("{count} {noun}:"))];
        for each in BY_WEIGHT.map(Some).into_iter().chain([None]) {
            let count = (by_claim.iter().zip(dossier.claims))
                .filter(|(about, claim)| {
                    let waits = each.is_some() || claim.body.figure().is_some();
                    waits && verdict(dossier, about) == each
                })
                .count();
            if count > 0 {
                let name = &words.verdict(each).name;
                // One item stays on one line.
                let item = format!("{} {count} {name}", gist::sign(each)).replace(' ', "\u{a0}");
                if runs.len() > 1 {
                    runs.push((Paint::Plain, "·".into()));
                }
                runs.push((Paint::of(each), item));
            }
        }
        let runs: Vec<(Paint, &str)> = (runs.iter())
            .map(|(paint, run)| (*paint, run.as_str()))
            .collect();
        page.paragraph(0, 2, &runs);
        kinds(page, dossier, words);
    }
    loaded(page, dossier, words);
    if let Some(vintage) = &dossier.findings.vintage {
        let label = format!("{}:", words.vintage);
        page.paragraph(
            2,
            2,
            &[
                (Paint::Strong, &label),
                (
                    Paint::Plain,
                    &harmless::line(&words.vintage_because(vintage)),
                ),
            ],
        );
    }
    for reference in dossier.references {
        let text = format!(
            "{} {}, {} {}, {}",
            words.references,
            reference.title,
            words.editions,
            gist::editions(reference.editions),
            reference.hash.chars().take(16).collect::<String>(),
        );
        page.paragraph(2, 2, &[(Paint::Quiet, &harmless::line(&text))]);
    }
}

/// How many claims there are of each kind, the most frequent first.
fn kinds(page: &mut Page, dossier: &Dossier<'_>, words: &Words) {
    let items: Vec<String> = (gist::number_of_kinds(dossier).into_iter())
        .map(|(kind, number)| {
            format!("{number} {}", words.kind(kind, number)).replace(' ', "\u{a0}")
        })
        .collect();
    page.paragraph(2, 2, &[(Paint::Quiet, &items.join(" · "))]);
}

/// Most targets of loaded words that are named.
const MOST_TARGETS: usize = 5;

/// How many words judge, and whom most.
fn loaded(page: &mut Page, dossier: &Dossier<'_>, words: &Words) {
    let rhetoric = rhetoric(dossier);
    if rhetoric.whole.loaded == 0 {
        return;
    }
    let label = format!("{}: {}", words.views.loaded, rhetoric.whole.loaded);
    let targets: Vec<String> = (rhetoric.targets.iter())
        .filter_map(|target| {
            let name = &dossier.layers[target.entity?].name;
            Some(format!("{} {}", harmless::line(name), target.cues.len()).replace(' ', "\u{a0}"))
        })
        .take(MOST_TARGETS)
        .collect();
    let said = if targets.is_empty() {
        String::new()
    } else {
        format!(
            "({}: {})",
            words.views.target.to_lowercase(),
            targets.join(", ")
        )
    };
    page.paragraph(2, 2, &[(Paint::Quiet, &label), (Paint::Quiet, &said)]);
}

fn notices(page: &mut Page, dossier: &Dossier<'_>, lines: &Lines, words: &Words) {
    let mut notices = dossier.notices().peekable();
    if notices.peek().is_none() {
        return;
    }
    page.blank();
    page.paragraph(0, 2, &[(Paint::Strong, &words.notices)]);
    for notice in notices {
        let place = match notice.span {
            Some(span) => format!(
                "{} {}, “{}”:",
                words.line,
                lines.number(span),
                gist::shortened(dossier.document.words(span)),
            ),
            None => String::new(),
        };
        page.paragraph(
            2,
            2,
            &[
                (Paint::Quiet, &harmless::line(&place)),
                (Paint::Plain, &harmless::line(&notice.message)),
            ],
        );
    }
}
