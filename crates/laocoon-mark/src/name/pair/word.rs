//! How likely two words of names are one.

use super::super::compare::bare;
use laocoon_references::gazetteer::crossing::crossing;
use laocoon_references::gazetteer::{sound, spelling};

/// What joins two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// Letter for letter.
    Equal,
    /// One is the other's transcription or variant.
    Spelling,
    /// A slip of the keyboard away.
    Slip,
    /// The first letter of the other.
    Initial,
}

/// How likely two folded words are one name, 0 to 1, and by what.
pub(super) fn likeness(a: &str, b: &str) -> (f32, Tie) {
    if a == b {
        return (1.0, Tie::Equal);
    }
    let (one, other) = (script(a), script(b));
    let (latin_a, latin_b) = (readable(a, one), readable(b, other));
    let mut spelled = match (one, other) {
        (Script::Latin, Script::Cyrillic) => crossing(a, b).likely(),
        (Script::Cyrillic, Script::Latin) => crossing(b, a).likely(),
        _ => spelling(&latin_a, &latin_b),
    };
    let (bare_a, bare_b) = (bare(&latin_a), bare(&latin_b));
    if one == other && (bare_a.len() < latin_a.len() || bare_b.len() < latin_b.len()) {
        spelled = spelled.max(spelling(bare_a, bare_b));
    }
    // Scripts without vowels, and those whose letters are syllables: the consonants have to do.
    if (one == Script::Other) != (other == Script::Other) {
        let (sound_a, sound_b) = (sound(&latin_a), sound(&latin_b));
        let (a, b) = (
            sound_a.trim_start_matches('A'),
            sound_b.trim_start_matches('A'),
        );
        if a == b && a.len() > 1 {
            spelled = spelled.max(0.75);
        }
    }
    let slip = if one == other { slip(a, b) } else { 0.0 };
    if slip > spelled {
        (slip, Tie::Slip)
    } else {
        (spelled, Tie::Spelling)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Other,
}

fn script(word: &str) -> Script {
    match word.chars().find(|c| c.is_alphabetic()) {
        Some('a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') => Script::Latin,
        Some('\u{400}'..='\u{52f}') => Script::Cyrillic,
        _ => Script::Other,
    }
}

/// A word in letters that the model of spellings knows.
fn readable(word: &str, script: Script) -> String {
    if script == Script::Other {
        let latin = any_ascii::any_ascii(word).to_lowercase();
        return latin.chars().filter(char::is_ascii_alphabetic).collect();
    }
    word.to_owned()
}

/// One letter wrong, missing, too many or swapped in five; two in eight.
pub(super) fn slip(a: &str, b: &str) -> f32 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let length = a.len().max(b.len());
    if a.len().abs_diff(b.len()) > 2 || length > 40 {
        return 0.0;
    }
    match (edits(&a, &b), length) {
        (1, 6..) => 0.85,
        (1, 5) => 0.8,
        (1, 4) => 0.6,
        (2, 9..) => 0.65,
        (2, 7..) if a[0] == b[0] => 0.4,
        _ => 0.0,
    }
}

/// Letters to change, drop, add or swap with the next.
fn edits(a: &[char], b: &[char]) -> usize {
    let width = b.len() + 1;
    let mut cost: Vec<usize> = (0..(a.len() + 1) * width)
        .map(|at| if at < width { at } else { at / width })
        .collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let at = i * width + j;
            let change = cost[at - width - 1] + usize::from(a[i - 1] != b[j - 1]);
            cost[at] = change.min(cost[at - 1] + 1).min(cost[at - width] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost[at] = cost[at].min(cost[at - 2 * width - 2] + 1);
            }
        }
    }
    cost[a.len() * width + b.len()]
}
