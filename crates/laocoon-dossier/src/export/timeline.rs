//! TimelineJS: a slide for everything that happens at a known day, month or year. The program
//! drops slides without a start; they follow in a side field instead.

use super::items::{Beside, Items};
use super::record::Record;
use super::view::{Item, View, day};
use serde_json::{Map, Value, json};
use std::io;

/// What follows the slides; the undated come after it.
pub(super) const TAIL: &str = "\n],\"laocoon\":{\"undated\":";

pub(super) fn write(view: &View<'_>, items: &mut Items<'_>) -> io::Result<()> {
    for item in view.items().filter(Item::happens) {
        let slide = slide(view, &item);
        if slide.item.contains_key("start_date") {
            items.json(&slide)?;
        } else {
            items.put_aside(&slide)?;
        }
    }
    Ok(())
}

fn slide<'m>(view: &View<'m>, item: &Item<'m>) -> Beside<'m> {
    let document = &view.made.document;
    let (from, to) = item.days();
    // A time that is open at one side stands at the day that is known, and says so.
    let start = from.or(to).and_then(day).filter(|day| day.year() > 0);
    let end = to.and_then(day).filter(|_| from.is_some() && from != to);
    let doubts = item.doubts();
    let mut slide = Map::new();
    slide.insert(
        "unique_id".into(),
        format!("{}-{}", document.id, item.claim.id).into(),
    );
    if let Some(start) = start {
        slide.insert("start_date".into(), date(start));
        if let Some(end) = end {
            slide.insert("end_date".into(), date(end));
        }
    }
    if let Some(words) = item.time {
        let value = words.value.as_ref().map_or("", |value| value.as_str());
        let doubt = if doubts.is_empty() { "" } else { " ?" };
        slide.insert(
            "display_date".into(),
            plain(&format!("{value}{doubt}")).into(),
        );
    }
    slide.insert("group".into(), plain(&item.claim.kind).into());
    let mut text = format!("<blockquote lang=\"{}\">", html(&document.language));
    text.push_str(&format!("{}</blockquote>", html(item.quote())));
    if !doubts.is_empty() {
        text.push_str(&format!("<p>{}</p>", html(&doubts.join(", "))));
    }
    for finding in &item.findings {
        let verdict = finding.verdict.replace('_', " ");
        text.push_str(&format!(
            "<p><b>{}</b>: {}</p>",
            html(&verdict),
            html(&finding.because)
        ));
    }
    if let Some(address) = document.address() {
        text.push_str(&format!("<p><a href=\"{0}\">{0}</a></p>", html(address)));
    }
    slide.insert(
        "text".into(),
        json!({"headline": html(&item.line()), "text": text}),
    );
    Beside {
        item: slide,
        laocoon: Record::new(view, item),
    }
}

fn date(day: jiff::civil::Date) -> Value {
    json!({"year": day.year(), "month": day.month(), "day": day.day()})
}

/// Words that stand in a page as themselves.
fn html(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // What HTML has no place for.
            '\0' => out.push('\u{fffd}'),
            letter => out.push(letter),
        }
    }
    out
}

/// Words for a field from which the program takes all markup: no sign in them is one.
fn plain(words: &str) -> String {
    words.replace(['<', '>', '&'], " ")
}
