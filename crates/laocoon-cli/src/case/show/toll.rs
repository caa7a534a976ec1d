use super::{edited, holder, id, number};
use crate::screen::harmless;
use laocoon_assess::compare::overview::{Overview, Series, Standing};
use std::io::{self, Write};

/// One toll over time.
pub(super) fn series(series: &Series, case: &Overview, out: &mut impl Write) -> io::Result<()> {
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
        let account = case.accounts.get(series.account as usize);
        let voice = account.and_then(|account| account.voices.get(point.voice as usize));
        let by_hand = voice.map(edited::marks).unwrap_or_default();
        let who = point.who.as_deref().map(|who| format!(" {who}"));
        writeln!(
            out,
            "    {:<10}  {:<12} {}{}{}: {standing}{outlier}{by_hand}",
            point.as_of.as_deref().unwrap_or("no date"),
            number(point.low, point.high),
            id(case, point.document),
            harmless(&who.unwrap_or_default()),
            holder(point.holder.as_deref()),
        )?;
    }
    Ok(())
}
