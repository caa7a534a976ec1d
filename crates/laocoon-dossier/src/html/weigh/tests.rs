use super::render;
use laocoon_assess::weigh::{
    Class, Dated, Entry, Feature, MatrixPart, Part, PrecedentPart, RatesPart, SpreadPart, read,
};
use laocoon_text::Language;

const MATRIX: &str = include_str!("../../../../../cases/weighing/matrix.toml");

pub(super) fn parts() -> Vec<Part> {
    let file = read(MATRIX).unwrap();
    let events = (0..12).map(|i| Dated {
        day: i64::from(i / 3),
        place: [90.0 * f64::from(i), 40.0 * f64::from(i % 4)],
    });
    let entry = |(day, words): &(i64, &str)| Entry {
        day: *day,
        kind: None,
        text: (*words).to_owned(),
    };
    let first = [
        (0, "The pumps fail"),
        (2, "The mayor resigns"),
        (9, "Water is rationed"),
    ];
    let second = [
        (100, "The pumps fail again"),
        (105, "Water is rationed <b>"),
        (130, "Rain"),
    ];
    let chronology = |all: &[(i64, &str)]| all.iter().map(entry).collect::<Vec<_>>();
    let feature = Feature::Known {
        key: "violence".to_owned(),
        days: 3,
    };
    let classes = [
        Class {
            cases: 742,
            with: 264,
        },
        Class {
            cases: 712,
            with: 239,
        },
    ];
    let names = ["price-tax".to_owned(), "removal".to_owned()];
    vec![
        Part::Matrix(Box::new(MatrixPart::new(file.matrix))),
        Part::Spread(Box::new(SpreadPart::new(
            events.collect(),
            1,
            "2021-05-01".to_owned(),
            1,
        ))),
        Part::Precedent(Box::new(PrecedentPart::new(
            ("first".to_owned(), "second".to_owned()),
            chronology(&first),
            chronology(&second),
            &[],
        ))),
        Part::Rates(RatesPart::new(feature, names, classes)),
    ]
}

#[test]
fn one_page_in_every_language() {
    for ui in Language::ALL {
        let page = render(&parts(), "a <case>", ui);
        assert!(page.starts_with("<!DOCTYPE html>"));
        assert!(page.contains("a &lt;case&gt;") && !page.contains("rationed <b>"));
        // Every drawing has its table, and nothing comes from elsewhere.
        let drawings = page.matches("<svg class=").count();
        assert!(drawings >= 6 && page.matches("<table").count() >= drawings);
        assert!(!page.contains("http:") && !page.contains("https:") && !page.contains(" style="));
        assert!(
            !page.contains('{')
                || !page
                    .split("</style>")
                    .last()
                    .unwrap_or("")
                    .split("<script>")
                    .next()
                    .unwrap_or("")
                    .contains('{')
        );
    }
}

#[test]
fn ids_are_used_once() {
    let page = render(&parts(), "x", Language::English);
    let mut ids: Vec<&str> = page
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}
