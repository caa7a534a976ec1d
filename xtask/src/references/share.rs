//! Fields that are lists of shares: groups, religions, languages, trading partners.

use super::leaf::{Leaf, Want};
use super::page::{Body, Field};
use super::{list, name, part, text};

/// A list of categories.
pub fn categories(field: &Field, edition: u16, indicator: &'static str, out: &mut Vec<Leaf>) {
    read(
        &whole(field, edition),
        field,
        indicator,
        |name| Some(name.to_owned()),
        out,
    );
}

/// A list of trading partners; groups of countries keep their printed name.
pub fn partners(field: &Field, edition: u16, indicator: &'static str, out: &mut Vec<Leaf>) {
    partner_text(&whole(field, edition), field, indicator, out);
}

/// The same, for the part of a field that lists partners.
pub fn partner_text(text: &str, field: &Field, indicator: &'static str, out: &mut Vec<Leaf>) {
    let key = |name: &str| {
        let own = name.rsplit(" / ").next().unwrap_or(name);
        let code = name::country(own).or_else(|| name::country(&laocoon_references::bare(own)));
        Some(code.map_or_else(|| own.to_owned(), str::to_owned))
    };
    read(text, field, indicator, key, out);
}

fn whole(field: &Field, edition: u16) -> String {
    match &field.body {
        Body::Flat(raw) => text::plain(raw, edition).text,
        Body::Parts(parts) => {
            let own = parts
                .iter()
                .filter(|(label, _)| part::is_head(label, &field.label));
            own.map(|(_, t)| text::untag(t))
                .collect::<Vec<_>>()
                .join(" | ")
        }
    }
}

fn read(
    text: &str,
    field: &Field,
    indicator: &'static str,
    key: impl Fn(&str) -> Option<String>,
    out: &mut Vec<Leaf>,
) {
    let path = format!("{} / {}", field.section, field.label);
    for item in list::read(text) {
        let (Some(unit), Some(part)) = (Want::Percent.unit(&item.figure), key(&item.name)) else {
            continue;
        };
        if out
            .iter()
            .any(|l| l.indicator == indicator && l.part == part)
        {
            continue;
        }
        out.push(Leaf {
            indicator,
            part,
            lag: 0,
            value: item.figure.value,
            range: item.figure.range,
            bound: item.figure.bound,
            unit,
            period: item.period,
            path: path.clone(),
            period_lost: false,
            mended: false,
        });
    }
}
