//! `laocoon language check`: the packs, the template, and tables with errors.

#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

fn check(pack: &str) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_laocoon"))
        .args(["language", "check", pack])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    (output.status.success(), said)
}

#[test]
fn packs_and_the_template_hold_no_error() {
    for pack in ["fr", "en", "ru", "languages/template", "languages/fr"] {
        let (right, said) = check(pack);
        assert!(right, "{said}");
        assert!(said.contains("no errors"), "{said}");
    }
}

#[test]
fn the_template_holds_every_table() {
    // The words of the interface are translated from those of another language, key by key.
    let (_, said) = check("languages/template");
    let missing: Vec<&str> = (said.lines())
        .filter(|line| line.contains("its stage will find nothing"))
        .collect();
    assert_eq!(missing.len(), 1, "{said}");
    assert!(missing[0].contains("no ui.toml"), "{said}");
}

#[test]
fn errors_point_into_the_file() {
    let folder = std::env::temp_dir().join(format!("laocoon-pack-{}", std::process::id()));
    let broken = [
        ("pack.toml", "language = \"xx\"\nname = 3\n", "pack.toml:2"),
        (
            "number.toml",
            "[lexicon.cardinal]\n\"1\" = [\"one\"]\n\"two\" = [\"two\"]\n",
            "number.toml:3",
        ),
        (
            "unit.toml",
            "[[pattern]]\nto = \"quantity\"\nas = \"measure\"\nmatch = [\"{number} {measur}\"]\n",
            "unit.toml:4",
        ),
        (
            "cue.toml",
            "\n[[cue]]\nclass = \"doubt\"\nphrases = []\n",
            "cue.toml:3",
        ),
        ("quote.toml", "named = [\"film\"\n", "quote.toml:"),
        ("page.toml", "tail = []\n", "page.toml:1"),
        ("indicator.toml", "world = 1\n", "indicator.toml:1"),
        ("actor.toml", "links = []\nlinkz = []\n", "actor.toml:2"),
        (
            "event.toml",
            "[[event]]\nkind = \"PARTY\"\nphrases = [\"feast\"]\n",
            "event.toml:2",
        ),
        (
            "toll.toml",
            "[[toll]]\nwhat = \"killed\"\nphrases = [\"kill{:z}\"]\n",
            "toll.toml:3",
        ),
        (
            "demand.toml",
            "[[demand]]\npart = \"verbs\"\nphrases = [\"demand\"]\n",
            "demand.toml:2",
        ),
        (
            "inference.toml",
            "[[inference]]\npart = \"therefore\"\nphrases = [\"so{\"]\n",
            "inference.toml:3",
        ),
        ("report.toml", "between = []\nhe = 1\n", "report.toml:2"),
        (
            "wording.toml",
            "locative = []\n[[wording]]\ntone = \"loud\"\nphrases = []\n",
            "wording.toml:3",
        ),
        (
            "consistency.toml",
            "announced = []\nrize = []\n",
            "consistency.toml:2",
        ),
        (
            "weigh.toml",
            "speed = []\ntiming = []\nlikeness = []\nbenefit = []\nviolence = []\nspreading = []\nindicators = []\n[hypothesis]\n[scale]\nicd-203 = [[\"likely\"]]\n[message]\n",
            "weigh.toml:10: icd-203",
        ),
        ("credit.toml", "before = []\nafther = []\n", "credit.toml:2"),
        ("ui.toml", "tag = \"xx\"\ntagg = 1\n", "ui.toml:2"),
        ("nmber.toml", "", "no stage reads a table of this name"),
    ];
    std::fs::create_dir_all(&folder).unwrap();
    for (name, text, _) in broken {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let (right, said) = check(folder.to_str().unwrap());
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(!right);
    for (_, _, place) in broken {
        assert!(said.contains(place), "{place} is not in:\n{said}");
    }
}
