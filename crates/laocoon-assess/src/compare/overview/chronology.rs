use super::Moment;
use crate::compare::account::{Account, Over, Stand};
use crate::compare::names::Joined;
use std::collections::BTreeSet;

/// What happened, day by day. Only what the documents date themselves: the day of an article is
/// not the day of all that it tells.
pub(super) fn chronology(accounts: &[Account], names: &[Joined]) -> Vec<Moment> {
    let mut moments = Vec::new();
    for (account, nth) in accounts.iter().zip(0u32..) {
        if !matches!(account.kind.as_str(), "event" | "relation") {
            continue;
        }
        for (version, at) in account.versions.iter().zip(0u32..) {
            let voices = || {
                version
                    .voices
                    .iter()
                    .map(|voice| &account.voices[*voice as usize])
            };
            let dated = voices().find(|voice| voice.dated);
            let (Some(voice), false) = (dated, version.denied) else {
                continue;
            };
            let Some(day) = voice.day.clone() else {
                continue;
            };
            let mut of: Vec<String> = Vec::new();
            let by = version.by.iter().chain(&version.to);
            let by = by.filter_map(|name| Some(names.get(*name as usize)?.name.clone()));
            for name in by.chain(account.of.iter().cloned()) {
                if !of.contains(&name) {
                    of.push(name);
                }
            }
            let documents: BTreeSet<u32> = voices().map(|voice| voice.document).collect();
            let disputed = account.links.iter().any(|link| {
                let with = link.a == at || link.b == at;
                with && link.how == Stand::Contradiction && link.over != Over::Number
            });
            moments.push(Moment {
                day,
                account: nth,
                version: at,
                what: account.about.clone(),
                of,
                quote: voice.quote.clone(),
                documents: documents.into_iter().collect(),
                origins: version.origins,
                disputed,
            });
        }
    }
    moments.sort_by(|a, b| (&a.day, a.account, a.version).cmp(&(&b.day, b.account, b.version)));
    moments
}
