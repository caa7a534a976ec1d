//! Inferences: the writer concludes, asks without wanting an answer, or concedes.
//!
//! | part | evidence | conclusion |
//! |---|---|---|
//! | `therefore` | the sentence before | what follows |
//! | `plain` | none | what follows |
//! | `shows` | what stands before in the sentence, or the sentence before | what follows |
//! | `seen` | what follows | what stands before in the sentence |
//! | `whole` | the sentence before | the sentence |
//! | `too` … `to` | what stands before "to" | what follows: it is denied by being too much |
//! | `hint` | the rest of the clause | the words themselves: "as if by chance" denies it, "no accident" says so |
//! | `list` | the items of the list that follows | the words themselves: "several things are odd" |
//!
//! Where the block introduces a list, each of its items is evidence.

mod concession;

use crate::act::{Inference, InferenceForm};
use crate::claim::{Body, Certainty, Claim, Stance};
use crate::passage::Passage;
use crate::phrase::{self, Lexicon};
use crate::report::lexicon::lexicon as report_lexicon;
use crate::stance;
use concession::conceded;
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
    Hint,
    List,
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
/// Words of a conclusion, at least; one that is denied may be a word.
const SHORTEST: usize = 2;
/// Most pieces of evidence that one sentence lists.
const MOST: usize = 12;
/// Words that may be set in between a cue and its "that".
const ASIDE: usize = 12;

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
        let after = || {
            let stop = clause_end(passage, end, last);
            passage.span((opened(passage, end, stop), stop))
        };
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
                (evidence, after(), InferenceForm::Conclusion)
            }
            Part::Hint => {
                let rest = after().or_else(before);
                (rest, cue, InferenceForm::Conclusion)
            }
            Part::List => (None, cue, InferenceForm::Conclusion),
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
        if to - from < SHORTEST && part != Part::To
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
            && matches!(
                part,
                Part::Shows | Part::Plain | Part::Therefore | Part::Hint | Part::List
            )
            && closes
        {
            let near = matches!(part, Part::Shows | Part::List);
            evidence.extend(passage.items(block, near));
        }
        // "Several things suggest X: a, b and c": what follows the colon is the evidence.
        let lists = matches!(part, Part::Shows | Part::Plain | Part::List | Part::Hint);
        if form == InferenceForm::Conclusion && lists && evidence.len() <= 1 {
            evidence.extend(enumerated(passage, end.max(to), last));
        }
        // What is odd is told by the list.
        if part == Part::List && evidence.is_empty() {
            continue;
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
        if part == Part::To || part == Part::Hint && !denies(layers, conclusion) {
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

/// The parts of what stands behind a colon that follows a conclusion: between semicolons, else between
/// the commas before articles.
fn enumerated(passage: Passage<'_>, from: usize, last: usize) -> Vec<Span> {
    let colon = |token: &usize| passage.word(*token) == ":" && passage.divides(*token);
    let Some(colon) = (from..last.min(from + 2)).find(colon) else {
        return Vec::new();
    };
    let lexicon = report_lexicon(passage.document.language);
    let behind = || colon + 1..last;
    let semicolons: Vec<usize> = behind()
        .filter(|token| passage.word(*token) == ";")
        .collect();
    let opens = |token: usize| {
        let first = token + 1 + usize::from(passage.is_one_of(token + 1, &lexicon.joins));
        first < last && passage.is_one_of(first, &lexicon.determiners)
    };
    let commas = || behind().filter(|token| passage.word(*token) == "," && opens(*token));
    let cuts = if semicolons.is_empty() {
        commas().take(MOST).collect()
    } else {
        semicolons
    };
    let starts = [colon].into_iter().chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([last]);
    let items = starts.zip(ends).filter_map(|(start, end)| {
        let joined = start + 1 < end && passage.is_one_of(start + 1, &lexicon.joins);
        passage.span((start + 1 + usize::from(joined), end))
    });
    items.take(MOST).collect()
}

/// Where what follows a cue begins: behind what is set in between ("which proves, *an elder said*,
/// that …") and behind a "that".
fn opened(passage: Passage<'_>, from: usize, end: usize) -> usize {
    let that = |token: usize| {
        token < end && passage.is_one_of(token, &report_lexicon(passage.document.language).that)
    };
    let comma = |token: &usize| passage.word(*token) == ",";
    if from < end && comma(&from) {
        let mut behind = (from + 1..end.min(from + ASIDE)).filter(comma);
        if let Some(close) = behind.find(|close| that(close + 1)) {
            return close + 2;
        }
    }
    if that(from) { from + 1 } else { from }
}

/// Whether a negation stands in these words: "no accident".
fn denies(layers: &Layers, words: Span) -> bool {
    let first = layers
        .cues
        .partition_point(|cue| cue.span.start < words.start);
    let inside = layers.cues[first..].iter();
    let mut inside = inside.take_while(|cue| cue.span.start < words.end);
    inside.any(|cue| cue.class == CueClass::Negation)
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
