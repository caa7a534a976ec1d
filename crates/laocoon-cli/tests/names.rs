//! `laocoon names`: lists of one's own from import to dossier.

use std::path::Path;
use std::process::{Command, Output};

fn laocoon(home: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_laocoon"))
        .args(arguments)
        .env("LAOCOON_HOME", home)
        .output()
        .expect("the program starts")
}

#[test]
fn a_list_is_imported_used_and_removed() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("names-of-ones-own");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let home = folder.join("home");
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let list = file(
        "people.jsonl",
        "{\"id\":\"X-1\",\"schema\":\"Company\",\"caption\":\"Ostreval Mining\",\"properties\":{\"name\":[\"Ostreval Mining\"],\"alias\":[\"Ostreval\"]}}\n",
    );
    let broken = file("broken.csv", "name,type\nOstreval,mineral\n");
    let article = file(
        "a.txt",
        "Ostreval bought a harbour, the minister of Peru said on Monday.\n",
    );

    let refused = laocoon(
        &home,
        &[
            "names",
            "import",
            &broken,
            "--name",
            "mine",
            "--licence",
            "own",
        ],
    );
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        said.contains("line 2") && said.contains("mineral"),
        "{said}"
    );
    assert!(!home.join("names/mine").exists(), "half imported");

    let taken = laocoon(
        &home,
        &[
            "names",
            "import",
            &list,
            "--name",
            "mine",
            "--licence",
            "own",
        ],
    );
    assert!(taken.status.success(), "{taken:?}");
    let listed = laocoon(&home, &["names", "list"]);
    assert!(String::from_utf8_lossy(&listed.stdout).contains("mine  1 entries, followthemoney"));

    let ids = || {
        let examined = laocoon(
            &home,
            &["examine", &article, "--format", "json", "--language", "en"],
        );
        let dossier: serde_json::Value = serde_json::from_slice(&examined.stdout).unwrap();
        let entities = dossier["entities"].as_array().unwrap();
        let own = entities
            .iter()
            .filter_map(|entity| entity["ids"]["own"].as_str());
        own.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(ids(), ["mine/X-1"]);
    assert!(
        laocoon(&home, &["names", "remove", "mine"])
            .status
            .success()
    );
    assert!(ids().is_empty());
    assert_eq!(
        laocoon(&home, &["names", "remove", "mine"]).status.code(),
        Some(2)
    );
}

#[test]
fn two_names_are_compared_with_reasons() {
    let check = |arguments: &[&str], verdict: &str, reason: &str| {
        let home = Path::new("nowhere");
        let output = laocoon(home, &[&["names", "compare"], arguments].concat());
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(text.starts_with(verdict) && text.contains(reason), "{text}");
    };
    check(
        &["Noursoultan Nazarbaïev", "Нурсултан Назарбаев"],
        "one",
        "spells",
    );
    check(
        &["Dariga Nazarbayeva", "Nursultan Nazarbayev"],
        "two",
        "Dariga is not Nursultan",
    );
    check(
        &["OTAN", "НАТО", "--kind", "organisation"],
        "one",
        "gazetteer",
    );
}

#[test]
fn a_place_is_found_in_another_script() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("names-none");
    let found = |name: &str, id: &str| {
        let out = laocoon(&home, &["names", "find", name, "--most", "3"]);
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        assert!(said.contains(id), "{name}: {said}");
    };
    found("Алматы", "geonames:1526384");
    found("Karaghandy", "geonames:609655");
}
