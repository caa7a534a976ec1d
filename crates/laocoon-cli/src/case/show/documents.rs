use super::id;
use crate::screen::harmless;
use laocoon_assess::compare::group::Group;
use laocoon_assess::compare::overview::{Overview, Source};
use std::io::{self, Write};

/// The documents by affair, and how many origins they have.
pub(super) fn documents(case: &Overview, out: &mut impl Write) -> io::Result<()> {
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
    if let Some(from) = &one.day_from {
        write!(out, "  day: {}", harmless(from))?;
    }
    if let Some((code, reason)) = &one.rated {
        write!(out, "  rated {code}: {}", harmless(reason))?;
    }
    if let Some(side) = &one.side {
        write!(out, "  side: {}", harmless(side))?;
    }
    writeln!(out)
}

/// Documents of one origin, and what shows it.
pub(super) fn origin(group: &Group, case: &Overview, out: &mut impl Write) -> io::Result<()> {
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
