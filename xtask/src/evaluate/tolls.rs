//! Tolls against the figures of casualty reports.

use super::marks::f1;
use crate::{Failure, data_dir, root, write_file};
use laocoon_claim::{Body, TollKind, claim};
use laocoon_mark::{Bound, mark};
use laocoon_text::{Document, Language};
use std::collections::BTreeMap;

/// Kind, value and bound of a toll.
type Figure = (&'static str, String, &'static str);

/// Writes `docs/accuracy/tolls.md`; with `--misses` prints what went wrong instead.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let misses = arguments.iter().any(|argument| argument == "--misses");
    let path = data_dir(None).join("events/casualty_drift_gold.tsv");
    let text = std::fs::read_to_string(&path)
        .map_err(|error| Failure(format!("{}: {error}", path.display())))?;
    let mut due: BTreeMap<(String, String), Vec<Figure>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, doc, _, _, kind, bound, value, words] = cells[..] else {
            continue;
        };
        let kind = if kind == "dead" { "killed" } else { "injured" };
        let bound = match bound {
            "ge" => "at least",
            "gt" => "more than",
            "approx" => "about",
            "lt" => "below",
            _ => "exact",
        };
        let list = due.entry((doc.to_owned(), words.to_owned())).or_default();
        list.push((kind, value.to_owned(), bound));
    }
    let (mut right, mut bounds, mut gold, mut found) = (0, 0, 0, 0);
    for ((_, words), due) in &due {
        let got = figures(words);
        let same = |a: &&Figure| due.iter().any(|b| a.0 == b.0 && a.1 == b.1);
        let hits = got.iter().filter(same).count();
        right += hits;
        bounds += got.iter().filter(|figure| due.contains(figure)).count();
        gold += due.len();
        found += got.len();
        if misses && (hits < due.len() || got.len() > hits) {
            println!("{words}\n  due {due:?}\n  got {got:?}");
        }
    }
    if misses {
        return Ok(());
    }
    let table = format!(
        "# Tolls: how well they are found\n\nMade by `cargo xtask evaluate tolls`. The set was used for tuning. A \
         phrase holds only the figures that its annotators wanted, so some false ones are right.\n\n\
         | set | figures | found | kind and number right | F1 | with the bound, F1 |\n|---|---|---|---|---|---|\n\
         | casualty reports of four disasters (en) | {gold} | {found} | {right} | {:.3} | {:.3} |\n",
        f1(right, gold, found) / 100.0,
        f1(bounds, gold, found) / 100.0,
    );
    write_file(&root().join("docs/accuracy/tolls.md"), table.as_bytes())?;
    print!("{table}");
    Ok(())
}

fn figures(words: &str) -> Vec<Figure> {
    let document = Document::paragraph(Language::English, words);
    let layers = mark(&document);
    let claims = claim(&document, &layers);
    let tolls = claims.iter().filter_map(|claim| match &claim.body {
        Body::Toll(toll) => Some(toll),
        _ => None,
    });
    let figures = tolls.filter_map(|toll| {
        let kind = match toll.what {
            TollKind::Killed => "killed",
            TollKind::Injured => "injured",
            _ => return None,
        };
        let quantity = &layers[toll.quantity];
        let bound = match quantity.bound {
            Bound::AtLeast => "at least",
            Bound::MoreThan => "more than",
            Bound::About => "about",
            Bound::LessThan | Bound::AtMost | Bound::Nearly => "below",
            Bound::Exact | Bound::Range => "exact",
        };
        Some((kind, quantity.value?.normalize().to_string(), bound))
    });
    figures.collect()
}
