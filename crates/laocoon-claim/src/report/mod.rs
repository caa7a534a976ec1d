//! Reports: somebody said something. Each cue of saying becomes a report with its source and
//! what is reported; quotations that no cue covers become reports too.

pub(crate) mod lexicon;
mod quotation;
mod sift;
pub(crate) mod source;

use crate::act::{Report, ReportForm};
use crate::claim::{Body, Certainty, Claim, Holder, Stance};
use crate::passage::{Passage, Run};
use laocoon_mark::syntax::Upos;
use laocoon_mark::{Cue, CueClass, CueId, CueReach, QuotationClass};
use laocoon_text::Span;

/// The reports of a document, in order of their spans; `within` is an index into the list.
pub fn reports(passage: Passage<'_>) -> Vec<Claim> {
    let lexicon = lexicon::lexicon(passage.document.language);
    let mut found: Vec<(Span, Report)> = Vec::new();
    let mut speaker = source::Speaker::default();
    for (cue, index) in passage.layers.cues.iter().zip(0..) {
        let says = matches!(cue.class, CueClass::Report | CueClass::Impersonal);
        let reportive = cue.reach == CueReach::Reportive;
        let Some(scope) = cue.scope.filter(|_| says || reportive) else {
            continue;
        };
        if reportive && sift::softens(passage, index as usize) {
            continue;
        }
        let scope = behind(passage, cue, scope);
        let passive = passive(passage, lexicon, cue);
        let words = match passive {
            _ if reportive => None,
            Some((agent, _)) => Some(agent),
            None => source::source(passage, lexicon, cue, scope),
        };
        let entity = words.and_then(|words| speaker.resolve(passage, lexicon, words));
        let said = match passive {
            Some((_, subject)) => Some((subject, None)),
            None => above(passage, lexicon, cue)
                .map(|before| (before, None))
                .or_else(|| content(passage, lexicon, cue, words, scope)),
        };
        let Some((content, rest)) = said else {
            continue;
        };
        let content = quotation::whole(passage, content, cue.span);
        let report = Report {
            source: entity,
            source_words: words,
            cue: Some(CueId(index)),
            content,
            rest: rest.into_iter().collect(),
            form: form(passage, content),
            within: None,
        };
        if !sift::reports(passage, lexicon, cue, &report) {
            continue;
        }
        let span = words.map_or(cue.span, |words| words.cover(cue.span));
        let span = rest.map_or(span, |rest| span.cover(rest));
        found.push((span.cover(content), report));
    }
    quotation::go_on(passage, &mut found);
    found.extend(quotation::without_cue(passage, &found));
    sift::sources(passage, &mut found);
    sift::acts(passage, &mut found);
    sift::unsaid(passage, &mut found);
    found.sort_by_key(|(span, report)| (*span, report.content, report.cue));
    // Two phrases of one cue ("in a statement", "said") may claim the same words.
    found.dedup_by(|b, a| a.1.content == b.1.content && a.1.source_words == b.1.source_words);
    nest(passage, &mut found);
    found
        .into_iter()
        .map(|(span, report)| Claim {
            span,
            stance: stance(passage, &report),
            body: Body::Report(report),
        })
        .collect()
}

/// The scope of a verb of saying. One that is taken to report what stands before its comma reports what
/// follows where only that has a verb: "The chief, Ivo Marsh, said the bridge would close".
fn behind(passage: Passage<'_>, cue: &Cue, scope: Span) -> Span {
    if cue.reach != CueReach::Verb || scope.end > cue.span.start {
        return scope;
    }
    let quotations = &passage.layers.quotations;
    let first = quotations.partition_point(|quotation| quotation.span.end <= scope.start);
    if quotations
        .get(first)
        .is_some_and(|quotation| quotation.span.start < cue.span.start)
    {
        return scope;
    }
    let (start, end) = passage.run(cue.span);
    let (first, last) = passage.sentence(start);
    let tagged = passage.tagged(start);
    let finite = |token: usize| {
        let tag = tagged.tag(token as u32);
        matches!(tag.upos, Upos::Verb | Upos::Aux) && tag.morphology.get("VerbForm") == Some("Fin")
    };
    let told = !(first..start).any(finite) && (end..last).any(finite);
    passage.span((end, last)).filter(|_| told).unwrap_or(scope)
}

/// Of a passive with an agent ("the plan was denounced by the union"): the agent, and the
/// subject, which is what the report is of.
fn passive(passage: Passage<'_>, lexicon: &lexicon::Lexicon, cue: &Cue) -> Option<(Span, Span)> {
    if cue.class != CueClass::Report || !matches!(cue.reach, CueReach::Verb | CueReach::Object) {
        return None;
    }
    let (start, end) = passage.run(cue.span);
    let (first, last) = passage.sentence(start);
    let agent = source::agent(passage, lexicon, end, last)?;
    let subject = source::subject(passage, start, first)?;
    (subject.end <= cue.span.start).then_some((agent, subject))
}

/// What a sentence that opens with "об этом" reports: the sentence before.
fn above(passage: Passage<'_>, lexicon: &lexicon::Lexicon, cue: &Cue) -> Option<Span> {
    if !matches!(cue.reach, CueReach::Verb | CueReach::Object) {
        return None;
    }
    let (start, end) = passage.run(cue.span);
    let (first, last) = passage.sentence(start);
    let opens = lexicon.above.iter().any(|phrase| {
        let words = phrase.split(' ').count();
        first + words <= start
            && (first..first + words)
                .zip(phrase.split(' '))
                .all(|(token, word)| passage.word(token) == word)
    });
    let told = (end..last).any(|token| passage.is_one_of(token, &lexicon.that));
    if !opens || told {
        return None;
    }
    let before = passage.layers.tokens[first].sentence.checked_sub(1)?;
    let sentence = passage.layers.sentences.get(before as usize)?;
    passage.span((sentence.tokens.0 as usize, sentence.tokens.1 as usize))
}

/// Most words before "according to" in the middle of a clause that is told whole.
const APART: usize = 4;

/// What is reported, in one piece or two: the scope without the cue and its source, without a
/// word such as "that" at its start, and without a contrast ("while …").
fn content(
    passage: Passage<'_>,
    lexicon: &lexicon::Lexicon,
    cue: &Cue,
    source: Option<Span>,
    scope: Span,
) -> Option<(Span, Option<Span>)> {
    let (start, end) = passage.run(scope);
    if cue.reach == CueReach::Reportive {
        return Some((trimmed(passage, lexicon, (start, end))?, None));
    }
    let said = source.map_or(cue.span, |words| words.cover(cue.span));
    if !scope.overlaps(said) {
        let near = section(passage, (start, end));
        let run = match scope.end <= said.start {
            true => (near.0, end),
            false => (start, near.1),
        };
        return Some((trimmed(passage, lexicon, run)?, None));
    }
    let said = passage.run(said);
    let start = section(passage, (start, said.0)).0;
    let end = section(passage, (said.1, end)).1;
    let first = match cue.reach {
        CueReach::Source => conjunct(passage, lexicon, (start, said.0)),
        _ => start,
    };
    let before = (said.0 > first).then(|| passage.span((first, said.0)));
    let after = (said.1 < end).then(|| trimmed(passage, lexicon, (said.1, end)));
    let (before, after) = (before.flatten(), after.flatten());
    match cue.reach {
        CueReach::Source => {
            // "Besides, according to X, …": what joins sentences is not reported, nor is what
            // "because" cuts off.
            let joins = |span: &Span| {
                let (start, end) = passage.run(*span);
                passage.is_one_of(end - 1, &lexicon.leads)
                    || (start..end).all(|token| {
                        passage.is_sign(token) || passage.is_one_of(token, &lexicon.leads)
                    })
            };
            // "Monday: according to X, …": a label is not reported either.
            let label = said.0 > start && passage.word(said.0 - 1) == ":";
            let before = before.filter(|span| after.is_none() || !(joins(span) || label));
            // "X, according to Y, sent aid": one clause in two pieces.
            if let (Some(one), Some(two)) = (before, after)
                && passage.run(one).1 - passage.run(one).0 <= APART
            {
                return Some((one.cover(two), None));
            }
            Some((before.or(after)?, before.and(after)))
        }
        _ => Some((after.or(before)?, None)),
    }
}

/// Of a stretch on one side of a cue, where the semicolon nearest to the cue ends it or begins it, from
/// the left and from the right; those inside quotation marks do not.
fn section(passage: Passage<'_>, (start, end): Run) -> Run {
    let semicolon =
        |token: &usize| passage.word(*token) == ";" && passage.quotation(*token).is_none();
    let last = (start..end).rev().find(semicolon);
    let next = (start..end).find(semicolon);
    (last.map_or(start, |last| last + 1), next.unwrap_or(end))
}

/// Where the last of the verbs that "and" joins before "according to" begins: the source says no more
/// than that one.
fn conjunct(passage: Passage<'_>, lexicon: &lexicon::Lexicon, (start, end): Run) -> usize {
    let mut joins = (start + 1..end.saturating_sub(1)).rev();
    let Some(and) = joins.find(|token| passage.is_one_of(*token, &lexicon.joins)) else {
        return start;
    };
    let sentence = passage.layers.tokens[and].sentence;
    let tagged = passage.layers.tags(passage.document, sentence);
    let finite = |token: usize| {
        let tag = tagged.tag(token as u32);
        matches!(tag.upos, Upos::Verb | Upos::Aux) && tag.morphology.get("VerbForm") != Some("Inf")
    };
    // "and provides, according to the ministry, a fifth": a verb of its own, and one before.
    let own = finite(and + 1) && (start..and).any(finite);
    if own { and + 1 } else { start }
}

fn trimmed(passage: Passage<'_>, lexicon: &lexicon::Lexicon, (start, end): Run) -> Option<Span> {
    let that = (start..end).find(|token| !passage.is_sign(*token))?;
    let start = if passage.is_one_of(that, &lexicon.that) {
        that + 1
    } else {
        start
    };
    let cut = (start + 3..end).find(|token| {
        passage.is_one_of(*token, &lexicon.contrast) && passage.word(token - 1) == ","
    });
    passage.span((start, cut.unwrap_or(end)))
}

fn form(passage: Passage<'_>, content: Span) -> ReportForm {
    let quotations = &passage.layers.quotations;
    let first = quotations.partition_point(|quotation| quotation.span.end <= content.start);
    let inside = quotations[first..]
        .iter()
        .take_while(|quotation| quotation.span.start < content.end)
        .filter(|quotation| quotation.class == QuotationClass::Speech);
    let quoted: u32 = inside
        .map(|quotation| {
            let end = quotation.span.end.min(content.end);
            end.saturating_sub(quotation.span.start.max(content.start))
        })
        .sum();
    if quoted == 0 {
        ReportForm::Indirect
    } else if quoted * 10 >= content.len() * 9 {
        ReportForm::Direct
    } else {
        ReportForm::Mixed
    }
}

/// Sets what stands within what: the innermost report before in whose content a report stands.
fn nest(passage: Passage<'_>, found: &mut [(Span, Report)]) {
    let mut open: Vec<usize> = Vec::new();
    for index in 0..found.len() {
        let (span, report) = &found[index];
        let words = report.cue.map_or(*span, |cue| passage.layers[cue].span);
        open.retain(|outer| found[*outer].1.content.end > span.start);
        let outer = open
            .iter()
            .rev()
            .find(|outer| found[**outer].1.content.contains(words));
        let outer = outer.map(|outer| *outer as u32);
        found[index].1.within = outer;
        // Reports nest a few deep; a text that goes deeper is made to.
        if open.len() < 8 {
            open.push(index);
        }
    }
}

/// A report is the writer's statement that somebody said something; a reportive form, of a
/// source that is left unsaid.
fn stance(passage: Passage<'_>, report: &Report) -> Stance {
    let mut stance = Stance {
        holder: Holder::Author,
        certainty: Certainty::Asserted,
        cues: report.cue.into_iter().collect(),
    };
    if let Some(cue) = report.cue {
        let cue = &passage.layers[cue];
        let first = passage
            .layers
            .cues
            .partition_point(|other| other.span.start + 200 < cue.span.start);
        let softened = report
            .cue
            .and_then(|CueId(index)| index.checked_sub(1))
            .is_some_and(|before| sift::softens(passage, before as usize));
        if cue.reach == CueReach::Reportive || softened {
            stance.holder = Holder::Unnamed;
            stance.certainty = Certainty::Hedged;
        }
        // "did not say": a negation before the verb, in its clause.
        let denied = passage.layers.cues[first..]
            .iter()
            .take_while(|other| other.span.start < cue.span.end)
            .any(|other| {
                other.class == CueClass::Negation
                    && other.span != cue.span
                    && !report.content.overlaps(other.span)
                    && other.scope.is_some_and(|scope| scope.contains(cue.span))
            });
        if denied {
            stance.certainty = Certainty::Negated;
        }
    }
    stance
}
