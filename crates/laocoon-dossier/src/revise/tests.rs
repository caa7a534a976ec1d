use super::{HandMade, Revised, Revision, revise};
use crate::made::{Annotation, Made};
use std::collections::BTreeSet;

const TEXT: &str = "Le pont de Sarhe a été fermé. Quatre ouvriers ont été blessés, dit Anna Volk. A. Volk préside le syndicat.";

/// A dossier of that text with a toll and a report.
fn dossier() -> String {
    let at = |words: &str| {
        let at = TEXT.find(words).expect("in the text");
        let start = TEXT[..at].chars().count();
        format!(
            r#""start":{start},"end":{},"text":"{words}""#,
            start + words.chars().count()
        )
    };
    let mention = |id: &str, words: &str, entity: &str| {
        format!(
            r#"{{"id":"{id}","kind":"name",{},"type":"PER","entity":"{entity}"}}"#,
            at(words)
        )
    };
    format!(
        r#"{{"laocoon":{{"version":"0"}},"document":{{"id":"d","source":"a.txt","media_type":"text/plain","language":"fr","text":"{TEXT}"}},
        "marks":[{{"id":"q1","kind":"quantity",{},"type":"number","value":4.50,"low":4,"high":4,"bound":"exact","unit":"1"}},{},{}],
        "entities":[{{"id":"e1","name":"Anna Volk","type":"PER","spellings":["A. Volk","Anna Volk"],"mentions":["n1","n2"]}},
            {{"id":"e2","name":"Sarhe","type":"LOC","spellings":["Sarhe"],"mentions":[]}}],
        "claims":[{{"id":"s1","kind":"toll",{},"stance":{{"holder":"e1","certainty":"reported"}},"toll":{{"what":"injured","quantity":"q1","place":"e2"}}}},
            {{"id":"s2","kind":"event",{},"stance":{{"holder":"author","certainty":"asserted"}},
             "event":{{"type":"X","trigger":{{"start":0,"end":2}},"actors":["e1"]}}}}],
        "findings":[{{"id":"f1","claims":["s1","s2"],"verdict":"inconsistent","rule":"r","because":"b"}}],"chronology":[]}}"#,
        at("Quatre"),
        mention("n1", "Anna Volk", "e1"),
        mention("n2", "A. Volk", "e1"),
        at("Quatre ouvriers ont été blessés"),
        at("A. Volk préside le syndicat"),
    )
}

fn made(revision: &Revision) -> (String, Made) {
    let json = revise(&dossier(), revision).expect("a dossier");
    let made = Made::read(&json).expect("read back");
    (json, made)
}

#[test]
fn without_changes_it_stays_as_it_was() {
    assert_eq!(revise(&dossier(), &Revision::default()), Ok(dossier()));
}

#[test]
fn a_correction_stands_in_its_place_beside_what_was_found() {
    let mut revision = Revision::default();
    revision.claims.insert(
        0,
        Revised {
            judged: Some("accepted"),
            corrected: [
                ("value", "6"),
                ("day", "2021-03-04"),
                ("of", "Orlo"),
                ("holder", ""),
            ]
            .map(|(field, value)| (field.to_owned(), value.to_owned()))
            .into(),
        },
    );
    let (json, made) = made(&revision);
    let claim = &made.claims[0];
    let toll = claim.toll.as_ref().expect("a toll");
    let mark = |id: &str| {
        made.marks
            .iter()
            .find(|mark| mark.id == id)
            .expect("a mark")
    };
    let value = |id: &str| {
        mark(id)
            .value
            .as_ref()
            .map(|value| value.as_str().to_owned())
    };
    assert_eq!(value(&toll.quantity).as_deref(), Some("6"));
    assert_eq!(mark(&toll.quantity).text, "Quatre");
    assert_eq!(
        value(toll.as_of.as_deref().expect("a day")).as_deref(),
        Some("2021-03-04")
    );
    assert_eq!(claim.stance.holder, "unnamed");
    // What was found stays beside it, every digit of it, and its own words are as they were.
    assert!(
        json.contains(r#"{"field":"value","found":"4.50","value":"6"}"#),
        "{json}"
    );
    assert!(json.contains(r#""found":"Sarhe","value":"Orlo""#), "{json}");
    assert!(json.contains(r#""found":"Anna Volk","value":"""#), "{json}");
    assert_eq!(value("q1").as_deref(), Some("4.50"));
    // The verdict was on the claim as found; it stands for the other claim alone.
    assert_eq!(made.findings[0].claims, ["s2"]);
    assert!(json.contains(r#""verdict_of_found":["inconsistent"]"#));
    assert!(!json.contains("chronology"));
}

#[test]
fn rejected_and_made_by_hand_are_told() {
    let mut revision = Revision::default();
    let rejected = Revised {
        judged: Some("rejected"),
        corrected: Vec::new(),
    };
    revision.claims.insert(1, rejected);
    revision.made.push(HandMade {
        start: 0,
        end: 28,
        says: "the bridge is closed".into(),
        kind: "event".into(),
        about: "DAMAGE".into(),
        of: vec!["Sarhe".into()],
        day: Some("2021-03-01".into()),
        ..HandMade::default()
    });
    revision.annotations.push(Annotation {
        id: "note-1".into(),
        start: 0,
        end: 7,
        text: "Le pont".into(),
        body: "lequel ?".into(),
        tags: Vec::new(),
        creator: None,
        found: "in place".into(),
    });
    let (json, made) = made(&revision);
    assert!(json.contains(r#""edited":{"judged":"rejected""#), "{json}");
    let hand = made.claims.last().expect("a claim");
    assert_eq!(
        (hand.id.as_str(), hand.text.as_str()),
        ("claim-by-hand-1", "Le pont de Sarhe a été fermé")
    );
    assert_eq!(hand.event.as_ref().expect("an event").places, ["e2"]);
    assert_eq!(made.annotations[0].body, "lequel ?");
}

#[test]
fn names_are_split_and_merged() {
    let split = Revision {
        split: BTreeSet::from(["A. Volk".to_owned()]),
        ..Revision::default()
    };
    let (_, made_of) = made(&split);
    let other = made_of
        .entities
        .iter()
        .find(|entity| entity.name == "A. Volk")
        .expect("split");
    assert_eq!(other.mentions, ["n2"]);
    assert_eq!(
        made_of.claims[1].event.as_ref().expect("event").actors,
        std::slice::from_ref(&other.id)
    );
    assert_eq!(made_of.claims[0].stance.holder, "e1");
    assert_eq!(made_of.entities[0].spellings, ["Anna Volk"]);
    let names = ["Sarhe", "Anna Volk"].map(str::to_owned).into();
    let merged = Revision {
        merged: vec![names],
        ..Revision::default()
    };
    let (_, made_of) = made(&merged);
    assert_eq!(made_of.entities.len(), 1);
    assert_eq!(
        made_of.claims[0]
            .toll
            .as_ref()
            .expect("toll")
            .place
            .as_deref(),
        Some("e1")
    );
}
