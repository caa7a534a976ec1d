//! What happened, across documents, on the days that they give.

use super::Case;
use crate::gist;
use crate::html::chart::svg::Target;
use crate::html::chart::timeline::{self, Mark};
use crate::html::view::{section, table};
use crate::html::writer::Writer;
use laocoon_assess::compare::overview::Moment;

pub(super) fn write(out: &mut Writer, view: &Case<'_>) {
    if view.case.chronology.is_empty() {
        return;
    }
    let words = &view.words.views;
    section(
        out,
        "chronology",
        &words.chronology,
        Some(&words.case_key),
        |out| {
            let marks: Vec<Mark> = (view.case.chronology.iter())
                .filter_map(|moment| mark(view, moment))
                .collect();
            timeline::draw(out, view.words, &marks, None);
            let heads = [
                words.when.as_str(),
                &words.what,
                &words.words,
                &words.documents,
            ];
            table(out, view.words, true, &heads, |out| {
                for moment in &view.case.chronology {
                    row(out, view, moment);
                }
            });
        },
    );
}

fn mark(view: &Case<'_>, moment: &Moment) -> Option<Mark> {
    let (from, to) = days(&moment.day)?;
    let about = view.about("event", &moment.what, &moment.of, None);
    let label = match moment.origins {
        0 | 1 => gist::clipped(&about, 44),
        origins => format!("{} ×{origins}", gist::clipped(&about, 40)),
    };
    Some(Mark {
        from: Some(from),
        to: Some(to),
        class: if moment.disputed {
            "mark disputed"
        } else {
            "mark"
        },
        title: format!(
            "{}: {about}: {}",
            view.words.time(&moment.day),
            gist::clipped(&moment.quote, 200)
        ),
        label,
        target: Target {
            href: super::accounts::href(view, moment.account),
            claims: String::new(),
        },
    })
}

/// First and last day of "2022-01-05", "2022-01" or "2022".
fn days(day: &str) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    let date = |text: String| text.parse::<jiff::civil::Date>().ok();
    match day.len() {
        4 => Some((date(format!("{day}-01-01"))?, date(format!("{day}-12-31"))?)),
        7 => {
            let first = date(format!("{day}-01"))?;
            Some((first, first.last_of_month()))
        }
        _ => {
            let day = date(day.get(..10)?.to_owned())?;
            Some((day, day))
        }
    }
}

fn row(out: &mut Writer, view: &Case<'_>, moment: &Moment) {
    out.raw("<tr><th scope=\"row\">")
        .text(&view.words.time(&moment.day))
        .raw("</th><td><bdi>")
        .text(&view.about("event", &moment.what, &moment.of, None))
        .raw("</bdi>");
    if moment.disputed {
        out.raw(" <b class=\"contested verdict\">")
            .text(&view.words.views.disputed)
            .raw("</b>");
    }
    out.raw("</td><td>");
    view.quoted(
        out,
        moment.documents.first().copied().unwrap_or(0),
        &moment.quote,
    );
    out.raw("</td><td>");
    view.numbers(out, &moment.documents);
    out.raw("</td></tr>\n");
}
