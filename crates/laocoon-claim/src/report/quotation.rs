//! Quotations in reports: a quotation that a cue reports is reported whole; one that goes on
//! after "he said" belongs to the same report; one that no cue covers has its source before a
//! colon, or goes on with the speaker of the sentence before.

use crate::act::{Report, ReportForm};
use crate::passage::{Passage, Run};
use laocoon_mark::syntax::Upos;
use laocoon_mark::{NameKind, QuotationClass};
use laocoon_text::{BlockKind, Span};

/// Tokens between the end of a report and a quotation that goes on with it.
const GAP: usize = 2;
/// Tokens before a colon that can name a speaker in a headline or caption.
const SPEAKER: usize = 6;

/// The content with the quotation that it opens or closes, however many sentences that has.
pub fn whole(passage: Passage<'_>, content: Span, cue: Span) -> Span {
    let quotations = &passage.layers.quotations;
    let first = quotations.partition_point(|quotation| quotation.span.end <= content.start);
    let mut wide = content;
    for quotation in quotations[first..]
        .iter()
        .take_while(|quotation| quotation.span.start < content.end)
    {
        // A cue inside a quotation is the quoted person's.
        if quotation.class == QuotationClass::Speech && !quotation.span.contains(cue) {
            wide = wide.cover(quotation.span);
        }
    }
    wide
}

/// Adds quotations that follow a report of direct speech: “First”, he said. “Second.”
pub fn go_on(passage: Passage<'_>, found: &mut [(Span, Report)]) {
    for (span, report) in found.iter_mut() {
        let Some(cue) = report.cue else { continue };
        let cue = passage.layers[cue].span;
        if report.form == ReportForm::Indirect || report.content.start > cue.start {
            continue;
        }
        let (_, end) = passage.run(*span);
        let Some(token) = end.checked_sub(1) else {
            continue;
        };
        let (_, last) = passage.sentence(token);
        let from = passage.layers.tokens[last - 1].span.end;
        let next = passage
            .layers
            .quotations
            .partition_point(|quotation| quotation.span.start < span.end);
        let Some(quotation) = passage.layers.quotations.get(next) else {
            continue;
        };
        let start = passage.run(quotation.span).0;
        let near = start <= last + GAP || quotation.span.start < from;
        let same =
            start < passage.layers.tokens.len() && passage.block(start).0 == passage.block(token).0;
        if near && same && quotation.class == QuotationClass::Speech {
            report.rest.push(quotation.span);
            *span = span.cover(quotation.span);
        }
    }
}

/// Reports of the quotations of speech that no report covers, and of headlines and captions
/// that give words to a speaker before a colon.
pub fn without_cue(passage: Passage<'_>, found: &[(Span, Report)]) -> Vec<(Span, Report)> {
    let mut covered: Vec<(Span, &Report)> = Vec::new();
    for (_, report) in found {
        covered.push((report.content, report));
        covered.extend(report.rest.iter().map(|rest| (*rest, report)));
    }
    covered.sort_by_key(|(span, _)| *span);
    let mut more = Vec::new();
    let mut reach = 0;
    let mut at = 0;
    let mut before: Option<&Report> = None;
    for quotation in &passage.layers.quotations {
        while at < covered.len() && covered[at].0.start < quotation.span.end {
            reach = reach.max(covered[at].0.end);
            before = Some(covered[at].1);
            at += 1;
        }
        if quotation.class != QuotationClass::Speech || reach > quotation.span.start {
            continue;
        }
        let (start, end) = passage.run(quotation.span);
        let sentence = passage.sentence(start);
        let colon = start > sentence.0 && passage.word(start - 1) == ":";
        if !colon && titled(passage, (start, end)) {
            continue;
        }
        let mut words = None;
        let mut source = None;
        if colon && glossed(passage, (sentence.0, start)) {
            continue;
        }
        if colon {
            words = passage.span((sentence.0.max(start.saturating_sub(SPEAKER + 1)), start - 1));
            source = words.and_then(|words| passage.entity(words));
        } else if let Some(report) = before
            && report.form != ReportForm::Indirect
            && start == sentence.0
            && follows(passage, report.content, start)
        {
            source = report.source;
        }
        more.push(report(words, source, quotation.span));
    }
    more.extend(headlines(passage, &covered));
    more
}

/// Whether a colon stands inside brackets: "(literally: “lazy bed”)".
fn glossed(passage: Passage<'_>, (start, end): Run) -> bool {
    (start.max(end.saturating_sub(SPEAKER + 1))..end).any(|token| passage.word(token) == "(")
}

/// Whether words between quotation marks are a name or a term rather than a statement: two at
/// most, or all with capitals.
fn titled(passage: Passage<'_>, (start, end): Run) -> bool {
    let words = (start..end).filter(|token| !passage.is_sign(*token));
    let spelled = words.map(|token| passage.document.words(passage.layers.tokens[token].span));
    let (mut count, mut small) = (0, 0);
    for word in spelled {
        count += 1;
        small += usize::from(word.starts_with(char::is_lowercase) && word.chars().count() > 3);
    }
    count <= 2 || small == 0
}

/// Whether no more than one sentence stands between a report and a token.
fn follows(passage: Passage<'_>, content: Span, token: usize) -> bool {
    let last = passage.run(content).1.saturating_sub(1);
    let tokens = &passage.layers.tokens;
    tokens[token].sentence - tokens[last].sentence <= 2
}

/// "Minister: we will stay", "Мэр: мост закроют" in titles, headings and captions.
fn headlines(passage: Passage<'_>, covered: &[(Span, &Report)]) -> Vec<(Span, Report)> {
    let mut found = Vec::new();
    for sentence in &passage.layers.sentences {
        let block = &passage.document.blocks[sentence.block as usize];
        if !matches!(
            block.kind,
            BlockKind::Title | BlockKind::Heading | BlockKind::Caption
        ) {
            continue;
        }
        let (first, last) = (sentence.tokens.0 as usize, sentence.tokens.1 as usize);
        let colon = (first..last.min(first + SPEAKER + 1)).find(|at| passage.word(*at) == ":");
        let Some(colon) = colon else { continue };
        let (Some(words), Some(content)) = (
            passage.span((first, colon)),
            passage.span((colon + 1, last)),
        ) else {
            continue;
        };
        // A country before a colon is what the text is about.
        let speaker = passage.entity(words).filter(|source| {
            let entity = &passage.layers[*source];
            let speaks = matches!(entity.kind, NameKind::Person | NameKind::Organisation);
            speaks || entity.id("role").is_some()
        });
        let Some(source) = speaker else {
            continue;
        };
        let overlaps = covered.iter().any(|(span, _)| span.overlaps(content));
        if last - colon > 3 && !overlaps && states(passage, (colon + 1, last)) {
            found.push(report(Some(words), Some(source), content));
        }
    }
    found
}

/// Whether words have a finite verb: "we will stay", not "a life".
fn states(passage: Passage<'_>, (start, end): Run) -> bool {
    let Some(sentence) = passage.layers.tokens.get(start).map(|token| token.sentence) else {
        return false;
    };
    let tagged = passage.layers.tags(passage.document, sentence);
    (start..end).any(|token| {
        let tag = tagged.tag(token as u32);
        matches!(tag.upos, Upos::Verb | Upos::Aux) && tag.morphology.get("VerbForm") == Some("Fin")
    })
}

fn report(
    words: Option<Span>,
    source: Option<laocoon_mark::EntityId>,
    content: Span,
) -> (Span, Report) {
    let span = words.map_or(content, |words| words.cover(content));
    let report = Report {
        source,
        source_words: words,
        cue: None,
        content,
        rest: Vec::new(),
        form: ReportForm::Direct,
        within: None,
    };
    (span, report)
}
