use crate::page_words::FUNCTION_WORDS;
use laocoon_text::{Language, Notice};
use whatlang::Lang;

/// Letters that suffice to tell; the rest of a long text is not looked at.
const ENOUGH: usize = 20_000;

/// Tells the language of an article's words, or says why not. `declared` is what its page
/// states, believed only where the words are too few to contradict it.
pub(crate) fn identify(words: &[&str], declared: Language) -> (Language, Option<Notice>) {
    let mut sample = String::new();
    for block in words {
        sample.push_str(block);
        sample.push('\n');
        if sample.len() > ENOUGH {
            break;
        }
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let (told, guess) = tell(&sample, letters);
    if told != Language::Unknown {
        return (told, None);
    }
    if declared != Language::Unknown && letters < 120 {
        return (declared, None);
    }
    let seems = match guess {
        Some(name) => format!("the text seems to be in {name}, a language"),
        None => "the words do not tell the language, or it is one".to_owned(),
    };
    let notice = format!(
        "{seems} that Laocoon has no pack for (it has French, English and Russian); if it is one of these, say so with --language"
    );
    (Language::Unknown, Some(Notice::whole(notice)))
}

/// The language with a pack, or the name of the one that it seems to be.
fn tell(sample: &str, letters: usize) -> (Language, Option<&'static str>) {
    let shares = shares(sample);
    let guess = whatlang::detect(sample);
    let guessed = guess.as_ref().map(|info| info.lang());
    let reliable = guess.as_ref().is_some_and(|info| info.is_reliable());
    let (best, share) = shares[0];
    let clear = share >= 2.0 * shares[1].1;
    let agrees = guessed.is_some_and(|lang| pack(lang) == Some(best));
    let accepted = if letters >= 200 {
        agrees && (share >= 0.04 || reliable)
    } else {
        let words = clear && share >= 0.15 && !has_foreign_letters(sample, best);
        agrees && reliable || words && !reliable
    };
    if accepted {
        return (best, None);
    }
    let other = guessed.filter(|lang| reliable && pack(*lang).is_none());
    (Language::Unknown, other.map(|lang| lang.eng_name()))
}

/// Share of the words that are function words of each language, greatest first.
fn shares(sample: &str) -> [(Language, f64); 3] {
    let mut hits = FUNCTION_WORDS
        .each_ref()
        .map(|(language, _)| (*language, 0.0));
    let mut all = 0.0;
    for word in sample.split(|c: char| !c.is_alphabetic()) {
        if word.is_empty() {
            continue;
        }
        all += 1.0;
        let word = word.to_lowercase();
        for ((_, hits), (_, list)) in hits.iter_mut().zip(FUNCTION_WORDS.iter()) {
            if list.contains(&word) {
                *hits += 1.0;
            }
        }
    }
    let mut shares = hits.map(|(language, hits)| (language, hits / f64::max(all, 1.0)));
    shares.sort_by(|a, b| b.1.total_cmp(&a.1));
    shares
}

fn pack(lang: Lang) -> Option<Language> {
    match lang {
        Lang::Fra => Some(Language::French),
        Lang::Eng => Some(Language::English),
        Lang::Rus => Some(Language::Russian),
        _ => None,
    }
}

/// Letters that the language does not write its own words with.
fn has_foreign_letters(sample: &str, language: Language) -> bool {
    let own = |c: char| match language {
        Language::Russian => matches!(c, 'а'..='я' | 'ё') || c.is_ascii_alphabetic(),
        Language::French => c.is_ascii_alphabetic() || "àâäçéèêëîïôöùûüÿœæ".contains(c),
        _ => c.is_ascii_alphabetic() || "éèïöñçáíóêâ".contains(c),
    };
    let lower = sample.to_lowercase();
    let foreign = lower
        .chars()
        .filter(|c| c.is_alphabetic() && !own(*c))
        .count();
    foreign * 50 > lower.chars().filter(|c| c.is_alphabetic()).count()
}
