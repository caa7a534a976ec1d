//! Terms of heads of state and government.

use super::told::evidence;
use super::{Case, unknown};
use crate::{Finding, Verdict};
use laocoon_mark::NameKind;
use laocoon_mark::name::pair;
use laocoon_references::chronicle::{self, Fact, What};

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

impl Case<'_> {
    pub(super) fn office(&self) -> Finding {
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
        .any(|word| last.iter().any(|own| same(own, word)));
    surnames && (last.len() == 1 || same(name, &listed.join(" ")))
}

fn same(a: &str, b: &str) -> bool {
    pair::compare(a, b, NameKind::Person).is_same()
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
