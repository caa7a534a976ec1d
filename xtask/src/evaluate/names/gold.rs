//! Names and whom they mean in whole texts: French texts of our own, and the article that the project started from.

use crate::{Failure, root};
use laocoon_mark::{EntityId, Layers, NameClass, NameKind, mark};
use laocoon_text::Language;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// A text with the names that are due.
struct Text {
    text: String,
    due: Vec<Mention>,
}

struct Mention {
    /// Bytes of the text.
    start: u32,
    end: u32,
    kind: String,
    /// The entity; empty where identity is not counted.
    entity: String,
}

/// Right, found, due.
type Counts = [f64; 3];

/// The table, in Markdown; with `misses` what went wrong is printed. `data` is the data folder.
pub fn table(data: &Path, misses: bool) -> Result<String, Failure> {
    let mut out = String::from(
        "\n## Whole texts: names and identity\n\n\
         B3 over the mentions of persons, places and organisations that were found, within each text.\n\n\
         | set | mentions | PER | LOC | ORG | F1 | aim | B3 | aim | unit | event | work |\n\
         |---|---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    let own = own_texts()?;
    row(
        &mut out,
        "fr: our own texts of 25 registers, annotated before the program was run on them",
        (".82 (spaCy md + 3 points elsewhere)", ""),
        &own,
        misses,
    )?;
    match seed(data)? {
        Some(seed) => row(&mut out, "the article that the project started from", (".95", ".97"), &[seed], misses)?,
        None => out.push_str("| the article that the project started from | skipped: no data | | | | | | | | | | |\n"),
    }
    Ok(out)
}

fn row(
    out: &mut String,
    name: &str,
    (aim, aim_identity): (&str, &str),
    texts: &[Text],
    misses: bool,
) -> Result<(), Failure> {
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    let mut identity = [0.0; 3];
    for text in texts {
        let document = super::document(&text.text, Language::French)?;
        let layers = mark(&document);
        let found = found(&layers);
        for one in &found {
            let counts = counts.entry(one.0.clone()).or_default();
            counts[1] += 1.0;
            let right = text.due.iter().any(|due| is(due, one));
            counts[0] += f64::from(u8::from(right));
            if misses && !right {
                show("not due", &text.text, one.1, one.2, &one.0);
            }
        }
        let mut pairs: Vec<(&str, EntityId)> = Vec::new();
        for due in &text.due {
            counts.entry(due.kind.clone()).or_default()[2] += 1.0;
            let hit = found.iter().find(|one| is(due, one));
            if misses && hit.is_none() {
                show("missed ", &text.text, due.start, due.end, &due.kind);
            }
            let counted = matches!(&*due.kind, "PER" | "LOC" | "ORG") && due.entity != "-";
            if let Some(hit) = hit.filter(|_| counted) {
                pairs.push((&due.entity, hit.3));
                if misses {
                    let words = &text.text[due.start as usize..due.end as usize];
                    println!("link {} = {} ({})", words, layers[hit.3].name, due.entity);
                }
            }
        }
        b_cubed(&pairs, &mut identity);
    }
    let f1 = |[right, found, due]: Counts| 2.0 * right / (found + due).max(1.0);
    let of = |kind: &str| counts.get(kind).copied().unwrap_or_default();
    let sum = ["PER", "LOC", "ORG"]
        .iter()
        .fold([0.0; 3], |mut sum, kind| {
            for (sum, count) in sum.iter_mut().zip(of(kind)) {
                *sum += count;
            }
            sum
        });
    let [precision, recall, all] = identity;
    let (precision, recall) = (precision / all.max(1.0), recall / all.max(1.0));
    let class = |kind: &str| match of(kind) {
        [_, _, 0.0] => String::new(),
        [right, found, due] => format!("{right:.0} of {due:.0}, {found:.0} found"),
    };
    let _ = writeln!(
        out,
        "| {name} | {:.0} | {:.3} | {:.3} | {:.3} | **{:.3}** | {aim} | **{:.3}** | {aim_identity} | {} | {} | {} |",
        sum[2],
        f1(of("PER")),
        f1(of("LOC")),
        f1(of("ORG")),
        f1(sum),
        2.0 * precision * recall / (precision + recall).max(1e-9),
        class("UNIT"),
        class("EVENT"),
        class("WORK"),
    );
    Ok(())
}

/// What was found: kind, span, entity.
fn found(layers: &Layers) -> Vec<(String, u32, u32, EntityId)> {
    let kind = |name: &laocoon_mark::Name| match (name.class, name.kind) {
        (Some(NameClass::Unit), _) => Some("UNIT"),
        (Some(NameClass::Event), _) => Some("EVENT"),
        (Some(NameClass::Work), _) => Some("WORK"),
        (None, NameKind::Person | NameKind::Place | NameKind::Organisation) => {
            Some(name.kind.code())
        }
        (None, NameKind::Group | NameKind::Other) => None,
    };
    let names = layers.names.iter();
    names
        .filter_map(|name| {
            Some((
                kind(name)?.to_owned(),
                name.span.start,
                name.span.end,
                name.entity?,
            ))
        })
        .collect()
}

fn is(due: &Mention, found: &(String, u32, u32, EntityId)) -> bool {
    due.kind == found.0 && due.start == found.1 && due.end == found.2
}

/// Adds the sums of precision and recall over mentions, and their number.
fn b_cubed(pairs: &[(&str, EntityId)], sums: &mut [f64; 3]) {
    for (due, found) in pairs {
        let both = pairs
            .iter()
            .filter(|other| other.0 == *due && other.1 == *found)
            .count() as f64;
        let of_found = pairs.iter().filter(|other| other.1 == *found).count() as f64;
        let of_due = pairs.iter().filter(|other| other.0 == *due).count() as f64;
        sums[0] += both / of_found;
        sums[1] += both / of_due;
        sums[2] += 1.0;
    }
}

fn show(what: &str, text: &str, start: u32, end: u32, kind: &str) {
    let (start, end) = (start as usize, end as usize);
    let before: String = text[..start].chars().rev().take(30).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text[end..].chars().take(30).collect();
    let line = format!("{what} {kind}: {before}[{}]{after}", &text[start..end]);
    println!("{}", line.replace('\n', " / "));
}

/// `xtask/gold/names.fr.txt`: texts with marks in brackets.
fn own_texts() -> Result<Vec<Text>, Failure> {
    let all = std::fs::read_to_string(root().join("xtask/gold/names.fr.txt"))?;
    let texts = all.split("\n## ").skip(1);
    let texts = texts.filter_map(|text| text.split_once('\n'));
    Ok(texts.map(|(_, text)| annotated(text.trim_end())).collect())
}

/// Takes "[PER words=entity]" out of a text.
fn annotated(marked: &str) -> Text {
    let mut text = String::with_capacity(marked.len());
    let mut due = Vec::new();
    let mut rest = marked;
    while let Some(open) = rest.find('[') {
        let (before, inside) = rest.split_at(open);
        text.push_str(before);
        let close = inside.find(']').unwrap_or(inside.len() - 1);
        let (kind, words) = inside[1..close].split_once(' ').unwrap_or_default();
        let (words, entity) = words.split_once('=').unwrap_or((words, words));
        let start = text.len() as u32;
        text.push_str(words);
        due.push(Mention {
            start,
            end: text.len() as u32,
            kind: kind.to_owned(),
            entity: entity.to_owned(),
        });
        rest = &inside[close + 1..];
    }
    text.push_str(rest);
    Text { text, due }
}

/// The article beside the data folder, with the committed table of its names; `None` where it is missing.
fn seed(data: &Path) -> Result<Option<Text>, Failure> {
    let path = data.join("../seed/article.fr.txt");
    let Ok(text) = std::fs::read_to_string(path) else {
        return Ok(None);
    };
    let mut bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
    bytes.push(text.len() as u32);
    let table = std::fs::read_to_string(root().join("xtask/gold/names.seed.tsv"))?;
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let mut due = Vec::new();
    for line in lines {
        let fields: Vec<&str> = line.split('\t').collect();
        let [start, end, kind, entity] = fields.as_slice() else {
            return Err(Failure(format!("names.seed.tsv: {line:?}")));
        };
        let at = |field: &str| {
            field
                .parse()
                .ok()
                .and_then(|at: usize| bytes.get(at).copied())
        };
        let (Some(start), Some(end)) = (at(start), at(end)) else {
            return Err(Failure(format!("names.seed.tsv: {line:?}")));
        };
        due.push(Mention {
            start,
            end,
            kind: (*kind).to_owned(),
            entity: (*entity).to_owned(),
        });
    }
    Ok(Some(Text { text, due }))
}

#[cfg(test)]
mod tests {
    use super::{annotated, own_texts};

    #[test]
    fn marks_are_taken_out_of_texts() {
        let text = annotated("M. [PER Durand=d], à [LOC Pau].");
        assert_eq!(text.text, "M. Durand, à Pau.");
        let due: Vec<_> = text
            .due
            .iter()
            .map(|due| (due.start, &*due.kind, &*due.entity))
            .collect();
        assert_eq!(due, [(3, "PER", "d"), (14, "LOC", "Pau")]);
    }

    #[test]
    fn there_are_four_hundred_names() {
        let texts = own_texts().expect("the texts");
        let names = texts.iter().flat_map(|text| &text.due);
        assert!(
            names
                .filter(|due| matches!(&*due.kind, "PER" | "LOC" | "ORG"))
                .count()
                >= 400
        );
        assert!(texts.iter().all(|text| !text.text.contains(['[', ']'])));
    }
}
