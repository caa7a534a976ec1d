//! The article the project started from: its times and quantities against a table of offsets
//! and values. The article itself is no part of the project.

use super::marks::{context, mark};
use crate::{Failure, data_dir, root, write_file};
use laocoon_mark::expression::Profile;
use laocoon_mark::{Bound, Quantity};
use laocoon_text::{Language, Span};
use std::fmt::Write;

/// Offsets and values, made by reading the article.
const MARKS: &str = include_str!("seed/marks.tsv");
/// BLAKE3 of the article that the offsets are of.
const ARTICLE: &str = "e573dee1799e1a6ef7f6fbf1cc884788e3df3b492fde6414fac3bd258daeb2b0";

/// What the words at a place mean.
#[derive(Debug)]
struct Due<'t> {
    kind: &'t str,
    span: Span,
    values: &'t str,
}

/// A kind of marks, its aim, and how many false ones are allowed.
const KINDS: [(&str, &str); 2] = [("time", "46 of 47"), ("quantity", "36 of 36")];

/// Writes `docs/accuracy/seed.md`; with `--misses` prints what went wrong instead.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let show = arguments.iter().any(|argument| argument == "--misses");
    let path = data_dir(None).join("../seed/article.fr.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: no article at {}", path.display());
        return Ok(());
    };
    let hash = blake3::hash(text.as_bytes()).to_hex();
    if hash.as_str() != ARTICLE {
        return Err(Failure(format!(
            "{}: the table is of another article, this one's hash is {hash}",
            path.display()
        )));
    }
    let due = table()?;
    // The article tells its own day.
    let marked = mark(&text, Language::French, None, Profile::News)?;
    let times = marked.times.iter();
    let quantities = marked.quantities.iter();
    let found: [Vec<(Span, String)>; 2] = [
        times.map(|time| (time.span, time.value.clone())).collect(),
        quantities
            .map(|quantity| (quantity.span, form(quantity)))
            .collect(),
    ];
    let mut page = String::from(
        "# The article the project started from\n\nMade by `cargo xtask evaluate seed`, against offsets and values in \
         `xtask/src/evaluate/seed/marks.tsv`; the labels are ours. A mark on words that the table does not hold is false.\n\n\
         | marks | in it | right value | false | aim |\n|---|---|---|---|---|\n",
    );
    for ((kind, aim), found) in KINDS.iter().zip(&found) {
        if !due.iter().any(|due| due.kind == *kind) {
            continue;
        }
        let (all, right, surplus) = compare(&text, kind, &due, found, show);
        writeln!(page, "| {kind} | {all} | {right} | {surplus} | {aim} |")?;
    }
    page.push_str("\nAt most 2 false ones of both kinds are the aim.\n");
    print!("{page}");
    if !show {
        write_file(&root().join("docs/accuracy/seed.md"), page.as_bytes())?;
    }
    Ok(())
}

/// How many of a kind are due, how many of these have their value, and how many marks stand on
/// other words.
fn compare(
    text: &str,
    kind: &str,
    due: &[Due<'_>],
    found: &[(Span, String)],
    show: bool,
) -> (usize, usize, usize) {
    let (mut all, mut right) = (0, 0);
    let over = |one: Span, two: Span| one.start.max(two.start) < one.end.min(two.end);
    for due in due.iter().filter(|due| due.kind == kind) {
        all += 1;
        let values: Vec<&str> = found
            .iter()
            .filter(|(span, _)| over(*span, due.span))
            .map(|(_, value)| value.as_str())
            .collect();
        let value = values.join(",");
        if due.values.split('|').any(|due| due == value) {
            right += 1;
        } else if show {
            println!(
                "{kind}: {} not {value:?}: {}",
                due.values,
                context(text, due.span)
            );
        }
    }
    let known = |span: Span| {
        due.iter()
            .filter(|due| due.kind.trim_end_matches("-open") == kind)
            .any(|due| over(due.span, span))
    };
    let mut surplus = 0;
    for (span, value) in found.iter().filter(|(span, _)| !known(*span)) {
        surplus += 1;
        if show {
            println!("{kind}: surplus {value}: {}", context(text, *span));
        }
    }
    (all, right, surplus)
}

fn table() -> Result<Vec<Due<'static>>, Failure> {
    let lines = MARKS.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [kind, start, end, values] = cells[..] else {
                return Err(Failure(format!("marks.tsv: {line:?} has not four cells")));
            };
            Ok(Due {
                kind,
                span: Span::new(start.parse()?, end.parse()?),
                values,
            })
        })
        .collect()
}

/// A quantity as the table writes it: bound, number or limits, unit.
fn form(quantity: &Quantity) -> String {
    let bound = match quantity.bound {
        Bound::Exact | Bound::Range => "",
        Bound::About => "~",
        Bound::MoreThan => ">",
        Bound::AtLeast => ">=",
        Bound::LessThan => "<",
        Bound::AtMost => "<=",
        Bound::Nearly => "~<",
    };
    let mut form = bound.to_owned();
    match quantity.value {
        Some(value) => form.push_str(&value.normalize().to_string()),
        None => {
            let limit = |limit: Option<rust_decimal::Decimal>| {
                limit.map_or_else(String::new, |limit| limit.normalize().to_string())
            };
            form.push_str(&format!(
                "{}..{}",
                limit(quantity.low),
                limit(quantity.high)
            ));
        }
    }
    if let Some(unit) = &quantity.unit {
        form.push(' ');
        form.push_str(unit);
    }
    form
}
