use super::{rates, section, sentences};
use crate::html::view::table;
use crate::html::writer::Writer;
use crate::weighing::Labels;
use laocoon_assess::weigh::{Answer, Feature, Said, SuggestionPart};

pub(super) fn write(out: &mut Writer, labels: &Labels, number: usize, part: &SuggestionPart) {
    let suggestion = &part.suggestion;
    let hint = labels.of("suggestion_hint");
    section(
        out,
        &format!("p{number}"),
        &labels.of("suggestion"),
        &hint,
        |out| {
            out.raw("<h3>")
                .text(&labels.of("hypothesis"))
                .raw("</h3>\n<ol class=\"named\">\n");
            for hypothesis in &suggestion.hypotheses {
                out.raw("<li><b>")
                    .text(&labels.hypothesis(hypothesis))
                    .raw("</b>");
                if hypothesis.said.is_empty() {
                    out.raw(" <span class=\"quiet\">")
                        .text(&labels.of("unnamed"))
                        .raw("</span>");
                }
                out.raw("<ul>");
                for (how, said) in &hypothesis.said {
                    out.raw("<li>").text(&labels.of(how.name())).raw(": ");
                    quote(out, part, said);
                    out.raw("</li>");
                }
                out.raw("</ul></li>\n");
            }
            out.raw("</ol>\n");
            grid(out, labels, part);
            answers(out, labels, part);
        },
    );
}

fn quote(out: &mut Writer, part: &SuggestionPart, said: &Said) {
    let language = part.languages.get(said.text).copied().unwrap_or("");
    out.raw("<q")
        .attribute("lang", language)
        .raw("><bdi>")
        .text(&said.words)
        .raw("</bdi></q>");
}

/// Evidence in rows with its words, for which hypotheses the text gives it.
fn grid(out: &mut Writer, labels: &Labels, part: &SuggestionPart) {
    let suggestion = &part.suggestion;
    let heads = ["evidence", "words_of", "origins"].map(|key| labels.of(key));
    let mut heads: Vec<String> = heads.to_vec();
    heads.extend((1..=suggestion.hypotheses.len()).map(|h| format!("H{h}")));
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    out.raw("<h3>").text(&labels.of("evidence")).raw("</h3>\n");
    table(out, labels.words, false, &heads, |out| {
        for (item, number) in suggestion.evidence.iter().zip(1usize..) {
            out.raw("<tr id=\"e")
                .number(number)
                .raw("\"><th scope=\"row\">E")
                .number(number)
                .raw("</th><td class=\"words\">");
            for said in &item.said {
                quote(out, part, said);
                out.raw(" ");
            }
            for answer in &item.answers {
                let kind = answer
                    .kind()
                    .map(|kind| labels.of(&format!("claim_{}", kind.name())));
                let kind = kind.unwrap_or_else(|| labels.of("base_rate"));
                let short = labels
                    .short(answer)
                    .map(|short| format!(": {short}"))
                    .unwrap_or_default();
                out.raw("<a class=\"claim\" href=\"#a")
                    .number(number)
                    .raw("\">")
                    .text(&format!("{kind}{short}"))
                    .raw("</a> ");
            }
            out.raw("</td><td>")
                .number(item.origins.len())
                .raw(" <span class=\"quiet\"><bdi>")
                .text(&item.origins.join(", "))
                .raw("</bdi></span></td>");
            for h in 0..suggestion.hypotheses.len() {
                out.raw(if item.hypotheses.contains(&h) {
                    "<td class=\"n for\">✓</td>"
                } else {
                    "<td class=\"n\">·</td>"
                });
            }
            out.raw("</tr>\n");
        }
    });
}

/// What numbers can tell of each claim that has an answer.
fn answers(out: &mut Writer, labels: &Labels, part: &SuggestionPart) {
    for (item, number) in part.suggestion.evidence.iter().zip(1usize..) {
        if item.answers.is_empty() {
            continue;
        }
        out.raw("<div class=\"answer\" id=\"a")
            .number(number)
            .raw("\"><h3><a href=\"#e")
            .number(number)
            .raw("\">E")
            .number(number)
            .raw("</a></h3>\n");
        for answer in &item.answers {
            sentences(out, &labels.answer(answer));
            if let Answer::BaseRate {
                feature,
                days,
                counts,
            } = answer
            {
                let feature = Feature::Known {
                    key: (*feature).to_owned(),
                    days: *days,
                };
                let classes: Vec<_> = (counts.iter())
                    .map(|(name, class)| (labels.class(name), *class))
                    .collect();
                rates::draw(out, labels, &feature, &classes);
            }
        }
        out.raw("</div>\n");
    }
}
