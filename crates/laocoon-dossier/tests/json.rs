//! The JSON dossier: shape, offsets, order, schema.
#![allow(clippy::unwrap_used, reason = "a failed test says where")]

mod common;

use common::{Sample, mongolia};
use laocoon_dossier::{json, schema};
use laocoon_mark::{
    Bound, Cue, CueClass, Modifier, NameKind, Quantity, QuantityKind, QuotationClass, Time,
    TimeKind,
};
use laocoon_text::{BlockKind, Span};
use serde_json::{Value, json as value};

fn parse(sample: &Sample) -> Value {
    let dossier = serde_json::from_str(&json::to_string(&sample.dossier())).unwrap();
    validate(&dossier);
    dossier
}

fn validate(dossier: &Value) {
    let schema: Value = serde_json::from_str(schema::text()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(dossier)
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// Every object that has `start`, `end` and `text` quotes its words.
fn check_quotes(value: &Value, text: &[char]) {
    match value {
        Value::Object(fields) => {
            if let (Some(start), Some(end), Some(quote)) =
                (fields.get("start"), fields.get("end"), fields.get("text"))
            {
                let (start, end) = (start.as_u64().unwrap(), end.as_u64().unwrap());
                let words: String = text[start as usize..end as usize].iter().collect();
                assert_eq!(quote.as_str().unwrap(), words);
            }
            fields.values().for_each(|value| check_quotes(value, text));
        }
        Value::Array(items) => items.iter().for_each(|value| check_quotes(value, text)),
        _ => {}
    }
}

#[test]
fn spans_quote_their_words_in_code_points() {
    let dossier = parse(&mongolia());
    let text: Vec<char> = dossier["document"]["text"]
        .as_str()
        .unwrap()
        .chars()
        .collect();
    check_quotes(&dossier, &text);
    assert_eq!(dossier["claims"].as_array().unwrap().len(), 10);
}

#[test]
fn names_are_the_published_ones() {
    let dossier = parse(&mongolia());
    let claim = &dossier["claims"][0];
    assert_eq!(claim["kind"], "figure");
    assert_eq!(claim["figure"]["indicator"], "land-boundary");
    assert_eq!(claim["figure"]["with"], "e2");
    assert_eq!(claim["figure"]["time"], Value::Null);
    assert_eq!(
        claim["stance"],
        value!({"holder": "author", "certainty": "asserted", "cues": []})
    );
    let finding = &dossier["findings"][0];
    assert_eq!(finding["verdict"], "stale");
    assert_eq!(finding["claims"], value!(["s1"]));
    assert_eq!(finding["evidence"][1]["editions"], value!([2002, 2014]));
    assert_eq!(finding["evidence"][1]["value"], value!(3543));
    assert_eq!(dossier["vintage"]["editions"], value!([2002, 2014]));
    assert_eq!(dossier["laocoon"]["references"][0]["editions"], "1990-2025");
    assert_eq!(dossier["entities"][1]["ids"], value!({"iso3166": "RU"}));
    assert_eq!(dossier["entities"][1]["coordinates"], Value::Null);
    assert_eq!(dossier["notices"][0]["start"], Value::Null);
}

#[test]
fn marks_are_in_order_and_ids_lead_to_them() {
    let dossier = parse(&mongolia());
    let marks = dossier["marks"].as_array().unwrap();
    let starts: Vec<u64> = marks
        .iter()
        .map(|mark| mark["start"].as_u64().unwrap())
        .collect();
    assert!(starts.is_sorted());
    for claim in dossier["claims"].as_array().unwrap() {
        let id = &claim["figure"]["quantity"];
        assert!(marks.iter().any(|mark| mark["id"] == *id), "{id}");
    }
}

#[test]
fn first_stages_alone() {
    let mut sample = mongolia();
    sample.findings = Default::default();
    assert_eq!(parse(&sample)["findings"], value!([]));
    sample.claims.clear();
    let dossier = parse(&sample);
    assert_eq!(dossier["claims"], value!([]));
    assert_eq!(dossier["vintage"], Value::Null);
    parse(&Sample::of(""));
}

#[test]
fn a_line_gives_its_id_back() {
    let sample = mongolia();
    for id in [value!("a\nb"), value!(17), value!(null)] {
        let line = json::to_line(&sample.dossier(), &id);
        assert!(!line.contains('\n'));
        let dossier: Value = serde_json::from_str(&line).unwrap();
        validate(&dossier);
        assert_eq!(dossier["id"], id);
    }
}

#[test]
fn every_kind_of_mark_is_in_the_schema() {
    let mut sample = Sample::of("🐎 a été 3 fois");
    let span = Span::new(0, 4);
    use BlockKind as B;
    for kind in [
        B::Title,
        B::Heading,
        B::ListItem,
        B::Caption,
        B::BlockQuote,
        B::TableCell,
        B::Boilerplate,
    ] {
        sample.document.blocks.push(common::block(kind, span));
    }
    use TimeKind as T;
    for kind in [T::Date, T::Time, T::Duration, T::Set] {
        sample.layers.times.push(time(span, kind, None));
    }
    use Modifier as M;
    for modifier in [
        M::Before,
        M::After,
        M::OnOrBefore,
        M::OnOrAfter,
        M::LessThan,
        M::MoreThan,
        M::EqualOrLess,
        M::EqualOrMore,
        M::Start,
        M::Mid,
        M::End,
        M::Approx,
    ] {
        sample
            .layers
            .times
            .push(time(span, T::Date, Some(modifier)));
    }
    use {Bound as O, QuantityKind as Q};
    for kind in [
        Q::Number,
        Q::Measure,
        Q::Money,
        Q::Percent,
        Q::Rank,
        Q::Count,
        Q::Range,
    ] {
        for bound in [
            O::Exact,
            O::About,
            O::MoreThan,
            O::AtLeast,
            O::LessThan,
            O::AtMost,
            O::Nearly,
            O::Range,
        ] {
            sample.layers.quantities.push(quantity(span, kind, bound));
        }
    }
    for class in [
        QuotationClass::Speech,
        QuotationClass::Term,
        QuotationClass::Title,
    ] {
        sample.quotation("été", class);
    }
    use CueClass as C;
    for class in [
        C::Hedge,
        C::Booster,
        C::Negation,
        C::Condition,
        C::Report,
        C::Impersonal,
        C::Loaded,
    ] {
        sample.layers.cues.push(Cue {
            span,
            class,
            scope: None,
            reach: laocoon_mark::CueReach::Clause,
            tone: None,
            target: None,
        });
    }
    use NameKind as N;
    for kind in [N::Person, N::Place, N::Organisation, N::Group, N::Other] {
        let entity = sample.entity("🐎", kind, None);
        sample.name("🐎", entity);
    }
    let dossier = parse(&sample);
    assert_eq!(dossier["marks"][0]["end"], 1);
}

fn time(span: Span, kind: TimeKind, modifier: Option<Modifier>) -> Time {
    Time {
        span,
        kind,
        value: "2022".into(),
        modifier,
        from: None,
        to: None,
        rule: "year".into(),
    }
}

fn quantity(span: Span, kind: QuantityKind, bound: Bound) -> Quantity {
    Quantity {
        span,
        kind,
        value: None,
        low: None,
        high: None,
        bound,
        unit: None,
        of: Some(span),
        change: None,
        last_digit: 1.into(),
        last_nonzero_digit: 1.into(),
    }
}
