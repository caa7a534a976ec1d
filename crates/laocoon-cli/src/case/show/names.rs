use super::id;
use crate::screen::harmless;
use laocoon_assess::compare::Citing;
use laocoon_assess::compare::overview::Overview;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Names of several documents, and what joined them.
pub(super) fn names(case: &Overview, out: &mut impl Write) -> io::Result<()> {
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

/// Who cites whom.
pub(super) fn citations(case: &Overview, out: &mut impl Write) -> io::Result<()> {
    for own in case.citations.chunk_by(|a, b| a.document == b.document) {
        let at = own[0].document;
        let own: Vec<String> = own
            .iter()
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
