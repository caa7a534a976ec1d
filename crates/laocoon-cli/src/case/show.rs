use super::Failure;
use crate::screen::harmless;
use laocoon_assess::compare::Digest;
use laocoon_assess::compare::account::{Account, Link, Stand, Voice, accounts};
use laocoon_assess::compare::group::{Group, groups};
use laocoon_assess::compare::names::{Joined, join};
use laocoon_case::edit::State;
use laocoon_case::{Case, Row};
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// A case as the views show it.
#[derive(Serialize)]
struct Overview {
    documents: Vec<Source>,
    groups: Vec<Group>,
    names: Vec<Joined>,
    accounts: Vec<Account>,
}

/// A document of the case.
#[derive(Serialize)]
struct Source {
    id: i64,
    source: String,
    title: Option<String>,
    day: Option<String>,
    language: String,
    /// Admiralty code and reason, if the user gave one.
    rated: Option<(String, String)>,
    side: Option<String>,
}

/// `laocoon case show`.
pub fn run(file: &Path, json: bool, all: bool) -> Result<ExitCode, Failure> {
    let case = Case::open(file)?;
    let overview = overview(&case)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    if json {
        serde_json::to_writer_pretty(&mut out, &overview).map_err(io::Error::other)?;
        writeln!(out)?;
    } else {
        terminal(&overview, all, &mut out)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn overview(case: &Case) -> Result<Overview, Failure> {
    let state = case.state()?;
    let (rows, digests): (Vec<Row>, Vec<Digest>) = case.digests()?.into_iter().unzip();
    let texts: Vec<String> = rows
        .iter()
        .map(|row| Ok(case.document(row.id)?.text))
        .collect::<Result<_, laocoon_case::CaseError>>()?;
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let groups = groups(&texts, &digests);
    let mut origins = vec![0; rows.len()];
    for (group, at) in groups.iter().zip(0..) {
        group
            .members
            .iter()
            .for_each(|member| origins[*member as usize] = at);
    }
    let names = merged(join(&digests), &state);
    let sides: Vec<_> = rows
        .iter()
        .map(|row| of_source(&state.sides, &row.source))
        .collect();
    let accounts = accounts(&digests, &names, &origins, &sides);
    let documents = rows
        .into_iter()
        .zip(&digests)
        .zip(&sides)
        .map(|((row, digest), side)| Source {
            rated: of_source(&state.rated, &row.source),
            id: row.id,
            source: row.source,
            title: row.title,
            day: digest.day.clone(),
            language: row.language,
            side: side.clone(),
        });
    Ok(Overview {
        documents: documents.collect(),
        groups,
        names,
        accounts,
    })
}

/// What the user said of a source: of the whole name, or of the longest beginning of it.
fn of_source<V: Clone>(told: &std::collections::BTreeMap<String, V>, source: &str) -> Option<V> {
    let fits = told
        .iter()
        .filter(|(name, _)| source.starts_with(name.as_str()));
    fits.max_by_key(|(name, _)| name.len())
        .map(|(_, value)| value.clone())
}

/// The names with the user's merges and splits.
fn merged(names: Vec<Joined>, state: &State) -> Vec<Joined> {
    let mut out: Vec<Joined> = Vec::new();
    for mut one in names {
        let together = |names: &Vec<String>, other: &str| {
            names.contains(&one.name) && names.iter().any(|name| name == other)
        };
        let into = out.iter().position(|first| {
            state
                .merged
                .iter()
                .any(|names| together(names, &first.name))
        });
        match into {
            Some(at) => out[at].members.extend(
                one.members
                    .drain(..)
                    .map(|(document, index, _)| (document, index, "merged by the user".to_owned())),
            ),
            None => out.push(one),
        }
    }
    out
}

fn terminal(case: &Overview, all: bool, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "DOCUMENTS, and how many origins they have: {} of {}",
        case.groups.len(),
        case.documents.len()
    )?;
    let mut chronology: Vec<&Source> = case.documents.iter().collect();
    chronology.sort_by_key(|one| (one.day.is_none(), &one.day, one.id));
    for one in chronology {
        let title = harmless(one.title.as_deref().unwrap_or("(no title)"));
        write!(
            out,
            "  {:<10}  {}  {}  ({})",
            one.day.as_deref().unwrap_or("no date"),
            one.id,
            title,
            harmless(&one.source)
        )?;
        if let Some((code, reason)) = &one.rated {
            write!(out, "  rated {code}: {}", harmless(reason))?;
        }
        if let Some(side) = &one.side {
            write!(out, "  side: {}", harmless(side))?;
        }
        writeln!(out)?;
    }
    writeln!(out, "\nCOPIES AND TRANSLATIONS")?;
    let id = |at: u32| case.documents[at as usize].id;
    for group in case.groups.iter().filter(|group| group.members.len() > 1) {
        let members: Vec<String> = group.members.iter().map(|at| id(*at).to_string()).collect();
        writeln!(
            out,
            "  one origin, first seen first: {}",
            members.join(", ")
        )?;
        for link in &group.links {
            writeln!(
                out,
                "    {} and {}: {} ({:.0} %)",
                id(link.a),
                id(link.b),
                link.how,
                link.share * 100.0
            )?;
        }
    }
    writeln!(out, "\nNAMES IN SEVERAL DOCUMENTS")?;
    for one in &case.names {
        let places: BTreeSet<i64> = one.members.iter().map(|(at, ..)| id(*at)).collect();
        if places.len() > 1 {
            let places: Vec<String> = places.iter().map(i64::to_string).collect();
            writeln!(
                out,
                "  {} ({}): {}",
                harmless(&one.name),
                one.kind,
                places.join(", ")
            )?;
            let because: BTreeSet<&str> = one
                .members
                .iter()
                .skip(1)
                .map(|(.., why)| why.as_str())
                .collect();
            writeln!(
                out,
                "    {}",
                harmless(&because.into_iter().collect::<Vec<_>>().join("; "))
            )?;
        }
    }
    writeln!(out, "\nACCOUNTS")?;
    for account in &case.accounts {
        let documents: BTreeSet<u32> = account.voices.iter().map(|voice| voice.document).collect();
        if all || documents.len() > 1 {
            show_account(account, case, out)?;
        }
    }
    Ok(())
}

fn show_account(account: &Account, case: &Overview, out: &mut impl Write) -> io::Result<()> {
    let part = account
        .part
        .as_deref()
        .map(|part| format!(" ({part})"))
        .unwrap_or_default();
    writeln!(
        out,
        "  {} {}{}: {}  [{} voices, {} independent origins, {} sides]",
        account.kind,
        account.about,
        harmless(&part),
        harmless(&account.of.join(", ")),
        account.voices.len(),
        account.origins,
        account.sides
    )?;
    for voice in &account.voices {
        let id = case.documents[voice.document as usize].id;
        writeln!(
            out,
            "    {:<10}  {:<12}  {}{}: «{}»  [{} origins agree]",
            voice.day.as_deref().unwrap_or("no date"),
            value(voice),
            id,
            holder(voice),
            harmless(&voice.quote),
            voice.corroborated
        )?;
    }
    for Link { a, b, how } in &account.links {
        let (a, b) = (&account.voices[*a as usize], &account.voices[*b as usize]);
        let how = match how {
            Stand::Agreement => continue,
            Stand::Contradiction => "contradicts",
            Stand::Development => "develops",
            Stand::Revision => "revises",
            Stand::Outdated => "is outdated by",
        };
        let name = |voice: &Voice| case.documents[voice.document as usize].id;
        writeln!(
            out,
            "      {} ({}) {how} {} ({})",
            name(b),
            value(b),
            name(a),
            value(a)
        )?;
    }
    Ok(())
}

fn holder(voice: &Voice) -> String {
    match voice.holder.as_deref() {
        None => String::new(),
        Some("") => " (unnamed source)".to_owned(),
        Some(name) => format!(" ({})", harmless(name)),
    }
}

fn value(voice: &Voice) -> String {
    let no = if voice.denied { "not " } else { "" };
    match (
        voice.low.map(|low| low.normalize()),
        voice.high.map(|high| high.normalize()),
    ) {
        (Some(low), Some(high)) if low == high => format!("{no}{low}"),
        (Some(low), Some(high)) => format!("{no}{low}-{high}"),
        (Some(low), None) => format!("{no}>= {low}"),
        (None, Some(high)) => format!("{no}<= {high}"),
        (None, None) => format!("{no}-"),
    }
}
