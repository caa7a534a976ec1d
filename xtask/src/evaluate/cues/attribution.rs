//! Attributions on PolNeAR: the reports of the whole chain against cue, source and content.

use super::{Score, document};
use crate::Failure;
use laocoon_claim::{Body, Report};
use laocoon_mark::Layers;
use laocoon_text::Span;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// What was measured.
pub(super) struct Attribution {
    pub texts: usize,
    pub scores: Vec<(&'static str, Score)>,
}

/// One annotated or found attribution.
#[derive(Default)]
struct Triple {
    cue: Vec<Span>,
    source: Vec<Span>,
    content: Vec<Span>,
}

impl Triple {
    fn of(report: &Report, layers: &Layers) -> Triple {
        let mut content = vec![report.content];
        content.extend(&report.rest);
        Triple {
            cue: report.cue.map(|cue| layers[cue].span).into_iter().collect(),
            source: report.source_words.into_iter().collect(),
            content,
        }
    }
}

/// Whether two annotations share a character.
fn overlaps(a: &[Span], b: &[Span]) -> bool {
    a.iter().any(|a| b.iter().any(|b| a.overlaps(*b)))
}

const NAMES: [&str; 7] = [
    "cue of saying, any overlap",
    "source, words",
    "what is reported, words, of all attributions",
    "the same, outside quotation marks (recall only)",
    "cue, source and content of one attribution, each with any overlap, where a source is annotated",
    "cue and content of one attribution, each with any overlap, of all attributions",
    "cue, source and content, words of all three together",
];

pub(super) fn evaluate(path: &Path, part: &str, misses: bool) -> Result<Attribution, Failure> {
    let mut scores: [Score; 7] = Default::default();
    let mut texts = 0;
    for (text, gold) in polnear(path, part)? {
        texts += 1;
        let document = document(&text)?;
        let layers = laocoon_mark::mark(&document);
        let claims = laocoon_claim::claim(&document, &layers);
        let found: Vec<Triple> = claims
            .iter()
            .filter_map(|claim| match &claim.body {
                Body::Report(report) => Some(Triple::of(report, &layers)),
                _ => None,
            })
            .collect();
        let [cue, source, content, unquoted, triple, pair, together] = &mut scores;
        for due in &gold {
            let right = found.iter().any(|found| overlaps(&found.cue, &due.cue));
            cue.due += 1.0;
            cue.right_due += f64::from(right);
            let two = |found: &&Triple| {
                overlaps(&found.cue, &due.cue) && overlaps(&found.content, &due.content)
            };
            let both = found.iter().find(two);
            pair.due += 1.0;
            pair.right_due += f64::from(both.is_some());
            if misses && !right {
                println!("MISSED [{}]", words(&text, &due.cue));
            }
            if !due.source.is_empty() {
                let all = found
                    .iter()
                    .filter(two)
                    .any(|found| overlaps(&found.source, &due.source));
                triple.due += 1.0;
                triple.right_due += f64::from(all);
                if misses && right && !all {
                    let got = found.iter().find(|found| overlaps(&found.cue, &due.cue));
                    println!(
                        "WRONG cue [{}] source [{}] content [{}] got source [{}] content [{}]",
                        words(&text, &due.cue),
                        words(&text, &due.source),
                        words(&text, &due.content),
                        got.map_or_else(String::new, |got| words(&text, &got.source)),
                        got.map_or_else(String::new, |got| words(&text, &got.content)),
                    );
                }
            }
        }
        for found in &found {
            if found.cue.is_empty() {
                continue;
            }
            let same = gold.iter().find(|due| overlaps(&found.cue, &due.cue));
            cue.found += 1.0;
            cue.right_found += f64::from(same.is_some());
            if misses && same.is_none() {
                println!("TOO MUCH [{}]", words(&text, &found.cue));
            }
            let two = |due: &&Triple| {
                overlaps(&found.cue, &due.cue) && overlaps(&found.content, &due.content)
            };
            pair.found += 1.0;
            pair.right_found += f64::from(gold.iter().any(|due| two(&due)));
            if !found.source.is_empty() {
                triple.found += 1.0;
                let right = gold
                    .iter()
                    .filter(two)
                    .any(|due| overlaps(&found.source, &due.source));
                triple.right_found += f64::from(right);
            }
        }
        let quoted = quoted(&document.text);
        let inside = |list: &[Triple], part: fn(&Triple) -> &[Span], span: Span| {
            list.iter()
                .any(|one| part(one).iter().any(|part| part.contains(span)))
        };
        for token in &layers.tokens {
            const PARTS: [fn(&Triple) -> &[Span]; 3] =
                [|one| &one.cue, |one| &one.source, |one| &one.content];
            let pairs = PARTS.map(|part| {
                (
                    inside(&found, part, token.span),
                    inside(&gold, part, token.span),
                )
            });
            source.decide(pairs[1].0, pairs[1].1);
            content.decide(pairs[2].0, pairs[2].1);
            for (found, due) in pairs {
                together.decide(found, due);
            }
            if !quoted[token.span.start as usize] {
                unquoted.due += f64::from(pairs[2].1);
                unquoted.right_due += f64::from(pairs[2].1 && pairs[2].0);
            }
        }
    }
    Ok(Attribution {
        texts,
        scores: NAMES.into_iter().zip(scores).collect(),
    })
}

fn words(text: &str, spans: &[Span]) -> String {
    let words: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
    words.join(" / ").replace('\n', " ")
}

/// Which bytes stand between quotation marks.
fn quoted(text: &str) -> Vec<bool> {
    let mut inside = false;
    let mut bytes = vec![false; text.len()];
    for (start, c) in text.char_indices() {
        match c {
            '“' => inside = true,
            '”' | '\n' => inside = false,
            '"' => inside = !inside,
            _ => {}
        }
        bytes[start..start + c.len_utf8()].fill(inside);
    }
    bytes
}

/// The texts of a part of PolNeAR with the annotations of one annotator each.
fn polnear(path: &Path, part: &str) -> Result<Vec<(String, Vec<Triple>)>, Failure> {
    let mut plain = Vec::new();
    let mut packed = std::io::BufReader::new(std::fs::File::open(path)?);
    lzma_rs::xz_decompress(&mut packed, &mut plain)
        .map_err(|error| Failure(format!("{error:?}")))?;
    let mut texts = BTreeMap::new();
    let mut annotations: BTreeMap<String, String> = BTreeMap::new();
    for entry in tar::Archive::new(plain.as_slice()).entries()? {
        let mut entry = entry?;
        let name = entry.path()?.to_string_lossy().into_owned();
        let Some(name) = name.strip_prefix(part) else {
            continue;
        };
        let mut content = String::new();
        if let Some(stem) = name
            .strip_prefix("text/")
            .and_then(|name| name.strip_suffix(".txt"))
        {
            entry.read_to_string(&mut content)?;
            texts.insert(stem.to_owned(), content);
        } else if let Some(stem) = name.strip_suffix(".ann") {
            let stem = stem.trim_start_matches("attributions/");
            let stem = stem.rsplit_once('_').map_or(stem, |(stem, _)| stem);
            entry.read_to_string(&mut content)?;
            annotations.entry(stem.to_owned()).or_insert(content);
        }
    }
    let pairs = texts.into_iter().filter_map(|(stem, text)| {
        let gold = gold(&text, annotations.get(&stem)?);
        Some((text, gold))
    });
    Ok(pairs.collect())
}

/// Reads standoff annotations: "T2<tab>Cue 107 114<tab>reports", and the events that bind them:
/// "E4<tab>Attribution:T13 Content:T12 Cue:T11 Source:T10"; offsets count characters.
fn gold(text: &str, annotations: &str) -> Vec<Triple> {
    let starts: Vec<usize> = text
        .char_indices()
        .map(|(start, _)| start)
        .chain([text.len()])
        .collect();
    let mut spans: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    let mut triples = Vec::new();
    for line in annotations.lines().filter(|line| line.starts_with('T')) {
        let mut fields = line.split('\t');
        let (Some(id), Some(what)) = (fields.next(), fields.next()) else {
            continue;
        };
        let Some((_, places)) = what.split_once(' ') else {
            continue;
        };
        for place in places.split(';') {
            let Some((start, end)) = place.split_once(' ') else {
                continue;
            };
            let point = |digits: &str| starts.get(digits.parse::<usize>().ok()?).copied();
            if let (Some(start), Some(end)) = (point(start), point(end)) {
                spans.entry(id).or_default().push(Span::from(start..end));
            }
        }
    }
    for line in annotations.lines().filter(|line| line.starts_with('E')) {
        let Some((_, roles)) = line.split_once('\t') else {
            continue;
        };
        let mut triple = Triple::default();
        for (role, id) in roles.split(' ').filter_map(|role| role.split_once(':')) {
            let found = spans.get(id).cloned().unwrap_or_default();
            match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "Cue" => triple.cue.extend(found),
                "Source" => triple.source.extend(found),
                "Content" => triple.content.extend(found),
                _ => {}
            }
        }
        if !triple.cue.is_empty() && !triple.content.is_empty() {
            triples.push(triple);
        }
    }
    triples
}
