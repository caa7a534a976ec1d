//! iCalendar (RFC 5545): an all-day event for everything that happens at a known time. What has
//! no date is a journal entry, which calendars do not show but keep.

use super::items::{Items, json_line};
use super::record::Record;
use super::view::{Item, View, day};
use jiff::ToSpan;
use jiff::civil::Date;
use std::io;

pub(super) const HEAD: &str =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Laocoon//Laocoon//EN\r\nCALSCALE:GREGORIAN\r\n";

/// Octets of the longest line, its break not counted.
const LINE: usize = 75;

pub(super) fn write(view: &View<'_>, items: &mut Items<'_>) -> io::Result<()> {
    for item in view.items().filter(Item::happens) {
        items.text(&component(view, &item))?;
    }
    Ok(())
}

fn component(view: &View<'_>, item: &Item<'_>) -> String {
    let document = &view.made.document;
    let (from, to) = item.days();
    let dated = |at: Option<&str>| at.and_then(day).filter(|day| day.year() > 0);
    let (from, to) = (dated(from), dated(to));
    let start = from.or(to);
    let kind = if start.is_some() {
        "VEVENT"
    } else {
        "VJOURNAL"
    };
    let doubts = item.doubts();
    let mut lines = Lines::default();
    lines.line("BEGIN", kind);
    lines.line("UID", &view.address(&item.claim.id).replace('#', ":"));
    // The day of the text, since there is no clock here.
    let stamp = document
        .published
        .as_deref()
        .and_then(day)
        .filter(|day| day.year() > 0);
    let stamp = stamp.map_or_else(|| "19700101".to_owned(), digits);
    lines.line("DTSTAMP", &format!("{stamp}T000000Z"));
    if let Some(start) = start {
        lines.line("DTSTART;VALUE=DATE", &digits(start));
        // The end is the first day that is no longer part of it.
        let end = to
            .filter(|to| *to > start)
            .and_then(|to| to.checked_add(1.day()).ok());
        if let Some(end) = end {
            lines.line("DTEND;VALUE=DATE", &digits(end));
        }
        lines.line("TRANSP", "TRANSPARENT");
    }
    let uncertain = if doubts.is_empty() { "" } else { "? " };
    lines.text("SUMMARY", &format!("{uncertain}{}", item.line()));
    let mut about = vec![format!("«{}»", item.quote())];
    if !doubts.is_empty() {
        about.push(format!("uncertain: {}", doubts.join(", ")));
    }
    about.extend(
        item.findings
            .iter()
            .map(|finding| format!("{}: {}", finding.verdict.replace('_', " "), finding.because)),
    );
    lines.text("DESCRIPTION", &about.join("\n"));
    let status = match (start.is_some(), doubts.is_empty()) {
        (true, true) => "CONFIRMED",
        (true, false) => "TENTATIVE",
        (false, _) => "DRAFT",
    };
    lines.line("STATUS", status);
    lines.text("CATEGORIES", &item.claim.kind);
    if start.is_some() && !item.places.is_empty() {
        lines.text("LOCATION", &super::view::names(&item.places));
        if let [place] = item.places[..]
            && let Some(at) = &place.coordinates
        {
            lines.line("GEO", &format!("{};{}", at.lat.as_str(), at.lon.as_str()));
        }
    }
    if let Some(address) = document.address() {
        lines.line("URL", address);
    }
    lines.text("X-LAOCOON;VALUE=TEXT", &json_line(&Record::new(view, item)));
    lines.line("END", kind);
    lines.0
}

fn digits(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Content lines, folded.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line whose value is no free text.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if length + letter.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line of words: signs with a meaning are escaped; controls, which have no place, become
    /// blanks.
    fn text(&mut self, name: &str, words: &str) {
        let mut value = String::with_capacity(words.len());
        for letter in words.chars() {
            match letter {
                '\\' | ';' | ',' => {
                    value.push('\\');
                    value.push(letter);
                }
                '\n' => value.push_str("\\n"),
                letter if letter.is_control() => value.push(' '),
                letter => value.push(letter),
            }
        }
        self.line(name, &value);
    }
}
