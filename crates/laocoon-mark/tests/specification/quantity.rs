//! `spec/quantity.md`: every quantity of a sentence, and nothing else of it.

use crate::case::{cases, none_wrong};
use crate::expression::quantity_label;
use laocoon_mark::mark;
use laocoon_text::Language;

#[test]
fn quantities_are_as_specified() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let cases = cases(language, "quantity");
        assert!(cases.len() >= 45, "{language:?}: {} sentences", cases.len());
        for case in cases {
            let marks: Vec<_> = mark(&case.document)
                .quantities
                .iter()
                .map(|quantity| (quantity.span, quantity_label(quantity)))
                .collect();
            wrong.extend(case.differs(&marks));
        }
    }
    none_wrong(&wrong);
}
