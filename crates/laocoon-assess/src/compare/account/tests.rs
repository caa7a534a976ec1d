use super::{Account, Grouping, Over, Stand, accounts};
use crate::compare::decision::Decisions;
use crate::compare::{Bearer, Digest, Statement, names};
use rust_decimal::Decimal;

fn says(day: &str, number: i64, own: Option<&str>) -> Digest {
    let value = Some(Decimal::from(number));
    Digest {
        day: Some(day.to_owned()),
        names: vec![Bearer {
            name: "Sarhe".into(),
            kind: "LOC".into(),
            key: Some("geonames:1".into()),
            ..Bearer::default()
        }],
        statements: vec![Statement {
            kind: "toll".into(),
            about: "killed".into(),
            of: vec![0],
            low: value,
            high: value,
            time: own.map(|day| (day.to_owned(), day.to_owned())),
            ..Statement::default()
        }],
        ..Digest::default()
    }
}

fn all(digests: &[Digest], origins: &[u32], sides: &[Option<String>]) -> Vec<Account> {
    let joined = names::join(digests);
    let group = Grouping {
        joined: &joined,
        origins,
        affairs: &vec![0; digests.len()],
        sides,
    };
    accounts(digests, group, &Decisions::default())
}

fn one(digests: &[Digest]) -> Account {
    let origins: Vec<u32> = (0..digests.len() as u32).collect();
    let mut found = all(digests, &origins, &vec![None; digests.len()]);
    assert_eq!(found.len(), 1);
    found.remove(0)
}

fn stands(account: &Account) -> Vec<(u32, u32, Stand)> {
    let links = account.links.iter();
    links.map(|link| (link.a, link.b, link.how)).collect()
}

#[test]
fn a_toll_grows_and_an_old_one_is_repeated() {
    let account = one(&[
        says("2021-03-01", 4, None),
        says("2021-03-02", 9, None),
        says("2021-03-03", 4, None),
    ]);
    assert_eq!(stands(&account), [(0, 1, Stand::Development)]);
    let outdated: Vec<bool> = account.voices.iter().map(|voice| voice.outdated).collect();
    assert_eq!(outdated, [false, false, true]);
    assert_eq!(account.versions[0].origins, 2);
}

#[test]
fn the_day_of_the_event_is_not_the_day_of_the_count() {
    let account = one(&[
        says("2021-03-01", 4, Some("2021-03-01")),
        says("2021-03-02", 9, Some("2021-03-01")),
    ]);
    assert_eq!(stands(&account), [(0, 1, Stand::Development)]);
}

#[test]
fn a_document_that_follows_the_count_dates_it() {
    let mut followed = says("2021-03-09", 4, Some("2021-03-01"));
    let later = says("2021-03-09", 9, Some("2021-03-03")).statements;
    followed.statements.extend(later);
    let account = one(&[followed]);
    let days: Vec<_> = account
        .voices
        .iter()
        .map(|voice| voice.day.as_deref())
        .collect();
    assert_eq!(days, [Some("2021-03-01"), Some("2021-03-03")]);
}

#[test]
fn two_numbers_of_one_day_contradict_each_other() {
    let account = one(&[says("2021-03-02", 4, None), says("2021-03-02", 9, None)]);
    assert_eq!(stands(&account), [(0, 1, Stand::Contradiction)]);
}

#[test]
fn a_smaller_count_revises_or_is_the_other_sides() {
    let digests = [says("2021-03-01", 9, None), says("2021-03-02", 4, None)];
    assert_eq!(stands(&one(&digests)), [(0, 1, Stand::Revision)]);
    let sides = [Some("army".to_owned()), Some("rebels".to_owned())];
    let found = all(&digests, &[0, 1], &sides);
    assert_eq!(stands(&found[0]), [(0, 1, Stand::Contradiction)]);
}

#[test]
fn figures_of_one_season_contradict_each_other() {
    let figure = |day: &str, number: i64| {
        let mut digest = says(day, number, None);
        digest.statements[0].kind = "figure".into();
        digest
    };
    let check = |days: [&str; 2], due: Stand| {
        let account = one(&[figure(days[0], 5), figure(days[1], 8)]);
        assert_eq!(stands(&account), [(0, 1, due)], "{days:?}");
    };
    check(["2021-03-01", "2021-03-04"], Stand::Contradiction);
    check(["2021-03-01", "2023-03-04"], Stand::Development);
}

#[test]
fn copies_corroborate_nothing() {
    let digests = [
        says("2021-03-01", 4, None),
        says("2021-03-01", 4, None),
        says("2021-03-01", 4, None),
    ];
    let found = all(&digests, &[0, 0, 1], &[None, None, None]);
    assert_eq!(found[0].versions[0].origins, 2);
    assert_eq!(found[0].origins, 2);
}

fn event(day: Option<&str>, by: &str, to: &str) -> Digest {
    let mut digest = says("2021-03-05", 1, day);
    let group = |name: &str| Bearer {
        name: name.to_owned(),
        kind: "NORP".into(),
        key: Some(format!("role:{name}")),
        ..Bearer::default()
    };
    digest.names.extend([group(by), group(to)]);
    let statement = &mut digest.statements[0];
    statement.kind = "event".into();
    statement.about = "ASSAULT".into();
    (statement.low, statement.high) = (None, None);
    (statement.by, statement.to) = (vec![1], vec![2]);
    digest
}

#[test]
fn days_and_doers_that_differ_are_told() {
    let check = |a: Digest, b: Digest, due: &[(Stand, Over)]| {
        let account = one(&[a, b]);
        let found: Vec<_> = account
            .links
            .iter()
            .map(|link| (link.how, link.over))
            .collect();
        assert_eq!(found, due);
    };
    let on = |day: &str| event(Some(day), "army", "villagers");
    check(
        on("2021-03-01"),
        on("2021-03-02"),
        &[(Stand::Contradiction, Over::Day)],
    );
    check(on("2021-03-01"), on("2021-03-01"), &[]);
    check(on("2021-03-01"), event(None, "army", "villagers"), &[]);
    check(
        on("2021-03-01"),
        event(Some("2021-03-01"), "rebels", "villagers"),
        &[(Stand::Contradiction, Over::Who)],
    );
    // Who tells both days tells two events.
    let mut both = on("2021-03-01");
    both.statements.extend(on("2021-03-02").statements);
    check(both, on("2021-03-02"), &[]);
}
