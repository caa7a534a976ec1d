//! Parts of a border that are named apart: "Azerbaijan-proper 566 km", "Russia (Kaliningrad Oblast) 210 km",
//! "8,893 km (includes 2,477 km with Alaska)", "metropolitan France - total".

use super::boundary::KM;
use super::{figure, name};

/// Key of the indicator that holds them, by "code of the neighbour / name of the part".
pub const INDICATOR: &str = "land-boundary-part";

/// A part of a border, or of all borders.
pub struct Stretch {
    /// Code of the neighbour; `None` for a part of all borders.
    pub with: Option<&'static str>,
    /// What the edition calls it.
    pub name: String,
    pub length: figure::Number,
    pub label: &'static str,
}

impl Stretch {
    /// The key of the part.
    pub fn key(&self) -> String {
        match self.with {
            Some(with) => format!("{with} / {}", self.name),
            None => self.name.clone(),
        }
    }
}

/// What tells a stretch from the whole border: "Naxcivan exclave" of "Azerbaijan-Naxcivan exclave", "Ceuta" of "Spain (Ceuta)".
pub fn qualifier(printed: &str) -> Option<String> {
    let printed = printed.trim();
    let whole = printed.split_once(" (").map_or(printed, |(head, _)| head);
    if let Some((head, tail)) = whole.split_once('-')
        && name::country(whole).is_none_or(|_| tail == "proper")
        && name::country(head).is_some()
    {
        return Some(tail.trim().to_owned());
    }
    // "Holy See (Vatican City)" is a name.
    if laocoon_references::ENTITIES
        .iter()
        .any(|entity| entity.name == printed)
    {
        return None;
    }
    let inside = printed.rsplit_once('(')?.1.split(')').next()?.trim();
    let inside = inside.strip_prefix("with ").unwrap_or(inside);
    (!inside.is_empty()).then(|| inside.to_owned())
}

/// The part told in brackets behind a length: "(of which 225 km is the boundary of Cabinda)", "(includes 2,477 km with Alaska)".
pub fn within(rest: &str) -> Option<(String, figure::Number)> {
    let inside = rest.split_once('(')?.1.split(')').next()?.trim();
    let told = ["of which ", "includes ", "including "]
        .iter()
        .find_map(|opening| inside.strip_prefix(opening))?;
    let (figure, name) = figure::read(told)?;
    KM.unit(&figure)?;
    let mut name = name.trim();
    for opening in ["is ", "the ", "boundary ", "of ", "with ", "discontiguous "] {
        name = name.strip_prefix(opening).unwrap_or(name).trim_start();
    }
    (!name.is_empty()).then(|| (name.to_owned(), figure.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_named_apart() {
        let check = |printed: &str, expected: Option<&str>| {
            assert_eq!(qualifier(printed).as_deref(), expected, "{printed}");
        };
        check("Azerbaijan-proper", Some("proper"));
        check("Azerbaijan-Naxcivan exclave ", Some("Naxcivan exclave"));
        check(
            "Armenia (with Azerbaijan-proper)",
            Some("Azerbaijan-proper"),
        );
        check("Russia (Kaliningrad Oblast)", Some("Kaliningrad Oblast"));
        check("Holy See (Vatican City)", None);
        check("Guinea-Bissau", None);
        check("China", None);
    }

    #[test]
    fn parts_in_brackets() {
        let check = |rest: &str, expected: Option<(&str, f64)>| {
            let found = within(rest);
            let found = found
                .as_ref()
                .map(|(name, length)| (name.as_str(), length.as_f64()));
            assert_eq!(found, expected, "{rest}");
        };
        check(" (includes 2,477 km with Alaska)", Some(("Alaska", 2477.0)));
        check(
            " (of which 225 km is the boundary of discontiguous Cabinda Province)",
            Some(("Cabinda Province", 225.0)),
        );
        check(" (2010)", None);
        check("", None);
    }
}
