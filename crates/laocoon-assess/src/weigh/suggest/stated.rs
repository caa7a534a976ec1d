use super::{How, Hypothesis, Item, MOST, Said, Source, family, item};
use laocoon_claim::{Body, Certainty};
use laocoon_mark::CueClass;
use laocoon_text::Span;

/// Hypotheses of known kinds that a text names without the words of an inference, and what it gives for
/// them: those that it reports of others, those that it says some fact shows, and those that it states with
/// emphasis.
pub(super) fn items(
    text: usize,
    source: &Source<'_>,
    hypotheses: &mut Vec<Hypothesis>,
) -> Vec<Item> {
    let conceded = family::concessions(source);
    let mut found = Vec::new();
    let mut taken: Vec<Span> = Vec::new();
    for claim in source.claims.iter().take(20 * MOST) {
        let (known, shown) = match &claim.body {
            Body::Inference(inference) => {
                taken.push(inference.conclusion);
                continue;
            }
            // "The lack of a leader shows that …": nobody says it, the writer concludes it.
            Body::Report(report) => (
                report.content,
                report.source_words.filter(|_| report.source.is_none()),
            ),
            _ => continue,
        };
        taken.push(claim.span);
        let Some(kind) = family::within(source, known, &conceded) else {
            continue;
        };
        let denied = claim.stance.certainty == Certainty::Negated && shown.is_none();
        let shown = shown.filter(|words| {
            words.of(&source.document.text).split_whitespace().count() >= item::SHORTEST
        });
        let how = match (denied || family::is_negated(source, known), shown) {
            (true, _) => How::Denied,
            (_, Some(_)) => How::Concluded,
            (_, None) => How::Reported,
        };
        let at = family::name(hypotheses, Some(kind), how, Said::new(text, known, source));
        if let (Some(words), How::Concluded) = (shown, how) {
            found.push(item::item(text, source, words, vec![at]));
        }
    }
    taken.sort();
    for sentence in source.layers.sentences.iter().map(|sentence| sentence.span) {
        if found.len() >= MOST {
            break;
        }
        let next = taken.partition_point(|span| span.end <= sentence.start);
        let known = taken.get(next).is_some_and(|span| span.overlaps(sentence));
        let main = item::block(source, sentence).is_some_and(|block| block.main);
        if known || !main || !is_stressed(source, sentence) || family::is_negated(source, sentence)
        {
            continue;
        }
        let Some(kind) = family::within(source, sentence, &conceded) else {
            continue;
        };
        let words = sentence.of(&source.document.text);
        // "Clearly they staged it: the guards had gone."
        let colon = words.find(": ").map(|at| sentence.start + at as u32);
        let end = colon.unwrap_or(sentence.end);
        let said = Said::new(text, Span::new(sentence.start, end), source);
        let at = family::name(hypotheses, Some(kind), How::Concluded, said);
        if let Some(colon) = colon {
            let reason = Span::new(colon + 2, sentence.end);
            if reason.of(&source.document.text).split_whitespace().count() >= item::SHORTEST {
                found.push(item::item(text, source, reason, vec![at]));
            }
        }
    }
    found
}

/// Whether a sentence is stated with emphasis: "clearly", "of course not", "obviously".
fn is_stressed(source: &Source<'_>, sentence: Span) -> bool {
    let cues = &source.layers.cues;
    let first = cues.partition_point(|cue| cue.span.start < sentence.start);
    let inside = cues[first..]
        .iter()
        .take_while(|cue| cue.span.start < sentence.end);
    inside.into_iter().any(|cue| cue.class == CueClass::Booster)
}
