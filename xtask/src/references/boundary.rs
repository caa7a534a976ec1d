//! Land boundaries: the total, the neighbours, and the stretches and parts that are named apart, in all eras.

use super::leaf::{Leaf, Place, Want, leaves};
use super::page::{Body, Field};
use super::stretch::{self, Stretch};
use super::{figure, list, name, part, series, text};
use std::collections::BTreeMap;

const LABELS: &[&str] = &[
    "total",
    "border countries",
    "regional borders",
    "regional border",
    "border country",
    "border sovereign base areas",
    "metropolitan France - total",
    "French Guiana - total",
    "Saint Martin - total",
    "Guadeloupe - total",
];
pub const KM: Want = Want::Unit("km", "km");

/// What a field gives so far.
#[derive(Default)]
struct Borders {
    /// Code of the neighbour -> length, and the label it stands under.
    neighbours: BTreeMap<&'static str, (figure::Number, &'static str)>,
    stretches: Vec<Stretch>,
}

/// Reads the field.
pub fn read(field: &Field, edition: u16, out: &mut Vec<Leaf>) {
    let field = uncounted(field);
    let (parts, _) = part::split(&field, LABELS, edition);
    let base = format!("{} / {}", field.section, field.label);
    let mut total = None;
    let mut borders = Borders::default();
    for (label, text) in &parts {
        let text = text.trim_start_matches(':').trim();
        match *label {
            "border countries"
            | "border country"
            | "regional borders"
            | "regional border"
            | "border sovereign base areas" => borders.add(text, "border countries"),
            "" => {
                // 1990 to 1995 print the total first and the neighbours after it: "5,826 km total; China 76 km, ...".
                let (head, tail) = head(text);
                total = total.or_else(|| series::read(head).into_iter().next().map(|d| (d, "")));
                borders.add(tail, "");
            }
            "total" => {
                total = series::read(text)
                    .into_iter()
                    .next()
                    .map(|d| (d, "total"))
                    .or(total)
            }
            // Where only parts of a country have totals, that of the first, the metropolis, counts.
            _ => {
                let found = series::read(text).into_iter().next();
                borders
                    .stretches
                    .extend(found.as_ref().map(|dated| Stretch {
                        with: None,
                        name: label.trim_end_matches(" - total").to_owned(),
                        length: dated.figure.value,
                        label,
                    }));
                total = total.or_else(|| found.map(|dated| (dated, *label)));
            }
        }
    }
    let whole = total.as_ref().map(|(dated, _)| dated.figure.value);
    if let Some((dated, label)) = total {
        let path = joined(&base, label);
        out.extend(leaves(
            &Place {
                indicator: "land-boundary",
                part: "",
                path: &path,
            },
            KM,
            vec![dated],
            None,
        ));
    }
    for (part, (value, label)) in &borders.neighbours {
        let path = joined(&base, label);
        out.push(leaf("land-boundary", (*part).to_owned(), *value, path));
    }
    for stretch in borders.stretches {
        let of = match stretch.with {
            Some(with) => borders.neighbours.get(with).map(|(length, _)| *length),
            None => whole,
        };
        // A stretch that is all of the border is no part of it.
        if of.is_some_and(|of| of != stretch.length) {
            let path = joined(&base, stretch.label);
            out.push(leaf(
                stretch::INDICATOR,
                stretch.key(),
                stretch.length,
                path,
            ));
        }
    }
}

fn leaf(indicator: &'static str, part: String, value: figure::Number, path: String) -> Leaf {
    Leaf {
        indicator,
        part,
        lag: 0,
        value,
        range: None,
        bound: figure::Bound::Exact,
        unit: "km",
        period: None,
        path,
        period_lost: false,
        mended: false,
    }
}

fn joined(base: &str, label: &str) -> String {
    if label.is_empty() {
        base.to_owned()
    } else {
        format!("{base} / {label}")
    }
}

/// "border countries (5):" without the count.
fn uncounted(field: &Field) -> Field {
    let clean = |text: &str| {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = ["border countries (", "regional borders ("]
            .iter()
            .filter_map(|l| rest.find(l))
            .min()
        {
            let open = at + rest[at..].find('(').unwrap_or(0);
            out.push_str(&rest[..open]);
            rest = rest[open..].split_once(')').map_or("", |(_, after)| after);
        }
        out.push_str(rest);
        out
    };
    let body = match &field.body {
        Body::Flat(text) => Body::Flat(clean(text)),
        Body::Parts(parts) => Body::Parts(
            parts
                .iter()
                .map(|(l, t)| (clean(&format!("{l} ")).trim().to_owned(), t.clone()))
                .collect(),
        ),
    };
    Field {
        body,
        ..field.clone()
    }
}

/// The total at the start, and the list after it.
fn head(text: &str) -> (&str, &str) {
    // "the land boundaries in the world total 250,472 km"
    let world = text.starts_with("the land boundaries");
    let text = text
        .split_once(" total ")
        .filter(|_| world)
        .map_or(text, |(_, after)| after);
    let text = text
        .trim_start_matches("total")
        .trim_start_matches([' ', ':']);
    let Some((_, rest)) = figure::read(text) else {
        return ("", text);
    };
    let (_, rest) = series::brackets(rest);
    let at = text.len() - rest.len();
    (
        &text[..at],
        rest.trim_start()
            .trim_start_matches("total")
            .trim_start_matches([' ', ';', ',', ':']),
    )
}

impl Borders {
    /// Adds the neighbours of a list; stretches of one border ("Russia (northwest)") are added up.
    fn add(&mut self, list_text: &str, label: &'static str) {
        let text = text::before_note(list_text);
        let pieces = list::pieces(text)
            .into_iter()
            .flat_map(|p| p.split(" km and "));
        for piece in pieces {
            let Some(at) = number_at(piece) else { continue };
            let Some((figure, rest)) = figure::read(&piece[at..]) else {
                continue;
            };
            let (Some(_), Some(with)) = (KM.unit(&figure), neighbour(&piece[..at])) else {
                continue;
            };
            let entry = self
                .neighbours
                .entry(with)
                .or_insert((figure::Number::default(), label));
            entry.0 = entry.0.plus(figure.value);
            let named = stretch::qualifier(&piece[..at]).map(|name| (name, figure.value));
            self.stretches
                .extend(
                    (named.into_iter().chain(stretch::within(rest))).map(|(name, length)| {
                        Stretch {
                            with: Some(with),
                            name,
                            length,
                            label,
                        }
                    }),
                );
        }
    }
}

/// Where the first figure in km outside brackets starts.
fn number_at(piece: &str) -> Option<usize> {
    let mut depth = 0;
    let mut before = ' ';
    for (at, c) in piece.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 && c.is_ascii_digit() && before == ' ' => return Some(at),
            _ => {}
        }
        before = c;
    }
    None
}

/// The code of a neighbour as printed: "China (southeast)", "US Naval Base at Guantanamo Bay", "Spain (Ceuta)".
fn neighbour(printed: &str) -> Option<&'static str> {
    let bare = laocoon_references::bare(printed);
    let bare = bare.trim_matches([' ', ':', '-', '.', ',']);
    if bare.starts_with("US Naval Base") {
        return Some("US");
    }
    let stem = ["-proper", "-Naxcivan exclave"]
        .iter()
        .find_map(|s| bare.strip_suffix(s))
        .unwrap_or(bare);
    name::country(printed).or_else(|| name::country(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, edition: u16, expected: &[(&str, f64)]) {
        let field = Field {
            section: "Geography".into(),
            label: "Land boundaries".into(),
            body: Body::Flat(text.into()),
        };
        let mut found = Vec::new();
        read(&field, edition, &mut found);
        let found: Vec<_> = found
            .iter()
            .map(|l| (l.part.as_str(), l.value.as_f64()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn all_eras() {
        check(
            "826 km total; China 76 km, Iran 750 km",
            1990,
            &[("", 826.0), ("CN", 76.0), ("IR", 750.0)],
        );
        check(
            "826 km; China 76 km, Iran 750 km",
            1992,
            &[("", 826.0), ("CN", 76.0), ("IR", 750.0)],
        );
        check(
            "total 826.4 km, China 76 km, Iran 750.4 km",
            1995,
            &[("", 826.4), ("CN", 76.0), ("IR", 750.4)],
        );
        check(
            "total: 826 km border countries: China (north) 70 km and China (south) 6 km, Iran 750 km",
            2004,
            &[
                ("", 826.0),
                ("CN", 76.0),
                ("IR", 750.0),
                ("CN / north", 70.0),
                ("CN / south", 6.0),
            ],
        );
        check(
            "total: 826 km | border countries (2): China 76 km, Iran 750 km",
            2016,
            &[("", 826.0), ("CN", 76.0), ("IR", 750.0)],
        );
        check(
            "total: 826 km border countries (2): China 76 km; Iran 750 km note: more",
            2023,
            &[("", 826.0), ("CN", 76.0), ("IR", 750.0)],
        );
        check("0 km", 2000, &[("", 0.0)]);
    }
}
