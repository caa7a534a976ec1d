//! What a quantity measures, and how its unit converts to the one the references use.

use laocoon_mark::{Quantity, QuantityKind};
use rust_decimal::Decimal;

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Dimension {
    Length,
    Area,
    Volume,
    Mass,
    Energy,
    People,
    Count,
    Number,
    Percent,
    Rank,
    /// Per thousand.
    Rate,
    /// People on an area.
    Density,
    Years,
    Money,
}

/// Units by UCUM code: what they measure, and how many of the dimension's base unit (km, km2,
/// m3, t, kWh, a) they make.
const UNITS: &[(&str, Dimension, &str)] = &[
    ("km", Dimension::Length, "1"),
    ("m", Dimension::Length, "0.001"),
    ("[mi_i]", Dimension::Length, "1.609344"),
    ("[nmi_i]", Dimension::Length, "1.852"),
    ("[mi_us]", Dimension::Length, "1.609347"),
    ("[ft_i]", Dimension::Length, "0.0003048"),
    ("km2", Dimension::Area, "1"),
    ("m2", Dimension::Area, "0.000001"),
    ("har", Dimension::Area, "0.01"),
    ("[mi_i]2", Dimension::Area, "2.589988110336"),
    ("[smi_us]", Dimension::Area, "2.589988110336"),
    ("[acr_us]", Dimension::Area, "0.0040468564224"),
    ("m3", Dimension::Volume, "1"),
    ("km3", Dimension::Volume, "1000000000"),
    ("[bbl_us]", Dimension::Volume, "0.158987294928"),
    ("l", Dimension::Volume, "0.001"),
    ("L", Dimension::Volume, "0.001"),
    ("t", Dimension::Mass, "1"),
    ("kt", Dimension::Mass, "1000"),
    ("Mt", Dimension::Mass, "1000000"),
    ("kg", Dimension::Mass, "0.001"),
    ("[lton_av]", Dimension::Mass, "1.0160469088"),
    ("[ston_av]", Dimension::Mass, "0.90718474"),
    ("kW.h", Dimension::Energy, "1"),
    ("MW.h", Dimension::Energy, "1000"),
    ("GW.h", Dimension::Energy, "1000000"),
    ("TW.h", Dimension::Energy, "1000000000"),
    ("a", Dimension::Years, "1"),
    ("%", Dimension::Percent, "1"),
    ("[ppth]", Dimension::Rate, "1"),
    ("/1000", Dimension::Rate, "1"),
    ("/km2", Dimension::Density, "1"),
];

/// What a unit measures, and how many base units it makes; `None` for a unit that no reference
/// uses. A rate per time ("[bbl_us]/d", "t/a") measures what its numerator measures.
pub fn unit(code: &str) -> Option<(Dimension, Decimal)> {
    let known = |code: &str| {
        UNITS
            .iter()
            .find(|(name, _, _)| *name == code)
            .map(|(_, dimension, factor)| (*dimension, factor.parse().unwrap_or(Decimal::ONE)))
    };
    known(code).or_else(|| {
        let (numerator, per) = code.rsplit_once('/')?;
        let per_year = match per {
            "a" | "ann" => Decimal::ONE,
            "d" => Decimal::from(365),
            "mo" => Decimal::from(12),
            _ => return None,
        };
        known(numerator).map(|(dimension, factor)| (dimension, factor * per_year))
    })
}

/// The unit in which a dimension is counted, if it has one of its own.
pub fn base(dimension: Dimension) -> Option<&'static str> {
    (UNITS.iter())
        .find(|(_, known, factor)| *known == dimension && *factor == "1")
        .map(|(code, _, _)| *code)
}

/// Everything that this quantity may be a number of.
pub fn measures(quantity: &Quantity) -> &'static [Dimension] {
    use Dimension::{Count, Money, Number, People, Percent, Rank, Rate, Years};
    let code = quantity.unit.as_deref();
    match quantity.kind {
        QuantityKind::Percent => &[Percent],
        QuantityKind::Rank => &[Rank],
        QuantityKind::Money => &[Money],
        QuantityKind::Count => &[Count, People],
        QuantityKind::Number => &[Number, Count, People, Rate, Years],
        QuantityKind::Range | QuantityKind::Measure => match code.and_then(unit) {
            Some((dimension, _)) => single(dimension),
            None if code.is_none() => &[Number, Count, People],
            // A currency on a range.
            None if code.is_some_and(|code| code.len() == 3) => &[Money],
            None => &[],
        },
    }
}

fn single(dimension: Dimension) -> &'static [Dimension] {
    match dimension {
        Dimension::Length => &[Dimension::Length],
        Dimension::Area => &[Dimension::Area],
        Dimension::Volume => &[Dimension::Volume],
        Dimension::Mass => &[Dimension::Mass],
        Dimension::Energy => &[Dimension::Energy],
        Dimension::Percent => &[Dimension::Percent],
        Dimension::Rate => &[Dimension::Rate],
        Dimension::Density => &[Dimension::Density],
        Dimension::Years => &[Dimension::Years],
        Dimension::Money => &[Dimension::Money],
        Dimension::People | Dimension::Count | Dimension::Number | Dimension::Rank => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts() {
        assert_eq!(unit("[mi_i]").map(|(d, _)| d), Some(Dimension::Length));
        assert_eq!(unit("t/a"), Some((Dimension::Mass, Decimal::ONE)));
        assert_eq!(unit("[bbl_us]/d").map(|(d, _)| d), Some(Dimension::Volume));
        assert_eq!(unit("parsec"), None);
        for (code, _, factor) in UNITS {
            assert!(factor.parse::<Decimal>().is_ok(), "{code}");
        }
    }
}
