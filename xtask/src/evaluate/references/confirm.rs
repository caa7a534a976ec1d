//! Drawn values against the sources, edition by edition.

use super::draw::{self, Drawn};
use super::witness;
use crate::references::page::{Body, Field, Pages};
use crate::references::spec::{self, SPECS};
use crate::references::text;

/// What became of an era's draw.
#[derive(Clone, Debug, Default)]
pub struct Confirmed {
    pub drawn: usize,
    pub right: usize,
    pub wrong: Vec<String>,
}

/// Values drawn from every era, looked up as their editions come by.
pub struct Draws {
    drawn: Vec<(usize, Drawn)>,
    pub eras: Vec<Confirmed>,
}

impl Draws {
    pub fn new(count: usize, seed: u64) -> Draws {
        let eras = draw::ERAS.iter().enumerate();
        let drawn = eras.flat_map(|(n, era)| {
            draw::draw(*era, count, seed)
                .into_iter()
                .map(move |d| (n, d))
        });
        Draws {
            drawn: drawn.collect(),
            eras: vec![Confirmed::default(); draw::ERAS.len()],
        }
    }

    /// Looks up the values drawn from an edition; `print` shows them beside their source, to be read by eye.
    pub fn look_up(&mut self, year: u16, archive: &Pages, snapshot: &Pages, print: bool) {
        for (n, d) in self.drawn.iter().filter(|(_, d)| d.edition == year) {
            let texts = source_texts(d, [archive, snapshot]);
            if print {
                println!("## {}\n   {}", told(d), texts.join("\n   "));
            }
            let era = &mut self.eras[*n];
            era.drawn += 1;
            match witness::confirm(d, &texts) {
                Ok(()) => era.right += 1,
                Err(why) => era.wrong.push(format!("{}: {why}", told(d))),
            }
        }
    }
}

fn told(d: &Drawn) -> String {
    let (e, r) = (&d.entry, &d.entry.run);
    let (part, period) = (e.part.unwrap_or("-"), r.period.as_deref().unwrap_or("-"));
    format!(
        "{} {} {} {part} = {} {} ({period}) lag {}",
        d.edition, e.entity, d.indicator, r.value, r.unit, r.lag
    )
}

/// The texts of the fields that may hold a drawn value.
fn source_texts(d: &Drawn, sources: [&Pages; 2]) -> Vec<String> {
    let fields = sources
        .iter()
        .filter_map(|pages| pages.get(d.entry.entity))
        .flat_map(|p| &p.fields);
    let feeding = fields.filter(|f| feeds(f, d.indicator));
    feeding
        .map(|f| match &f.body {
            Body::Flat(raw) => text::untag(raw),
            Body::Parts(parts) => {
                let told = parts.iter().map(|(l, t)| {
                    if l.is_empty() {
                        text::untag(t)
                    } else {
                        format!("{l}: {}", text::untag(t))
                    }
                });
                told.collect::<Vec<_>>().join(" | ")
            }
        })
        .collect()
}

/// Whether a field may hold an indicator.
fn feeds(field: &Field, indicator: &str) -> bool {
    let folded = spec::fold(&field.label);
    let listed = match indicator {
        "land-boundary" | "land-boundary-part" => &["land boundaries"][..],
        "ethnic-group" => &["ethnic groups", "ethnic divisions"],
        "religion" => &["religions", "religion"],
        "language" => &["languages", "language"],
        "export-partner" => &["exports partners", "exports"],
        "import-partner" => &["imports partners", "imports"],
        "area-rank" => &["area"],
        "military-spending" | "military-dollars" => &["defense expenditures"],
        "gdp-ppp" | "gdp-official" | "gdp-per-head" | "gdp-growth" => {
            &["gdp", "gnp", "national product"]
        }
        "population-growth" => &["population"],
        _ => &[],
    };
    listed.contains(&folded.as_str())
        || SPECS
            .iter()
            .any(|s| s.indicator == indicator && s.fields.contains(&folded.as_str()))
}
