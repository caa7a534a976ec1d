use crate::words::{self, Words};
use laocoon_assess::weigh::{
    Answer, Class, Family, Feature, Hypothesis, Interval, Model, Onset, Power, RatesPart, Spread,
    SpreadPart, SpreadVerdict, THRESHOLD, message,
};
use laocoon_text::Language;

/// What weighing says, in one language of the interface.
#[derive(Clone, Copy)]
pub(crate) struct Labels {
    ui: Language,
    pub(crate) words: &'static Words,
}

impl Labels {
    pub(crate) fn new(ui: Language) -> Self {
        let ui = match ui {
            Language::Unknown => Language::English,
            ui => ui,
        };
        Labels {
            ui,
            words: words::words(ui),
        }
    }

    /// A message without places to fill.
    pub(crate) fn of(&self, key: &str) -> String {
        message(self.ui, key, &[])
    }

    pub(crate) fn filled(&self, key: &str, filled: &[(&str, &str)]) -> String {
        message(self.ui, key, filled)
    }

    /// A number with so many decimals, in the language's signs.
    pub(crate) fn number(&self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        let text = match text.strip_prefix('-') {
            Some(digits) if digits.chars().any(|c| c.is_ascii_digit() && c != '0') => {
                format!("−{digits}")
            }
            Some(digits) => digits.to_owned(),
            None => text,
        };
        text.replace('.', &self.words.decimal)
    }

    /// A small probability: 0.042, or 2·10⁻¹² by its power of ten.
    pub(crate) fn small(&self, p: f64) -> String {
        if p >= 0.001 {
            return self.number(p, 3);
        }
        let power = p.max(f64::MIN_POSITIVE).log10().floor();
        let factor = self.number(p / 10f64.powf(power), 1);
        format!("{factor}e−{:.0}", -power)
    }

    pub(crate) fn interval(&self, interval: Interval) -> String {
        self.bounds((interval.low, interval.high), 2)
    }

    pub(crate) fn bounds(&self, (low, high): (f64, f64), decimals: usize) -> String {
        let (low, high) = (self.number(low, decimals), self.number(high, decimals));
        if low == high {
            low
        } else {
            format!("{low} … {high}")
        }
    }

    pub(crate) fn model(&self, model: Model) -> String {
        self.of(&format!("model_{}", model.name()))
    }

    /// The verdict on a spread, in a few words.
    pub(crate) fn verdict(&self, verdict: SpreadVerdict) -> String {
        match verdict {
            SpreadVerdict::Best(model) => self.model(model),
            SpreadVerdict::Uncoordinated => self.of("model_uncoordinated"),
            _ => self.of("cannot_tell"),
        }
    }

    /// Why, in sentences.
    pub(crate) fn because(&self, found: &Spread) -> Vec<String> {
        let keys: &[&str] = match found.verdict {
            SpreadVerdict::TooFew => &["too_few", "times_alone"],
            SpreadVerdict::OneDay => &["close", "one_day", "times_alone"],
            SpreadVerdict::Close => &["close", "times_alone"],
            SpreadVerdict::Torn => &["torn"],
            SpreadVerdict::Uncoordinated => &["uncoordinated"],
            SpreadVerdict::Best(Model::Shock) => &["shock"],
            SpreadVerdict::Best(Model::Contagion) => &["contagion"],
            SpreadVerdict::Best(Model::Appointment) => &["appointment"],
        };
        // With few events the floor of any test is what counts, with more the test itself.
        let few = found.verdict == SpreadVerdict::TooFew;
        let floor = (2..=found.events).fold(1.0, |p, k| p / k as f64);
        let p = self.small(if few { floor } else { found.mantel.p });
        let margin = self.number(found.margin.abs(), 1);
        let threshold = self.number(THRESHOLD, 0);
        let n = found.events.to_string();
        let filled = [
            ("n", n.as_str()),
            ("p", &p),
            ("margin", &margin),
            ("threshold", &threshold),
        ];
        keys.iter().map(|key| self.filled(key, &filled)).collect()
    }

    /// The numbers behind it.
    pub(crate) fn spread_numbers(&self, found: &Spread) -> String {
        let (n, days) = (found.events.to_string(), found.days.to_string());
        let floor = self.small(found.smallest_p);
        let (r, p) = (self.number(found.mantel.r, 3), self.small(found.mantel.p));
        let filled = [
            ("n", n.as_str()),
            ("days", &days),
            ("floor", &floor),
            ("r", &r),
            ("p", &p),
        ];
        self.filled("spread_numbers", &filled)
    }

    /// How much could be known at these places, in one sentence.
    pub(crate) fn power(&self, part: &SpreadPart, power: &[Power; 3]) -> String {
        let percent = |share: f64| self.number(share * 100.0, 0);
        let [shock, contagion, appointment] = power;
        let wrong = (shock.named[2] + contagion.named[2]) / 2.0;
        let (n, known) = (part.events.len().to_string(), percent(contagion.named[1]));
        let (met, wrong) = (percent(appointment.named[2]), percent(wrong));
        let filled = [
            ("n", n.as_str()),
            ("contagion", &known),
            ("appointment", &met),
            ("false", &wrong),
        ];
        self.filled("power", &filled)
    }

    pub(crate) fn feature(&self, feature: &Feature) -> String {
        match feature {
            Feature::Known { key, days } => self.filled(key, &[("days", &days.to_string())]),
            Feature::Own(words) => words.clone(),
        }
    }

    /// A class of the built-in table in words, or the user's own name.
    pub(crate) fn class(&self, name: &str) -> String {
        match name {
            "removal" => self.of("removal-class"),
            name => self.of(name),
        }
    }

    /// One count in a sentence.
    pub(crate) fn rate(&self, feature: &Feature, name: &str, class: Class) -> String {
        let (low, high) = class.interval();
        let percent = |share: f64| self.number(share * 100.0, 1);
        let share = percent(class.with as f64 / class.cases.max(1) as f64);
        let (with, cases) = (class.with.to_string(), class.cases.to_string());
        let (feature, class) = (self.feature(feature), self.class(name));
        let (low, high) = (percent(low), percent(high));
        self.filled(
            "rate_line",
            &[
                ("feature", &feature),
                ("with", &with),
                ("cases", &cases),
                ("class", &class),
                ("percent", &share),
                ("low", &low),
                ("high", &high),
            ],
        )
    }

    /// What the ratio of two counts is worth.
    pub(crate) fn worth(&self, part: &RatesPart) -> Vec<String> {
        let found = &part.found;
        let number = |value| self.number(value, 2);
        let (ratio, low, high) = (
            number(found.ratio),
            number(found.bounds.0),
            number(found.bounds.1),
        );
        let mut lines = vec![self.filled(
            "ratio",
            &[("ratio", &ratio), ("low", &low), ("high", &high)],
        )];
        if found.worthless {
            lines.push(self.filled("worthless", &[("ratio", &ratio)]));
        }
        lines.push(self.filled("ceiling", &[("ceiling", &number(found.ceiling))]));
        if matches!(part.feature, Feature::Known { .. }) {
            lines.push(self.source());
        }
        lines
    }

    pub(crate) fn source(&self) -> String {
        self.filled(
            "source",
            &[("source", laocoon_references::base_rate::SOURCE)],
        )
    }

    /// What numbers can tell of an item of evidence, in sentences.
    pub(crate) fn answer(&self, answer: &Answer) -> Vec<String> {
        match answer {
            Answer::Speed { onsets, spread } => {
                let places = self.onsets(onsets);
                let mut lines = Vec::new();
                match spread {
                    Some(found) => {
                        lines.push(self.filled("found_onsets", &[("places", &places)]));
                        lines.extend(self.because(found));
                    }
                    None => {
                        let n = onsets.len().to_string();
                        let fewest = laocoon_assess::weigh::FEWEST.to_string();
                        let places = if places.is_empty() {
                            "–"
                        } else {
                            places.as_str()
                        };
                        let filled = [("n", n.as_str()), ("places", places), ("fewest", &fewest)];
                        lines.push(self.filled("unplaced", &filled));
                        lines.push(self.of("times_alone"));
                    }
                }
                lines
            }
            Answer::Timing => vec![self.of("timing_says")],
            Answer::Likeness => vec![self.of("likeness_says")],
            Answer::Benefit => vec![self.of("benefit_says")],
            Answer::BaseRate {
                feature,
                days,
                counts,
            } => {
                let feature = Feature::Known {
                    key: (*feature).to_owned(),
                    days: *days,
                };
                let mut lines: Vec<String> = (counts.iter())
                    .map(|(name, class)| self.rate(&feature, name, *class))
                    .collect();
                if let Some((_, class)) = counts.first() {
                    let ceiling = self.number(1.0 / class.rate(), 1);
                    lines.push(self.filled("ceiling", &[("ceiling", &ceiling)]));
                }
                lines.push(self.of("worth_nothing"));
                lines.push(self.source());
                lines
            }
        }
    }

    /// The verdict on a claim in a few words, where it is one of "cannot tell" or more.
    pub(crate) fn short(&self, answer: &Answer) -> Option<String> {
        match answer {
            Answer::Speed {
                spread: Some(found),
                ..
            } => Some(self.verdict(found.verdict)),
            Answer::Speed { .. } | Answer::Timing | Answer::Likeness | Answer::Benefit => {
                Some(self.of("cannot_tell"))
            }
            Answer::BaseRate { .. } => None,
        }
    }

    fn onsets(&self, onsets: &[Onset]) -> String {
        let one = |onset: &Onset| {
            format!(
                "{} {}",
                onset.place,
                self.words.time(&onset.day.to_string())
            )
        };
        onsets.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    /// What a hypothesis is called: by its kind, else by the text's words.
    pub(crate) fn hypothesis(&self, hypothesis: &Hypothesis) -> String {
        match (hypothesis.family, hypothesis.said.first()) {
            (Some(family), _) => self.family(family),
            (None, Some((_, said))) => crate::gist::clipped(&said.words, 90),
            (None, None) => self.of("otherwise"),
        }
    }

    fn family(&self, family: Family) -> String {
        self.of(family.key())
    }
}
