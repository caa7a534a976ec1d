//! What looks like a report and is none: a noun that is spelled as a verb of saying, a verb
//! that says nothing of what has no mouth, a phrase that only names another report's source.

use super::lexicon::Lexicon;
use crate::act::{Report, ReportForm};
use crate::passage::Passage;
use laocoon_mark::{Cue, CueClass, CueReach};
use laocoon_text::Span;

/// Whether a cue with what was found around it reports something.
pub fn reports(passage: Passage<'_>, lexicon: &Lexicon, cue: &Cue, report: &Report) -> bool {
    let verb = matches!(cue.reach, CueReach::Verb | CueReach::Object);
    if cue.class != CueClass::Report || !verb {
        return true;
    }
    let source = report.source_words.map(|words| passage.run(words));
    let alone = source.filter(|(start, end)| *end == start + 1);
    if let Some((start, _)) = alone
        && passage.is_one_of(start, &lexicon.me)
        && passage.quotation(start).is_some()
    {
        return false;
    }
    // "what nobody tells you"
    let nobody = |(start, end): (usize, usize)| {
        (start..end).any(|token| passage.is_one_of(token, &lexicon.nobody))
    };
    if source.is_some_and(nobody) && report.form == ReportForm::Indirect {
        return false;
    }
    let pronoun = alone.is_some_and(|(start, _)| passage.is_one_of(start, &lexicon.he));
    let speaks = report.source.is_some() || pronoun;
    let noun = |(start, end): (usize, usize)| {
        (start..end).any(|token| begins(passage.word(token), &lexicon.speakers))
    };
    let speaks = speaks || source.is_some_and(noun);
    let word = passage.word(passage.run(cue.span).0);
    if begins(word, &lexicon.shows) {
        return speaks;
    }
    if report.form != ReportForm::Indirect || introduced(passage, lexicon, cue, report) {
        return true;
    }
    let weak = begins(word, &lexicon.weak);
    source.is_some() && (speaks || !weak)
}

/// Whether "that" or a colon opens what is reported, or it stands before the cue.
fn introduced(passage: Passage<'_>, lexicon: &Lexicon, cue: &Cue, report: &Report) -> bool {
    if report.content.end <= cue.span.start {
        return true;
    }
    let (start, _) = passage.run(report.content);
    let opener = start.checked_sub(1);
    opener
        .is_some_and(|token| passage.is_one_of(token, &lexicon.that) || passage.word(token) == ":")
        || passage.is_one_of(start, &lexicon.that)
}

fn begins(word: &str, beginnings: &[String]) -> bool {
    beginnings
        .iter()
        .any(|beginning| word.starts_with(beginning.as_str()))
}

/// Leaves out reports whose cue only names the source of another one: "a statement" in "a
/// statement said that …".
pub fn sources(passage: Passage<'_>, found: &mut Vec<(Span, Report)>) {
    let mut named: Vec<(Span, Option<laocoon_mark::CueId>)> = found
        .iter()
        .filter_map(|(_, report)| Some((report.source_words?, report.cue)))
        .collect();
    named.sort();
    found.retain(|(_, report)| {
        let Some(cue) = report.cue else { return true };
        let words = passage.layers[cue].span;
        let next = named.partition_point(|(span, _)| span.start <= words.start);
        // Sources are short, so one that holds the cue begins not far before.
        !named[next.saturating_sub(8)..next]
            .iter()
            .any(|(span, other)| *other != report.cue && span.contains(words))
    });
}

/// Cues that are looked at around one.
const NEAR: usize = 6;

/// One act of speech is one report: of two phrases side by side that give words to nobody, the
/// first; and what a report says ends before the phrase that gives the whole sentence to somebody
/// ("… reports three dead, it was learnt").
pub fn acts(passage: Passage<'_>, found: &mut Vec<(Span, Report)>) {
    let cue = |report: &Report| report.cue.map(|cue| passage.layers[cue].span);
    found.sort_by_key(|(span, report)| (cue(report).unwrap_or(*span), report.content));
    let mut kept: Vec<(Span, Report)> = Vec::new();
    for (span, report) in found.drain(..) {
        let unsaid = |report: &Report| report.source_words.is_none();
        let twice = kept.last().is_some_and(|(_, before)| {
            let (Some(one), Some(two)) = (cue(before), cue(&report)) else {
                return false;
            };
            let beside = one.end <= two.start
                && passage.run(two).0 <= passage.run(one).1 + 1
                && unsaid(before)
                && unsaid(&report);
            beside && (before.content.overlaps(report.content) || report.content.contains(one))
        });
        match kept.last_mut() {
            // The second says more of who: "it was learnt *from hospital sources*".
            Some((whole, before)) if twice => {
                *whole = whole.cover(span);
                before.cue = report.cue;
            }
            _ => kept.push((span, report)),
        }
    }
    let mut unsaid: Vec<Span> = Vec::new();
    let closing: Vec<Option<(Span, Span)>> = kept
        .iter()
        .map(|(_, report)| {
            let words = cue(report)?;
            let behind = report.content.end <= words.start;
            if behind && report.source_words.is_none() {
                unsaid.push(report.content);
            }
            behind.then_some((words, report.content))
        })
        .collect();
    for (index, (_, report)) in kept.iter_mut().enumerate() {
        for (words, content) in closing[index + 1..].iter().take(NEAR).flatten() {
            let inside = report.content.contains(*words) && content.start <= report.content.start;
            if inside && content.end > report.content.start {
                report.content.end = content.end;
            }
        }
    }
    // "The count gives three dead, it was learnt": one act, of those who told.
    unsaid.sort();
    kept.retain(|(_, report)| {
        let Some(source) = report.source_words.filter(|_| report.source.is_none()) else {
            return true;
        };
        let next = unsaid.partition_point(|content| content.start < source.start);
        !unsaid[next..].iter().take(2).any(|content| {
            content.start == source.start
                && content.end == report.content.end
                && *content != report.content
        })
    });
    *found = kept;
}

/// A form that leaves the source unsaid is no report of its own where another one gives the same
/// words to somebody: "would have left, according to the police".
pub fn unsaid(passage: Passage<'_>, found: &mut Vec<(Span, Report)>) {
    let reportive = |report: &Report| {
        let cue = report.cue.map(|cue| &passage.layers[cue]);
        cue.is_some_and(|cue| cue.reach == CueReach::Reportive)
    };
    let mut told: Vec<Span> = (found.iter())
        .filter(|(_, report)| !reportive(report))
        .map(|(_, report)| report.content)
        .collect();
    told.sort_unstable();
    found.retain(|(_, report)| {
        let Some(cue) = report.cue.filter(|_| reportive(report)) else {
            return true;
        };
        let words = passage.layers[cue].span;
        let next = told.partition_point(|content| content.start <= words.start);
        !told[next.saturating_sub(NEAR)..next]
            .iter()
            .any(|content| content.contains(words))
    });
}

/// Whether a form that leaves the source unsaid belongs to a verb of saying right behind it:
/// "aurait déclaré" is one report, put with doubt.
pub fn softens(passage: Passage<'_>, index: usize) -> bool {
    let cues = &passage.layers.cues;
    let (Some(cue), Some(next)) = (cues.get(index), cues.get(index + 1)) else {
        return false;
    };
    cue.reach == CueReach::Reportive
        && next.class == CueClass::Report
        && next.scope.is_some()
        && passage.token_at(next.span.start) <= passage.run(cue.span).1 + 1
}
