use super::super::words::{Kind, is_claim, words};
use super::{How, Hypothesis, Said, Source};
use laocoon_claim::{Body, Certainty, Claim, Inference, InferenceForm};
use laocoon_mark::CueClass;
use laocoon_text::{Language, Span};

/// Kinds of hypotheses about what lies behind events; each may be held by any side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Family {
    Planned,
    Outside,
    Staged,
    Spontaneous,
    Accident,
}

impl Family {
    /// Every kind; of kinds with as many words the first counts, so the more special stand first.
    pub const ALL: [Family; 5] = [
        Family::Outside,
        Family::Staged,
        Family::Planned,
        Family::Spontaneous,
        Family::Accident,
    ];

    /// Its key in the tables.
    pub const fn key(self) -> &'static str {
        match self {
            Family::Planned => "planned",
            Family::Outside => "outside",
            Family::Staged => "staged",
            Family::Spontaneous => "spontaneous",
            Family::Accident => "accident",
        }
    }

    /// Whether it says that nobody meant it.
    const fn is_unmeant(self) -> bool {
        matches!(self, Family::Spontaneous | Family::Accident)
    }

    /// What stands against it where a text names no rival; `None`: that it was otherwise.
    pub(super) const fn rival(self) -> Option<Family> {
        match self {
            Family::Planned | Family::Outside => Some(Family::Spontaneous),
            Family::Spontaneous | Family::Accident => Some(Family::Planned),
            Family::Staged => None,
        }
    }
}

/// Words of a concession that count as conceded; after that it rarely goes on.
const CONCEDED: usize = 8;

/// How an inference comes to its hypothesis, of what kind that is, and what it denies.
pub(super) fn read(
    source: &Source<'_>,
    claim: &Claim,
    inference: &Inference,
    conceded: &[Span],
) -> (How, Option<Family>, Option<Family>) {
    let (text, language) = (&source.document.text, source.document.language);
    let whole = inference.conclusion.of(text);
    let how = match inference.form {
        InferenceForm::Conclusion => How::Concluded,
        InferenceForm::RhetoricalQuestion => How::Asked,
        InferenceForm::Concession => How::Conceded,
    };
    if how == How::Conceded {
        return (how, of(language, &beginning(whole, CONCEDED)), None);
    }
    let denied = claim.stance.certainty == Certainty::Negated || how == How::Asked;
    // "No X: an ordinary Y": what follows in the sentence may name it.
    let rest = Span::new(
        inference.conclusion.start,
        super::item::sentence(source, inference.conclusion)
            .end
            .max(inference.conclusion.end),
    );
    let family = within(source, inference.conclusion, conceded);
    if inference.form == InferenceForm::Conclusion
        && !denied
        && is_negated(source, inference.conclusion)
    {
        let after = Span::new(inference.conclusion.end, rest.end);
        return (
            how,
            within(source, after, conceded).filter(|f| Some(*f) != family),
            family,
        );
    }
    let family = family.or_else(|| within(source, rest, conceded));
    if denied && family.is_some_and(Family::is_unmeant) {
        // "Too sudden to be chance": chance is denied, its contrary concluded.
        return (how, Some(Family::Planned), family);
    }
    // "The same as there" is evidence, not yet a hypothesis.
    if family.is_none() && is_claim(language, Kind::Likeness, claim.span.of(text)) {
        return (How::Conceded, None, None);
    }
    (how, family, None)
}

/// Whether the words are denied: a negation has the greater part of them in its scope.
pub(super) fn is_negated(source: &Source<'_>, span: Span) -> bool {
    let cues = &source.layers.cues;
    let first = cues.partition_point(|cue| cue.span.start < span.start);
    let mut inside = cues[first..]
        .iter()
        .take_while(|cue| cue.span.start < span.end);
    inside.any(|cue| {
        cue.class == CueClass::Negation
            && cue.scope.is_some_and(|scope| {
                let common = scope
                    .end
                    .min(span.end)
                    .saturating_sub(scope.start.max(span.start));
                2 * common > span.end - span.start
            })
    })
}

/// What a text concedes.
pub(super) fn concessions(source: &Source<'_>) -> Vec<Span> {
    let conceded = source.claims.iter().filter_map(|claim| match &claim.body {
        Body::Inference(i) if i.form == InferenceForm::Concession => Some(i.conclusion),
        _ => None,
    });
    conceded.take(super::MOST).collect()
}

/// The kind that the words of a span speak of, what is conceded within it left out.
pub(super) fn within(source: &Source<'_>, span: Span, conceded: &[Span]) -> Option<Family> {
    let own = without(&source.document.text, span, conceded);
    of(source.document.language, &own)
}

/// The kind with the most words in a text; of equals the first.
pub(super) fn of(language: Language, text: &str) -> Option<Family> {
    let text = text.to_lowercase();
    let table = &words(language).hypothesis;
    let hits = |family: Family| {
        let stems = table.get(family.key()).map_or(&[][..], Vec::as_slice);
        stems
            .iter()
            .filter(|stem| super::super::words::begins(&text, stem))
            .count()
    };
    let best = Family::ALL
        .into_iter()
        .rev()
        .max_by_key(|family| hits(*family))?;
    (hits(best) > 0).then_some(best)
}

/// The words of a span without what is conceded within it.
fn without(text: &str, span: Span, conceded: &[Span]) -> String {
    let inside = conceded
        .iter()
        .filter(|c| span.contains(**c) && **c != span);
    let mut own = span.of(text).to_owned();
    for concession in inside {
        own = own.replace(&beginning(concession.of(text), CONCEDED), " ");
    }
    own
}

fn beginning(text: &str, words: usize) -> String {
    let end = text
        .match_indices(char::is_whitespace)
        .map(|(at, _)| at)
        .nth(words)
        .unwrap_or(text.len());
    text[..end].to_owned()
}

/// The span of what is conceded: its first words.
pub(super) fn conceded(text: &str, span: Span) -> Span {
    let words = beginning(span.of(text), CONCEDED);
    Span::new(span.start, span.start + words.len() as u32)
}

/// The hypothesis of that kind (or in those words), with one more place where it is named.
pub(super) fn name(
    hypotheses: &mut Vec<Hypothesis>,
    family: Option<Family>,
    how: How,
    said: Said,
) -> usize {
    let same = |h: &Hypothesis| match family {
        Some(_) => h.family == family,
        None => h.family.is_none() && h.said.iter().any(|(_, known)| alike(known, &said)),
    };
    let at = hypotheses.iter().position(same).unwrap_or_else(|| {
        hypotheses.push(Hypothesis {
            family,
            said: Vec::new(),
        });
        hypotheses.len() - 1
    });
    // Of words that overlap the fewer stand: they are nearer to the point.
    let known = &mut hypotheses[at].said;
    match known
        .iter_mut()
        .find(|(_, old)| old.text == said.text && old.span.overlaps(said.span))
    {
        Some(old) if old.1.words.len() > said.words.len() => *old = (how, said),
        Some(_) => {}
        None => known.push((how, said)),
    }
    at
}

fn alike(a: &Said, b: &Said) -> bool {
    (a.text == b.text && a.span.overlaps(b.span))
        || super::item::likeness(&a.words, &b.words) >= 0.5
}
