//! Why a verdict came about, told in the reader's language from the rule and its numbers.

use super::Words;
use crate::gist;
use laocoon_assess::{Evidence, Finding, Gap, Vintage};
use std::borrow::Cow;

/// Where a pattern stands for a number or a word of the finding.
const PLACES: [&str; 12] = [
    "{claimed}",
    "{reference}",
    "{off}",
    "{now}",
    "{now_editions}",
    "{then}",
    "{then_editions}",
    "{date}",
    "{other}",
    "{values}",
    "{dataset}",
    "{count}",
];

impl Words {
    /// Why, in this language; in English where it has no words for the rule, or the finding lacks a number they want.
    pub(crate) fn because<'f>(&self, finding: &'f Finding) -> Cow<'f, str> {
        let exact = format!("{}.{}", finding.rule, finding.verdict.name());
        let pattern = (self.reason.get(&exact)).or_else(|| self.reason.get(finding.rule));
        let told = pattern.and_then(|pattern| self.told(pattern, finding));
        told.map_or(Cow::Borrowed(finding.because.as_str()), Cow::Owned)
    }

    /// What the figures of a text show together, in this language.
    pub(crate) fn vintage_because<'f>(&self, vintage: &'f Vintage) -> Cow<'f, str> {
        let (fit, sets) = vintage.shifted;
        let holds = |edition: u16| (vintage.editions.0..=vintage.editions.1).contains(&edition);
        let key = match vintage.in_force {
            Some(edition) if holds(edition) => "vintage.with",
            Some(_) => "vintage.without",
            None => "vintage",
        };
        let Some(pattern) = self.reason.get(key) else {
            return Cow::Borrowed(&vintage.because);
        };
        let editions = gist::editions(vintage.editions);
        let told = [
            ("{count}", vintage.claims.len().to_string()),
            ("{editions}", editions),
            (
                "{edition}",
                vintage.in_force.unwrap_or_default().to_string(),
            ),
            ("{fit}", fit.to_string()),
            ("{sets}", sets.to_string()),
        ];
        let filled = (told.iter()).fold(pattern.clone(), |text, (place, words)| {
            text.replace(place, words)
        });
        Cow::Owned(filled)
    }

    /// A pattern with all its places filled; `None` if one cannot be.
    fn told(&self, pattern: &str, finding: &Finding) -> Option<String> {
        let mut text = pattern.to_owned();
        for place in PLACES {
            if pattern.contains(place) {
                text = text.replace(place, &self.filling(place, finding)?);
            }
        }
        Some(text)
    }

    fn filling(&self, place: &str, finding: &Finding) -> Option<String> {
        let gap = finding.gap.as_ref();
        let in_force = finding.evidence.first();
        let then = finding.evidence.get(1);
        let value = |evidence: &Evidence| self.amount(evidence.value, &evidence.unit);
        match place {
            "{claimed}" => gap.map(|gap| self.amount(gap.claimed, &gap.unit)),
            "{reference}" => gap.map(|gap| self.amount(gap.reference, &gap.unit)),
            "{off}" => self.off(gap?),
            "{now}" => in_force.map(value),
            "{now_editions}" => in_force.map(|evidence| self.standing_in(evidence)),
            "{then}" => then.map(value),
            "{then_editions}" => then.map(|evidence| self.standing_in(evidence)),
            "{date}" => Some(self.time(in_force?.period.as_deref()?)),
            "{other}" => Some(self.time(finding.evidence.last()?.period.as_deref()?)),
            "{dataset}" => in_force.map(|evidence| evidence.dataset.clone()),
            "{count}" => Some(finding.evidence.len().to_string()),
            "{values}" => {
                let told = finding.evidence.iter().map(|evidence| {
                    format!(
                        "{} ({}, {})",
                        value(evidence),
                        evidence.dataset,
                        self.standing_in(evidence)
                    )
                });
                Some(told.collect::<Vec<_>>().join(" ; "))
            }
            _ => None,
        }
    }

    /// "éd. 1992–2014, 2009 est."
    fn standing_in(&self, evidence: &Evidence) -> String {
        let editions = gist::editions(evidence.editions);
        match &evidence.period {
            Some(period) => format!("{editions}, {period}"),
            None => editions,
        }
    }

    /// "11,7 % de moins".
    fn off(&self, gap: &Gap) -> Option<String> {
        let more = if gap.claimed >= gap.reference {
            "more"
        } else {
            "less"
        };
        let pattern = self.reason.get(&format!("off.{}.{more}", gap.measure))?;
        let off = gap.off.round_dp(1).normalize();
        Some(pattern.replace("{off}", &gist::number(off, self)))
    }

    fn amount(&self, value: rust_decimal::Decimal, unit: &str) -> String {
        // Patterns say themselves that a place is meant.
        gist::measured(value, if unit == "rank" { "1" } else { unit }, self)
    }
}

#[cfg(test)]
mod tests {
    use crate::words::words;
    use laocoon_assess::{Evidence, Finding, Gap, Verdict};
    use laocoon_text::Language::{English, French, Russian};
    use rust_decimal::Decimal;

    fn finding(verdict: Verdict, rule: &'static str, values: &[i64]) -> Finding {
        let evidence = values.iter().map(|value| Evidence {
            dataset: "cia-world-factbook".into(),
            editions: (2015, 2026),
            locator: "td / Geography".into(),
            value: Decimal::from(*value),
            unit: "km".into(),
            period: None,
            role: "in force",
        });
        Finding {
            claims: vec![0],
            words: Vec::new(),
            verdict,
            rule,
            because: "In English.".into(),
            gap: (values.first())
                .map(|value| Gap::between(Decimal::from(4000), Decimal::from(*value), "km")),
            evidence: evidence.collect(),
        }
    }

    #[test]
    fn reasons_speak_the_readers_language() {
        let wrong = finding(Verdict::Wrong, "every-edition", &[6000]);
        assert_eq!(
            words(French).because(&wrong),
            "La référence donne 6\u{202f}000\u{a0}km (éditions 2015–2026) ; le texte dit 33,3 % de moins, hors de toute édition."
                .replace('\u{202f}', &words(French).grouping)
        );
        assert!(words(Russian).because(&wrong).contains("на 33,3 % меньше"));
        assert_eq!(words(English).because(&wrong), "In English.");
    }

    #[test]
    fn what_cannot_be_filled_is_told_in_english() {
        let bare = finding(Verdict::Wrong, "every-edition", &[]);
        assert_eq!(words(French).because(&bare), "In English.");
        let unknown = finding(Verdict::Right, "a-rule-of-tomorrow", &[5]);
        assert_eq!(words(Russian).because(&unknown), "In English.");
    }

    #[test]
    fn both_languages_know_the_same_rules() {
        let keys = |language| words(language).reason.keys().collect::<Vec<_>>();
        assert_eq!(keys(French), keys(Russian));
        for pattern in words(French)
            .reason
            .values()
            .chain(words(Russian).reason.values())
        {
            let mut rest = pattern.as_str();
            while let Some((_, tail)) = rest.split_once('{') {
                let (place, tail) = tail.split_once('}').unwrap();
                let known = super::PLACES
                    .iter()
                    .any(|known| known[1..known.len() - 1] == *place);
                assert!(
                    known || ["editions", "edition", "fit", "sets"].contains(&place),
                    "{pattern}"
                );
                rest = tail;
            }
        }
    }
}
