use super::onset::{Onset, dated, onsets};
use super::{Item, Source};
use crate::weigh::base_rate::Class;
use crate::weigh::spread::{FEWEST, Spread, spread};
use crate::weigh::words::{Kind, about, is_claim};
use laocoon_mark::TimeKind;
use laocoon_references::base_rate::base_rate;

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

pub(super) fn answers(item: &Item, sources: &[Source<'_>]) -> Vec<Answer> {
    let mut answers = Vec::new();
    let of = |kind: Kind| {
        item.said.iter().find(|said| {
            let language = sources[said.text].document.language;
            is_claim(language, kind, &said.words)
        })
    };
    if let Some(said) = of(Kind::Speed) {
        let onsets = onsets(&sources[said.text]);
        let spread = (onsets.len() >= FEWEST).then(|| Box::new(spread(&dated(&onsets), 1)));
        answers.push(Answer::Speed { onsets, spread });
    }
    answers.extend(of(Kind::Timing).map(|_| Answer::Timing));
    answers.extend(of(Kind::Likeness).map(|_| Answer::Likeness));
    answers.extend(of(Kind::Benefit).map(|_| Answer::Benefit));
    answers.extend(item.said.iter().find_map(|said| {
        let source = &sources[said.text];
        let (violence, places) = about(source.document.language, &said.words);
        let feature = match (violence, places) {
            (true, _) => "violence",
            (_, true) => "two-places",
            _ => return None,
        };
        let inside = |time: &&laocoon_mark::Time| {
            time.kind == TimeKind::Duration && said.span.contains(time.span)
        };
        let times = source.layers.times.iter().filter(inside);
        let days = times.filter_map(|time| days(&time.value)).min()?;
        let count = |class: &'static str| {
            let row = base_rate(class, feature, days)?;
            let class_counts = Class {
                cases: row.cases,
                with: row.with,
            };
            Some((class, class_counts, row.days))
        };
        let counts: Vec<_> = CLASSES.into_iter().filter_map(count).collect();
        Some(Answer::BaseRate {
            feature,
            days: counts.first()?.2,
            counts: counts.into_iter().map(|(class, counts, _)| (class, counts)).collect(),
        })
    }));
    answers
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
