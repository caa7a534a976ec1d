//! Names of persons.

use super::evidence::Evidence;
use super::form::{is_father, is_form, is_patronymic};
use super::part::{Part, parts};
use super::word::{Tie, likeness};
use laocoon_references::gazetteer::{Role, gazetteer, sound};

/// What speaks for two names of several words before anything is known: who compares them has a reason.
const PRIOR: f32 = 0.6;
/// Words joined at most: "Plat Ono Vich" is "Platonovich".
const JOINED: usize = 3;
/// How much more a likeness below a half weighs than one above.
const AGAINST: f32 = 2.5;
/// Words less alike than that are two.
const LEAST: f32 = 0.25;
/// More words than that are compared by their first.
const MOST: usize = 12;

pub(super) fn compare(a: &str, b: &str, evidence: &mut Evidence) {
    let (a, b) = (words(a), words(b));
    // Of single words the spelling alone decides.
    if a.own.len() > 1 || b.own.len() > 1 {
        evidence.add(PRIOR, None);
    }
    if a.own.is_empty() || b.own.is_empty() {
        return;
    }
    let pairs = pair(&a.own, &b.own);
    let (mut whole, mut alone) = (0, 0);
    for found in &pairs {
        let odds = match found.tie {
            Tie::Initial => 0.6,
            // Words that are rather two weigh against the names more than a word in common weighs for them.
            _ => match (found.likely / (1.0 - found.likely)).ln() {
                odds if odds < 0.0 => (AGAINST * odds).max(-4.0),
                odds => odds.min(3.0),
            },
        };
        if found.tie != Tie::Initial {
            whole += 1;
        }
        evidence.add(odds, Some(found.reason(&a.own, &b.own)));
    }
    let left = |own: &[Part], of: fn(&Pair) -> &(usize, usize)| -> Vec<Part> {
        let taken = |at: usize| {
            pairs
                .iter()
                .any(|pair| (of(pair).0..of(pair).1).contains(&at))
        };
        let own = own.iter().enumerate().filter(|(at, _)| !taken(*at));
        own.map(|(_, part)| part.clone()).collect()
    };
    let left_a = left(&a.own, |pair| &pair.a);
    let left_b = left(&b.own, |pair| &pair.b);
    if let (Some(one), Some(other)) = (left_a.first(), left_b.first()) {
        evidence.contradict(format!("{} is not {}", one.written, other.written));
    }
    for part in left_a.iter().chain(&left_b) {
        alone += 1;
        // Some more words are a fuller name; many more are another's.
        let odds = if alone > pairs.len() { -2.0 } else { -0.4 };
        evidence.add(odds, Some(format!("one name alone has {}", part.written)));
    }
    if whole == 0 {
        evidence.contradict("no word in common, at most initials".to_owned());
    } else if whole == 1 && alone > 0 && pairs.len() == 1 {
        // A surname alone says little, beside a title a little more.
        let titled = a.titled || b.titled;
        let odds = if titled { -1.0 } else { -2.0 };
        evidence.add(odds, Some("one word of one name alone agrees".to_owned()));
    }
    if turned(&a, &b, &pairs) {
        evidence.contradict("father and child change places".to_owned());
    }
}

/// A name without titles and small words.
#[derive(Debug, Default)]
struct Words {
    own: Vec<Part>,
    /// Indices into `own` of words that follow "bin", "ibn": the father's name.
    fathers: Vec<usize>,
    titled: bool,
}

fn words(name: &str) -> Words {
    let mut out = Words::default();
    let parts = parts(name);
    for part in parts.iter().take(MOST) {
        let roles = |role| {
            gazetteer()
                .lookup(&part.plain)
                .any(|sense| sense.role == role && sense.entity.is_none())
        };
        if roles(Role::Title) && parts.len() > 1 {
            out.titled = true;
        } else if roles(Role::Particle) || is_form(&part.plain) && parts.len() > 2 {
            if is_father(&part.plain) {
                out.fathers.push(out.own.len());
            }
        } else {
            out.own.extend(initials(part, &parts));
        }
    }
    if out.own.is_empty() {
        out.own = parts;
    }
    out
}

/// "JC" in a name that is not all in capitals is two initials.
fn initials(part: &Part, parts: &[Part]) -> Vec<Part> {
    let upper = |part: &Part| part.written.chars().all(char::is_uppercase);
    let length = part.plain.chars().count();
    let written = length == 2 && upper(part) && !parts.iter().all(upper);
    if !part.stopped && !written {
        return vec![part.clone()];
    }
    let letters = part.plain.chars().map(|letter| Part {
        written: letter.to_uppercase().to_string(),
        plain: letter.to_string(),
        stopped: true,
    });
    letters.collect()
}

/// A stretch of words of each name that are one.
struct Pair {
    a: (usize, usize),
    b: (usize, usize),
    likely: f32,
    tie: Tie,
}

impl Pair {
    fn reason(&self, a: &[Part], b: &[Part]) -> String {
        let text = |own: &[Part], (start, end): (usize, usize)| {
            let words = own[start..end].iter().map(|part| part.written.as_str());
            words.collect::<Vec<_>>().join(" ")
        };
        let (one, other) = (text(a, self.a), text(b, self.b));
        match self.tie {
            Tie::Equal => format!("{one} in both"),
            Tie::Spelling => format!("{one} spells {other} ({:.2})", self.likely),
            Tie::Slip => format!("{one} is a slip away from {other}"),
            Tie::Initial => format!("{one} and {other} begin alike"),
        }
    }
}

/// The pairs of words that are likeliest one, each word in one pair.
fn pair(a: &[Part], b: &[Part]) -> Vec<Pair> {
    let mut all: Vec<Pair> = Vec::new();
    for i in 0..a.len() {
        for j in 0..b.len() {
            for (m, n) in (1..=JOINED)
                .map(|m| (m, 1))
                .chain((2..=JOINED).map(|n| (1, n)))
            {
                if i + m > a.len() || j + n > b.len() {
                    continue;
                }
                let (likely, tie) = alike(&a[i..i + m], &b[j..j + n]);
                if likely >= LEAST {
                    all.push(Pair {
                        a: (i, i + m),
                        b: (j, j + n),
                        likely,
                        tie,
                    });
                }
            }
        }
    }
    // Of words equally alike those that stand alike.
    let apart = |pair: &Pair| (a.len() - pair.a.0).abs_diff(b.len() - pair.b.0);
    all.sort_by(|one, other| {
        let rank = other.likely.total_cmp(&one.likely);
        rank.then(apart(one).cmp(&apart(other)))
            .then((one.a, one.b).cmp(&(other.a, other.b)))
    });
    let mut taken: Vec<Pair> = Vec::new();
    let meet = |x: (usize, usize), y: (usize, usize)| x.0 < y.1 && y.0 < x.1;
    for pair in all {
        if !taken
            .iter()
            .any(|known| meet(known.a, pair.a) || meet(known.b, pair.b))
        {
            taken.push(pair);
        }
    }
    taken.sort_by_key(|pair| pair.a);
    taken
}

fn alike(a: &[Part], b: &[Part]) -> (f32, Tie) {
    let joined = |parts: &[Part]| {
        parts
            .iter()
            .map(|part| part.plain.as_str())
            .collect::<String>()
    };
    if let ([one], [other]) = (a, b) {
        if one.is_initial() != other.is_initial() {
            let same = roman_first(&one.plain) == roman_first(&other.plain);
            return (if same { 0.6 } else { 0.0 }, Tie::Initial);
        }
        if one.is_initial() {
            let same = roman_first(&one.plain) == roman_first(&other.plain);
            return (f32::from(u8::from(same)), Tie::Equal);
        }
        if is_father_of(&one.plain, &other.plain) || is_father_of(&other.plain, &one.plain) {
            return (0.0, Tie::Equal);
        }
        return likeness(&one.plain, &other.plain);
    }
    let (one, other) = (joined(a), joined(b));
    // Words written together: almost letter for letter, and no initials among them.
    let near = one.chars().count().abs_diff(other.chars().count()) <= 2;
    if !near || one.chars().count() < 6 || a.iter().chain(b).any(Part::is_initial) {
        return (0.0, Tie::Equal);
    }
    let (likely, tie) = likeness(&one, &other);
    (if likely >= 0.9 { likely - 0.02 } else { 0.0 }, tie)
}

/// Whether a word is another's father's name: "Oleksandrovych" of "Oleksandr".
fn is_father_of(name: &str, father: &str) -> bool {
    let longer = name.chars().count() >= father.chars().count() + 3;
    longer && is_patronymic(name) && sound(name).starts_with(&sound(father))
}

fn roman_first(word: &str) -> Option<u8> {
    laocoon_references::gazetteer::roman(word).first().copied()
}

/// Whether the father's name in one is the child's in the other: "Salman bin Muhammad".
fn turned(a: &Words, b: &Words, pairs: &[Pair]) -> bool {
    pairs.iter().any(|pair| {
        let fathers = (a.fathers.contains(&pair.a.0), b.fathers.contains(&pair.b.0));
        fathers.0 != fathers.1 && !a.fathers.is_empty() && !b.fathers.is_empty()
    })
}
