//! Units that measure the same thing, and how many of one make another.

use rust_decimal::Decimal;

/// Codes of UCUM and ISO 4217, each with how many of the base unit of its kind it is.
type Kind = &'static [(&'static str, &'static str)];

const LENGTH: Kind = &[
    ("km", "1000"),
    ("m", "1"),
    ("dm", "0.1"),
    ("cm", "0.01"),
    ("mm", "0.001"),
    ("um", "0.000001"),
    ("nm", "0.000000001"),
    ("[mi_i]", "1609.344"),
    ("[nmi_i]", "1852"),
    ("[yd_i]", "0.9144"),
    ("[ft_i]", "0.3048"),
    ("[in_i]", "0.0254"),
];

const MASS: Kind = &[
    ("Mt", "1000000000000"),
    ("kt", "1000000000"),
    ("t", "1000000"),
    ("kg", "1000"),
    ("g", "1"),
    ("mg", "0.001"),
    ("[ston_av]", "907184.74"),
    ("[lb_av]", "453.59237"),
    ("[oz_av]", "28.349523125"),
];

const AREA: Kind = &[
    ("km2", "1000000"),
    ("har", "10000"),
    ("m2", "1"),
    ("cm2", "0.0001"),
    ("[smi_us]", "2589988.110336"),
    ("[acr_us]", "4046.8564224"),
    ("[sft_i]", "0.09290304"),
];

const VOLUME: Kind = &[
    ("km3", "1000000000000"),
    ("m3", "1000"),
    ("hL", "100"),
    ("L", "1"),
    ("dL", "0.1"),
    ("cL", "0.01"),
    ("mL", "0.001"),
    ("[bbl_us]", "158.987294928"),
    ("[gal_us]", "3.785411784"),
    ("[qt_us]", "0.946352946"),
    ("[pt_us]", "0.473176473"),
    ("[cup_us]", "0.2365882365"),
    ("[foz_us]", "0.0295735295625"),
];

const KINDS: [Kind; 4] = [LENGTH, MASS, AREA, VOLUME];

/// How many `to` make one `from`; `None` for codes of different kinds, or unknown ones.
///
/// ```
/// use laocoon_mark::quantity::unit::factor;
/// assert_eq!(factor("[ft_i]", "[in_i]"), Some(12.into()));
/// assert_eq!(factor("kg", "km"), None);
/// ```
pub fn factor(from: &str, to: &str) -> Option<Decimal> {
    let of = |kind: Kind, code: &str| {
        let (_, size) = kind.iter().find(|(known, _)| *known == code)?;
        Decimal::from_str_exact(size).ok()
    };
    KINDS.iter().find_map(|kind| {
        let factor = of(kind, from)?.checked_div(of(kind, to)?)?;
        Some(factor.round_dp(12).normalize())
    })
}

#[cfg(test)]
mod tests {
    use super::factor;
    use rust_decimal::Decimal;

    #[test]
    fn converts_within_a_kind() {
        let check = |from, to, expected: &str| {
            let factor = factor(from, to).map(|factor: Decimal| factor.to_string());
            assert_eq!(factor.as_deref().unwrap_or("none"), expected, "{from} {to}");
        };
        check("km", "m", "1000");
        check("[yd_i]", "[ft_i]", "3");
        check("[gal_us]", "[qt_us]", "4");
        check("t", "kg", "1000");
        check("mg", "g", "0.001");
        check("km", "L", "none");
        check("USD", "EUR", "none");
    }
}
