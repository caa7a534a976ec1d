//! Annotated texts: TimeBank, AQUAINT, MEANTIME, FENEC, NEREL.

mod case;
mod duckling;
mod recognizers;
mod value;

use super::marks::{context, f1, gold_span, mark, read_lines};
use crate::Failure;
use laocoon_mark::expression::{Marked, Profile};
use laocoon_mark::{Bound, Quantity, QuantityKind, Time, TimeKind};
use laocoon_text::{CodePoints, Language, Moment, Span};
use rust_decimal::Decimal;
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

/// A set of annotated texts and what of it is compared.
struct Set {
    name: &'static str,
    title: &'static str,
    language: Language,
    files: &'static [&'static str],
    gold: fn(&str) -> bool,
    /// Whether a gold span of these words counts.
    counts: fn(&str) -> bool,
    ours: fn(&Marked, &str) -> Vec<(Span, String)>,
    aim: &'static str,
}

const SETS: [Set; 6] = [
    Set {
        name: "tempeval",
        title: "TimeBank and AQUAINT (en): TIMEX3",
        language: Language::English,
        files: &["timebank_en.jsonl", "aquaint_en.jsonl"],
        gold: |_| true,
        counts: |_| true,
        ours: times,
        aim: "92 / 84 / 82",
    },
    Set {
        name: "meantime",
        title: "MEANTIME (en): TIMEX3",
        language: Language::English,
        files: &["meantime_en.jsonl"],
        gold: |_| true,
        counts: |_| true,
        ours: times,
        aim: "92 / 84 / 82",
    },
    Set {
        name: "fenec-time",
        title: "FENEC 1.0 and 2.0 (fr): time",
        language: Language::French,
        files: &["fenec_fr.jsonl", "fenec_2_0_fr.jsonl"],
        gold: |kind| kind.starts_with("time") || kind == "TIME",
        counts: |_| true,
        ours: dates,
        aim: "85",
    },
    Set {
        name: "fenec-amount",
        title: "FENEC 1.0 (fr): amount",
        language: Language::French,
        files: &["fenec_fr.jsonl"],
        gold: |kind| kind == "amount",
        counts: names_a_number,
        ours: amounts,
        aim: "80",
    },
    Set {
        name: "nerel-time",
        title: "NEREL (ru): DATE, TIME",
        language: Language::Russian,
        files: &["nerel_ru.jsonl.gz"],
        gold: |kind| matches!(kind, "DATE" | "TIME"),
        counts: |_| true,
        ours: times,
        aim: "88",
    },
    Set {
        name: "nerel-quantity",
        title: "NEREL (ru): AGE, MONEY, NUMBER, ORDINAL, PERCENT",
        language: Language::Russian,
        files: &["nerel_ru.jsonl.gz"],
        gold: |kind| matches!(kind, "AGE" | "MONEY" | "NUMBER" | "ORDINAL" | "PERCENT"),
        counts: |_| true,
        ours: quantities,
        aim: "85",
    },
];

fn times(marked: &Marked, _: &str) -> Vec<(Span, String)> {
    let times = marked.times.iter();
    times.map(|time| (time.span, time.value.clone())).collect()
}

/// What Quaero calls time: no repetition, and of lengths those that count from or to a time.
fn dates(marked: &Marked, text: &str) -> Vec<(Span, String)> {
    let counted = |time: &&Time| {
        let before = text[..time.span.start as usize].trim_end().to_lowercase();
        before.ends_with("depuis") || before.ends_with("après")
    };
    let dates = marked
        .times
        .iter()
        .filter(|time| match time.kind {
            TimeKind::Duration => counted(time),
            TimeKind::Set => false,
            _ => true,
        })
        .filter(|time| !time.value.ends_with("_REF"));
    dates.map(|time| (time.span, time.value.clone())).collect()
}

fn quantities(marked: &Marked, _: &str) -> Vec<(Span, String)> {
    let quantities = marked.quantities.iter();
    quantities
        .map(|quantity| (quantity.span, format!("{:?}", quantity.value)))
        .collect()
}

/// What Quaero calls amounts: quantities and durations, no ordinals, no determiners without a
/// number.
fn amounts(marked: &Marked, _: &str) -> Vec<(Span, String)> {
    let vague = |quantity: &Quantity| {
        quantity.low == Some(Decimal::TWO)
            && quantity.unit.is_none()
            && quantity.high.is_none_or(|high| high == Decimal::from(9))
            && quantity.bound == Bound::About
    };
    let kept = (marked.quantities.iter())
        .filter(|quantity| quantity.kind != QuantityKind::Rank && !vague(quantity));
    let mut all: Vec<(Span, String)> = kept
        .map(|quantity| (quantity.span, format!("{:?}", quantity.value)))
        .collect();
    let durations = marked.times.iter();
    all.extend(
        durations
            .filter(|time| time.kind == TimeKind::Duration)
            .map(|time| (time.span, time.value.clone())),
    );
    all.sort_by_key(|(span, _)| *span);
    all
}

/// Whether the words of an amount are more than a determiner before a thing: "plusieurs années"
/// is a length of time, "certains patineurs" names no number.
fn names_a_number(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let first = parts.next().unwrap_or_default().to_lowercase();
    let lengths = [
        "secondes",
        "minutes",
        "heures",
        "jours",
        "semaines",
        "mois",
        "années",
        "ans",
        "décennies",
        "siècles",
    ];
    let vague = matches!(
        first.as_str(),
        "certains" | "certaines" | "plusieurs" | "quelques" | "divers" | "diverses"
    );
    !vague || parts.next().is_some_and(|next| lengths.contains(&next))
}

/// Adds a row for each set, or prints the misses of one.
pub(super) fn evaluate(
    folder: &Path,
    misses: Option<&str>,
    table: &mut String,
) -> Result<(), Failure> {
    for set in SETS {
        if misses.is_some_and(|name| name != set.name) {
            continue;
        }
        let mut score = Score::default();
        for file in set.files {
            for text in read_lines(&folder.join(file))? {
                score.add(&set, &text, misses.is_some())?;
            }
        }
        let value = if score.valued {
            format!("{:.1}", f1(score.value, score.gold, score.found))
        } else {
            "".to_owned()
        };
        writeln!(
            table,
            "| {} | {} | {:.1} | {:.1} | {value} | {} |",
            set.title,
            score.gold,
            f1(score.relaxed, score.gold, score.found),
            f1(score.strict, score.gold, score.found),
            set.aim,
        )?;
    }
    Ok(())
}

/// Adds the rows of the peers' unit cases of time, or prints the misses of one set.
pub(super) fn peers(
    folder: &Path,
    misses: Option<&str>,
    table: &mut String,
) -> Result<(), Failure> {
    for language in Language::ALL {
        duckling::evaluate(folder, language, misses, table)?;
        recognizers::evaluate(folder, language, misses, table)?;
    }
    Ok(())
}

#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    relaxed: usize,
    strict: usize,
    value: usize,
    valued: bool,
}

impl Score {
    fn add(&mut self, set: &Set, text: &Value, show: bool) -> Result<(), Failure> {
        let words = text["text"].as_str().unwrap_or_default();
        let day = text["dct"].as_str().and_then(|day| {
            let date = day.get(..10)?;
            date.parse::<Moment>().ok()
        });
        let marked = mark(words, set.language, day, Profile::News)?;
        let points = CodePoints::new(words);
        let limit = text["annotated_to"].as_u64().map_or(u32::MAX, |to| {
            points.byte(u32::try_from(to).unwrap_or(u32::MAX))
        });
        let spans = text["timex"].as_array().or(text["spans"].as_array());
        let gold: Vec<(Span, &Value)> = spans
            .into_iter()
            .flatten()
            .filter(|gold| (set.gold)(gold["type"].as_str().unwrap_or_default()))
            .filter_map(|gold| Some((gold_span(gold, &points)?, gold)))
            .filter(|(span, _)| span.end <= limit)
            .filter(|(span, _)| (set.counts)(span.of(words)))
            .collect();
        let mut ours = (set.ours)(&marked, words);
        ours.retain(|(span, _)| span.end <= limit);
        // Where many spans cut words, the set's offsets are those of another text.
        let cut = |at: u32| {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let (before, after) = words.split_at(at as usize);
            letter(before.chars().next_back()) && letter(after.chars().next())
        };
        let broken = gold
            .iter()
            .filter(|(span, _)| cut(span.start) || cut(span.end));
        let broken = broken.count();
        if broken > 2 && broken * 10 > gold.len() {
            return Ok(());
        }
        self.gold += gold.len();
        self.found += ours.len();
        let mut used = vec![false; ours.len()];
        for (span, gold) in &gold {
            let overlap = |other: Span| {
                let end = span.end.min(other.end);
                end.saturating_sub(span.start.max(other.start))
            };
            let best = (0..ours.len())
                .filter(|index| !used[*index] && overlap(ours[*index].0) > 0)
                .max_by_key(|index| (overlap(ours[*index].0), std::cmp::Reverse(*index)));
            let Some(index) = best else {
                if show {
                    println!("missed  {}", context(words, *span));
                }
                continue;
            };
            used[index] = true;
            let (found, value) = &ours[index];
            self.relaxed += 1;
            self.strict += usize::from(found == span);
            if let Some(expected) = gold["value"].as_str() {
                self.valued = true;
                self.value += usize::from(expected == value);
                if show && expected != value {
                    println!("value   {expected} not {value}: {}", context(words, *span));
                }
            }
        }
        if show {
            for (index, (span, value)) in ours.iter().enumerate() {
                if !used[index] {
                    println!("surplus {value}: {}", context(words, *span));
                }
            }
        }
        Ok(())
    }
}
