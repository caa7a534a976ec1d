//! Joining and leaving: acts, lists of all members, and the Factbook's lists, which lag.

use super::told::evidence;
use super::{Case, not_checkable, unknown};
use crate::{Evidence, Finding, Verdict};
use laocoon_references::chronicle::{self, Fact, Stamp, What};
use rust_decimal::Decimal;

/// Whether a list's status is that of a member: "", "new member".
fn is_member(fact: &Fact) -> bool {
    fact.status.is_empty() || fact.status.ends_with("member")
}

impl Case<'_> {
    pub(super) fn membership(&self) -> Finding {
        let Some(with) = self.figure.with else {
            return unknown("The words do not say of what.".to_owned());
        };
        let entity = &self.layers[with];
        let mut names = vec![entity.name.as_str()];
        names.extend(entity.spellings.iter().map(String::as_str));
        let Some(key) = chronicle::organisation(entity.id("wikidata"), &names) else {
            return unknown(format!(
                "No reference at hand holds the members of {}.",
                entity.name
            ));
        };
        let of = |what| -> Vec<Fact> {
            let all = chronicle::facts(self.code, what);
            all.into_iter().filter(|fact| fact.object == key).collect()
        };
        let (members, left) = (of(What::Member), of(What::Left));
        let dated = |facts: &[Fact]| facts.iter().any(|fact| !fact.dates.is_empty());
        let steps = if self.what == What::Member {
            &members
        } else {
            &left
        };
        let verb = if self.what == What::Member {
            "accession"
        } else {
            "exit"
        };
        let said = format!("The {verb} of {} to or from {}", self.name(), self.with());
        let said = if self.what == What::Member {
            said.replace("to or from", "to")
        } else {
            said.replace("to or from", "from")
        };
        let listed: Vec<&Fact> = members
            .iter()
            .filter(|fact| fact.dates.is_empty())
            .collect();
        let mut finding = if dated(steps) {
            let dated: Vec<&Fact> = steps.iter().filter(|fact| !fact.dates.is_empty()).collect();
            self.against(&dated, &said)
        } else if self.what == What::Member {
            self.never_joined(key, &listed)
        } else {
            self.never_left(key, &members, &listed)
        };
        if finding.verdict != Verdict::NotCheckable && dated(steps) {
            self.lag(&mut finding, &listed);
        }
        finding
    }

    /// No act dates an accession: lists of all members may exclude it; the Factbook's list alone never does.
    fn never_joined(&self, key: &str, listed: &[&Fact]) -> Finding {
        let (name, with) = (self.name(), self.with());
        let full: Vec<&&Fact> = listed
            .iter()
            .filter(|fact| fact.status.is_empty())
            .collect();
        if let Some(first) = full.first() {
            let (year, told) = (first.editions.0, self.told.from.year());
            let because = format!(
                "No act at hand dates it; the Factbook lists {name} as a member of {with} from its {year} edition on, and lists lag behind."
            );
            // An edition tells what held a year or two before.
            let fits = u16::try_from(told).is_ok_and(|told| (told..=told + 2).contains(&year));
            let mut finding = not_checkable("listed", because);
            finding.evidence = vec![evidence(first, None, "first listed")];
            if fits {
                finding.verdict = Verdict::ApproximatelyRight;
            }
            return finding;
        }
        if chronicle::is_complete(key) {
            let other = listed.first();
            let status = other.map_or_else(String::new, |fact| {
                format!("; the Factbook lists it as {}", fact.status)
            });
            return Finding {
                claims: Vec::new(),
                words: Vec::new(),
                verdict: Verdict::Wrong,
                rule: "never-a-member",
                because: format!(
                    "The list of all members of {with} up to {} does not have {name}, nor does any edition of the Factbook list it as a member{status}.",
                    chronicle::EDITION
                ),
                gap: None,
                evidence: vec![self.absent(key, other.copied())],
            };
        }
        match listed.first() {
            Some(fact) => {
                let because = format!(
                    "The Factbook lists {name} in {with} only as {} ({}-{}), and its lists lag behind.",
                    fact.status, fact.editions.0, fact.editions.1
                );
                let mut finding = not_checkable("lag", because);
                finding.evidence = vec![evidence(fact, None, "listed")];
                finding
            }
            None => unknown(format!(
                "No reference at hand says whether {name} joined {with}."
            )),
        }
    }

    /// No act dates an exit: where the state is a member and is listed as one long after, it did not leave.
    fn never_left(&self, key: &str, members: &[Fact], listed: &[&Fact]) -> Finding {
        let (name, with) = (self.name(), self.with());
        let told = u16::try_from(self.told.from.year()).unwrap_or(0);
        let act = members.iter().find(|fact| !fact.dates.is_empty());
        let still = listed
            .iter()
            .find(|fact| is_member(fact) && fact.editions.1 >= told + 3);
        match (act, still) {
            (Some(act), Some(still)) if chronicle::is_complete(key) => Finding {
                claims: Vec::new(),
                words: Vec::new(),
                verdict: Verdict::Wrong,
                rule: "never-left",
                because: format!(
                    "{name} has been a member of {with} since {}, no exit is known, and the Factbook lists it up to its {} edition.",
                    act.dates.first().map_or_else(String::new, Stamp::to_string),
                    still.editions.1
                ),
                gap: None,
                evidence: vec![
                    evidence(act, act.dates.first().copied(), "dated"),
                    evidence(still, None, "still listed"),
                ],
            },
            _ => unknown(format!(
                "No reference at hand says whether {name} left {with}."
            )),
        }
    }

    fn absent(&self, key: &str, other: Option<&Fact>) -> Evidence {
        other.map_or_else(
            || Evidence {
                dataset: chronicle::DATASET.to_owned(),
                editions: (chronicle::EDITION, chronicle::EDITION),
                locator: format!("{key} / members / {} absent", self.code),
                value: Decimal::ZERO,
                unit: "1".to_owned(),
                period: None,
                role: "absent",
            },
            |fact| evidence(fact, None, "listed otherwise"),
        )
    }

    /// Where the Factbook still or not yet lists another status, says that it lags.
    fn lag(&self, finding: &mut Finding, listed: &[&Fact]) {
        let Some(first) = finding.evidence.first().map(|evidence| evidence.value) else {
            return;
        };
        let late = listed
            .iter()
            .filter(|fact| !is_member(fact) && Decimal::from(fact.editions.1) > first);
        if let Some(fact) = late.max_by_key(|fact| fact.editions.1) {
            finding.because += &format!(
                " The Factbook lags: it lists \"{}\" up to its {} edition.",
                fact.status, fact.editions.1
            );
            finding.evidence.push(evidence(fact, None, "lags"));
        }
    }
}
