use super::{Answer, How, Source, Suggestion, suggest};
use crate::weigh::Kind;
use laocoon_read::{Options, read};
use laocoon_text::Language;

fn of(language: Language, text: &str) -> Suggestion {
    let options = Options {
        language: Some(language),
        ..Options::default()
    };
    let document = read(text.as_bytes().to_vec(), "text.txt", &options).unwrap();
    let layers = laocoon_mark::mark(&document);
    let claims = laocoon_claim::claim(&document, &layers);
    suggest(&[Source {
        document: &document,
        layers: &layers,
        claims: &claims,
        origin: "the text",
    }])
}

fn keys(suggestion: &Suggestion) -> Vec<&'static str> {
    let family = |h: &super::Hypothesis| h.family.map_or("-", super::Family::key);
    suggestion.hypotheses.iter().map(family).collect()
}

const ENGLISH: &str = "The night of the bridges\n\nEven if the drivers' anger was genuine, the blockade was far too sudden for it not to have been prepared.\n\nSeveral signs betray a coordinated plan:\n\n- Barriers stood on nine bridges within two hours,\n- The leaflets had been printed a week before,\n- The first fires were lit on the eve of the vote, just when the minister was abroad.\n\nRiots broke out after only three days, which proves that the whole thing was planned.\n";

#[test]
fn indicators_conclusions_and_what_is_conceded() {
    let found = of(Language::English, ENGLISH);
    assert!(
        keys(&found).starts_with(&["planned"]) || keys(&found).contains(&"planned"),
        "{found:?}"
    );
    assert!(keys(&found).contains(&"spontaneous"), "{:?}", keys(&found));
    let words: Vec<&str> = found
        .evidence
        .iter()
        .map(|item| item.said[0].words.as_str())
        .collect();
    for wanted in [
        "nine bridges",
        "leaflets",
        "first fires",
        "Riots broke out",
        "far too sudden",
    ] {
        let hits = words.iter().filter(|words| words.contains(wanted)).count();
        assert_eq!(hits, 1, "{wanted}: {words:?}");
    }
    let planned = keys(&found)
        .iter()
        .position(|key| *key == "planned")
        .unwrap();
    assert!(
        found
            .evidence
            .iter()
            .all(|item| item.hypotheses.contains(&planned)),
        "{found:#?}"
    );
    let conceded = &found.hypotheses[1 - planned.min(1)];
    assert!(conceded.said.iter().any(|(how, _)| *how == How::Conceded));
}

#[test]
fn claims_are_answered() {
    let found = of(Language::English, ENGLISH);
    let item = |words: &str| {
        let has = |item: &&super::Item| item.said[0].words.contains(words);
        found.evidence.iter().find(has).unwrap()
    };
    assert!(item("far too sudden").claims(Kind::Speed));
    assert!(item("first fires").claims(Kind::Timing));
    let riots = &item("Riots broke out").answers;
    let rate = riots.iter().find_map(|answer| match answer {
        Answer::BaseRate {
            feature,
            days,
            counts,
        } => Some((*feature, *days, counts.len())),
        _ => None,
    });
    assert_eq!(rate, Some(("violence", 3, 3)), "{riots:?}");
}

#[test]
fn chance_that_is_denied_is_a_rival() {
    for (language, text) in [
        (
            Language::French,
            "Les incendies du port sont bien trop nombreux pour être un hasard. Trois dépôts ont brûlé en une nuit.",
        ),
        (
            Language::English,
            "The fires at the port came far too quickly to be accidental. Three sheds burned in one night.",
        ),
    ] {
        let found = of(language, text);
        let mut families = keys(&found);
        families.sort_unstable();
        assert_eq!(families, ["accident", "planned"], "{text}");
    }
}

#[test]
fn hypotheses_that_others_hold_or_the_text_stresses() {
    for (language, text, expected) in [
        (
            Language::English,
            "State radio says the march was organised from abroad. Clearly the guards staged the fire: the gates had been opened an hour before.",
            &[("outside", How::Reported), ("staged", How::Concluded)][..],
        ),
        (
            Language::French,
            "La préfecture affirme que l'incendie était un accident. Il est évident que tout était prémédité.",
            &[("accident", How::Reported), ("planned", How::Concluded)][..],
        ),
        (
            Language::Russian,
            "Мэр заявил, что взрыв был диверсией. Очевидно, что это обычная халатность.",
            &[("planned", How::Reported), ("accident", How::Concluded)][..],
        ),
    ] {
        let found = of(language, text);
        for (key, how) in expected {
            let named = found
                .hypotheses
                .iter()
                .find(|h| h.family.is_some_and(|f| f.key() == *key));
            let hows: Vec<How> = named
                .iter()
                .flat_map(|h| h.said.iter().map(|(how, _)| *how))
                .collect();
            assert!(
                hows.contains(how),
                "{text}: {key} {hows:?} {:?}",
                keys(&found)
            );
        }
    }
}

#[test]
fn a_neutral_text_suggests_nothing() {
    let text = "The council met on Monday. It approved the budget and heard a report on the harbour. Two members were absent.";
    let found = of(Language::English, text);
    assert!(
        found.evidence.is_empty() && found.hypotheses.is_empty(),
        "{found:?}"
    );
}
