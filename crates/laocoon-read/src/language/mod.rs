//! Which language a text is in: one with a pack, or none that is told.

mod neighbours;

use crate::page_words::FUNCTION_WORDS;
use laocoon_text::{Language, Notice};
use neighbours::NEIGHBOURS;
use std::collections::HashMap;
use std::sync::LazyLock;
use whatlang::Lang;

/// Bytes that suffice to tell; of a longer text so much is looked at.
const ENOUGH: usize = 5_000;
/// Letters below which a text is too short for its letters alone to tell.
const SHORT: usize = 200;

/// Tells the language of an article's words, or says why not. `declared` is what its page
/// states, believed only where the words are too few to contradict it.
pub(crate) fn identify(words: &[&str], declared: Language) -> (Language, Option<Notice>) {
    let sample = sample(words);
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let (told, seems) = tell(&sample, letters);
    if told != Language::Unknown {
        return (told, None);
    }
    if declared != Language::Unknown && letters < SHORT {
        return (declared, None);
    }
    let packs = "(there are packs for French, English and Russian); if the text is in one of these, say which with --language";
    let notice = match seems {
        Some(name) => {
            format!("the text seems to be in {name}, which Laocoon has no pack for {packs}")
        }
        None => format!("the words do not tell the language, or it is one without a pack {packs}"),
    };
    (Language::Unknown, Some(Notice::whole(notice)))
}

/// The beginning of every block, so that a quotation or a summary in another language does
/// not speak for the whole.
fn sample(blocks: &[&str]) -> String {
    let all: usize = blocks.iter().map(|block| block.len()).sum();
    let mut sample = String::new();
    for block in blocks {
        let room = 40 + block.len().saturating_mul(ENOUGH) / all.max(1);
        let end = block
            .char_indices()
            .map(|(at, _)| at)
            .find(|at| *at >= room);
        sample.push_str(&block[..end.unwrap_or(block.len())]);
        sample.push('\n');
        if sample.len() > 4 * ENOUGH {
            break;
        }
    }
    sample
}

/// The language with a pack, or the name of the one that it seems to be.
///
/// Two witnesses: function words, of these languages and of their neighbours, and whatlang's
/// statistics of letters. Neither is enough on its own unless it is very sure.
fn tell(sample: &str, letters: usize) -> (Language, Option<&'static str>) {
    let votes = Votes::count(sample);
    let guess = whatlang::detect(sample);
    let (guessed, reliable) = guess.map_or((None, false), |guess| {
        (Some(guess.lang()), guess.is_reliable())
    });
    let seems = || {
        let name = guessed.filter(|_| reliable).map(|lang| lang.eng_name());
        let known = |name: &&str| NEIGHBOURS.iter().any(|(other, _)| other == name);
        // A language whose words are known here is named by them.
        votes
            .neighbour()
            .or(name.filter(|name| !known(name) && guessed.and_then(pack).is_none()))
    };
    // No other Slavic language has both ы and и.
    let by_letters = !reliable && letters < SHORT && has_own_letters(sample, Language::Russian);
    let letter_guess = guessed
        .and_then(pack)
        .or(by_letters.then_some(Language::Russian));
    let word_guess = votes.pack();
    let accepted = match (word_guess, letter_guess) {
        (Some(words), Some(letters_say)) if words == letters_say => {
            if letters >= SHORT {
                votes.share >= 0.05 || reliable
            } else {
                votes.lead >= 1.3 || reliable || has_own_letters(sample, words)
            }
        }
        // Letters tell little of a short text: many sure words outweigh them.
        (Some(_), _) if letters >= SHORT => votes.share >= 0.2 && votes.lead >= 2.0,
        (Some(_), _) => votes.share >= 0.15 && votes.lead >= 2.0 && votes.words >= 2 && !reliable,
        // Its few function words are a neighbour's too.
        (None, Some(language)) if letters < SHORT && votes.of(language) > 0.0 => {
            let room = if has_own_letters(sample, language) {
                1.5
            } else {
                1.2
            };
            (reliable || room > 1.2) && votes.of(language) * room >= votes.most
        }
        _ => false,
    };
    let best = word_guess.or(letter_guess).filter(|_| accepted);
    match best {
        Some(best) if !has_foreign_letters(sample, best) => (best, None),
        _ => (Language::Unknown, seems()),
    }
}

/// Whether a short text has letters that set it apart from the neighbours that share its
/// words, and none of theirs.
fn has_own_letters(sample: &str, language: Language) -> bool {
    let cyrillic = |c: char| ('\u{400}'..='\u{52f}').contains(&c);
    match language {
        Language::Russian => {
            sample.contains(['ы', 'э', 'ё'])
                && sample.contains(['и', 'щ', 'ъ'])
                && sample
                    .chars()
                    .filter(|c| cyrillic(*c))
                    .all(|c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'))
        }
        Language::French => {
            sample.contains(['è', 'ê', 'œ', 'ç', 'û'])
                && !sample.contains(['ã', 'õ', 'ñ', 'ò', 'ì'])
        }
        _ => false,
    }
}

/// What the function words of a text say. A word that several languages have counts for each
/// of them, but less.
struct Votes {
    /// Index of the language with most votes: first those with a pack, then the neighbours.
    best: Option<usize>,
    /// Its share of the text's words.
    share: f64,
    /// Its votes over those of the next.
    lead: f64,
    /// How many of its words there are.
    words: usize,
    /// Its votes.
    most: f64,
    /// Votes of the languages with a pack.
    packs: [f64; 3],
}

/// Every function word, and the languages that have it.
static WORDS: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut words: HashMap<&str, Vec<usize>> = HashMap::new();
    let packs = FUNCTION_WORDS
        .iter()
        .map(|(_, list)| list.iter().map(String::as_str).collect::<Vec<_>>());
    let neighbours = NEIGHBOURS
        .iter()
        .map(|(_, list)| list.split(' ').collect::<Vec<_>>());
    for (language, list) in packs.chain(neighbours).enumerate() {
        for word in list {
            let languages = words.entry(word).or_default();
            if languages.last() != Some(&language) {
                languages.push(language);
            }
        }
    }
    words
});

impl Votes {
    fn count(sample: &str) -> Votes {
        let count = FUNCTION_WORDS.len() + NEIGHBOURS.len();
        let mut votes = vec![0.0; count];
        let mut words = vec![0; count];
        let mut all = 0.0;
        for word in sample
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
        {
            all += 1.0;
            let word = word.to_lowercase();
            let Some(languages) = WORDS.get(word.as_str()) else {
                continue;
            };
            for language in languages {
                votes[*language] += 1.0 / (languages.len() as f64).sqrt();
                words[*language] += 1;
            }
        }
        let mut order: Vec<usize> = (0..count)
            .filter(|language| votes[*language] > 0.0)
            .collect();
        order.sort_by(|a, b| f64::total_cmp(&votes[*b], &votes[*a]));
        let best = order.first().copied();
        let of = |nth: usize| order.get(nth).map_or(0.0, |language| votes[*language]);
        Votes {
            best,
            share: best.map_or(0.0, |best| words[best] as f64 / all),
            lead: of(0) / f64::max(of(1), 0.1),
            words: best.map_or(0, |best| words[best]),
            most: of(0),
            packs: [votes[0], votes[1], votes[2]],
        }
    }

    fn pack(&self) -> Option<Language> {
        Some(FUNCTION_WORDS.get(self.best?)?.0)
    }

    fn of(&self, language: Language) -> f64 {
        let at = FUNCTION_WORDS
            .iter()
            .position(|(other, _)| *other == language);
        at.map_or(0.0, |at| self.packs[at])
    }

    fn neighbour(&self) -> Option<&'static str> {
        let at = self.best?.checked_sub(FUNCTION_WORDS.len())?;
        (self.share >= 0.1 && self.words >= 3).then_some(NEIGHBOURS[at].0)
    }
}

fn pack(lang: Lang) -> Option<Language> {
    match lang {
        Lang::Fra => Some(Language::French),
        Lang::Eng => Some(Language::English),
        Lang::Rus => Some(Language::Russian),
        _ => None,
    }
}

/// Whether one letter in fifty, and more than two, is not of the language's own alphabet.
fn has_foreign_letters(sample: &str, language: Language) -> bool {
    let own = |c: char| match language {
        Language::Russian => {
            matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё') || c.is_ascii_alphabetic()
        }
        Language::French => {
            c.is_ascii_alphabetic() || "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ".contains(c)
        }
        _ => c.is_ascii_alphabetic() || "éèêëïîöôüñçáíóúâÉÖÜÑÇ".contains(c),
    };
    let (mut letters, mut foreign) = (0, 0);
    for c in sample.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        foreign += usize::from(!own(c));
    }
    foreign > 2 && foreign * 50 > letters
}
