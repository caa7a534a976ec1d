//! Lemmas: endings to cut and to add, by part of speech, and the words that follow no rule.

use super::bytes::{Bytes, Malformed, Reader, Writer};
use super::morphology::Upos;
use std::collections::BTreeMap;

/// How to get from a word to its lemma: letters to cut from the end, letters to add.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Script {
    /// Number of characters to cut.
    pub cut: u8,
    /// What to add.
    pub add: String,
}

impl Script {
    /// The script between two words.
    pub fn between(word: &str, lemma: &str) -> Script {
        let same = word
            .chars()
            .zip(lemma.chars())
            .take_while(|(a, b)| a == b)
            .count();
        Script {
            cut: (word.chars().count() - same).min(255) as u8,
            add: lemma.chars().skip(same).collect(),
        }
    }

    /// The lemma of a word.
    pub fn apply(&self, word: &str) -> String {
        let kept = word.chars().count().saturating_sub(self.cut as usize);
        let mut lemma: String = word.chars().take(kept).collect();
        lemma.push_str(&self.add);
        lemma
    }
}

/// Longest ending that a rule looks at, in characters.
pub const LONGEST: usize = 7;

/// What has been learned of lemmas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lemmas {
    /// Every script.
    scripts: Vec<Script>,
    /// An `fst` from part of speech and letters to the index of a script; whole words have
    /// `^` before them. The longest ending that fits counts.
    endings: Bytes,
}

/// Script by part of speech and ending.
pub type Endings = BTreeMap<(Upos, String), u32>;

impl Lemmas {
    /// From scripts and the endings that call for them.
    pub fn new(scripts: Vec<Script>, endings: &Endings) -> Lemmas {
        let endings = endings
            .iter()
            .map(|((upos, ending), script)| (key(*upos, ending), u64::from(*script)));
        // The keys are in order and differ, which is all that can go wrong.
        let endings = fst::Map::from_iter(endings).map(|map| map.into_fst().into_inner());
        Lemmas {
            scripts,
            endings: endings.unwrap_or_default().into(),
        }
    }

    /// The lemma of a word in lower case.
    pub fn lemma(&self, lower: &str, upos: Upos) -> String {
        let Ok(endings) = fst::Map::new(self.endings.as_ref()) else {
            return lower.to_owned();
        };
        let mut starts: Vec<usize> = lower.char_indices().map(|(start, _)| start).collect();
        starts.push(lower.len());
        let longest = starts.len().saturating_sub(LONGEST + 1);
        let script = endings.get(key(upos, &format!("^{lower}"))).or_else(|| {
            let mut starts = starts[longest..].iter();
            starts.find_map(|start| endings.get(key(upos, &lower[*start..])))
        });
        let script = script.and_then(|script| self.scripts.get(script as usize));
        script.map_or_else(|| lower.to_owned(), |script| script.apply(lower))
    }

    /// Writes everything.
    pub fn write(&self, out: &mut Writer) {
        out.number(self.scripts.len() as u64);
        for script in &self.scripts {
            out.byte(script.cut);
            out.text(&script.add);
        }
        out.number(self.endings.len() as u64);
        out.bytes(&self.endings);
    }

    /// Reads what [`Lemmas::write`] wrote; `keep` says how to hold the bytes.
    pub fn read<'a>(
        bytes: &mut Reader<'a>,
        keep: impl Fn(&'a [u8]) -> Bytes,
    ) -> Result<Lemmas, Malformed> {
        let mut lemmas = Lemmas::default();
        for _ in 0..bytes.count()? {
            let cut = bytes.byte()?;
            let add = bytes.text()?.to_owned();
            lemmas.scripts.push(Script { cut, add });
        }
        let length = bytes.count()?;
        lemmas.endings = keep(bytes.take(length)?);
        Ok(lemmas)
    }
}

fn key(upos: Upos, letters: &str) -> Vec<u8> {
    let mut key = vec![upos as u8];
    key.extend(letters.bytes());
    key
}

#[cfg(test)]
mod tests {
    use super::Script;

    #[test]
    fn scripts() {
        let check = |word: &str, lemma: &str, other: &str, expected: &str| {
            let script = Script::between(word, lemma);
            assert_eq!(script.apply(word), lemma);
            assert_eq!(script.apply(other), expected);
        };
        check("chevaux", "cheval", "journaux", "journal");
        check("mangeons", "manger", "nageons", "nager");
        check("книги", "книга", "руки", "рука");
        check("va", "aller", "a", "aller");
    }
}
