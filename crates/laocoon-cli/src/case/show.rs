use super::Failure;
use crate::screen::{self, harmless};
use laocoon_assess::compare::Citing;
use laocoon_assess::compare::account::{Account, Link, Over, Stand, Version, Voice};
use laocoon_assess::compare::decision::Judgement;
use laocoon_assess::compare::group::Group;
use laocoon_assess::compare::overview::{Overview, Series, Source, Standing};
use laocoon_case::Case;
use laocoon_text::Language;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// `laocoon case show`.
pub fn run(
    file: &Path,
    json: bool,
    all: bool,
    page: Option<&Path>,
    ui: Option<Language>,
) -> Result<ExitCode, Failure> {
    let overview = Case::open(file)?.overview()?;
    if let Some(page) = page {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let text = laocoon_dossier::html::render_case(&overview, &name, screen::ui(ui));
        std::fs::write(page, text)?;
        return Ok(ExitCode::SUCCESS);
    }
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

fn terminal(case: &Overview, all: bool, out: &mut impl Write) -> io::Result<()> {
    documents(case, out)?;
    writeln!(out, "\nCOPIES AND TRANSLATIONS")?;
    for group in case.groups.iter().filter(|group| group.members.len() > 1) {
        origin(group, case, out)?;
    }
    writeln!(out, "\nNAMES IN SEVERAL DOCUMENTS")?;
    names(case, out)?;
    writeln!(out, "\nWHO CITES WHOM")?;
    citations(case, out)?;
    writeln!(out, "\nCHRONOLOGY")?;
    for moment in &case.chronology {
        let documents: Vec<String> = moment.documents.iter().map(|at| id(case, *at)).collect();
        let disputed = if moment.disputed { "  DISPUTED" } else { "" };
        writeln!(
            out,
            "  {:<10}  {} {}: «{}»  ({}){disputed}",
            moment.day,
            moment.what,
            harmless(&moment.of.join(", ")),
            harmless(&moment.quote),
            documents.join(", ")
        )?;
    }
    writeln!(out, "\nTOLLS OVER TIME")?;
    for series in &case.tolls {
        if all || series.points.len() > 1 {
            toll(series, case, out)?;
        }
    }
    writeln!(out, "\nACCOUNTS")?;
    for one in &case.accounts {
        let documents: BTreeSet<u32> = one.voices.iter().map(|voice| voice.document).collect();
        let touched = one.voices.iter().any(is_touched);
        if all || touched || documents.len() > 1 {
            account(one, case, out)?;
        }
    }
    by_hand(case, out)
}

fn id(case: &Overview, document: u32) -> String {
    case.documents[document as usize].id.to_string()
}

fn documents(case: &Overview, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "DOCUMENTS, and how many origins they have: {} of {}",
        case.groups.len(),
        case.documents.len()
    )?;
    let told = case.affairs.iter().enumerate();
    let several = case.affairs.len() > 1;
    for (nth, affair) in told {
        if several {
            writeln!(out, "  affair {}: {} documents", nth + 1, affair.len())?;
        }
        let mut chronology: Vec<&Source> = affair
            .iter()
            .map(|at| &case.documents[*at as usize])
            .collect();
        chronology.sort_by_key(|one| (one.day.is_none(), &one.day, one.id));
        for one in chronology {
            document(one, out)?;
        }
    }
    Ok(())
}

fn document(one: &Source, out: &mut impl Write) -> io::Result<()> {
    write!(
        out,
        "  {:<10}  {}  {}  ({})",
        one.day.as_deref().unwrap_or("no date"),
        one.id,
        harmless(one.title.as_deref().unwrap_or("(no title)")),
        harmless(&one.source)
    )?;
    if let Some((code, reason)) = &one.rated {
        write!(out, "  rated {code}: {}", harmless(reason))?;
    }
    if let Some(side) = &one.side {
        write!(out, "  side: {}", harmless(side))?;
    }
    writeln!(out)
}

fn origin(group: &Group, case: &Overview, out: &mut impl Write) -> io::Result<()> {
    let members: Vec<String> = group.members.iter().map(|at| id(case, *at)).collect();
    writeln!(
        out,
        "  one origin, first seen first: {}",
        members.join(", ")
    )?;
    for link in &group.links {
        let longest = link
            .copied
            .iter()
            .max_by_key(|passage| passage.a.1 - passage.a.0);
        let passages = match longest {
            Some(longest) => format!(
                ", {} passages, the longest of {} characters",
                link.copied.len(),
                longest.a.1 - longest.a.0
            ),
            None => String::new(),
        };
        writeln!(
            out,
            "    {} and {}: {} ({:.0} %{passages})",
            id(case, link.a),
            id(case, link.b),
            harmless(&link.how),
            link.share * 100.0
        )?;
    }
    Ok(())
}

fn names(case: &Overview, out: &mut impl Write) -> io::Result<()> {
    for one in &case.names {
        let places: BTreeSet<u32> = one.members.iter().map(|(at, ..)| *at).collect();
        if places.len() < 2 {
            continue;
        }
        let places: Vec<String> = places.iter().map(|at| id(case, *at)).collect();
        let name = harmless(&one.name);
        writeln!(out, "  {name} ({}): {}", one.kind, places.join(", "))?;
        let because = one.members.iter().skip(1).map(|(.., why)| why.as_str());
        let because: BTreeSet<&str> = because.collect();
        let because = because.into_iter().collect::<Vec<_>>().join("; ");
        writeln!(out, "    {}", harmless(&because))?;
    }
    Ok(())
}

fn citations(case: &Overview, out: &mut impl Write) -> io::Result<()> {
    for at in 0..case.documents.len() as u32 {
        let own = case.citations.iter().filter(|one| one.document == at);
        let own: Vec<String> = own
            .map(|one| {
                let how = match one.how {
                    Citing::Credit => "credits ",
                    Citing::Report => "",
                };
                let times = match one.times {
                    1 => String::new(),
                    times => format!(" ({times} times)"),
                };
                let of: Vec<String> = one.documents.iter().map(|at| id(case, *at)).collect();
                let of = match of.is_empty() {
                    true => String::new(),
                    false => format!(" [documents {}]", of.join(", ")),
                };
                format!("{how}{}{times}{of}", harmless(&one.whom))
            })
            .collect();
        if !own.is_empty() {
            writeln!(out, "  {}: {}", id(case, at), own.join("; "))?;
        }
    }
    Ok(())
}

fn toll(series: &Series, case: &Overview, out: &mut impl Write) -> io::Result<()> {
    let part = series
        .part
        .as_deref()
        .map(|part| format!(" ({part} alone)"));
    writeln!(
        out,
        "  {}{}: {}",
        series.what,
        harmless(&part.unwrap_or_default()),
        harmless(&series.of.join(", "))
    )?;
    for point in &series.points {
        let standing = match point.standing {
            Standing::First => "first count",
            Standing::Same => "as known",
            Standing::Grown => "grown",
            Standing::Revised => "revised down",
            Standing::Outdated => "outdated",
            Standing::Contested => "CONTESTED",
            Standing::Part => "part of another, or older",
            Standing::Denied => "denied",
        };
        let outlier = if point.outlier {
            ", far from the others"
        } else {
            ""
        };
        let who = point.who.as_deref().map(|who| format!(" {who}"));
        writeln!(
            out,
            "    {:<10}  {:<12} {}{}{}: {standing}{outlier}",
            point.as_of.as_deref().unwrap_or("no date"),
            number(point.low, point.high),
            id(case, point.document),
            harmless(&who.unwrap_or_default()),
            holder(point.holder.as_deref()),
        )?;
    }
    Ok(())
}

fn is_touched(voice: &Voice) -> bool {
    voice.judged.is_some() || !voice.corrected.is_empty() || voice.claim.is_none()
}

fn account(account: &Account, case: &Overview, out: &mut impl Write) -> io::Result<()> {
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
        if !told.insert((voice.document, &voice.day)) && !is_touched(voice) {
            continue;
        }
        let mut marks = String::new();
        if voice.partial {
            marks.push_str("  part of another count, or older");
        }
        if voice.outdated {
            marks.push_str("  outdated");
        }
        match voice.judged {
            Some(Judgement::Accepted) => marks.push_str("  accepted"),
            Some(Judgement::Rejected) => marks.push_str("  rejected"),
            None => {}
        }
        for (field, value) in &voice.corrected {
            marks.push_str(&format!("  corrected {field}: {}", harmless(value)));
        }
        if voice.claim.is_none() {
            marks.push_str("  made by hand");
        }
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

fn by_hand(case: &Overview, out: &mut impl Write) -> io::Result<()> {
    if case.remarks.is_empty() && case.sources.is_empty() && case.orphans.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nBY HAND")?;
    for remark in &case.remarks {
        let text = match remark.text.is_empty() {
            true => String::new(),
            false => format!(": {}", harmless(&remark.text)),
        };
        writeln!(
            out,
            "  {}  {} on «{}»{text}",
            id(case, remark.document),
            remark.kind.name(),
            harmless(&remark.quote)
        )?;
    }
    for (name, about) in &case.sources {
        writeln!(out, "  source {}: {}", harmless(name), harmless(about))?;
    }
    for orphan in &case.orphans {
        writeln!(out, "  an edit has lost its words: «{}»", harmless(orphan))?;
    }
    Ok(())
}

fn holder(holder: Option<&str>) -> String {
    match holder {
        None => String::new(),
        Some("") => " (unnamed source)".to_owned(),
        Some(name) => format!(" ({})", harmless(name)),
    }
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

fn number(low: Option<Decimal>, high: Option<Decimal>) -> String {
    match (
        low.map(|low| low.normalize()),
        high.map(|high| high.normalize()),
    ) {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (Some(low), Some(high)) => format!("{low}-{high}"),
        (Some(low), None) => format!(">= {low}"),
        (None, Some(high)) => format!("<= {high}"),
        (None, None) => "-".to_owned(),
    }
}
