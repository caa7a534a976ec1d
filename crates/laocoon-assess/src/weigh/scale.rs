use super::words::words;
use laocoon_text::Language;

/// A probability known to lie between two bounds.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Interval {
    /// At least.
    pub low: f64,
    /// At most.
    pub high: f64,
}

impl Interval {
    /// Nothing known.
    pub const UNKNOWN: Self = Interval {
        low: 0.05,
        high: 0.95,
    };

    /// The bounds in order, kept within 0.001 and 0.999: no evidence proves or refutes alone.
    pub fn new(low: f64, high: f64) -> Self {
        let keep = |p: f64| {
            if p.is_nan() {
                0.5
            } else {
                p.clamp(0.001, 0.999)
            }
        };
        let (low, high) = (keep(low), keep(high));
        Interval {
            low: low.min(high),
            high: low.max(high),
        }
    }

    /// The middle.
    pub fn middle(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// The least interval that holds both.
    pub fn hull(self, other: Self) -> Self {
        Interval {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }
}

/// A scale of words for probabilities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// Seven steps of Intelligence Community Directive 203 (2015).
    #[default]
    Icd203,
    /// Seven steps of the British yardstick (Professional Head of Intelligence Assessment, 2018); it has gaps.
    Phia,
    /// Five steps of NATO's Allied Joint Doctrine AJP-2.1 (2016).
    Nato,
    /// Seven steps of the Intergovernmental Panel on Climate Change (AR5, 2010); they overlap.
    Ipcc,
    /// Sherman Kent's five steps between the impossible and the certain (1964); it has gaps.
    Kent,
}

impl Scale {
    /// Every scale.
    pub const ALL: [Scale; 5] = [
        Scale::Icd203,
        Scale::Phia,
        Scale::Nato,
        Scale::Ipcc,
        Scale::Kent,
    ];

    /// Its key in files.
    pub const fn key(self) -> &'static str {
        match self {
            Scale::Icd203 => "icd-203",
            Scale::Phia => "phia",
            Scale::Nato => "nato",
            Scale::Ipcc => "ipcc",
            Scale::Kent => "kent",
        }
    }

    /// The bounds of its steps, lowest first.
    pub const fn steps(self) -> &'static [(f64, f64)] {
        match self {
            Scale::Icd203 => &[
                (0.01, 0.05),
                (0.05, 0.20),
                (0.20, 0.45),
                (0.45, 0.55),
                (0.55, 0.80),
                (0.80, 0.95),
                (0.95, 0.99),
            ],
            Scale::Phia => &[
                (0.0, 0.05),
                (0.10, 0.20),
                (0.25, 0.35),
                (0.40, 0.50),
                (0.55, 0.75),
                (0.80, 0.90),
                (0.95, 1.0),
            ],
            Scale::Nato => &[(0.0, 0.1), (0.1, 0.4), (0.4, 0.6), (0.6, 0.9), (0.9, 1.0)],
            Scale::Ipcc => &[
                (0.0, 0.01),
                (0.0, 0.10),
                (0.0, 0.33),
                (0.33, 0.66),
                (0.66, 1.0),
                (0.90, 1.0),
                (0.99, 1.0),
            ],
            Scale::Kent => &[
                (0.02, 0.12),
                (0.20, 0.40),
                (0.40, 0.60),
                (0.63, 0.87),
                (0.87, 0.99),
            ],
        }
    }

    /// The scale with that key.
    pub fn find(key: &str) -> Option<Scale> {
        Scale::ALL.into_iter().find(|scale| scale.key() == key)
    }

    /// The interval that words stand for on this scale, in any of the languages.
    pub fn step(self, text: &str) -> Option<Interval> {
        let wanted = text.trim().to_lowercase();
        let place = |language| {
            let steps = words(language).scale.get(self.key())?;
            steps.iter().position(|step| step.contains(&wanted))
        };
        let found = Language::ALL.into_iter().find_map(place)?;
        let (low, high) = self.steps().get(found)?;
        Some(Interval::new(*low, *high))
    }

    /// Its words in a language: the wordings of every step.
    pub fn words(self, language: Language) -> &'static [Vec<String>] {
        words(language)
            .scale
            .get(self.key())
            .map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn words_of_all_languages_mean_the_same() {
        let icd = Scale::default();
        assert_eq!(icd.step("Very likely"), icd.step("très probable"));
        assert_eq!(icd.step("вряд ли"), icd.step("unlikely"));
        assert_eq!(icd.step("perhaps"), None);
        assert_ne!(Scale::Nato.step("likely"), icd.step("likely"));
        assert_eq!(Scale::find("ipcc"), Some(Scale::Ipcc));
    }

    #[test]
    fn no_words_stand_on_two_steps_of_a_scale() {
        for scale in Scale::ALL {
            for language in laocoon_text::Language::ALL {
                let mut all: Vec<_> = scale.words(language).concat();
                assert!(all.iter().all(|words| *words == words.to_lowercase()));
                let before = all.len();
                all.sort();
                all.dedup();
                assert_eq!(all.len(), before, "{scale:?} {language:?}");
            }
        }
    }
}
