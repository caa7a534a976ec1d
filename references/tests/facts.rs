//! Figures that were read in the editions by eye, and what the reference says about itself.

use laocoon_references as references;
use references::{history, parts, ranking};

/// Entity, indicator, part, edition, value, unit, period.
type Fact = (
    &'static str,
    &'static str,
    Option<&'static str>,
    u16,
    &'static str,
    &'static str,
    Option<&'static str>,
);

/// (entity, indicator, part, edition, value, unit, period)
#[rustfmt::skip]
const FACTS: &[Fact] = &[
    ("KZ", "land-boundary", Some("RU"), 2014, "6846", "km", None),
    ("KZ", "land-boundary", Some("RU"), 2015, "7644", "km", None),
    ("KZ", "land-boundary", Some("CN"), 2014, "1533", "km", None),
    ("KZ", "land-boundary", Some("CN"), 2026, "1765", "km", None),
    ("KZ", "area", None, 2007, "2717300", "km2", None),
    ("KZ", "area", None, 2021, "2724900", "km2", None),
    ("KZ", "area-rank", None, 2012, "9", "1", None),
    ("KZ", "ethnic-group", Some("Kazakh"), 1995, "41.9", "%", Some("1991 official data")),
    ("KZ", "ethnic-group", Some("Kazakh"), 2026, "71", "%", Some("2023 est.")),
    ("KZ", "religion", Some("Muslim"), 2010, "47", "%", None),
    ("KZ", "religion", Some("Islam"), 2016, "70.2", "%", Some("2009 est.")),
    ("KZ", "export-partner", Some("CN"), 2012, "21.7", "%", Some("2011")),
    ("KZ", "import-partner", Some("GM"), 2026, "4", "%", Some("2023")),
    ("KZ", "population", None, 2021, "19245793", "1", Some("July 2021 est.")),
    ("KZ", "inflation", None, 1995, "24", "%/mo", Some("1994 est.")),
    ("FR", "land-boundary", None, 1990, "2892.4", "km", None),
    ("FR", "land-boundary", Some("DE"), 1990, "451", "km", None),
    ("FR", "life-expectancy", Some("female"), 1990, "82", "a", Some("1990")),
    ("CN", "land-boundary", Some("RU"), 2014, "4179", "km", None),
    ("GB", "military-spending", None, 1990, "4.3", "%", Some("1989 est.")),
    ("DE", "export-partner", Some("FR"), 1990, "12", "%", Some("1987")),
    ("VE", "gdp-growth", None, 1990, "-8.1", "%", Some("1989 est.")),
    ("LT", "electricity-production", None, 1992, "25500000000", "kW.h", Some("1991")),
    ("US", "oil-production", None, 2008, "8457000", "[bbl_us]/d", Some("2007 est.")),
    ("GM", "current-account", None, 2006, "-53000000", "USD", Some("2005 est.")),
    ("SU", "area", None, 1991, "22402200", "km2", None),
    ("YU", "area", None, 1990, "255800", "km2", None),
    ("CSXX", "area", None, 2001, "102350", "km2", None),
    ("XK", "population", None, 2010, "1815048", "1", Some("July 2010 est.")),
    ("EU", "land-boundary", Some("RU"), 2014, "2257", "km", None),
    ("001", "land-boundary", None, 2014, "251060", "km", None),
];

#[test]
fn facts() {
    for (entity, indicator, part, edition, value, unit, period) in FACTS {
        let found = history(entity, indicator, *part)
            .into_iter()
            .find(|r| r.holds_in(*edition));
        let found = found.map(|r| {
            (
                r.value.normalize().to_string(),
                r.unit.into_owned(),
                r.period,
            )
        });
        let expected = (
            (*value).to_owned(),
            (*unit).to_owned(),
            period.map(str::to_owned),
        );
        assert_eq!(
            found,
            Some(expected),
            "{entity} {indicator} {part:?} {edition}"
        );
    }
}

#[test]
fn a_run_joins_editions_that_agree() {
    let runs = history("KZ", "land-boundary", Some("RU"));
    let spans: Vec<_> = runs.iter().map(|r| (r.first, r.last)).collect();
    assert_eq!(spans, [(1992, 2014), (2015, 2026)]);
    assert!(runs[1].mended, "2018 and 2019 lost the list");
}

#[test]
fn in_force_is_the_latest_edition_closed_before() {
    let check = |year, month, expected: &str| {
        let run = references::in_force("KZ", "land-boundary", Some("RU"), year, month).unwrap();
        assert_eq!(run.value.to_string(), expected, "{year}-{month}");
    };
    check(2015, 6, "6846");
    check(2015, 12, "7644");
    check(2022, 1, "7644");
    assert_eq!(references::in_force("KZ", "area", None, 1989, 1), None);
    assert_eq!(references::edition_in_force(2022, 1), Some(2021));
}

#[test]
fn ranks_leave_out_what_is_no_country() {
    let area = ranking("area", 2021);
    assert_eq!(area.rank_of("KZ"), Some(9));
    assert_eq!(area.rank_of("RU"), Some(1));
    for code in ["AQ", "EU", "001", "GL", "XP"] {
        assert!(
            area.left_out.iter().any(|r| r.entity.code == code),
            "{code}"
        );
    }
}

#[test]
fn parts_come_largest_first() {
    let groups = parts("KZ", "ethnic-group", 2020);
    assert_eq!((groups[0].part, groups[1].part), ("Kazakh", "Russian"));
    let neighbours = parts("KZ", "land-boundary", 2026);
    assert_eq!(
        neighbours.iter().map(|s| s.part).collect::<Vec<_>>(),
        ["RU", "UZ", "CN", "KG", "TM"]
    );
}

/// In 2014 the pages from "Afghanistan" on had new lengths, the others the old ones.
#[test]
fn the_reference_contradicts_itself_in_2014() {
    let contradicting = |edition| {
        let borders = references::borders(edition);
        let those = borders
            .iter()
            .filter(|border| references::audit::contradicts(border.here.value, border.there.value));
        (those.count(), borders.len())
    };
    for edition in 1997..=2003 {
        assert_eq!(contradicting(edition).0, 0, "{edition}");
    }
    assert_eq!(contradicting(2014), (158, 325));
}

#[test]
fn shown_history() {
    let text = references::show::history_text("KZ", "land-boundary", Some("RU"));
    let expected = "\
Kazakhstan: length of land boundaries with Russia
  1992-2014   6,846 km
  2015-2026*  7,644 km    +798, +11.7 %
  Russia's page:
  1992-2013   6,846 km
  2014-2026*  7,644 km    +798, +11.7 %
  kz / Geography / Land boundaries / border countries
  The World Factbook, editions 1992-2026
  * some of these editions lost the figure in the archive; those around them agree on it
";
    assert_eq!(text, expected);
    assert!(references::show::history_text("KZ", "height", None).contains("population-growth"));
    assert!(references::show::history_text("ZZ", "area", None).contains("no code"));
}

#[test]
fn unknown_keys_are_empty() {
    assert!(history("ZZ", "area", None).is_empty());
    assert!(history("KZ", "height", None).is_empty());
    assert!(history("KZ", "land-boundary", Some("FR")).is_empty());
}

#[test]
fn the_table_is_small_and_has_its_hash() {
    assert!(references::size() <= 2_000_000);
    assert_eq!(references::hash().len(), 64);
    assert_eq!(references::editions().len(), 37);
}

/// Acts stated by hand beside the Factbook's lists: of some 700 accessions, lists name a full member before its act in a handful,
/// which are faults of the lists (Armenia in the WTO in 2002, an act of 2003); more would be a fault of the acts.
#[test]
fn acts_are_no_later_than_the_lists_that_follow_them() {
    use laocoon_references::chronicle::{self, What};
    let (mut compared, mut early) = (0, Vec::new());
    for entity in references::ENTITIES {
        let facts = chronicle::facts(entity.code, What::Member);
        let acts = facts
            .iter()
            .filter(|fact| fact.dataset == chronicle::DATASET);
        for act in acts {
            let Some(year) = act.dates.iter().map(|stamp| stamp.year).min() else {
                continue;
            };
            let listed = facts.iter().filter(|fact| {
                fact.dataset != chronicle::DATASET
                    && fact.object == act.object
                    && (fact.status.is_empty() || fact.status == "new member")
            });
            let Some(first) = listed.map(|fact| fact.editions.0).min() else {
                continue;
            };
            compared += 1;
            if i32::from(first) < i32::from(year) {
                early.push(format!("{} {} {first} < {year}", entity.code, act.object));
            }
        }
    }
    assert!(compared > 500, "{compared}");
    assert!(early.len() * 100 < compared * 2, "{early:?}");
}
