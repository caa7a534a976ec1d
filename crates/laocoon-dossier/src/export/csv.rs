//! A table of the claims (RFC 4180). No cell of words is a formula to a spreadsheet; numbers
//! stay numbers, with every digit.

use super::items::Items;
use super::record::Record;
use super::view::View;
use crate::made::Number;
use std::io;

/// The first line. The mark before it tells spreadsheets that the table is UTF-8.
pub(super) const HEAD: &str = "\u{feff}document,source,language,title,published,id,kind,start,end,\
    quote,prefix,suffix,holder,holder_name,certainty,modality,what,who,who_ids,whom,whom_ids,\
    places,places_ids,part,content,value,low,high,bound,unit,of,time,time_mod,time_words,from,to,\
    since,verdict,rule,because,findings,edited\r\n";

pub(super) fn write(view: &View<'_>, items: &mut Items<'_>) -> io::Result<()> {
    let mut line = String::new();
    for item in view.items() {
        line.clear();
        for (index, (_, cell)) in cells(&Record::new(view, &item)).into_iter().enumerate() {
            if index > 0 {
                line.push(',');
            }
            match cell {
                Cell::Words(words) => quoted(&mut line, words.unwrap_or_default()),
                Cell::Number(number) => {
                    line.push_str(number.map_or("", Number::as_str));
                }
                Cell::Count(count) => line.push_str(&count.to_string()),
                Cell::Flag(flag) => line.push_str(if flag { "true" } else { "false" }),
                Cell::Json(json) => quoted(&mut line, &json),
            }
        }
        line.push_str("\r\n");
        items.text(&line)?;
    }
    Ok(())
}

/// What stands in a column.
pub(super) enum Cell<'r> {
    Words(Option<&'r str>),
    Number(Option<&'r Number>),
    Count(u32),
    Flag(bool),
    Json(String),
}

/// The columns of a table of claims, in order.
pub(super) fn cells<'r>(record: &'r Record<'_>) -> [(&'static str, Cell<'r>); 42] {
    use Cell::{Count, Flag, Json, Number, Words};
    let findings = match record.findings.is_empty() {
        true => String::new(),
        false => serde_json::to_string(&record.findings).unwrap_or_default(),
    };
    [
        ("document", Words(Some(record.document))),
        ("source", Words(Some(record.source))),
        ("language", Words(Some(record.language))),
        ("title", Words(record.title)),
        ("published", Words(record.published)),
        ("id", Words(Some(record.id))),
        ("kind", Words(Some(record.kind))),
        ("start", Count(record.start)),
        ("end", Count(record.end)),
        ("quote", Words(Some(record.quote))),
        ("prefix", Words(Some(record.prefix))),
        ("suffix", Words(Some(record.suffix))),
        ("holder", Words(Some(record.holder))),
        ("holder_name", Words(record.holder_name)),
        ("certainty", Words(Some(record.certainty))),
        ("modality", Words(record.modality)),
        ("what", Words(record.what)),
        ("who", Words(record.who.as_deref())),
        ("who_ids", Words(record.who_ids.as_deref())),
        ("whom", Words(record.whom.as_deref())),
        ("whom_ids", Words(record.whom_ids.as_deref())),
        ("places", Words(record.places.as_deref())),
        ("places_ids", Words(record.places_ids.as_deref())),
        ("part", Words(record.part)),
        ("content", Words(record.content)),
        ("value", Number(record.value)),
        ("low", Number(record.low)),
        ("high", Number(record.high)),
        ("bound", Words(record.bound)),
        ("unit", Words(record.unit)),
        ("of", Words(record.of)),
        ("time", Words(record.time.map(crate::made::Number::as_str))),
        ("time_mod", Words(record.time_mod)),
        ("time_words", Words(record.time_words)),
        ("from", Words(record.from)),
        ("to", Words(record.to)),
        ("since", Flag(record.since)),
        ("verdict", Words(record.verdict)),
        ("rule", Words(record.rule)),
        ("because", Words(record.because)),
        ("findings", Json(findings)),
        ("edited", Words(record.edited.as_deref())),
    ]
}

fn quoted(line: &mut String, words: &str) {
    if words.is_empty() {
        return;
    }
    line.push('"');
    if is_obeyed(words) {
        line.push('\'');
    }
    for letter in words.chars() {
        if letter == '"' {
            line.push('"');
        }
        line.push(letter);
    }
    line.push('"');
}

/// Whether a spreadsheet might obey a cell, or whether its first sign is the guard itself.
fn is_obeyed(words: &str) -> bool {
    // Programs skip blanks and invisible signs before a formula.
    let first = words
        .chars()
        .find(|letter| !(letter.is_whitespace() || letter.is_control() || is_invisible(*letter)));
    words.starts_with(['\'', '\t', '\r', '\n', '\0'])
        || matches!(
            first,
            Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '−')
        )
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A cell of words as it was before it was guarded against being obeyed.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(words) if is_obeyed(words) => words,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_obeyed, quoted, unguarded};

    #[test]
    fn no_cell_is_a_formula_and_each_comes_back() {
        for (words, expected) in [
            ("Le lac", "\"Le lac\""),
            ("", ""),
            ("a \"b\" c", "\"a \"\"b\"\" c\""),
            ("=1+1", "\"'=1+1\""),
            ("  =1+1", "\"'  =1+1\""),
            ("\u{200b}\u{feff}@SUM(A1)", "\"'\u{200b}\u{feff}@SUM(A1)\""),
            ("+7 701", "\"'+7 701\""),
            ("-5", "\"'-5\""),
            ("\t=1", "\"'\t=1\""),
            ("'tis", "\"''tis\""),
            ("'=1", "\"''=1\""),
            ("＝1+1", "\"'＝1+1\""),
            ("a=1", "\"a=1\""),
            ("— dit-il", "\"— dit-il\""),
        ] {
            let mut cell = String::new();
            quoted(&mut cell, words);
            assert_eq!(cell, expected);
            let bare = cell
                .strip_prefix('"')
                .and_then(|cell| cell.strip_suffix('"'));
            let bare = bare.unwrap_or_default().replace("\"\"", "\"");
            assert!(
                bare.is_empty() || !is_obeyed(&bare) || bare.starts_with('\''),
                "{bare}"
            );
            assert_eq!(unguarded(&bare), words);
        }
        assert_eq!(unguarded("'quoted by hand'"), "'quoted by hand'");
    }
}
