//! Lemmas: endings to cut and to add, by part of speech, and the words that follow no rule.

use super::bytes::{Malformed, Reader, Writer};
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
    /// The letters of all endings.
    letters: String,
    /// In order of parts of speech and letters, whole words with `^` before them; the longest
    /// that fits counts.
    endings: Vec<Ending>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Ending {
    upos: Upos,
    start: u32,
    length: u16,
    script: u32,
}

/// Script by part of speech and ending.
pub type Endings = BTreeMap<(Upos, String), u32>;

impl Lemmas {
    /// From scripts and the endings that call for them.
    pub fn new(scripts: Vec<Script>, endings: &Endings) -> Lemmas {
        let mut lemmas = Lemmas {
            scripts,
            ..Lemmas::default()
        };
        for ((upos, ending), script) in endings {
            lemmas.push(*upos, ending, *script);
        }
        lemmas
    }

    fn push(&mut self, upos: Upos, ending: &str, script: u32) {
        self.endings.push(Ending {
            upos,
            start: self.letters.len() as u32,
            length: ending.len() as u16,
            script,
        });
        self.letters.push_str(ending);
    }

    fn letters(&self, ending: &Ending) -> &str {
        &self.letters[ending.start as usize..][..ending.length as usize]
    }

    fn script(&self, upos: Upos, letters: &str) -> Option<&Script> {
        let order = |ending: &Ending| (ending.upos, self.letters(ending)).cmp(&(upos, letters));
        let found = self.endings.binary_search_by(order).ok()?;
        self.scripts.get(self.endings[found].script as usize)
    }

    /// The lemma of a word in lower case.
    pub fn lemma(&self, lower: &str, upos: Upos) -> String {
        let mut starts: Vec<usize> = lower.char_indices().map(|(start, _)| start).collect();
        starts.push(lower.len());
        let longest = starts.len().saturating_sub(LONGEST + 1);
        let script = self.script(upos, &format!("^{lower}")).or_else(|| {
            let mut endings = starts[longest..].iter();
            endings.find_map(|start| self.script(upos, &lower[*start..]))
        });
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
        for ending in &self.endings {
            out.byte(ending.upos as u8);
            out.text(self.letters(ending));
            out.number(u64::from(ending.script));
        }
    }

    /// Reads what [`Lemmas::write`] wrote.
    pub fn read(bytes: &mut Reader<'_>) -> Result<Lemmas, Malformed> {
        let mut lemmas = Lemmas::default();
        for _ in 0..bytes.count()? {
            let cut = bytes.byte()?;
            let add = bytes.text()?.to_owned();
            lemmas.scripts.push(Script { cut, add });
        }
        for _ in 0..bytes.count()? {
            let upos = *Upos::ALL.get(bytes.byte()? as usize).ok_or(Malformed)?;
            let letters = bytes.text()?;
            let script = bytes.number()? as u32;
            if letters.len() > usize::from(u16::MAX) {
                return Err(Malformed);
            }
            lemmas.push(upos, letters, script);
        }
        Ok(lemmas)
    }
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
