//! Spellings of persons' names, across transcriptions, scripts and case endings.

use laocoon_references::gazetteer::{sound, spelling_cost};

/// Whether two names may be one person's: one surname, and no two first names that differ.
pub(super) fn same_person(a: &[String], b: &[String]) -> bool {
    let (Some(surname), Some(other)) = (a.last(), b.last()) else {
        return false;
    };
    if !same_word(surname, other) {
        return false;
    }
    if a.len() == 1 || b.len() == 1 {
        return true;
    }
    same_word(&a[0], &b[0]) || is_initial(&a[0], &b[0])
}

pub(super) fn is_initial(a: &str, b: &str) -> bool {
    let short = a.chars().count() == 1 || b.chars().count() == 1;
    short && a.chars().next() == b.chars().next()
}

/// Spellings of one word, of either script and any case ending.
pub(super) fn same_word(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a), bare(b));
    a == b || sound(a) == sound(b) && word_similarity(a, b) >= SAME
}

/// Words that [`same_word`] may join have this in common.
pub(super) fn sound_of(word: &str) -> String {
    sound(bare(word))
}

/// From here on two words are taken for one.
const SAME: f32 = 0.8;

/// How alike two folded words of either script are, 0 to 1: what correcting one into the
/// other costs, for their length; a cost that leaves the consonants as they sound counts half.
pub fn word_similarity(a: &str, b: &str) -> f32 {
    let shorter = a.chars().count().min(b.chars().count()) as f32;
    if shorter < 3.0 {
        return if a == b { 1.0 } else { 0.0 };
    }
    let cost = spelling_cost(a, b);
    let cost = if sound(a) == sound(b) {
        cost / 2.0
    } else {
        cost
    };
    (1.0 - cost / (shorter * 0.6)).max(0.0)
}

/// How alike two names of persons are, 0 to 1: every word of the shorter finds its nearest in
/// the longer, whatever their order; the worst pair counts as much as all together. Initials
/// agree with words they begin.
pub fn person_similarity(a: &str, b: &str) -> f32 {
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return 0.0;
    }
    let mut free: Vec<&String> = long.iter().collect();
    let (mut sum, mut worst) = (0.0f32, 1.0f32);
    for word in &short {
        let best = free
            .iter()
            .enumerate()
            .map(|(index, other)| {
                let alike = if is_initial(word, other) {
                    0.85
                } else {
                    word_similarity(word, other)
                };
                (index, alike)
            })
            .max_by(|x, y| x.1.total_cmp(&y.1));
        let Some((index, alike)) = best else { break };
        free.remove(index);
        sum += alike;
        worst = worst.min(alike);
    }
    let mean = sum / short.len() as f32;
    // A word alone says little; words that only one name has take a little away.
    let left = free.len() as f32 / long.len() as f32;
    let alone = if short.len() == 1 && long.len() > 1 {
        0.85
    } else {
        1.0
    };
    (mean + worst) / 2.0 * (1.0 - 0.15 * left) * alone
}

fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(|word| crate::token::plain(word, laocoon_text::Language::Unknown))
        .collect()
}

/// A Russian surname without its case.
pub(super) fn bare(word: &str) -> &str {
    const ENDINGS: [(&str, &str); 16] = [
        ("ского", "ск"),
        ("скому", "ск"),
        ("ским", "ск"),
        ("ском", "ск"),
        ("ской", "ск"),
        ("ский", "ск"),
        ("ская", "ск"),
        ("скую", "ск"),
        ("овым", "ов"),
        ("ову", "ов"),
        ("ова", "ов"),
        ("евым", "ев"),
        ("еву", "ев"),
        ("ева", "ев"),
        ("иным", "ин"),
        ("ину", "ин"),
    ];
    let hit = ENDINGS.iter().find(|(ending, _)| word.ends_with(ending));
    hit.map_or(word, |(ending, keep)| {
        &word[..word.len() - ending.len() + keep.len()]
    })
}

#[cfg(test)]
mod tests {
    use super::person_similarity;

    #[test]
    fn tells_spellings_from_relatives() {
        let check = |a: &str, b: &str, same: bool| {
            let alike = person_similarity(a, b);
            assert_eq!(alike >= 0.72, same, "{a} / {b}: {alike}");
        };
        check("Noursoultan Nazarbaïev", "Нурсултан Назарбаев", true);
        check("Nursultan Nazarbayev", "Nasarbajew Nursultan", true);
        check("Dariga Nazarbayeva", "Nursultan Nazarbayev", false);
        check("Kassym-Jomart Tokaïev", "Касым-Жомарт Токаев", true);
        check("Mukhtar Ablyazov", "Moukhtar Abliazov", true);
        check("Michail Gorbatschow", "Mikhaïl Gorbatchev", true);
        check("Boris Johnson", "Boris Eltsine", false);
    }
}
