//! A user's edits of a case, wherever the case goes: page, JSON, every export; and annotations
//! that come in as edits.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use laocoon_dossier::export::FORMATS;
use std::fs;
use std::path::{Path, PathBuf};

const BULLETIN: &str = "Batoumi, le 15 mars 2019\n\nUne explosion a détruit lundi 11 mars 2019 un dépôt à Batoumi, \
    en Géorgie, pays de 7,9 millions d'habitants. Quatre personnes ont été tuées. La route de Poti a été coupée.\n";
const REPORT: &str = "Batumi, 13 March 2019\n\nA blast destroyed a grain depot in Batumi, Georgia, on Monday 11 March 2019. \
    Nine people were killed and forty were injured, the harbour master said.\n";

fn good(folder: &Path, arguments: &[&str]) -> String {
    let run = common::run(folder, arguments, b"");
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
    run.out
}

fn filled(name: &str) -> PathBuf {
    let folder = common::folder(name);
    common::files(
        &folder,
        &[
            ("in/1.fr.txt", BULLETIN.as_bytes()),
            ("in/2.en.txt", REPORT.as_bytes()),
        ],
    );
    good(&folder, &["case", "new", "a.laocoon"]);
    good(&folder, &["case", "add", "a.laocoon", "in"]);
    folder
}

fn anchor(name: &str, text: &str, quote: &str) -> String {
    format!(
        r#"{{"document":"{}","source":"in/{name}","start":{},"quote":"{quote}"}}"#,
        laocoon_case::custody::sha256(text.as_bytes()),
        text.find(quote).unwrap()
    )
}

fn edit(folder: &Path, operation: &str) {
    good(folder, &["case", "edit", "a.laocoon", operation]);
}

/// One claim rejected, one corrected, one made, and a note.
fn edited(name: &str) -> PathBuf {
    let folder = filled(name);
    let of = |quote| anchor("1.fr.txt", BULLETIN, quote);
    let population = of("7,9 millions d'habitants");
    edit(
        &folder,
        &format!(r#"{{"do":"correct","claim":{population},"field":"value","value":"3700000"}}"#),
    );
    let toll = of("Quatre personnes ont été tuées");
    edit(&folder, &format!(r#"{{"do":"reject","claim":{toll}}}"#));
    let road = of("La route de Poti a été coupée");
    edit(
        &folder,
        &format!(
            r#"{{"do":"add_claim","at":{road},"says":"the road was cut","stated":{{"kind":"event","about":"SHUTDOWN","of":["Batoumi"],"day":"2019-03-12"}}}}"#
        ),
    );
    edit(
        &folder,
        &format!(r#"{{"do":"note","at":{road},"text":"by whom?"}}"#),
    );
    folder
}

#[test]
fn every_export_shows_the_edits() {
    let folder = edited("edits-exports");
    let mut with_claims = 0;
    for format in FORMATS {
        let name = format!("out-{}.{}", format.name, format.ending);
        let name = if format.is_files() {
            format!("out-{}", format.name)
        } else {
            name
        };
        good(
            &folder,
            &["export", "a.laocoon", "--format", format.name, "-o", &name],
        );
        let path = folder.join(&name);
        let mut bytes = Vec::new();
        if path.is_dir() {
            for entry in fs::read_dir(&path).unwrap() {
                bytes.extend(fs::read(entry.unwrap().path()).unwrap());
            }
        } else {
            bytes = fs::read(&path).unwrap();
        }
        // Lines of a calendar are folded.
        let text = String::from_utf8_lossy(&bytes).replace("\r\n ", "");
        if matches!(format.name, "bibtex" | "csl") {
            continue;
        }
        let told = |words: &str| text.contains(words);
        if format.name == "claim-review" {
            // The verdict was on what was found.
            assert!(!told("7,9 millions"), "{text}");
            continue;
        }
        with_claims += 1;
        let happenings = matches!(format.name, "geojson" | "timeline" | "ics");
        assert!(told("made by hand"), "{}: {text}", format.name);
        if !happenings {
            let corrected = "value corrected by hand to 3700000 (found: 7900000)";
            assert!(told(corrected), "{}: {text}", format.name);
        }
        // What was rejected is no claim any more; its words stand around others' alone.
        for opening in ["\"exact\":\"", "\"quote\":\"", "[\"", "«", ">"] {
            let quoted = format!("{opening}Quatre personnes ont été tuées");
            assert!(!told(&quoted), "{}: {text}", format.name);
        }
        assert!(!told("rejected by hand"), "{}: {text}", format.name);
    }
    assert_eq!(with_claims, FORMATS.len() - 3);
    let annotations = fs::read_to_string(folder.join("out-web-annotation.jsonld")).unwrap();
    assert!(annotations.contains("by whom?"), "{annotations}");
}

#[test]
fn the_case_as_json_and_as_a_page_shows_the_edits() {
    let folder = edited("edits-page");
    good(&folder, &["case", "export", "a.laocoon", "out"]);
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let dossier = read("out/dossiers/1.json");
    for due in [
        r#""edited":{"judged":"rejected"}"#,
        r#"{"field":"value","found":"7900000","value":"3700000"}"#,
        r#""by_hand":true"#,
        r#""body":"by whom?""#,
    ] {
        assert!(dossier.contains(due), "{due} is missing:\n{dossier}");
    }
    // It is a dossier like any other: what reads one reads it.
    let again = good(
        &folder,
        &["export", "out/dossiers/1.json", "--format", "csv"],
    );
    assert!(again.contains("made by hand"), "{again}");
    let overview: serde_json::Value = serde_json::from_str(&read("out/overview.json")).unwrap();
    let told = overview.to_string();
    assert!(
        told.contains(r#""field":"value","found":"7900000","value":"3700000""#),
        "{told}"
    );
    assert!(told.contains(r#""kind":"rejected""#), "{told}");
    for ui in ["fr", "en", "ru"] {
        good(
            &folder,
            &["case", "show", "a.laocoon", "-o", "page.html", "--ui", ui],
        );
        let page = read("page.html");
        let due = match ui {
            "fr" => ["trouvé: 7900000", "ajouté à la main", "rejeté", "by whom?"],
            "en" => ["found: 7900000", "made by hand", "rejected", "by whom?"],
            _ => [
                "найдено: 7900000",
                "добавлено вручную",
                "отклонено",
                "by whom?",
            ],
        };
        for words in due {
            assert!(
                page.contains(words),
                "{words} is missing in the page in {ui}"
            );
        }
    }
    let shown = good(&folder, &["case", "show", "a.laocoon"]);
    for due in [
        "corrected value: 3700000 (found: 7900000)",
        "made by hand",
        "rejected on «Quatre personnes ont été tuées»",
        "note on «La route de Poti a été coupée»: by whom?",
    ] {
        assert!(shown.contains(due), "{due} is missing:\n{shown}");
    }
}

#[test]
fn annotations_come_in_as_edits() {
    let folder = filled("edits-import");
    let note = |exact: &str, text: &str| {
        format!(
            r#"{{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:x:{text}","type":"Annotation","creator":"Ira",
            "body":[{{"type":"TextualBody","value":"{text}"}},{{"type":"TextualBody","value":"source","purpose":"tagging"}}],
            "target":{{"source":"in/2.en.txt","selector":[{{"type":"TextQuoteSelector","exact":"{exact}","prefix":"","suffix":""}}]}}}}"#
        )
    };
    let (found, lost) = (
        note("the harbour master said", "which one?"),
        note("the mayor said", "who?"),
    );
    let both = format!("[{found},{lost}]");
    common::files(&folder, &[("notes.jsonld", both.as_bytes())]);
    let run = common::run(
        &folder,
        &["case", "import", "a.laocoon", "notes.jsonld"],
        b"",
    );
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.err.contains("1 found again, 1 orphans, 4 edits made"),
        "{}",
        run.err
    );
    assert!(run.err.contains("«the mayor said»"), "{}", run.err);
    let shown = good(&folder, &["case", "show", "a.laocoon"]);
    assert!(
        shown.contains("note on «the harbour master said»: which one? (Ira)"),
        "{shown}"
    );
    assert!(
        shown.contains("tag on «the harbour master said»: source"),
        "{shown}"
    );
    assert!(
        shown.contains("an edit has lost its words: «the mayor said»"),
        "{shown}"
    );
    // Once is enough, and what came in can be taken back.
    let run = common::run(
        &folder,
        &["case", "import", "a.laocoon", "notes.jsonld"],
        b"",
    );
    assert!(run.err.contains("0 edits made"), "{}", run.err);
    good(&folder, &["case", "undo", "a.laocoon", "4"]);
    assert!(!good(&folder, &["case", "show", "a.laocoon"]).contains("which one?"));
    // A table with columns of one's own: rows to which nothing was added make nothing.
    let table = "source,quote,note,tags,kind\nin/2.en.txt,Nine people were killed,who counted?,,toll\nin/1.fr.txt,Une explosion,,,event\n";
    common::files(&folder, &[("table.csv", table.as_bytes())]);
    let run = common::run(&folder, &["case", "import", "a.laocoon", "table.csv"], b"");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err.contains("1 found again, 0 orphans, 1 edits made"),
        "{}",
        run.err
    );
    let shown = good(&folder, &["case", "show", "a.laocoon"]);
    assert!(
        shown.contains("note on «Nine people were killed»: who counted?"),
        "{shown}"
    );
}

/// One person in three scripts is one, two brothers are two, and the evidence is told.
#[test]
fn names_are_joined_by_what_they_share() {
    let folder = common::folder("edits-names");
    let texts = [
        (
            "in/1.ru.txt",
            "Касым-Жомарт Токаев прибыл в Женеву 3 мая 2021 года. Его встретили Олег Сархан и Тимур Сархан.",
        ),
        (
            "in/2.en.txt",
            "Kassym-Jomart Tokayev arrived in Geneva on 3 May 2021. Oleg Sarkhan and Timur Sarkhan met him.",
        ),
        (
            "in/3.fr.txt",
            "Kassym-Jomart Tokaïev est arrivé à Genève le 3 mai 2021. Timour Sarkhan, son frère Oleg Sarkhan et M. Tokaïev ont dîné.",
        ),
    ];
    for (name, text) in texts {
        common::files(&folder, &[(name, text.as_bytes())]);
    }
    good(&folder, &["case", "new", "a.laocoon"]);
    good(&folder, &["case", "add", "a.laocoon", "in"]);
    let shown = good(&folder, &["case", "show", "a.laocoon", "--json"]);
    let overview: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let of = |name: &str| -> Vec<(String, usize)> {
        let all = overview["names"].as_array().unwrap().iter();
        let named = all.filter(|one| one["name"].as_str().unwrap().contains(name));
        let told = |one: &serde_json::Value| {
            let members = one["members"].as_array().unwrap();
            let because = members.last().unwrap()[2].as_str().unwrap().to_owned();
            (because, members.len())
        };
        named.map(told).collect()
    };
    let president = of("Токаев");
    assert_eq!(president.len(), 1, "{shown}");
    assert_eq!(president[0].1, 3, "{shown}");
    assert!(president[0].0.contains("likeness"), "{}", president[0].0);
    assert!(of("Tokay").is_empty(), "{shown}");
    let (oleg, timur) = (
        [of("Oleg"), of("Олег")].concat(),
        [of("Timur"), of("Timour"), of("Тимур")].concat(),
    );
    assert_eq!((oleg.len(), timur.len()), (1, 1), "{shown}");
    assert_eq!((oleg[0].1, timur[0].1), (3, 3), "{shown}");
}
