//! Of whom something is demanded: "urges *the council* to reopen", "exige *du maire* que …",
//! "требует *от властей* …".

use crate::passage::Passage;
use crate::report::lexicon::lexicon;
use laocoon_mark::EntityId;
use laocoon_text::Span;

/// Words of what is demanded before its addressee.
const BEFORE: usize = 2;
/// Words of the addressee, at most, before the word that opens what they are to do.
const LONGEST: usize = 8;

/// The one of whom it is demanded: named within the verb's words or right behind them, after a
/// word such as "of", or before "to" or "that".
pub fn addressee(passage: Passage<'_>, verb: usize, content: Span) -> Option<EntityId> {
    let lexicon = lexicon(passage.document.language);
    let (start, end) = passage.run(content);
    let (entity, span) =
        (verb..end.min(start + BEFORE + 1)).find_map(|token| passage.party_at(token))?;
    let (first, after) = passage.run(span);
    let towards = (first.saturating_sub(BEFORE)..first)
        .any(|token| token > verb && passage.is_one_of(token, &lexicon.towards));
    let infinitive = |token: usize| {
        passage.is_one_of(token, &lexicon.infinitive)
            || passage.is_one_of(token, &lexicon.that)
            || lexicon
                .infinitive_endings
                .iter()
                .any(|ending| passage.word(token).ends_with(ending.as_str()))
    };
    let bidden = after <= start
        || (after..end.min(after + LONGEST))
            .take_while(|token| !passage.divides(*token) || passage.word(*token) == ",")
            .any(infinitive);
    (towards || bidden).then_some(entity)
}
