//! brat standoff: marks and claims as text-bound annotations, certainty and verdict as
//! attributes, number and time as relations, and the whole record as a note. Offsets are code
//! points.

use super::items::json_line;
use super::record::Record;
use super::view::{Item, View};
use crate::made::{Mark, Number};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

pub(super) fn files(view: &View<'_>) -> Vec<(&'static str, String)> {
    vec![
        (".txt", view.text().to_owned()),
        (".ann", annotations(view)),
        ("annotation.conf", CONFIGURATION.to_owned()),
    ]
}

/// What brat must be told of the annotations, for a whole folder.
const CONFIGURATION: &str = "\
[entities]
Time
Quantity
Name
Quotation
Cue
Actor
Figure
Event
Relation
Toll
Report
Inference
Demand

[relations]
Amount\tArg1:<ENTITY>, Arg2:<ENTITY>
When\tArg1:<ENTITY>, Arg2:<ENTITY>
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Sort\tArg:<ENTITY>, Value:DATE|TIME|DURATION|SET|number|measure|money|percent|rank|count|range|PER|LOC|ORG|NORP|MISC|speech|term|title|hedge|booster|negation|condition|report|impersonal|loaded
Certainty\tArg:<ENTITY>, Value:asserted|hedged|conditional|reported|negated|asked
Verdict\tArg:<ENTITY>, Value:right|approximately_right|imprecise|stale|contested|wrong|inconsistent|not_checkable
";

fn annotations(view: &View<'_>) -> String {
    let mut ann = Ann::default();
    let mut numbers = BTreeMap::new();
    for mark in &view.made.marks {
        if let Some(number) = ann.bound(view, &mark.kind, mark.start, mark.end) {
            numbers.insert(mark.id.as_str(), number);
            let sort = mark.r#type.as_deref().or(mark.class.as_deref());
            ann.attribute("Sort", number, sort);
            ann.note(number, &json_line(&noted(mark)));
        }
    }
    for item in view.items() {
        let claim = item.claim;
        let Some(number) = ann.bound(view, &claim.kind, claim.start, claim.end) else {
            continue;
        };
        ann.attribute("Certainty", number, Some(&claim.stance.certainty));
        ann.attribute(
            "Verdict",
            number,
            item.finding().map(|finding| finding.verdict.as_str()),
        );
        let Item { quantity, time, .. } = item;
        for (name, mark) in [("Amount", quantity), ("When", time)] {
            let to = mark.and_then(|mark| numbers.get(mark.id.as_str()));
            if let Some(to) = to {
                ann.relation(name, number, *to);
            }
        }
        ann.note(number, &json_line(&Record::new(view, &item)));
    }
    ann.text
}

/// A mark's values.
#[derive(Serialize)]
struct Noted<'m> {
    id: &'m str,
    #[serde(flatten)]
    words: BTreeMap<&'static str, &'m str>,
    #[serde(flatten)]
    numbers: BTreeMap<&'static str, &'m Number>,
}

fn noted(mark: &Mark) -> Noted<'_> {
    let words = [
        ("mod", &mark.r#mod),
        ("from", &mark.from),
        ("to", &mark.to),
        ("bound", &mark.bound),
        ("unit", &mark.unit),
        ("of", &mark.of),
        ("entity", &mark.entity),
        ("tone", &mark.tone),
        ("target", &mark.target),
    ];
    let numbers = [
        ("value", &mark.value),
        ("low", &mark.low),
        ("high", &mark.high),
    ];
    Noted {
        id: &mark.id,
        words: words
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.as_deref()?)))
            .collect(),
        numbers: numbers
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.as_ref()?)))
            .collect(),
    }
}

#[derive(Default)]
struct Ann {
    text: String,
    bounds: u32,
    attributes: u32,
    relations: u32,
    notes: u32,
}

impl Ann {
    /// A text-bound annotation. Lines never break inside one: it is cut at the breaks. `None`
    /// for words that are all breaks.
    fn bound(&mut self, view: &View<'_>, kind: &str, start: u32, end: u32) -> Option<u32> {
        let words = view.span(start, end).of(view.text());
        let mut pieces = Vec::new();
        let mut at = start;
        for piece in words.split(is_break) {
            let length = piece.chars().count() as u32;
            if length > 0 {
                pieces.push((at, at + length, piece));
            }
            at += length + 1;
        }
        if pieces.is_empty() {
            return None;
        }
        self.bounds += 1;
        let places: Vec<String> = pieces
            .iter()
            .map(|(start, end, _)| format!("{start} {end}"))
            .collect();
        let words: Vec<&str> = pieces.iter().map(|(.., words)| *words).collect();
        let kind = crate::gist::capitalised(kind);
        // Writing to memory cannot fail, here and below.
        let _ = writeln!(
            self.text,
            "T{}\t{kind} {}\t{}",
            self.bounds,
            places.join(";"),
            words.join(" ")
        );
        Some(self.bounds)
    }

    fn attribute(&mut self, name: &str, of: u32, value: Option<&str>) {
        if let Some(value) = value {
            self.attributes += 1;
            let _ = writeln!(self.text, "A{}\t{name} T{of} {value}", self.attributes);
        }
    }

    fn relation(&mut self, name: &str, from: u32, to: u32) {
        self.relations += 1;
        let _ = writeln!(
            self.text,
            "R{}\t{name} Arg1:T{from} Arg2:T{to}",
            self.relations
        );
    }

    fn note(&mut self, of: u32, line: &str) {
        self.notes += 1;
        let _ = writeln!(self.text, "#{}\tAnnotatorNotes T{of}\t{line}", self.notes);
    }
}

/// What some program takes for the end of a line.
fn is_break(letter: char) -> bool {
    matches!(
        letter,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}
