//! The indicators that a figure can be of, without language: which numbers each admits, and
//! what else belongs to it. The words for them stand in the language packs.

use crate::unit::Dimension;

/// One indicator.
#[derive(Clone, Copy, Debug)]
pub struct Indicator {
    /// Its key in the packs, the references and the dossier.
    pub key: &'static str,
    /// What its numbers measure.
    pub admits: &'static [Dimension],
    /// What a figure of it names beside its subject.
    pub other: Other,
    /// Its key when the number measures something else: a share instead of a count.
    pub instead: Option<(Dimension, &'static str)>,
}

/// What a figure names beside its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// Nothing.
    None,
    /// A country on the other side, if any: no neighbour means all of them.
    Counterpart,
    /// A country on the other side; without one there is no figure.
    Partner,
    /// A part of the people; without one there is no figure.
    Category,
}

use Dimension::{Area, Count, Density, Length, Money, Number, People, Percent, Rank, Rate, Years};

/// Every indicator that the packs may name.
#[rustfmt::skip]
pub const INDICATORS: &[Indicator] = &[
    Indicator { key: "land-boundary", admits: &[Length], other: Other::Counterpart, instead: None },
    Indicator { key: "coastline", admits: &[Length], other: Other::None, instead: None },
    Indicator { key: "area", admits: &[Area], other: Other::None, instead: None },
    Indicator { key: "area-rank", admits: &[Rank], other: Other::None, instead: None },
    Indicator { key: "population", admits: &[People], other: Other::None, instead: None },
    Indicator { key: "population-rank", admits: &[Rank], other: Other::None, instead: None },
    Indicator { key: "population-density", admits: &[Density], other: Other::None, instead: None },
    Indicator { key: "population-growth", admits: &[Percent], other: Other::None, instead: None },
    Indicator { key: "median-age", admits: &[Years], other: Other::None, instead: None },
    Indicator { key: "birth-rate", admits: &[Rate, Count], other: Other::None, instead: None },
    Indicator { key: "death-rate", admits: &[Rate, Count], other: Other::None, instead: None },
    Indicator { key: "infant-mortality", admits: &[Rate, Count], other: Other::None, instead: None },
    Indicator { key: "net-migration", admits: &[Rate], other: Other::None, instead: None },
    Indicator { key: "fertility-rate", admits: &[Number, Count], other: Other::None, instead: None },
    Indicator { key: "life-expectancy", admits: &[Years], other: Other::None, instead: None },
    Indicator { key: "literacy", admits: &[Percent], other: Other::None, instead: None },
    Indicator { key: "urban-population", admits: &[Percent], other: Other::None, instead: None },
    Indicator { key: "ethnic-group", admits: &[Percent], other: Other::Category, instead: None },
    Indicator { key: "religion", admits: &[Percent], other: Other::Category, instead: None },
    Indicator { key: "language", admits: &[Percent], other: Other::Category, instead: None },
    Indicator { key: "gdp-ppp", admits: &[Money], other: Other::None, instead: None },
    Indicator { key: "gdp-per-head", admits: &[Money], other: Other::None, instead: None },
    Indicator { key: "gdp-official", admits: &[Money], other: Other::None, instead: None },
    Indicator { key: "gdp-growth", admits: &[Percent], other: Other::None, instead: None },
    Indicator { key: "inflation", admits: &[Percent], other: Other::None, instead: None },
    Indicator { key: "unemployment", admits: &[Percent], other: Other::None, instead: None },
    Indicator { key: "youth-unemployment", admits: &[Percent], other: Other::None, instead: None },
    Indicator { key: "poverty", admits: &[Percent], other: Other::None, instead: None },
    Indicator { key: "public-debt", admits: &[Percent, Money], other: Other::None, instead: None },
    Indicator { key: "external-debt", admits: &[Money], other: Other::None, instead: None },
    Indicator { key: "budget-revenue", admits: &[Money], other: Other::None, instead: None },
    Indicator { key: "budget-expenditure", admits: &[Money], other: Other::None, instead: None },
    Indicator { key: "foreign-reserves", admits: &[Money], other: Other::None, instead: None },
    Indicator { key: "exports", admits: &[Money], other: Other::None, instead: None },
    Indicator { key: "imports", admits: &[Money], other: Other::None, instead: None },
    Indicator { key: "export-partner", admits: &[Percent], other: Other::Partner, instead: None },
    Indicator { key: "import-partner", admits: &[Percent], other: Other::Partner, instead: None },
    Indicator { key: "military-spending", admits: &[Percent, Money], other: Other::None, instead: Some((Money, "military-dollars")) },
    Indicator { key: "military-personnel", admits: &[Count], other: Other::None, instead: None },
    Indicator { key: "airports", admits: &[Count], other: Other::None, instead: None },
    Indicator { key: "railways", admits: &[Length], other: Other::None, instead: None },
    Indicator { key: "roads", admits: &[Length], other: Other::None, instead: None },
    Indicator { key: "waterways", admits: &[Length], other: Other::None, instead: None },
    Indicator { key: "internet-users", admits: &[Percent, People], other: Other::None, instead: Some((Percent, "internet-share")) },
    Indicator { key: "mobile-phones", admits: &[Count, People], other: Other::None, instead: None },
    Indicator { key: "electricity-production", admits: &[Dimension::Energy], other: Other::None, instead: None },
    Indicator { key: "electricity-consumption", admits: &[Dimension::Energy], other: Other::None, instead: None },
    Indicator { key: "arable-land", admits: &[Percent], other: Other::None, instead: None },
    Indicator { key: "forest", admits: &[Percent], other: Other::None, instead: None },
];

/// The indicator with this key; `None` for one that packs compose, such as
/// "uranium-production".
pub fn indicator(key: &str) -> Option<&'static Indicator> {
    INDICATORS.iter().find(|indicator| indicator.key == key)
}

/// What numbers of a commodity's production, reserves or trade measure.
pub const COMMODITY_ADMITS: &[Dimension] = &[Dimension::Mass, Dimension::Volume, Dimension::Energy];

/// Peoples as the references name them in lists of ethnic groups, by country.
#[rustfmt::skip]
const PEOPLES: &[(&str, &str)] = &[
    ("AF", "Afghan"), ("AL", "Albanian"), ("AM", "Armenian"), ("AZ", "Azerbaijani"),
    ("BA", "Bosniak"), ("BG", "Bulgarian"), ("BY", "Belarusian"), ("CN", "Chinese"),
    ("CZ", "Czech"), ("DE", "German"), ("EE", "Estonian"), ("ES", "Spanish"),
    ("FI", "Finnish"), ("FR", "French"), ("GB", "English"), ("GE", "Georgian"),
    ("GR", "Greek"), ("HR", "Croat"), ("HU", "Hungarian"), ("IN", "Indian"),
    ("IR", "Persian"), ("IT", "Italian"), ("JP", "Japanese"), ("KG", "Kyrgyz"),
    ("KR", "Korean"), ("KZ", "Kazakh"), ("LT", "Lithuanian"), ("LV", "Latvian"),
    ("MD", "Moldovan"), ("ME", "Montenegrin"), ("MK", "Macedonian"), ("MN", "Mongol"),
    ("NP", "Nepalese"), ("PK", "Pakistani"), ("PL", "Polish"), ("PT", "Portuguese"),
    ("RO", "Romanian"), ("RS", "Serb"), ("RU", "Russian"), ("SI", "Slovene"),
    ("SK", "Slovak"), ("SO", "Somali"), ("SY", "Syrian"), ("TJ", "Tajik"),
    ("TM", "Turkmen"), ("TR", "Turkish"), ("UA", "Ukrainian"), ("UZ", "Uzbek"),
    ("VN", "Vietnamese"),
];

/// The people of a country as lists of ethnic groups and languages name it.
pub fn people_of(country: &str) -> Option<&'static str> {
    let at = PEOPLES.binary_search_by_key(&country, |(code, _)| code);
    at.ok().map(|at| PEOPLES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peoples_are_found() {
        assert!(PEOPLES.is_sorted());
        assert_eq!(people_of("KZ"), Some("Kazakh"));
        assert_eq!(people_of("VN"), Some("Vietnamese"));
        assert_eq!(people_of("XX"), None);
    }
}
