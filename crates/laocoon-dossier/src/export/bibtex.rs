//! BibTeX: the documents and the data sets they were held against.

use super::csl::used;
use super::items::Items;
use super::view::View;
use std::io;

pub(super) fn write(view: &View<'_>, items: &mut Items<'_>) -> io::Result<()> {
    let document = &view.made.document;
    let (kind, field) = match document.address() {
        Some(_) => ("online", "url"),
        None => ("misc", "howpublished"),
    };
    let title = document.title.as_deref().unwrap_or(&document.source);
    let note = format!("BLAKE3: {}", document.hash);
    let fields = [
        ("title", Some(title)),
        ("author", document.author.as_deref()),
        ("date", document.published.as_deref()),
        (field, Some(document.source.as_str())),
        ("langid", langid(&document.language)),
        ("note", Some(note.as_str())),
    ];
    if items.is_new(&document.id) {
        items.text(&entry(kind, &document.id, &fields))?;
    }
    for reference in used(view) {
        if !items.is_new(&reference.dataset) {
            continue;
        }
        let note = format!("BLAKE3: {}", reference.hash);
        let fields = [
            ("title", Some(reference.title.as_str())),
            ("version", Some(reference.editions.as_str())),
            ("note", Some(note.as_str())),
        ];
        items.text(&entry("dataset", &reference.dataset, &fields))?;
    }
    Ok(())
}

fn entry(kind: &str, key: &str, fields: &[(&str, Option<&str>)]) -> String {
    let mut entry = format!("@{kind}{{{},\n", plain(key));
    for (name, value) in fields {
        let Some(value) = value else { continue };
        // Second braces keep a title's capitals, and an institution's name in one piece.
        let (open, close) = match *name {
            "title" | "author" => ("{{", "}}"),
            _ => ("{", "}"),
        };
        let value = if *name == "url" {
            address(value)
        } else {
            escaped(value)
        };
        entry.push_str(&format!("  {name} = {open}{value}{close},\n"));
    }
    entry.push_str("}\n\n");
    entry
}

/// Keys hold letters, digits and a few signs.
fn plain(key: &str) -> String {
    key.chars()
        .map(|letter| match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '.' | '_' | ':' => letter,
            _ => '-',
        })
        .collect()
}

/// Words as LaTeX sets them; white space and control characters become single blanks.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in one_line(words).chars() {
        match letter {
            '\\' => out.push_str("\\textbackslash{}"),
            // A brace that has no partner would end the entry, escaped or not.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '"' => out.push_str("\\textquotedbl{}"),
            '@' => out.push_str("\\symbol{64}"),
            '%' | '&' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(letter);
            }
            letter => out.push(letter),
        }
    }
    out
}

/// An address is not set but followed: only what would break the entry is changed.
fn address(address: &str) -> String {
    address
        .replace('{', "%7B")
        .replace('}', "%7D")
        .replace('\\', "%5C")
}

/// Words on one line, white space and controls as single blanks.
pub(super) fn one_line(words: &str) -> String {
    let parts = words.split(|letter: char| letter.is_whitespace() || letter.is_control());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

fn langid(language: &str) -> Option<&'static str> {
    match language {
        "fr" => Some("french"),
        "en" => Some("english"),
        "ru" => Some("russian"),
        _ => None,
    }
}
