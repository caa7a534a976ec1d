//! Dated facts against the chronicle: since when a state is independent, a member, under a head, with a capital.
//!
//! Acts and lists of members decide. The Factbook alone lags: that it lists a member late, or not yet, never makes the
//! words wrong.

use super::day::Day;
use super::not_checkable;
use crate::{Evidence, Finding, Gap, Verdict};
use jiff::civil::Date;
use laocoon_claim::{Amount, Body, Claim, EventKind, Figure};
use laocoon_mark::name::person_similarity;
use laocoon_mark::{EntityId, Layers, Time};
use laocoon_references::chronicle::{self, Fact, Stamp, What};
use laocoon_references::fold;
use rust_decimal::Decimal;

/// From here on two names are taken for one person's.
const SAME: f32 = 0.72;

/// Words that stand before a name in lists of chiefs of state.
const TITLES: &[&str] = &[
    "president",
    "prime",
    "minister",
    "king",
    "queen",
    "emir",
    "amir",
    "sultan",
    "chancellor",
    "chairman",
    "premier",
    "general",
    "gen.",
    "lt.",
    "col.",
    "dr.",
    "dr",
    "transition",
    "transitional",
    "interim",
    "[interim]",
    "acting",
    "sheikh",
    "shaykh",
    "prince",
    "grand",
    "duke",
    "captain",
    "capt.",
    "of",
    "the",
    "council",
    "state",
    "supreme",
    "leader",
    "federal",
    "chief",
    "executive",
    "maj.",
    "brig.",
    "sir",
    "mr.",
    "governor",
    "republic",
    "and",
    "head",
    "government",
    "his",
    "majesty",
    "highness",
    "major",
];

/// Checks a dated fact; `None` for a figure that is none.
pub fn check(
    layers: &Layers,
    claims: &[Claim],
    figure: &Figure,
    day: Option<Day>,
) -> Option<(Finding, Vec<u32>)> {
    let Amount::Date(id) = figure.amount else {
        return None;
    };
    let what = What::from_key(&figure.indicator)?;
    let subject = figure.subject?;
    let Some(code) = layers[subject].id("iso3166") else {
        return Some((
            unknown(format!(
                "{} is no state of the chronicle.",
                layers[subject].name
            )),
            Vec::new(),
        ));
    };
    let told = Told::of(&layers[id])?;
    let case = Case {
        layers,
        figure,
        what,
        code,
        subject,
        told,
        day,
    };
    let finding = match what {
        What::Member | What::Left => case.membership(),
        What::HeadOfState | What::HeadOfGovernment => case.office(),
        What::Independence => case.independence(),
        What::Capital | What::Named => case.place(),
    };
    Some((finding, alike(claims, figure, id)))
}

/// Steps told as joining or leaving at the same date with the same other side: the same statement.
fn alike(claims: &[Claim], figure: &Figure, date: laocoon_mark::TimeId) -> Vec<u32> {
    let same = |claim: &Claim| match &claim.body {
        Body::Relation(step) => {
            step.kind == Some(EventKind::Membership)
                && step.when.is_some_and(|when| when.time == date)
                && step.to == figure.with
        }
        Body::Event(event) => {
            event.kind == EventKind::Membership
                && event.when.is_some_and(|when| when.time == date)
                && figure
                    .with
                    .is_some_and(|with| event.targets.contains(&with))
        }
        _ => false,
    };
    let membership = figure.indicator.starts_with("membership");
    (0u32..)
        .zip(claims)
        .filter(|(_, claim)| membership && same(claim))
        .map(|(index, _)| index)
        .collect()
}

fn unknown(because: String) -> Finding {
    not_checkable("no-reference", because)
}

/// The days that the words give.
#[derive(Clone, Copy)]
struct Told {
    from: Date,
    to: Date,
    /// Of a range, only its beginning counts; then the end is the second.
    end: Option<Date>,
}

impl Told {
    fn of(time: &Time) -> Option<Told> {
        let (from, to) = (time.from?, time.to?);
        let range = time.value.contains('/') && to.year() > from.year();
        let end = range.then_some(to);
        let to = if range {
            Date::new(from.year(), 12, 31).ok()?
        } else {
            to
        };
        Some(Told { from, to, end })
    }

    fn days(date: Date) -> (i16, i8, i8) {
        (date.year(), date.month(), date.day())
    }

    /// Whether a date lies in the words' days, and how many years apart they are.
    fn meets(self, stamp: Stamp) -> (bool, u16) {
        let (first, last) = stamp.span();
        let meets = first <= Self::days(self.to) && Self::days(self.from) <= last;
        let apart = if stamp.year < self.from.year() {
            self.from.year().abs_diff(stamp.year)
        } else {
            stamp
                .year
                .abs_diff(self.to.year())
                .min(stamp.year.abs_diff(self.from.year()))
        };
        (meets, if meets { 0 } else { apart })
    }
}

struct Case<'c> {
    layers: &'c Layers,
    figure: &'c Figure,
    what: What,
    code: &'c str,
    subject: EntityId,
    told: Told,
    day: Option<Day>,
}

/// All dates that facts give, in words: "2015-11-30", "1992-05-15 or 1994-04-20".
fn dates(facts: &[&Fact]) -> String {
    let mut dates: Vec<String> = Vec::new();
    for stamp in facts.iter().flat_map(|fact| &fact.dates) {
        let stamp = stamp.to_string();
        if !dates.contains(&stamp) {
            dates.push(stamp);
        }
    }
    dates.join(" or ")
}

/// Whether a list's status is that of a member: "", "new member".
fn is_member(fact: &Fact) -> bool {
    fact.status.is_empty() || fact.status.ends_with("member")
}

fn evidence(fact: &Fact, stamp: Option<Stamp>, role: &'static str) -> Evidence {
    let year = stamp.map_or_else(|| fact.editions.0.into(), |stamp| Decimal::from(stamp.year));
    let status = (!fact.status.is_empty()).then(|| fact.status.to_owned());
    Evidence {
        dataset: fact.dataset.to_owned(),
        editions: fact.editions,
        locator: fact.locator.clone(),
        value: year,
        unit: "year".to_owned(),
        period: stamp.map(|stamp| stamp.to_string()).or(status),
        role,
    }
}

impl Case<'_> {
    fn name(&self) -> &str {
        &self.layers[self.subject].name
    }

    fn with(&self) -> &str {
        self.figure
            .with
            .map_or("", |id| self.layers[id].name.as_str())
    }

    /// How the words stand to the dates of facts: the best of all that are given.
    fn against(&self, facts: &[&Fact], said: &str) -> Finding {
        let stamps = facts
            .iter()
            .flat_map(|fact| fact.dates.iter().map(move |stamp| (*fact, *stamp)));
        let nearest = stamps.min_by_key(|(_, stamp)| {
            let (meets, apart) = self.told.meets(*stamp);
            (!meets, apart)
        });
        let Some((fact, stamp)) = nearest else {
            return unknown(format!("No reference dates {said}."));
        };
        let (meets, apart) = self.told.meets(stamp);
        let given = dates(facts);
        let (verdict, rule, because) = match (meets, apart) {
            (true, _) => (Verdict::Right, "date", format!("{said} is dated {given}.")),
            (false, 0) => (
                Verdict::ApproximatelyRight,
                "date",
                format!("{said} is dated {given}: the year fits, the day does not."),
            ),
            (false, 1) => (
                Verdict::Imprecise,
                "date",
                format!("{said} is dated {given}: one year off."),
            ),
            (false, years) => (
                Verdict::Wrong,
                "date",
                format!("{said} is dated {given}: {years} years off."),
            ),
        };
        let mut evidence_of: Vec<Evidence> = vec![evidence(fact, Some(stamp), "dated")];
        let others = facts.iter().filter(|other| !std::ptr::eq(**other, fact));
        evidence_of
            .extend(others.map(|other| evidence(other, other.dates.first().copied(), "dated too")));
        evidence_of.truncate(4);
        Finding {
            claims: Vec::new(),
            words: Vec::new(),
            verdict,
            rule,
            because,
            gap: Some(Gap::between(
                self.told.from.year().into(),
                stamp.year.into(),
                "year",
            )),
            evidence: evidence_of,
        }
    }

    fn independence(&self) -> Finding {
        let facts = chronicle::facts(self.code, What::Independence);
        let dated: Vec<&Fact> = facts.iter().filter(|fact| !fact.dates.is_empty()).collect();
        // The latest editions say it best; earlier ones may give another date, which is as good.
        self.against(&dated, &format!("The independence of {}", self.name()))
    }

    fn membership(&self) -> Finding {
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

    fn office(&self) -> Finding {
        let Some(with) = self.figure.with else {
            return unknown("The words do not say who.".to_owned());
        };
        let person = &self.layers[with];
        let other = if self.what == What::HeadOfState {
            What::HeadOfGovernment
        } else {
            What::HeadOfState
        };
        for what in [self.what, other] {
            let all = chronicle::facts(self.code, what);
            let mine: Vec<&Fact> = all
                .iter()
                .filter(|fact| alike_name(&person.name, fact.object))
                .collect();
            if mine.is_empty() {
                continue;
            }
            let said = format!("Taking office by {} in {}", person.name, self.name());
            let mut finding = self.against(&mine, &said);
            self.until(&mut finding, &mine, &all);
            return finding;
        }
        unknown(format!(
            "No edition of the Factbook names {} as head of {}.",
            person.name,
            self.name()
        ))
    }

    /// The end of a term: when the next one took office.
    fn until(&self, finding: &mut Finding, mine: &[&Fact], all: &[Fact]) {
        let Some(end) = self.told.end else { return };
        let last = mine.iter().map(|fact| fact.editions.1).max().unwrap_or(0);
        let began = mine.iter().flat_map(|fact| &fact.dates).max().copied();
        let next = (all
            .iter()
            .filter(|fact| !mine.iter().any(|own| own.object == fact.object)))
        .filter(|fact| fact.editions.0 + 1 >= last)
        .flat_map(|fact| fact.dates.iter().map(move |stamp| (fact, *stamp)))
        .filter(|(_, stamp)| began.is_none_or(|began| *stamp > began))
        .min_by_key(|(_, stamp)| *stamp);
        let Some((fact, stamp)) = next else { return };
        let apart = stamp.year.abs_diff(end.year());
        if apart >= 2 && finding.verdict < Verdict::Wrong {
            finding.verdict = Verdict::Wrong;
            finding.rule = "end-of-term";
            finding.because += &format!(
                " The next one took office {stamp}; the words say {}.",
                end.year()
            );
        } else {
            finding.because += &format!(" The next one took office {stamp}.");
        }
        finding
            .evidence
            .push(evidence(fact, Some(stamp), "next in office"));
    }

    fn place(&self) -> Finding {
        let Some(with) = self.figure.with else {
            return unknown("The words do not say what.".to_owned());
        };
        let entity = &self.layers[with];
        let is = |fact: &Fact| {
            let names: Vec<String> = fact
                .object
                .split(';')
                .map(|name| fold(name.trim()))
                .collect();
            let own = entity
                .spellings
                .iter()
                .chain([&entity.name])
                .map(|name| fold(name));
            own.into_iter().any(|own| names.contains(&own))
        };
        let mut dated = Vec::new();
        for what in [What::Capital, What::Named] {
            dated.extend(chronicle::facts(self.code, what).into_iter().filter(is));
        }
        let (dated, listed): (Vec<Fact>, Vec<Fact>) =
            dated.into_iter().partition(|fact| !fact.dates.is_empty());
        let said = format!("{} as the capital or name in {}", entity.name, self.name());
        if dated.is_empty() {
            let mut finding = unknown(format!("No reference dates {said}."));
            finding
                .evidence
                .extend(listed.first().map(|fact| evidence(fact, None, "listed")));
            return finding;
        }
        let dated: Vec<&Fact> = dated.iter().filter(|fact| self.known(fact)).collect();
        self.against(&dated, &said)
    }

    /// Whether a fact had come about by the day of the text.
    fn known(&self, fact: &Fact) -> bool {
        let year = self.day.map_or(i16::MAX, |day| day.date.year());
        fact.dates.iter().any(|stamp| stamp.year <= year)
    }
}

/// Whether a list's "President Nursultan A. NAZARBAYEV" is this person.
fn alike_name(name: &str, listed: &str) -> bool {
    let listed: Vec<&str> = (listed.split_whitespace())
        .filter(|word| !TITLES.contains(&word.trim_matches(',').to_lowercase().as_str()))
        .collect();
    // Surnames stand in capitals; one of them must be in the name itself.
    let surname = listed.iter().filter(|word| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1 && word.to_uppercase() == **word
    });
    let last = name
        .split_whitespace()
        .map(|word| word.trim_end_matches("'s"));
    let last: Vec<&str> = last.collect();
    let surnames = surname
        .clone()
        .any(|word| last.iter().any(|own| person_similarity(own, word) >= SAME));
    surnames && (last.len() == 1 || person_similarity(name, &listed.join(" ")) >= SAME - 0.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_recognised_across_scripts() {
        let check = |name: &str, listed: &str, expected: bool| {
            assert_eq!(alike_name(name, listed), expected, "{name} {listed}")
        };
        check(
            "Nursultan Nazarbayev",
            "President Nursultan A. NAZARBAYEV",
            true,
        );
        check(
            "Noursoultan Nazarbaïev",
            "President Nursultan Abishuly NAZARBAYEV",
            true,
        );
        check(
            "Нурсултан Назарбаев",
            "President Nursultan NAZARBAYEV",
            true,
        );
        check("Macron", "President Emmanuel MACRON", true);
        check("Jacques Chirac", "President Emmanuel MACRON", false);
        check("Alpha Oumar Konaré", "President Alpha Oumar KONARE", true);
        check(
            "Dariga Nazarbayeva",
            "President Nursultan NAZARBAYEV",
            false,
        );
    }
}
