//! Hypotheses and evidence that texts name themselves, with their words; the ratings are the user's.

mod answer;
mod family;
mod item;
mod onset;
mod stated;

use super::words::Kind;
pub use answer::Answer;
pub use family::Family;
use laocoon_claim::{Body, Claim};
use laocoon_mark::Layers;
use laocoon_text::{CodePoints, Document, Span};
pub use onset::Onset;

/// A text to draw from.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the types say it")]
pub struct Source<'s> {
    pub document: &'s Document,
    pub layers: &'s Layers,
    pub claims: &'s [Claim],
    /// Whom the text's own words come from: copies of one text share it.
    pub origin: &'s str,
}

/// Words of one of the texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// Index of the text.
    pub text: usize,
    /// Where, in bytes.
    pub span: Span,
    /// The same in code points.
    pub points: (usize, usize),
    /// The words there.
    pub words: String,
}

/// How a text comes to a hypothesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// It concludes it.
    Concluded,
    /// It asks without wanting an answer.
    Asked,
    /// It says that somebody else holds it.
    Reported,
    /// It grants it before it says the contrary.
    Conceded,
    /// It denies it.
    Denied,
    /// No text names it.
    Unnamed,
}

impl How {
    /// Its name in the output.
    pub const fn name(self) -> &'static str {
        match self {
            How::Concluded => "concluded",
            How::Asked => "asked",
            How::Reported => "reported",
            How::Conceded => "conceded",
            How::Denied => "denied",
            How::Unnamed => "unnamed",
        }
    }
}

/// A hypothesis that the texts name.
#[derive(Clone, Debug, PartialEq)]
pub struct Hypothesis {
    /// Its kind; `None` for one in the text's words only.
    pub family: Option<Family>,
    /// Where it is named, and how.
    pub said: Vec<(How, Said)>,
}

/// Words that a text gives as evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The words, of one text or several.
    pub said: Vec<Said>,
    /// Who says so independently of the others.
    pub origins: Vec<String>,
    /// Indices of the hypotheses that the texts give it for.
    pub hypotheses: Vec<usize>,
    /// What can be told of it by numbers.
    pub answers: Vec<Answer>,
}

impl Item {
    /// Whether it claims something of that kind.
    pub fn claims(&self, kind: Kind) -> bool {
        self.answers
            .iter()
            .any(|answer| answer.kind() == Some(kind))
    }
}

/// What texts offer for a matrix.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the types say it")]
pub struct Suggestion {
    pub hypotheses: Vec<Hypothesis>,
    pub evidence: Vec<Item>,
}

/// Draws hypotheses and evidence from the texts' own conclusions, concessions, lists of indicators, and
/// claims of speed, timing and likeness. Those of copies are one item with one origin.
pub fn suggest(sources: &[Source<'_>]) -> Suggestion {
    let mut suggestion = Suggestion::default();
    let mut found = Vec::new();
    for (text, source) in sources.iter().enumerate() {
        let named = conclusions(text, source, &mut suggestion.hypotheses);
        found.extend(stated::items(text, source, &mut suggestion.hypotheses));
        found.extend(item::items(
            text,
            source,
            &named,
            &mut suggestion.hypotheses,
        ));
    }
    suggestion.evidence = item::clustered(found);
    keep(&mut suggestion);
    let mut answers = answer::Answers::new(sources);
    for item in &mut suggestion.evidence {
        item.answers = answers.of(item);
    }
    let texts = sources
        .iter()
        .map(|source| CodePoints::new(&source.document.text));
    let texts: Vec<_> = texts.collect();
    let named = suggestion.hypotheses.iter_mut().flat_map(|h| &mut h.said);
    let given = suggestion
        .evidence
        .iter_mut()
        .flat_map(|item| &mut item.said);
    for said in named.map(|(_, said)| said).chain(given) {
        let at = |byte: u32| texts[said.text].at(byte) as usize;
        said.points = (at(said.span.start), at(said.span.end));
    }
    suggestion
}

/// Most inferences of one text that are looked at.
const MOST: usize = 1000;

/// For each inference of a text: the claim, and the hypothesis it comes to.
type Named = Vec<(usize, Option<usize>)>;

fn conclusions(text: usize, source: &Source<'_>, hypotheses: &mut Vec<Hypothesis>) -> Named {
    let conceded = family::concessions(source);
    let mut named = Vec::new();
    for (index, claim) in source.claims.iter().enumerate() {
        if named.len() >= MOST {
            break;
        }
        let Body::Inference(inference) = &claim.body else {
            continue;
        };
        let (how, family, against) = family::read(source, claim, inference, &conceded);
        let span = match how {
            How::Conceded => family::conceded(&source.document.text, inference.conclusion),
            _ => inference.conclusion,
        };
        let said = Said::new(text, span, source);
        if let Some(against) = against {
            family::name(hypotheses, Some(against), How::Denied, said.clone());
        }
        // What is only granted and of no known kind is not what happened.
        if family.is_none() && (how == How::Conceded || inference.evidence.is_empty()) {
            named.push((index, None));
            continue;
        }
        named.push((index, Some(family::name(hypotheses, family, how, said))));
    }
    named
}

impl Said {
    fn new(text: usize, span: Span, source: &Source<'_>) -> Self {
        let words = span.of(&source.document.text).split_whitespace();
        Said {
            text,
            span,
            points: (0, 0),
            words: words.collect::<Vec<_>>().join(" "),
        }
    }
}

/// Leaves out hypotheses in a text's words only that no evidence is given for; adds a rival where
/// there is none.
fn keep(suggestion: &mut Suggestion) {
    let used = |index: usize| {
        suggestion.hypotheses[index].family.is_some()
            || suggestion
                .evidence
                .iter()
                .any(|item| item.hypotheses.contains(&index))
    };
    let kept: Vec<usize> = (0..suggestion.hypotheses.len())
        .filter(|h| used(*h))
        .collect();
    for item in &mut suggestion.evidence {
        let place = |h: &usize| kept.iter().position(|k| k == h);
        item.hypotheses = item.hypotheses.iter().filter_map(place).collect();
    }
    suggestion.hypotheses = kept
        .iter()
        .map(|h| suggestion.hypotheses[*h].clone())
        .collect();
    if suggestion.hypotheses.len() == 1 {
        let family = suggestion.hypotheses[0].family.and_then(Family::rival);
        suggestion.hypotheses.push(Hypothesis {
            family,
            said: Vec::new(),
        });
    }
}

#[cfg(test)]
mod tests;
