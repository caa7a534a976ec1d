//! How many of the numeric leaves that a source prints in the covered fields were read.

use crate::references::leaf::Leaf;
use crate::references::page::{Body, Field, Pages};
use crate::references::spec::{self, SPECS};
use crate::references::{part, period, read, series, text};

/// Numeric leaves that a source prints in the covered fields, and those read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Coverage {
    pub printed: usize,
    pub read: usize,
}

/// Counts one edition of one source; with `misses`, prints what was not read.
pub fn coverage(pages: &Pages, year: u16, source: &str, misses: bool) -> Coverage {
    let mut total = Coverage::default();
    for page in pages.values() {
        for field in &page.fields {
            let mut leaves = Vec::new();
            read::read(field, year, &mut leaves);
            for (label, content, printed) in printed(field, year) {
                let read = leaves
                    .iter()
                    .filter(|l| belongs(l, &label, field))
                    .count()
                    .min(printed);
                total.printed += printed;
                total.read += read;
                if misses && read < printed {
                    println!(
                        "MISS\t{year}\t{source}\t{}\t{}\t{label}\t{read}/{printed}\t{content}",
                        page.entity, field.label
                    );
                }
            }
        }
    }
    total
}

fn belongs(leaf: &Leaf, label: &str, field: &Field) -> bool {
    let base = format!("{} / {}", field.section, field.label);
    label == "*"
        || leaf.path
            == if label.is_empty() {
                base
            } else {
                format!("{base} / {label}")
            }
}

/// The numeric leaves of a covered field, counted without its reader: (label, text, count).
fn printed(field: &Field, year: u16) -> Vec<(String, String, usize)> {
    let folded = spec::fold(&field.label);
    let whole = match &field.body {
        Body::Flat(raw) => text::plain(raw, year).text,
        Body::Parts(parts) => {
            let own = parts
                .iter()
                .filter(|(l, _)| l != "note" && l != "country comparison to the world");
            own.map(|(l, t)| {
                if l.is_empty() {
                    text::untag(t)
                } else {
                    format!("{l}: {}", text::untag(t))
                }
            })
            .collect::<Vec<_>>()
            .join(" | ")
        }
    };
    let before_samples = &whole[..whole.find("major-language sample").unwrap_or(whole.len())];
    let body = text::before_note(before_samples);
    let count = |mark: &str| {
        let ends = |at: usize| {
            body[..at]
                .trim_end()
                .ends_with(|c: char| c.is_ascii_digit())
        };
        body.match_indices(mark).filter(|(at, _)| ends(*at)).count()
    };
    match folded.as_str() {
        // Stretches of one border are added up: "Russia (northeast) 40 km and Russia (northwest) 5 km".
        "land boundaries" => {
            let stretches = body.matches(" km and ").count();
            return vec![("*".into(), whole.clone(), count("km") - stretches)];
        }
        "ethnic groups" | "ethnic divisions" | "religions" | "religion" | "languages"
        | "language" | "exports partners" | "imports partners" => {
            return vec![("*".into(), whole.clone(), count("%"))];
        }
        _ => {}
    }
    if !SPECS.iter().any(|s| s.fields.contains(&folded.as_str())) {
        return Vec::new();
    }
    match &field.body {
        Body::Parts(parts) => parts
            .iter()
            .filter(|(l, _)| covered(&folded, l))
            .map(|(l, t)| {
                let t = text::untag(t);
                let printed = figures(text::before_note(&t));
                let label = if l.ends_with(|c: char| c.is_ascii_digit()) {
                    ""
                } else {
                    l.trim()
                };
                (label.to_owned(), t, printed)
            })
            .filter(|(.., printed)| *printed > 0)
            .collect(),
        Body::Flat(_) => {
            let rows = SPECS.iter().filter(|s| s.fields.contains(&folded.as_str()));
            let wanted: Vec<&str> = rows.flat_map(|s| s.labels.iter().copied()).collect();
            let labels: Vec<&'static str> = SPECS
                .iter()
                .filter(|s| s.fields.contains(&folded.as_str()))
                .flat_map(|s| s.labels.iter().copied().filter(|l| !l.is_empty()))
                .chain(spec::IDLE_LABELS.iter().copied())
                .collect();
            let parts = part::split_flat(&whole, &labels).into_iter();
            let counted = parts
                .filter(|(label, _)| wanted.contains(label))
                .map(|(label, t)| {
                    let printed = figures(text::before_note(&t));
                    (label.to_owned(), t, printed)
                })
                .filter(|(.., printed)| *printed > 0);
            if year >= 1997 {
                return counted.collect();
            }
            let printed = usize::from(has_digit(body));
            vec![("*".into(), whole.clone(), printed)]
        }
    }
}

fn covered(folded: &str, label: &str) -> bool {
    let label = if label.ends_with(|c: char| c.is_ascii_digit()) {
        ""
    } else {
        label.trim()
    };
    SPECS.iter().any(|s| {
        s.fields.contains(&folded) && s.labels.iter().any(|l| l.eq_ignore_ascii_case(label))
    })
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

/// One figure for each bracket with a date that has digits before it, or one if there are digits but no date.
fn figures(text: &str) -> usize {
    let (mut dated, mut undated) = (0, false);
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let digits = has_digit(&rest[..open]);
        let Some(end) = series::closing(&rest[open + 1..]) else {
            break;
        };
        if period::read(&rest[open + 1..open + 1 + end]).is_some() {
            dated += usize::from(digits || undated);
            undated = false;
        } else {
            undated |= digits;
        }
        rest = &rest[open + end + 2..];
    }
    dated.max(usize::from(undated || has_digit(rest)))
}
