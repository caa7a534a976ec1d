//! Who does what a verb tells, by the dependency tree.

use crate::passage::{Passage, Run};
use laocoon_mark::syntax::{Parsed, Tag, Upos};

/// Verbs from one without a subject of its own up to one that has it, at most.
const STEPS: usize = 4;

/// A sentence's tree beside the words.
pub struct Clause<'a> {
    passage: Passage<'a>,
    parsed: &'a Parsed,
}

impl<'a> Clause<'a> {
    /// Parses the sentence that holds a token.
    pub fn of(passage: Passage<'a>, token: usize) -> Self {
        let sentence = passage.layers.tokens[token].sentence;
        let parsed = passage.layers.parsed(passage.document, sentence);
        Self { passage, parsed }
    }

    /// What a token of the sentence is.
    pub fn tag(&self, token: usize) -> Tag {
        self.parsed.tagged.tag(token as u32)
    }

    /// The head of the subject of a verb: its own, else that of the verb it hangs on ("gathered *to
    /// demand*", "came and *asked*"), else the noun that it describes ("women *who ask*").
    pub fn subject(&self, verb: usize) -> Option<usize> {
        let mut at = verb as u32;
        for _ in 0..STEPS {
            let own = self.parsed.tree.dependents(at).find(|(_, relation)| {
                relation.starts_with("nsubj") && !relation.starts_with("nsubj:pass")
            });
            // A subject in another case is the parser's mistake.
            let own = own.filter(|(subject, _)| {
                let tag = self.tag(*subject as usize);
                matches!(tag.morphology.get("Case"), None | Some("Nom"))
            });
            match own {
                Some((subject, _)) if !self.relative(subject) => return Some(subject as usize),
                _ => {}
            }
            let arc = self.parsed.tree.arc(at)?;
            let head = arc.head?;
            match arc.relation.split(':').next().unwrap_or_default() {
                "acl" => return Some(head as usize),
                // A clause with a subject that no noun before stands for belongs to nothing else.
                _ if own.is_some() => return None,
                "conj" | "xcomp" | "advcl" | "aux" | "cop" | "obl" => at = head,
                _ => return None,
            }
        }
        None
    }

    /// The words of a noun phrase, without the clauses that describe it.
    pub fn phrase(&self, head: usize) -> Run {
        let all = self.parsed.tree.phrase(head as u32);
        let upos = self.tag(head).upos;
        // "These protesting": what describes a determiner is the noun.
        let noun = !matches!(upos, Upos::Det | Upos::Pron | Upos::Adj | Upos::Num);
        let clause = self
            .parsed
            .tree
            .dependents(head as u32)
            .filter(|(_, relation)| {
                noun && (relation.starts_with("acl")
                    || *relation == "parataxis"
                    || *relation == "dep")
            });
        let end = clause
            .map(|(token, _)| self.parsed.tree.phrase(token).start)
            .filter(|start| *start > head as u32)
            .min();
        (
            all.start as usize,
            end.map_or(all.end, |end| end.min(all.end)) as usize,
        )
    }

    /// Whether the clause of a verb describes a noun: "women *who ask*".
    pub fn describes(&self, verb: usize) -> bool {
        let arc = self.parsed.tree.arc(verb as u32);
        arc.is_some_and(|arc| arc.relation.starts_with("acl"))
    }

    fn relative(&self, token: u32) -> bool {
        let passage = self.passage;
        let lexicon = crate::report::lexicon::lexicon(passage.document.language);
        let tag = self.tag(token as usize);
        tag.morphology.get("PronType") == Some("Rel")
            || tag.upos == Upos::Pron && passage.is_one_of(token as usize, &lexicon.relative)
    }
}
