//! What was weighed, as one page: hypotheses and evidence, what the order hangs on, models of spread,
//! precedents, base rates, suggestions.

mod matrix;
mod precedent;
mod rates;
mod spread;
mod suggestion;
mod tornado;

use super::writer::Writer;
use super::{assets, page};
use crate::weighing::Labels;
use laocoon_assess::weigh::Part;
use laocoon_text::Language;

/// Parts of a weighing as a self-contained page, in the reader's language; `name` is its title.
pub fn render(parts: &[Part], name: &str, ui: Language) -> String {
    let labels = Labels::new(ui);
    let kicker = labels.of("weighing");
    let mut out = Writer::new();
    let title = format!("{name} · {kicker}");
    page::open_with(&mut out, labels.words, &title, "", Some(assets::WEIGH));
    out.raw("<header class=\"masthead\">\n<p class=\"kicker\">")
        .text(&kicker)
        .raw("</p>\n<h1><bdi>")
        .text(name)
        .raw("</bdi></h1>\n<p class=\"hint\">")
        .text(&labels.of("weighing_hint"))
        .raw("</p>\n</header>\n");
    contents(&mut out, &labels, parts);
    out.raw("<main class=\"views\">\n");
    for (number, part) in (1..).zip(parts) {
        match part {
            Part::Matrix(part) => matrix::write(&mut out, &labels, number, part),
            Part::Spread(part) => spread::write(&mut out, &labels, number, part),
            Part::Precedent(part) => precedent::write(&mut out, &labels, number, part),
            Part::Rates(part) => rates::write(&mut out, &labels, number, part),
            Part::Suggestion(part) => suggestion::write(&mut out, &labels, number, part),
        }
    }
    out.raw("</main>\n");
    page::close(&mut out);
    out.finish()
}

fn contents(out: &mut Writer, labels: &Labels, parts: &[Part]) {
    out.raw("<nav class=\"contents\"")
        .attribute("aria-label", &labels.words.report.contents)
        .raw(">");
    for (number, part) in (1usize..).zip(parts) {
        let key = match part {
            Part::Matrix(_) => "matrix",
            Part::Spread(_) => "spread",
            Part::Precedent(_) => "precedent",
            Part::Rates(_) => "base_rate",
            Part::Suggestion(_) => "suggestion",
        };
        out.raw("<a href=\"#p")
            .number(number)
            .raw("\">")
            .text(&labels.of(key))
            .raw("</a> ");
        if matches!(part, Part::Matrix(_)) {
            for (id, key) in [("-tornado", "tornado"), ("-classical", "classical")] {
                out.raw("<a")
                    .attribute("href", &format!("#p{number}{id}"))
                    .raw(">")
                    .text(&labels.of(key))
                    .raw("</a> ");
            }
        }
    }
    out.raw("</nav>\n");
}

/// A part of the page with its heading.
fn section(out: &mut Writer, id: &str, title: &str, hint: &str, body: impl FnOnce(&mut Writer)) {
    out.raw("<section class=\"view\"")
        .attribute("id", id)
        .attribute("aria-labelledby", &format!("{id}-heading"))
        .raw(">\n<h2")
        .attribute("id", &format!("{id}-heading"))
        .raw(">")
        .text(title)
        .raw("</h2>\n");
    if !hint.is_empty() {
        out.raw("<p class=\"hint\">").text(hint).raw("</p>\n");
    }
    body(out);
    out.raw("</section>\n");
}

/// Sentences, the first of them the more important.
fn sentences(out: &mut Writer, said: &[String]) {
    out.raw("<ul class=\"says\">\n");
    for sentence in said {
        out.raw("<li>").text(sentence).raw("</li>\n");
    }
    out.raw("</ul>\n");
}

fn paragraph(out: &mut Writer, class: &'static str, words: &str) {
    out.raw("<p class=\"")
        .raw(class)
        .raw("\">")
        .text(words)
        .raw("</p>\n");
}

/// A cell of a table.
fn cell(out: &mut Writer, words: &str) {
    out.raw("<td class=\"n\">").text(words).raw("</td>");
}

/// The head of a row.
fn row_head(out: &mut Writer, words: &str) {
    out.raw("<tr><th scope=\"row\"><bdi>")
        .text(words)
        .raw("</bdi></th>");
}

#[cfg(test)]
mod tests;
