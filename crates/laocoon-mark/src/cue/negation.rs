//! Negation in two parts: French "ne … pas", "aucun … ne".

use super::lexicon::Found;
use super::lexicon::Phrase;
use super::scope::{Context, Reach};
use crate::CueClass;

/// The words that complete a particle to a negation: "pas" in "ne sont pas". A particle
/// alone ("avant qu'il ne parte") denies nothing, nor does "ne … que".
pub(super) fn find(context: &Context<'_>) -> Vec<Found> {
    let negation = &context.lexicon.negation;
    if negation.first.is_empty() {
        return Vec::new();
    }
    let mut taken = context.taken.to_vec();
    let mut found: Vec<Found> = Vec::new();
    for index in 0..context.tokens.len() {
        if taken[index] || !is_one_of(context, index, &negation.first) {
            continue;
        }
        let sentence = context.sentences[context.tokens[index].sentence as usize];
        let last = (index + 1 + negation.within).min(sentence.tokens.1 as usize);
        let first = index
            .saturating_sub(negation.within)
            .max(sentence.tokens.0 as usize);
        let restricts = |word: usize| {
            word + 1 < last
                && is_one_of(context, word, &negation.restrictive)
                && context.is_complementiser(word + 1)
        };
        let after = (index + 1..last)
            .find(|word| is_one_of(context, *word, &negation.after) && !restricts(*word));
        let before = || {
            (first..index)
                .rev()
                .find(|word| is_one_of(context, *word, &negation.before))
        };
        let Some(word) = after.or_else(before) else {
            continue;
        };
        if !taken[word] {
            taken[word] = true;
            found.push(Found {
                start: word,
                end: word + 1,
                phrase: Phrase {
                    class: Some(CueClass::Negation),
                    reach: Reach::Clause,
                    lower: false,
                    tone: None,
                },
            });
        }
    }
    found
}

fn is_one_of(context: &Context<'_>, token: usize, list: &[String]) -> bool {
    list.iter().any(|word| word == context.words.lower(token))
}
