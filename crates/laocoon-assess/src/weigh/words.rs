use super::scale::Scale;
use laocoon_text::Language;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// `weigh.toml` of a language: the steps of every scale, what weighing says, and the beginnings of
/// words by which claims of certain kinds are known.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    /// By the key of the scale, lowest step first, several wordings a step.
    pub(super) scale: BTreeMap<String, Vec<Vec<String>>>,
    pub(super) message: BTreeMap<String, String>,
    /// Groups: each must have a word in the passage.
    speed: Vec<Vec<String>>,
    timing: Vec<Vec<String>>,
    likeness: Vec<Vec<String>>,
    benefit: Vec<Vec<String>>,
    violence: Vec<String>,
    spreading: Vec<String>,
    indicators: Vec<String>,
    /// Kinds of hypotheses, by the words of conclusions.
    pub(super) hypothesis: BTreeMap<String, Vec<String>>,
}

/// The words of that language; none where it has no table.
///
/// A test reads every table, so that one that does not parse cannot reach a user.
pub(super) fn words(language: Language) -> &'static Words {
    static WORDS: [OnceLock<Words>; 4] = [const { OnceLock::new() }; 4];
    WORDS[language as usize].get_or_init(|| {
        laocoon_languages::table(language, "weigh.toml")
            .and_then(|table| toml::from_str(table.text).ok())
            .unwrap_or_default()
    })
}

/// What is wrong in a `weigh.toml`: its scales have their steps, and its messages are those of the
/// English table.
pub fn check(table: &laocoon_languages::Table) -> Option<laocoon_languages::PackError> {
    if let Some(error) = laocoon_languages::check::<Words>(table) {
        return Some(error);
    }
    let own: Words = toml::from_str(table.text).ok()?;
    let error = |at: &str, message: String| {
        let byte = table.text.find(at).unwrap_or(0);
        Some(laocoon_languages::PackError::at(table, byte, at, message))
    };
    for scale in Scale::ALL {
        let steps = own.scale.get(scale.key()).map_or(0, Vec::len);
        let due = scale.steps().len();
        if steps != due {
            let at = if steps == 0 { "[scale]" } else { scale.key() };
            return error(
                at,
                format!("{}: {steps} steps; expected {due}", scale.key()),
            );
        }
    }
    let english = words(Language::English);
    let unknown = |key: &&String| !english.message.contains_key(*key);
    if let Some(key) = own.message.keys().find(unknown) {
        return error(key, "no such message".into());
    }
    let missing = |key: &&String| !own.message.contains_key(*key);
    let missing = english.message.keys().find(missing);
    missing.and_then(|key| error("[message]", format!("no message \"{key}\"")))
}

/// A message of weighing in that language (English if it has none), its places filled.
pub fn message(language: Language, key: &str, filled: &[(&str, &str)]) -> String {
    let find = |language| words(language).message.get(key);
    let text = find(language).or_else(|| find(Language::English));
    let text = text.map_or(key, String::as_str).to_owned();
    filled.iter().fold(text, |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

/// What kind of claim a passage makes, as far as it bears on what numbers can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It went too fast, or too many at once, to be uncoordinated.
    Speed,
    /// It came at the right moment for somebody.
    Timing,
    /// It is like what happened elsewhere.
    Likeness,
    /// Somebody gains by it.
    Benefit,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 4] = [Kind::Speed, Kind::Timing, Kind::Likeness, Kind::Benefit];

    /// Its name in the output.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Speed => "speed",
            Kind::Timing => "timing",
            Kind::Likeness => "likeness",
            Kind::Benefit => "benefit",
        }
    }
}

/// Whether the words make a claim of that kind: each group of the table has a word in them.
pub fn is_claim(language: Language, kind: Kind, text: &str) -> bool {
    let words = words(language);
    let groups = match kind {
        Kind::Speed => &words.speed,
        Kind::Timing => &words.timing,
        Kind::Likeness => &words.likeness,
        Kind::Benefit => &words.benefit,
    };
    let text = text.to_lowercase();
    !groups.is_empty() && groups.iter().all(|group| holds(&text, group))
}

/// Whether the words that introduce a list announce indicators, signs, proofs.
pub fn is_indicator_list(language: Language, lead_in: &str) -> bool {
    holds(&lead_in.to_lowercase(), &words(language).indicators)
}

/// Whether the words speak of violence; of places that join.
pub(super) fn about(language: Language, text: &str) -> (bool, bool) {
    let (words, text) = (words(language), text.to_lowercase());
    (
        holds(&text, &words.violence),
        holds(&text, &words.spreading),
    )
}

fn holds(text: &str, stems: &[String]) -> bool {
    stems.iter().any(|stem| begins(text, stem))
}

/// Whether a word of the text (in small letters) begins so, or a phrase.
pub(super) fn begins(text: &str, stem: &str) -> bool {
    let starts = |at: usize| {
        text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric())
    };
    text.match_indices(stem).any(|(at, _)| starts(at))
}

#[cfg(test)]
mod tests {
    use super::{Kind, is_claim, message, words};
    use crate::weigh::scale::Scale;
    use laocoon_text::Language;

    #[test]
    fn every_language_has_every_step_and_the_same_messages() {
        let english = words(Language::English);
        for language in Language::ALL {
            let pack = words(language);
            for scale in Scale::ALL {
                let steps = &pack.scale[scale.key()];
                assert_eq!(steps.len(), scale.steps().len(), "{language:?} {scale:?}");
                assert!(steps.iter().all(|step| !step.is_empty()));
            }
            assert!(
                pack.message.keys().eq(english.message.keys()),
                "{language:?}"
            );
            assert!(!pack.hypothesis.is_empty());
        }
        assert!(message(Language::French, "too_few", &[("n", "4")]).contains("4 faits"));
    }

    #[test]
    fn claims_are_known_by_their_words() {
        for (language, kind, text, expected) in [
            (
                Language::English,
                Kind::Speed,
                "The strike spread far too quickly not to be coordinated.",
                true,
            ),
            (
                Language::English,
                Kind::Speed,
                "The strike spread quickly along the coast.",
                false,
            ),
            (
                Language::French,
                Kind::Speed,
                "Tout est allé trop vite pour ne pas avoir été préparé.",
                true,
            ),
            (
                Language::Russian,
                Kind::Speed,
                "Слишком быстро, чтобы это не было подготовлено заранее.",
                true,
            ),
            (
                Language::English,
                Kind::Timing,
                "The leak came conveniently on the eve of the vote.",
                true,
            ),
            (
                Language::French,
                Kind::Timing,
                "Le scandale tombe à point nommé, à la veille du scrutin.",
                true,
            ),
            (
                Language::Russian,
                Kind::Timing,
                "Взрыв прогремел как нельзя кстати, накануне переговоров.",
                true,
            ),
            (
                Language::English,
                Kind::Timing,
                "The vote is on Sunday.",
                false,
            ),
            (
                Language::French,
                Kind::Likeness,
                "C'est l'exacte copie du scénario de 2009.",
                true,
            ),
            (
                Language::English,
                Kind::Benefit,
                "The fire benefits above all the owners.",
                true,
            ),
            (
                Language::French,
                Kind::Benefit,
                "Ce désordre profite surtout à la mairie.",
                true,
            ),
            (
                Language::French,
                Kind::Benefit,
                "Elle profite de ses vacances.",
                false,
            ),
            (
                Language::Russian,
                Kind::Benefit,
                "Эта забастовка на руку владельцам.",
                true,
            ),
            (
                Language::Russian,
                Kind::Likeness,
                "Всё идёт по тому же сценарию, что и в соседней стране.",
                true,
            ),
        ] {
            assert_eq!(is_claim(language, kind, text), expected, "{text}");
        }
    }
}
