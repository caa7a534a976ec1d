//! Labelled parts of a field: "total: 5 km land: 4 km (1999)".

use super::page::{Body, Field};
use super::text;

/// A part: the label it was found under (one of those asked for; "" for what stands before any), and its text.
pub type Part = (&'static str, String);

/// Splits a field at the labels it may have; a label may be followed by " -" words or a space before its colon.
pub fn split(field: &Field, labels: &[&'static str], edition: u16) -> (Vec<Part>, Option<u32>) {
    match &field.body {
        Body::Flat(raw) => {
            let plain = text::plain(raw, edition);
            (split_flat(&plain.text, labels), plain.rank)
        }
        Body::Parts(parts) => {
            let mut rank = None;
            let mut found = Vec::new();
            for (label, raw) in parts {
                if label == "country comparison to the world" {
                    rank = raw.parse().ok();
                } else if label != "note" {
                    let label = known(label, &field.label, labels);
                    let text = text::untag(raw);
                    if let Some(label) = label {
                        found.push((label, text));
                    }
                }
            }
            (found, rank)
        }
    }
}

/// The label among those asked for; labels that only repeat the field's name and a year count as the head.
fn known(label: &str, field: &str, labels: &[&'static str]) -> Option<&'static str> {
    let label = label.trim();
    if is_head(label, field) {
        return Some("");
    }
    labels
        .iter()
        .find(|l| l.eq_ignore_ascii_case(label))
        .copied()
}

/// Whether a member of a field is its own text: no label, the field's own, or one that only adds a year.
pub fn is_head(label: &str, field: &str) -> bool {
    label.is_empty() || label == field || label.ends_with(|c: char| c.is_ascii_digit())
}

/// Splits one string at its labels.
pub fn split_flat(text: &str, labels: &[&'static str]) -> Vec<Part> {
    let lower = text.to_ascii_lowercase();
    let mut cuts: Vec<(usize, usize, &'static str)> = Vec::new();
    for label in labels.iter().copied().chain(["note"]) {
        let mut from = 0;
        while let Some(at) =
            text::find_word(&lower[from..], &label.to_ascii_lowercase()).map(|at| at + from)
        {
            let end = at + label.len();
            let after = &lower[end..];
            let colon = after.len() - after.trim_start_matches(' ').len();
            if after[colon..].starts_with(':') {
                cuts.push((at, end + colon + 1, label));
            }
            from = end;
        }
    }
    cuts.sort();
    // Of labels that end at one colon ("total", "metropolitan France - total") the longest counts.
    cuts.dedup_by(|later, earlier| later.0 < earlier.1);
    let mut parts = Vec::new();
    let head = text[..cuts.first().map_or(text.len(), |c| c.0)].trim_matches([' ', '|']);
    if !head.is_empty() {
        parts.push(("", head.to_owned()));
    }
    for (n, (_, start, label)) in cuts.iter().enumerate() {
        let end = cuts.get(n + 1).map_or(text.len(), |c| c.0);
        if *label != "note" {
            parts.push((label, text[*start..end].trim_matches([' ', '|']).to_owned()));
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits() {
        let check = |text: &str, labels: &[&'static str], expected: &[(&str, &str)]| {
            let found = split_flat(text, labels);
            let found: Vec<(&str, &str)> = found.iter().map(|(l, t)| (*l, t.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        };
        check(
            "total: 5 km land : 4 km (1999)",
            &["total", "land", "water"],
            &[("total", "5 km"), ("land", "4 km (1999)")],
        );
        check(
            "5 km note: not land: 3 km total: 6 km",
            &["total"],
            &[("", "5 km"), ("total", "6 km")],
        );
        check(
            "total area: 5 km land area: 4 km",
            &["total area", "land area"],
            &[("total area", "5 km"), ("land area", "4 km")],
        );
        check(
            "3% | male: 2%",
            &["male", "female"],
            &[("", "3%"), ("male", "2%")],
        );
    }
}
