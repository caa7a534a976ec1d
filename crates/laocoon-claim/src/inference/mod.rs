//! Inferences: the writer concludes, asks without wanting an answer, or concedes.
//!
//! | part | evidence | conclusion |
//! |---|---|---|
//! | `therefore` | the sentence before | what follows |
//! | `plain` | none | what follows |
//! | `shows` | what stands before in the sentence, or the sentence before | what follows |
//! | `seen` | what follows | what stands before in the sentence |
//! | `whole` | the sentence before | the sentence |
//! | `too` … `to` | from "too" on | from "to" on: it is denied by being too much |
//!
//! Where the block introduces a list, each of its items is evidence.

use crate::act::{Inference, InferenceForm};
use crate::claim::{Body, Certainty, Claim, Stance};
use crate::passage::Passage;
use crate::phrase::{self, Lexicon};
use crate::stance;
use laocoon_mark::syntax::Upos;
use laocoon_mark::{CueClass, Layers};
use laocoon_text::{Language, Span};
use serde::Deserialize;
use std::sync::OnceLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Part {
    Therefore,
    Plain,
    Shows,
    Seen,
    Whole,
    Too,
    To,
    Question,
    Concession,
    None,
}

/// What is wrong in an `inference.toml`.
pub fn check(table: &laocoon_languages::Table) -> Option<laocoon_languages::PackError> {
    phrase::fault::<Part>(table)
}

fn lexicon(language: Language) -> &'static Lexicon<Part> {
    static LEXICONS: [OnceLock<Lexicon<Part>>; 4] = [const { OnceLock::new() }; 4];
    LEXICONS[language as usize].get_or_init(|| phrase::load(language, "inference.toml"))
}

/// Tokens between "too" and "to".
const TOO: usize = 14;
/// Words of a conclusion, at least.
const SHORTEST: usize = 2;

/// The inferences of a document; what one of the `reports` says by the same word is somebody
/// else's.
pub fn inferences(passage: Passage<'_>, reports: &[Claim]) -> Vec<Claim> {
    let lexicon = lexicon(passage.document.language);
    let layers = passage.layers;
    let found = lexicon.find(passage.document, &layers.tokens, &layers.words);
    let mut claims: Vec<Claim> = Vec::new();
    let mut too: Option<(usize, usize)> = None;
    let mut asked = None;
    let mut said: Vec<Span> = reports
        .iter()
        .filter_map(|claim| cue(passage, claim))
        .collect();
    said.sort();
    for (start, end, part) in found {
        let (first, last) = passage.sentence(start);
        if part == Part::Too {
            too = Some((start, first));
            continue;
        }
        let cue = passage.span((start, end));
        let reported = cue.is_some_and(|cue| {
            let next = said.partition_point(|said| said.end <= cue.start);
            said.get(next).is_some_and(|said| said.overlaps(cue))
        });
        if reported && part == Part::Shows {
            continue;
        }
        let question = last > first && passage.word(last - 1).contains('?');
        let after = || passage.span((end, clause_end(passage, end, last)));
        let before = || passage.span((first, start));
        let (evidence, conclusion, form) = match part {
            Part::None | Part::Too => continue,
            Part::To => {
                let Some((from, sentence)) = too.take() else {
                    continue;
                };
                if sentence != first || start > from + TOO {
                    continue;
                }
                let evidence = passage.span((first, start));
                (
                    evidence,
                    passage.span((start, last)),
                    InferenceForm::Conclusion,
                )
            }
            Part::Question => {
                // One question is asked once, and only where the sentence asks.
                if !question || asked == Some(first) || passage.quotation(start).is_some() {
                    continue;
                }
                asked = Some(first);
                let whole = passage.span((first, last));
                (None, whole, InferenceForm::RhetoricalQuestion)
            }
            Part::Concession => {
                let after_cue = end;
                let end = conceded(passage, start, end, (first, last));
                (
                    None,
                    passage.span((after_cue, end)),
                    InferenceForm::Concession,
                )
            }
            _ if question => continue,
            Part::Therefore => (
                sentence_before(passage, first),
                after(),
                InferenceForm::Conclusion,
            ),
            Part::Plain => (None, after(), InferenceForm::Conclusion),
            Part::Shows => (
                before().or_else(|| sentence_before(passage, first)),
                after(),
                InferenceForm::Conclusion,
            ),
            Part::Seen => (after(), before(), InferenceForm::Conclusion),
            Part::Whole => (
                sentence_before(passage, first),
                passage.span((first, last)),
                InferenceForm::Conclusion,
            ),
        };
        let Some(conclusion) = conclusion else {
            continue;
        };
        let (from, to) = passage.run(conclusion);
        if to - from < SHORTEST
            || (form != InferenceForm::RhetoricalQuestion && passage.quotation(start).is_some())
        {
            continue;
        }
        let mut evidence: Vec<Span> = evidence.into_iter().collect();
        // Only what ends its block introduces the list.
        let (block, _) = passage.block(start);
        let closes = passage.layers.sentences[layers.tokens[start].sentence as usize]
            .span
            .end
            >= passage.document.blocks[block].span.end;
        if form == InferenceForm::Conclusion
            && matches!(part, Part::Shows | Part::Plain | Part::Therefore)
            && closes
        {
            evidence.extend(passage.items(block, part == Part::Shows));
        }
        let sentence = &layers.sentences[layers.tokens[start].sentence as usize];
        let mut span = conclusion;
        for part in cue.iter().chain(
            evidence
                .iter()
                .filter(|span| sentence.span.contains(**span)),
        ) {
            span = span.cover(*part);
        }
        let mut stance = stance::of(passage.document, layers, sentence, conclusion);
        // "too fast to be chance" denies its conclusion; a "not" inside another conclusion is
        // part of what is concluded.
        if part == Part::To {
            stance.certainty = Certainty::Negated;
        } else if form == InferenceForm::Conclusion && stance.certainty == Certainty::Negated {
            stance = without_negation(layers, stance);
        }
        claims.push(Claim {
            span,
            stance,
            body: Body::Inference(Inference {
                form,
                cue: cue.filter(|_| form != InferenceForm::RhetoricalQuestion),
                evidence,
                conclusion,
            }),
        });
    }
    claims
}

/// A stance without the cues that negate.
fn without_negation(layers: &Layers, mut stance: Stance) -> Stance {
    stance
        .cues
        .retain(|cue| layers[*cue].class != CueClass::Negation);
    let hedged = stance
        .cues
        .iter()
        .any(|cue| layers[*cue].class == CueClass::Hedge);
    let conditional = stance
        .cues
        .iter()
        .any(|cue| layers[*cue].class == CueClass::Condition);
    stance.certainty = match (conditional, hedged) {
        (true, _) => Certainty::Conditional,
        (_, true) => Certainty::Hedged,
        _ => Certainty::Asserted,
    };
    stance
}

/// The word by which a report says something.
fn cue(passage: Passage<'_>, report: &Claim) -> Option<Span> {
    match &report.body {
        Body::Report(report) => report.cue.map(|cue| passage.layers[cue].span),
        _ => None,
    }
}

/// The end of what follows a cue: a semicolon or colon, or the end of the sentence.
fn clause_end(passage: Passage<'_>, from: usize, last: usize) -> usize {
    (from + SHORTEST..last)
        .find(|token| matches!(passage.word(*token), ";" | ":"))
        .unwrap_or(last)
}

/// Where what is conceded ends: at a sign; where none follows and the concession is itself set
/// into a sentence ("X, even if Y does Z"), before the verb that X still lacks.
fn conceded(passage: Passage<'_>, cue: usize, from: usize, (first, last): (usize, usize)) -> usize {
    let sign = (from..last).find(|token| {
        matches!(passage.word(*token), "," | ";" | ":" | ")" | "—" | "–") && passage.divides(*token)
    });
    if let Some(sign) = sign {
        return sign;
    }
    let set_in = cue > first + 1 && passage.word(cue - 1) == ",";
    if !set_in {
        return last;
    }
    let (document, layers) = (passage.document, passage.layers);
    let tags = layers.tags(document);
    let finite = |token: usize| {
        matches!(tags[token].upos, Upos::Verb | Upos::Aux)
            && tags[token].morphology.get("VerbForm") == Some("Fin")
    };
    let before = (first..cue).any(finite);
    let joined = |token: usize| {
        (token.saturating_sub(4)..token).any(|near| {
            matches!(tags[near].upos, Upos::Cconj | Upos::Sconj)
                || tags[near].morphology.get("PronType") == Some("Rel")
        })
    };
    let mut verbs = (from..last).filter(|token| finite(*token));
    let Some(own) = verbs.next() else {
        return last;
    };
    let next = verbs.find(|verb| *verb > own + 2 && !joined(*verb));
    match next {
        Some(verb) if !before => {
            let clitic = verb > from && tags[verb - 1].upos == Upos::Pron;
            verb - usize::from(clitic)
        }
        _ => last,
    }
}

/// The sentence before, in the same block or the block before.
fn sentence_before(passage: Passage<'_>, first: usize) -> Option<Span> {
    let number = passage.layers.tokens.get(first)?.sentence.checked_sub(1)?;
    let sentence = passage.layers.sentences[number as usize];
    passage.span((sentence.tokens.0 as usize, sentence.tokens.1 as usize))
}

#[cfg(test)]
mod tests {
    use super::Part;
    use crate::phrase;

    #[test]
    fn every_table_parses() {
        phrase::check::<Part>("inference.toml");
    }
}
