//! All values of a page.

use super::leaf::{Leaf, Place, leaves};
use super::page::{Body, Field, Page};
use super::spec::{self, IDLE_LABELS, SPECS};
use super::{boundary, composite, part, series, share, text};

/// Reads every covered field of a page.
pub fn page(page: &Page, edition: u16) -> Vec<Leaf> {
    let mut found: Vec<Leaf> = Vec::new();
    for field in &page.fields {
        let mut fresh = Vec::new();
        read(field, edition, &mut fresh);
        // A field may stand in two sections ("Urbanization" under Environment too): the first counts.
        fresh.retain(|leaf| !found.iter().any(|old| same_place(old, leaf)));
        found.append(&mut fresh);
    }
    found
}

fn same_place(a: &Leaf, b: &Leaf) -> bool {
    (a.indicator, &a.part, a.lag) == (b.indicator, &b.part, b.lag)
}

/// Reads one field.
pub fn read(field: &Field, edition: u16, out: &mut Vec<Leaf>) {
    let folded = spec::fold(&field.label);
    match folded.as_str() {
        "land boundaries" => return boundary::read(field, edition, out),
        "ethnic groups" | "ethnic divisions" => {
            return share::categories(field, edition, "ethnic-group", out);
        }
        "religions" | "religion" => return share::categories(field, edition, "religion", out),
        "languages" | "language" => return share::categories(field, edition, "language", out),
        "exports partners" => return share::partners(field, edition, "export-partner", out),
        "imports partners" => return share::partners(field, edition, "import-partner", out),
        _ => {}
    }
    if composite::read(&folded, field, edition, out) {
        return;
    }
    by_spec(&folded, field, edition, out);
}

/// Reads a field by the rows that name it.
fn by_spec(folded: &str, field: &Field, edition: u16, out: &mut Vec<Leaf>) {
    let rows: Vec<_> = SPECS
        .iter()
        .filter(|s| s.fields.contains(&folded))
        .collect();
    if rows.is_empty() {
        return;
    }
    let mut labels: Vec<&'static str> = rows
        .iter()
        .flat_map(|s| s.labels.iter().copied())
        .filter(|l| !l.is_empty())
        .collect();
    labels.extend(IDLE_LABELS);
    labels.dedup();
    let (mut parts, rank) = part::split(field, &labels, edition);
    if matches!(field.body, Body::Parts(_)) {
        // The newest year stands last once members are in order of their labels.
        let heads: Vec<String> = parts
            .iter()
            .filter(|p| p.0.is_empty())
            .map(|p| p.1.clone())
            .rev()
            .collect();
        parts.retain(|p| !p.0.is_empty());
        if !heads.is_empty() {
            parts.insert(0, ("", heads.join(" | ")));
        }
    }
    let shared = parts
        .iter()
        .rev()
        .find_map(|p| series::last_period(text::before_note(&p.1)));
    // "178.6 billion bbl note: includes oil sands (2008 est.)": after the remark, but of the figure.
    let at_end = match &field.body {
        Body::Flat(raw) => series::last_period(&text::plain(raw, edition).text),
        Body::Parts(_) => None,
    };
    let base = format!("{} / {}", field.section, field.label);
    for row in rows {
        let found = row
            .labels
            .iter()
            .find_map(|label| parts.iter().find(|p| p.0 == *label).map(|p| (*label, &p.1)));
        let Some((label, content)) = found else {
            continue;
        };
        let path = if label.is_empty() {
            base.clone()
        } else {
            format!("{base} / {label}")
        };
        let dated = series::read(text::before_note(content));
        let period = match dated.len() {
            1 if parts.len() == 1 => series::last_period(content).or_else(|| at_end.clone()),
            _ if parts.len() > 1 => shared.clone(),
            _ => None,
        };
        out.extend(leaves(
            &Place {
                indicator: row.indicator,
                part: row.part,
                path: &path,
            },
            row.want,
            dated,
            period.as_deref(),
        ));
    }
    if folded == "area"
        && let Some(rank) = rank
    {
        out.push(Leaf {
            indicator: "area-rank",
            part: String::new(),
            lag: 0,
            value: super::figure::Number::new(i64::from(rank), 0),
            range: None,
            bound: Default::default(),
            unit: "1",
            period: None,
            path: format!("{base} / country comparison to the world"),
            period_lost: false,
            mended: false,
        });
    }
}
