//! Numbers that may be of a part of what a reference counts, and references of one body.

use jiff::civil::date;
use laocoon_assess::Verdict::{self, Contested, NotCheckable, Wrong};
use laocoon_assess::{Library, check_against};
use laocoon_read::{Options, read};
use laocoon_references::dataset::{Dataset, Weight, import};
use laocoon_text::Language::{self, English, French, Russian};

fn check(language: Language, text: &str, library: &Library, expected: &[(Verdict, &str)]) {
    let options = Options {
        language: Some(language),
        as_of: Some(date(2022, 3, 10).into()),
        ..Options::default()
    };
    let document = read(text.as_bytes().to_vec(), "text", &options).expect("readable");
    let layers = laocoon_mark::mark(&document);
    let claims = laocoon_claim::claim(&document, &layers);
    let findings = check_against(&document, &layers, &claims, library);
    let found: Vec<(Verdict, &str)> = (findings.items.iter())
        .map(|finding| (finding.verdict, finding.rule))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_small_part_of_a_sum_is_left_alone() {
    let none = Library::default();
    check(
        English,
        "Imports of Morocco came to $37 million in 2019.",
        &none,
        &[(NotCheckable, "another-measure")],
    );
    // Who lives in a country is no sum of kinds.
    check(
        French,
        "La population du Maroc est de 2 millions d'habitants.",
        &none,
        &[(Wrong, "every-edition")],
    );
}

/// A ministry's figure beside that of the table of one body.
fn ministry(weight: Weight) -> Library {
    let csv =
        "entity,indicator,value,unit,period,locator\nKZ,chromium-reserves-share,30,%,2021,p. 4\n";
    let mut set = Dataset::default();
    set.key = "ministry".to_owned();
    set.weight = weight;
    set.set_edition(2021, import(csv.as_bytes(), None).expect("readable").rows);
    Library {
        datasets: vec![set],
    }
}

#[test]
fn two_bodies_contest_each_other() {
    let text = "Le Kazakhstan détient 30 % des réserves mondiales de chrome.";
    check(
        French,
        text,
        &Library::default(),
        &[(NotCheckable, "one-body")],
    );
    for weight in [Weight::Confirms, Weight::Decides] {
        check(
            French,
            text,
            &ministry(weight),
            &[(Contested, "references-differ")],
        );
    }
    // What neither has: only a reference that decides calls it wrong.
    let text = "На Казахстан приходится 75 % мировых запасов хрома.";
    check(
        Russian,
        text,
        &ministry(Weight::Confirms),
        &[(NotCheckable, "one-body")],
    );
    check(
        Russian,
        text,
        &ministry(Weight::Decides),
        &[(Wrong, "share-of-world")],
    );
}
