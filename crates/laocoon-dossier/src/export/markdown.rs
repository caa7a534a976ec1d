//! Markdown: the claims as a list; on the web each quotation is a link to its very words.

use super::bibtex::one_line;
use super::items::Items;
use super::view::{Item, View, encoded};
use std::io;

/// Characters of the longest quotation that a link holds whole; longer ones are told by their
/// first and last words.
const WHOLE: usize = 120;
/// Words by which the ends of a long quotation are told, and words beside one that stands twice.
const ENDS: usize = 4;

pub(super) fn write(view: &View<'_>, items: &mut Items<'_>) -> io::Result<()> {
    let document = &view.made.document;
    let title = document.title.as_deref().unwrap_or(&document.source);
    items.text(&format!("# {}\n\n", escaped(title)))?;
    let mut about = vec![match document.address() {
        Some(at) => format!("[{}]({})", escaped(at), target(at)),
        None => escaped(&document.source),
    }];
    about.extend(document.author.as_deref().map(escaped));
    about.extend(document.published.as_deref().map(escaped));
    items.text(&format!("{}\n\n", about.join(" · ")))?;
    for item in view.items() {
        items.text(&entry(view, &item))?;
    }
    items.text("\n")
}

fn entry(view: &View<'_>, item: &Item<'_>) -> String {
    let claim = item.claim;
    let quote = format!("«{}»", escaped(item.quote()));
    let quote = match view.made.document.address() {
        Some(at) => format!("[{quote}]({})", fragment(view, item, at)),
        None => quote,
    };
    let mut entry = format!("- **{}** {quote}", escaped(&claim.kind));
    if view.made.document.address().is_none() {
        entry.push_str(&format!(" (characters {} to {})", claim.start, claim.end));
    }
    entry.push_str(&format!("  \n  {}", escaped(&item.line())));
    let mut stance = vec![claim.stance.certainty.clone()];
    match item.holder {
        Some(name) => stance.insert(0, name.to_owned()),
        None if claim.stance.holder == "unnamed" => stance.insert(0, "unnamed source".into()),
        None => {}
    }
    entry.push_str(&format!(" ({})", escaped(&stance.join(", "))));
    for finding in &item.findings {
        let verdict = finding.verdict.replace('_', " ");
        entry.push_str(&format!(
            "  \n  **{}**: {}",
            escaped(&verdict),
            escaped(&finding.because)
        ));
    }
    entry.push('\n');
    entry
}

/// The address of the very words: a text fragment.
fn fragment(view: &View<'_>, item: &Item<'_>, address: &str) -> String {
    let text = view.text();
    let quote = one_line(item.quote());
    let words: Vec<&str> = quote.split(' ').collect();
    let mut parts = Vec::new();
    // Words that stand elsewhere too are told apart by their neighbours.
    let twice = text.matches(item.quote()).nth(1).is_some();
    let before = one_line(&text[..item.span.start as usize][tail(text, item.span.start)..]);
    let after = one_line(&text[item.span.end as usize..head(text, item.span.end)]);
    let last: Vec<&str> = before.split(' ').rev().take(ENDS).collect();
    let last: Vec<&str> = last.into_iter().rev().collect();
    if twice && !before.is_empty() {
        parts.push(format!("{}-", term(&last.join(" "))));
    }
    let short = quote.chars().count() <= WHOLE && !item.quote().contains('\n');
    if short || words.len() <= 2 * ENDS {
        parts.push(term(&quote));
    } else {
        parts.push(term(&words[..ENDS].join(" ")));
        parts.push(term(&words[words.len() - ENDS..].join(" ")));
    }
    if twice && !after.is_empty() {
        let first: Vec<&str> = after.split(' ').take(ENDS).collect();
        parts.push(format!("-{}", term(&first.join(" "))));
    }
    let sign = if address.contains('#') { "" } else { "#" };
    format!("{}{sign}:~:text={}", target(address), parts.join(","))
}

/// Where the line ends in which the words before a place stand, at most 64 characters back.
fn tail(text: &str, at: u32) -> usize {
    let before = &text[..at as usize];
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    before
        .char_indices()
        .rev()
        .nth(63)
        .map_or(line, |(at, _)| at.max(line))
}

/// The same after a place.
fn head(text: &str, at: u32) -> usize {
    let (at, after) = (at as usize, &text[at as usize..]);
    let line = after.find('\n').unwrap_or(after.len());
    at + after
        .char_indices()
        .nth(64)
        .map_or(line, |(to, _)| to.min(line))
}

/// A part of a text fragment; `-` has a meaning there.
fn term(words: &str) -> String {
    encoded(words)
}

/// An address as the target of a link.
fn target(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for letter in address.chars() {
        match letter {
            '(' | ')' | '<' | '>' | '[' | ']' | '\\' | '`' | '"' | '\'' | '*' | '_' | '|' | '~' => {
                out.push_str(&format!("%{:02X}", letter as u32));
            }
            letter => out.push(letter),
        }
    }
    out
}

/// Words that stand in Markdown as themselves, on one line.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let line = one_line(words);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let marks = matches!(
            letter,
            '\\' | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '&'
                | '~'
                | '|'
                | '$'
                | '#'
                | '!'
                | '@'
        );
        // Some programs make a link of whatever looks like an address.
        if marks || letter == ':' && letters.peek() == Some(&'/') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
