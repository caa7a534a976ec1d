use super::{edited, holder, id, number};
use crate::screen::harmless;
use laocoon_assess::compare::account::{Account, Link, Over, Stand, Version};
use laocoon_assess::compare::overview::Overview;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// What is said of one thing, version by version, and how they stand to each other.
pub(super) fn account(account: &Account, case: &Overview, out: &mut impl Write) -> io::Result<()> {
    let part = account.part.as_deref().map(|part| format!(" ({part})"));
    writeln!(
        out,
        "  {} {}{}: {}  [{} documents, {} independent origins, {} sides]",
        account.kind,
        account.about,
        harmless(&part.unwrap_or_default()),
        harmless(&account.of.join(", ")),
        account
            .voices
            .iter()
            .map(|voice| voice.document)
            .collect::<BTreeSet<_>>()
            .len(),
        account.origins,
        account.sides.len()
    )?;
    for version in &account.versions {
        version_of(version, account, case, out)?;
    }
    for Link { a, b, how, over } in &account.links {
        let how = match how {
            Stand::Agreement => continue,
            Stand::Contradiction => "CONTRADICTS",
            Stand::Development => "develops",
            Stand::Revision => "revises",
        };
        let over = match over {
            Over::Number => "",
            Over::Day => ", over the day",
            Over::Who => ", over who did it",
            Over::Whether => ", over whether it is so",
        };
        let name = |at: u32| value(&account.versions[at as usize]);
        writeln!(out, "      {} {how} {}{over}", name(*b), name(*a))?;
    }
    Ok(())
}

fn version_of(
    version: &Version,
    account: &Account,
    case: &Overview,
    out: &mut impl Write,
) -> io::Result<()> {
    let by = version.by.iter().chain(&version.to);
    let by: Vec<&str> = by
        .filter_map(|at| Some(case.names.get(*at as usize)?.name.as_str()))
        .collect();
    let by = match by.is_empty() {
        true => String::new(),
        false => format!("  {}", harmless(&by.join(", "))),
    };
    let sides: Vec<&str> = version.sides.iter().map(String::as_str).collect();
    let sides = match sides.is_empty() {
        true => String::new(),
        false => format!(", told by {}", harmless(&sides.join(" and "))),
    };
    writeln!(
        out,
        "    {}{by}  [{} origins{sides}]",
        value(version),
        version.origins
    )?;
    let mut told = BTreeSet::new();
    for voice in &version.voices {
        let voice = &account.voices[*voice as usize];
        // One document is one voice, unless the user put a hand to it.
        if !told.insert((voice.document, &voice.day)) && !edited::is_touched(voice) {
            continue;
        }
        let mut marks = String::new();
        if voice.partial {
            marks.push_str("  part of another count, or older");
        }
        if voice.outdated {
            marks.push_str("  outdated");
        }
        if let Some((verdict, because)) = &voice.verdict {
            marks.push_str(&match verdict.as_str() {
                "right" => "  [right]".to_owned(),
                verdict => format!("  [{}: {}]", verdict.replace('_', " "), harmless(because)),
            });
        }
        marks.push_str(&edited::marks(voice));
        writeln!(
            out,
            "      {:<10}  {}{}: «{}»{marks}",
            voice.day.as_deref().unwrap_or("no date"),
            id(case, voice.document),
            holder(voice.holder.as_deref()),
            harmless(&voice.quote),
        )?;
    }
    Ok(())
}

fn value(version: &Version) -> String {
    let no = if version.denied { "not " } else { "" };
    let number = number(version.low, version.high);
    match &version.day {
        Some(day) if number == "-" => format!("{no}{day}"),
        Some(day) => format!("{no}{number} on {day}"),
        None if number == "-" => format!("{no}no day told"),
        None => format!("{no}{number}"),
    }
}
