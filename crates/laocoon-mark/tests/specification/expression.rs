//! `spec/expression.md` and `spec/time.md`: every time and quantity of a sentence with its meaning.
//!
//! A time's label is its TIMEX3 value, with a modifier if there is one; a quantity's is its
//! kind, its value or limits, its unit and its bound. The day is 6 January 2022.

use crate::case::{annotate, cases, none_wrong};
use laocoon_mark::{Bound, Layers, Quantity, mark};
use laocoon_text::{Document, Language, Published, Span};

#[test]
fn times_and_quantities_are_as_specified() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let mut all = cases(language, "expression");
        all.extend(cases(language, "time"));
        assert!(all.len() >= 180, "{language:?}: {} sentences", all.len());
        for mut case in all {
            at_the_day(&mut case.document);
            let marks = labels(&mark(&case.document));
            wrong.extend(case.differs(&marks));
        }
    }
    none_wrong(&wrong);
}

/// Sentences that are known to be read wrongly: one that comes out right belongs to the others.
#[test]
fn what_is_open_is_still_open() {
    for language in Language::ALL {
        for mut case in cases(language, "time-open") {
            at_the_day(&mut case.document);
            let got = annotate(&case.document.text, &labels(&mark(&case.document)));
            assert_ne!(got, case.notation, "{} is right: move it up", case.place);
        }
    }
}

fn at_the_day(document: &mut Document) {
    document.published = Some(Published {
        date: jiff::civil::date(2022, 1, 6),
        time: None,
        span: None,
        found: "the specification".to_owned(),
    });
}

fn labels(layers: &Layers) -> Vec<(Span, String)> {
    let mut marks: Vec<(Span, String)> = Vec::new();
    for time in &layers.times {
        let modifier = time
            .modifier
            .map_or_else(String::new, |modifier| format!(" {modifier:?}"));
        marks.push((time.span, format!("{}{modifier}", time.value)));
    }
    let quantities = layers.quantities.iter();
    marks.extend(quantities.map(|quantity| (quantity.span, quantity_label(quantity))));
    marks.sort();
    marks
}

/// Its kind, its value or limits, its unit and its bound.
pub fn quantity_label(quantity: &Quantity) -> String {
    let mut label = format!("{:?} ", quantity.kind).to_lowercase();
    match (quantity.value, quantity.low, quantity.high) {
        (Some(value), ..) => label.push_str(&value.to_string()),
        (None, Some(low), Some(high)) => label.push_str(&format!("{low}..{high}")),
        (None, Some(low), None) => label.push_str(&format!("{low}..")),
        (None, None, high) => label.push_str(&format!("..{}", high.unwrap_or_default())),
    }
    if let Some(unit) = &quantity.unit {
        label.push_str(&format!(" {unit}"));
    }
    if !matches!(quantity.bound, Bound::Exact | Bound::Range) {
        label.push_str(&format!(" {:?}", quantity.bound));
    }
    label
}
