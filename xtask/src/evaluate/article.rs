//! The article the project started from: its ledger, chronology, demands, deployments, tolls and inferences
//! against a table of offsets and what is due there. The article itself is no part of the project.

use crate::{Failure, data_dir, root, write_file};
use laocoon_claim::{Body, Certainty, Claim, InferenceForm, claim};
use laocoon_mark::Layers;
use laocoon_read::Options;
use laocoon_text::{Document, Language, Span};
use std::fmt::Write;

/// Places and what is claimed there, made by reading the article.
const CLAIMS: &str = include_str!("article/claims.tsv");

/// Its bytes; the offsets are of no other edition.
const LENGTH: usize = 20_882;

/// Writes `docs/accuracy/article.md`; with `--misses` prints what is not found instead.
pub(super) fn run(arguments: &[String]) -> Result<(), Failure> {
    let show = arguments.iter().any(|argument| argument == "--misses");
    let path = data_dir(None).join("../seed/article.fr.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: no article at {}", path.display());
        return Ok(());
    };
    if text.len() != LENGTH {
        let length = text.len();
        return Err(Failure(format!(
            "{}: {length} bytes, not {LENGTH}",
            path.display()
        )));
    }
    let page = format!(
        "# The article the project started from: claims\n\nMade by `cargo xtask evaluate article`, against offsets \
         and what is due there in `xtask/src/evaluate/article/claims.tsv`; the labels are ours, and rules were \
         written with the article in view.\n{}",
        rows(&text, show)?
    );
    print!("{page}");
    if !show {
        write_file(&root().join("docs/accuracy/article.md"), page.as_bytes())?;
    }
    Ok(())
}

/// A claim that is due: its kind, the words it stands on, and what it has to say as `key=value`.
struct Due<'t> {
    kind: &'t str,
    span: Span,
    says: Vec<(&'t str, &'t str)>,
}

/// The rows of the table: kind, how many are due, how many are found, how many say what is due.
fn rows(text: &str, show: bool) -> Result<String, Failure> {
    let options = Options {
        language: Some(Language::French),
        ..Options::default()
    };
    let document = laocoon_read::read(text.as_bytes().to_vec(), "article.fr.txt", &options)?;
    let layers = laocoon_mark::mark(&document);
    let claims = claim(&document, &layers);
    let due = table()?;
    let mut out =
        String::from("\n| claims | in it | found | with what is due |\n|---|---|---|---|\n");
    for kind in ["relation", "event", "toll", "demand", "inference"] {
        let all: Vec<&Due<'_>> = due.iter().filter(|due| due.kind == kind).collect();
        let (mut found, mut right) = (0, 0);
        for due in &all {
            let there: Vec<&Claim> = claims
                .iter()
                .filter(|claim| claim.body.kind() == kind && place(claim).overlaps(due.span))
                .collect();
            let says = |claim: &&Claim| {
                let mut said = due.says.iter();
                said.all(|(key, value)| fits(&document, &layers, &claims, claim, key, value))
            };
            found += usize::from(!there.is_empty());
            let told = there.iter().any(says);
            right += usize::from(told);
            if show && !told {
                println!("{kind} at {:?}: not {:?}", due.span, due.says);
            }
        }
        writeln!(out, "| {kind} | {} | {found} | {right} |", all.len())?;
    }
    Ok(out)
}

/// The words on which a claim is looked for: those that tell it.
fn place(claim: &Claim) -> Span {
    match &claim.body {
        Body::Event(event) => event.trigger,
        Body::Relation(step) => step.trigger,
        Body::Demand(demand) => demand.content,
        Body::Inference(inference) => inference.conclusion,
        _ => claim.span,
    }
}

/// Whether a claim says what is due.
fn fits(
    document: &Document,
    layers: &Layers,
    claims: &[Claim],
    claim: &Claim,
    key: &str,
    value: &str,
) -> bool {
    let time = |when: Option<laocoon_claim::When>| when.map(|when| layers[when.time].value.clone());
    let number = |id: laocoon_mark::QuantityId| {
        let number = layers[id].value.or(layers[id].low);
        number.map(|number| number.normalize().to_string())
    };
    let certainty = match claim.stance.certainty {
        Certainty::Hedged => "hedged",
        Certainty::Negated => "negated",
        Certainty::Asserted => "asserted",
        _ => "",
    };
    match (&claim.body, key) {
        (_, "certainty") => certainty == value,
        (Body::Relation(step), "year") => {
            time(step.when).is_some_and(|time| time.starts_with(value))
        }
        (Body::Relation(step), "amount") => step.amount.and_then(number).as_deref() == Some(value),
        (Body::Relation(step), "since") => step.since,
        (Body::Event(event), "type") => event.kind.code() == value,
        (Body::Event(event), "day") => time(event.when).is_some_and(|time| time.starts_with(value)),
        (Body::Demand(demand), "by") => {
            let by = demand.by.map(|by| &layers[by]);
            by.and_then(|by| by.id("role")) == Some(value)
        }
        (Body::Toll(toll), "what") => toll.what.name() == value,
        (Body::Toll(toll), "number") => number(toll.quantity).as_deref() == Some(value),
        (Body::Toll(toll), "part") => {
            let whole = toll.part_of.map(|whole| &claims[whole as usize].body);
            matches!(whole, Some(Body::Toll(whole)) if number(whole.quantity).as_deref() == Some(value))
        }
        (Body::Inference(inference), "conclusion") => {
            inference.form == InferenceForm::Conclusion
                && !document.words(inference.conclusion).is_empty()
        }
        (Body::Inference(inference), "concession") => inference.form == InferenceForm::Concession,
        (Body::Inference(inference), "items") => value
            .parse()
            .is_ok_and(|items: usize| inference.evidence.len() >= items),
        _ => false,
    }
}

fn table() -> Result<Vec<Due<'static>>, Failure> {
    let lines = CLAIMS.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [kind, start, end, says] = cells[..] else {
                return Err(Failure(format!("claims.tsv: {line:?} has not four cells")));
            };
            Ok(Due {
                kind,
                span: Span::new(start.parse()?, end.parse()?),
                says: says
                    .split(' ')
                    .filter_map(|said| said.split_once('='))
                    .collect(),
            })
        })
        .collect()
}
