//! Borders told whole, in parts that the reference names apart, from either side.

use jiff::civil::date;
use laocoon_assess::Verdict::{self, ApproximatelyRight, Right, Stale, Wrong};
use laocoon_read::{Options, read};
use laocoon_text::Language::{self, English, French, Russian};

/// Verdict and rule of each border of a text read in March of a year.
fn check(language: Language, year: i16, text: &str, expected: &[(Verdict, &str)]) {
    let options = Options {
        language: Some(language),
        as_of: Some(date(year, 3, 10).into()),
        ..Options::default()
    };
    let document = read(text.as_bytes().to_vec(), "text", &options).expect("readable");
    let layers = laocoon_mark::mark(&document);
    let claims = laocoon_claim::claim(&document, &layers);
    let findings = laocoon_assess::check(&document, &layers, &claims);
    let found: Vec<(Verdict, &str)> = (findings.items.iter())
        .map(|finding| (finding.verdict, finding.rule))
        .collect();
    assert_eq!(found, expected, "{text}");
    for finding in &findings.items {
        assert!(!finding.evidence.is_empty(), "{finding:?}");
    }
}

#[test]
fn a_part_that_is_named_is_right() {
    const PART: &[(Verdict, &str)] = &[(Right, "part-of-border")];
    check(
        English,
        2013,
        "Armenia's border with Azerbaijan proper is 566 km long.",
        PART,
    );
    check(
        French,
        2013,
        "La frontière de l'Arménie avec l'Azerbaïdjan, côté Nakhitchevan, est longue de 221 km.",
        PART,
    );
    check(
        Russian,
        2013,
        "Граница Ирана с Азербайджаном без Нахичевани составляет 432 км.",
        PART,
    );
    // From the other side, and out of brackets.
    check(
        English,
        2013,
        "Azerbaijan's border with Iran runs for 179 km in the exclave of Nakhchivan.",
        PART,
    );
    check(
        English,
        2016,
        "The United States has a border of 2,477 km with Canada in Alaska.",
        PART,
    );
}

#[test]
fn the_whole_and_the_sum_are_right() {
    let right = &[(Right, "in-force")];
    check(
        English,
        2013,
        "Armenia's border with Azerbaijan is 787 km long.",
        right,
    );
    check(
        French,
        2016,
        "La frontière du Maroc avec l'Espagne est longue de 18,5 km.",
        right,
    );
    check(
        Russian,
        2013,
        "Граница Литвы с Россией (Калининградская область) составляет 227 км.",
        right,
    );
}

#[test]
fn a_part_told_as_the_whole() {
    check(
        English,
        2013,
        "Armenia's border with Azerbaijan is 566 km long.",
        &[(ApproximatelyRight, "part-of-border")],
    );
}

#[test]
fn a_part_that_later_editions_do_not_name() {
    check(
        English,
        2022,
        "Armenia's border with Azerbaijan proper is 566 km long.",
        &[(Stale, "part-in-earlier-edition")],
    );
}

#[test]
fn what_is_no_part_is_wrong() {
    check(
        French,
        2013,
        "La frontière de l'Arménie avec l'Azerbaïdjan proprement dit est longue de 431 km.",
        &[(Wrong, "every-edition")],
    );
}

#[test]
fn parts_do_not_contradict_each_other() {
    check(
        Russian,
        2013,
        "Граница Армении с Азербайджаном на востоке составляет 566 км. Граница Армении с Азербайджаном на юге, с Нахичеванью, составляет 221 км.",
        &[(Right, "part-of-border"), (Right, "part-of-border")],
    );
}

/// French Guiana's border with Brazil stands on the page of France alone.
#[test]
fn one_page_serves_both_sides() {
    check(
        English,
        2019,
        "Brazil's border with France is 649 km long.",
        &[(Right, "in-force")],
    );
}
