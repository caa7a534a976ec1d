//! Legal forms of companies, and words that many names hold.

use super::part::Part;
use super::word::slip;
use crate::token::plain;
use laocoon_references::gazetteer::FORMS;
use laocoon_text::Language;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The longest form has this many words.
const LONGEST: usize = 6;

/// Spellings as folded words joined by spaces -> class, and the first spelling of its line.
fn forms() -> &'static BTreeMap<String, (&'static str, &'static str)> {
    static READ: OnceLock<BTreeMap<String, (&'static str, &'static str)>> = OnceLock::new();
    READ.get_or_init(|| {
        let mut forms = BTreeMap::new();
        for line in FORMS.lines().filter(|line| !line.starts_with('#')) {
            let Some((class, spellings)) = line.split_once('\t') else {
                continue;
            };
            for spelling in spellings.split('|') {
                let first = spellings.split('|').next().unwrap_or(spelling);
                forms.insert(plain(spelling, Language::Unknown), (class, first));
            }
        }
        forms
    })
}

/// A name's words sorted by what they do.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    /// Words that tell it from others.
    pub own: Vec<Part>,
    /// Words that many names hold.
    pub common: Vec<Part>,
    /// Classes of its legal forms.
    pub forms: Vec<&'static str>,
}

/// Parts legal forms and common words from a name's own.
pub(super) fn sort(parts: &[Part]) -> Sorted {
    let mut out = Sorted::default();
    let mut at = 0;
    while at < parts.len() {
        let hit = (1..=LONGEST.min(parts.len() - at))
            .rev()
            .find_map(|length| {
                let words: Vec<&str> = parts[at..at + length]
                    .iter()
                    .map(|part| part.plain.as_str())
                    .collect();
                let form = forms().get(&words.join(" ")).copied();
                let form = form.or_else(|| (length == 1).then(|| misspelled(words[0])).flatten());
                Some((length, form?))
            });
        match hit {
            Some((length, ("common", first))) => {
                out.common.push(Part {
                    plain: first.to_owned(),
                    ..parts[at].clone()
                });
                at += length;
            }
            Some((length, ("father" | "patronymic", _))) => {
                out.own.extend_from_slice(&parts[at..at + length]);
                at += length;
            }
            Some((length, (class, _))) => {
                out.forms.push(class);
                at += length;
            }
            None => {
                out.own.push(parts[at].clone());
                at += 1;
            }
        }
    }
    // A name of nothing but common words is told by them.
    if out.own.is_empty() {
        out.own = std::mem::take(&mut out.common);
    }
    out
}

/// A long legal form with a slip in it.
fn misspelled(word: &str) -> Option<(&'static str, &'static str)> {
    if word.chars().count() < 6 {
        return None;
    }
    let near = |form: &&String| !form.contains(' ') && slip(word, form) >= 0.8;
    let form = forms().keys().find(near)?;
    forms()
        .get(form)
        .copied()
        .filter(|(class, _)| *class != "common")
}

/// Whether two bodies can bear these forms: none, "any", or one class in common.
pub(super) fn agree(a: &[&str], b: &[&str]) -> bool {
    let free = |class: &&str| matches!(*class, "any" | "sea");
    let (a, b): (Vec<&&str>, Vec<&&str>) = (
        a.iter().filter(|class| !free(class)).collect(),
        b.iter().filter(|class| !free(class)).collect(),
    );
    a.is_empty() || b.is_empty() || a.iter().any(|class| b.contains(class))
}

/// Whether a word is a legal form: "LLC" after a person's name.
pub(in crate::name) fn is_form(plain: &str) -> bool {
    forms().get(plain).is_some_and(|(class, _)| {
        !matches!(*class, "common" | "any" | "sea" | "father" | "patronymic")
    })
}

/// Whether a word says that a father's name follows: "bin".
pub(super) fn is_father(plain: &str) -> bool {
    forms()
        .get(plain)
        .is_some_and(|(class, _)| *class == "father")
}

/// Whether a word is a father's name made with an ending: "Petrovich".
pub(super) fn is_patronymic(plain: &str) -> bool {
    let endings = forms()
        .iter()
        .filter(|(_, (class, _))| *class == "patronymic");
    endings
        .into_iter()
        .any(|(ending, _)| plain.len() > ending.len() + 2 && plain.ends_with(ending.as_str()))
}
