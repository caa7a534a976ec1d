use super::onset::{Onset, dated, onsets};
use super::{Item, Said, Source, item};
use crate::weigh::base_rate::Class;
use crate::weigh::spread::{FEWEST, Spread, spread};
use crate::weigh::words::{Kind, about, is_claim};
use laocoon_mark::{Time, TimeKind};
use laocoon_references::base_rate::{BaseRate, base_rate};
use std::collections::BTreeMap;

/// What numbers can tell of an item.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Of a claim of speed: where and when it began by the text's own account, and the comparison of
    /// models if those are enough.
    Speed {
        /// Where and when.
        onsets: Vec<Onset>,
        /// The comparison; `None` for too few.
        spread: Option<Box<Spread>>,
    },
    /// Of a claim that it came at the right moment.
    Timing,
    /// Of a claim that it is like what happened elsewhere.
    Likeness,
    /// Of a claim that somebody gains by it.
    Benefit,
    /// How common what it points to is.
    BaseRate {
        /// "violence", "two-places".
        feature: &'static str,
        /// Within so many days.
        days: u32,
        /// Classes and their counts, the first the one of which the ceiling is taken.
        counts: Vec<(&'static str, Class)>,
    },
}

impl Answer {
    /// The kind of claim that it answers.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Answer::Speed { .. } => Some(Kind::Speed),
            Answer::Timing => Some(Kind::Timing),
            Answer::Likeness => Some(Kind::Likeness),
            Answer::Benefit => Some(Kind::Benefit),
            Answer::BaseRate { .. } => None,
        }
    }
}

/// Classes of waves of protest, the widest first.
const CLASSES: [&str; 3] = ["any", "price-tax", "removal"];

/// Answers to items of these texts.
pub(super) struct Answers<'s> {
    sources: &'s [Source<'s>],
    /// Of each text, once it has been asked for.
    speed: BTreeMap<usize, Answer>,
}

impl<'s> Answers<'s> {
    pub(super) fn new(sources: &'s [Source<'s>]) -> Self {
        Answers {
            sources,
            speed: BTreeMap::new(),
        }
    }

    pub(super) fn of(&mut self, given: &Item) -> Vec<Answer> {
        let mut answers = Vec::new();
        if let Some(said) = self.claims(given, Kind::Speed) {
            let source = &self.sources[said.text];
            let known = self.speed.entry(said.text).or_insert_with(|| speed(source));
            answers.push(known.clone());
        }
        for (kind, answer) in [
            (Kind::Timing, Answer::Timing),
            (Kind::Likeness, Answer::Likeness),
            (Kind::Benefit, Answer::Benefit),
        ] {
            answers.extend(self.claims(given, kind).map(|_| answer));
        }
        answers.extend(
            given
                .said
                .iter()
                .find_map(|said| rate(&self.sources[said.text], said)),
        );
        answers
    }

    /// The first words that claim something of that kind; the sentence tells what its part is given for.
    fn claims<'i>(&self, given: &'i Item, kind: Kind) -> Option<&'i Said> {
        given.said.iter().find(|said| {
            let source = &self.sources[said.text];
            let whole = item::sentence(source, said.span).cover(said.span);
            is_claim(
                source.document.language,
                kind,
                whole.of(&source.document.text),
            )
        })
    }
}

fn speed(source: &Source<'_>) -> Answer {
    let onsets = onsets(source);
    let spread = (onsets.len() >= FEWEST).then(|| Box::new(spread(&dated(&onsets), 1)));
    Answer::Speed { onsets, spread }
}

/// How common violence, or more places than one, is within the days that the words give.
fn rate(source: &Source<'_>, said: &Said) -> Option<Answer> {
    let (violence, places) = about(source.document.language, &said.words);
    let feature = match (violence, places) {
        (true, _) => "violence",
        (_, true) => "two-places",
        _ => return None,
    };
    let inside = |time: &&Time| time.kind == TimeKind::Duration && said.span.contains(time.span);
    let times = source.layers.times.iter().filter(inside);
    let days = times.filter_map(|time| days(&time.value)).min()?;
    let rows = CLASSES
        .into_iter()
        .filter_map(|class| base_rate(class, feature, days));
    let rows: Vec<_> = rows.collect();
    let counted = |row: &&BaseRate| {
        let counts = Class {
            cases: row.cases,
            with: row.with,
        };
        (row.class, counts)
    };
    Some(Answer::BaseRate {
        feature,
        days: rows.first()?.days,
        counts: rows.iter().map(counted).collect(),
    })
}

/// Whole days of a TIMEX3 duration of hours or days, at most a fortnight.
fn days(value: &str) -> Option<u32> {
    let days = match value.strip_prefix("PT") {
        Some(hours) => {
            let hours: u32 = hours.strip_suffix('H')?.parse().ok()?;
            hours.div_ceil(24)
        }
        None => value.strip_prefix('P')?.strip_suffix('D')?.parse().ok()?,
    };
    (days <= 14).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn durations_in_days() {
        for (value, expected) in [
            ("P3D", Some(3)),
            ("PT24H", Some(1)),
            ("PT30H", Some(2)),
            ("P3M", None),
            ("PXD", None),
            ("P40D", None),
        ] {
            assert_eq!(days(value), expected, "{value}");
        }
    }
}
