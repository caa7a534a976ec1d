//! A claim in normal form, for people: whose figure, of what, how much.

use crate::Dossier;
use crate::words::{Words, of};
use laocoon_assess::{Evidence, Finding, Verdict};
use laocoon_claim::{Amount, Body, Claim, EventKind, Holder, Modality, When};
use laocoon_mark::{EntityId, Quantity, QuantityId, QuantityKind};
use laocoon_text::Span;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The parts of a claim in normal form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gist {
    /// Whom or what it is about, in the document's language; `None` when unknown.
    pub(crate) subject: Option<String>,
    /// What is said of it: "land boundary".
    pub(crate) topic: String,
    /// The other side, in the document's language.
    pub(crate) with: Option<String>,
    /// The part it is a share of.
    pub(crate) category: Option<String>,
    /// How much: "more than 350,000,000 USD".
    pub(crate) value: String,
    /// When it is said to hold, as written in TIMEX3.
    pub(crate) time: Option<String>,
    /// Where the subject was found, if not in the sentence.
    pub(crate) subject_from: String,
    /// Whether it is a figure; other claims may well have no subject, other side or amount.
    pub(crate) figure: bool,
}

pub(crate) fn gist(dossier: &Dossier<'_>, claim: &Claim, words: &Words) -> Gist {
    match &claim.body {
        Body::Figure(figure) => Gist {
            subject: figure.subject.map(|id| entity(dossier, id)),
            topic: topic(&figure.indicator, words),
            with: figure.with.map(|id| entity(dossier, id)),
            category: figure.category.clone(),
            value: match figure.amount {
                Amount::Date(id) => words.time(&dossier.layers[id].value),
                amount => (amount.quantity(dossier.layers))
                    .map_or_else(|| "?".to_owned(), |amount| quantity(&amount, words)),
            },
            time: figure.time.map(|id| words.time(&dossier.layers[id].value)),
            subject_from: words.found_in(figure.subject_from).to_owned(),
            figure: true,
        },
        body => act(dossier, body, words),
    }
}

/// Of each claim, whether another one tells the same act and more of it: an event that is a step. What
/// a finding is about is shown all the same.
pub(crate) fn retold(dossier: &Dossier<'_>) -> Vec<bool> {
    let mut retold = vec![false; dossier.claims.len()];
    let steps = dossier.claims.iter().filter_map(|claim| match &claim.body {
        Body::Relation(step) => step.event,
        _ => None,
    });
    for event in steps {
        if let Some(event) = retold.get_mut(event as usize) {
            *event = true;
        }
    }
    for finding in &dossier.findings.items {
        for claim in &finding.claims {
            if let Some(shown) = retold.get_mut(*claim as usize) {
                *shown = false;
            }
        }
    }
    retold
}

/// A claim that is not a figure: who, what, to whom, how much, when.
fn act(dossier: &Dossier<'_>, body: &Body, words: &Words) -> Gist {
    let mut gist = Gist {
        subject: None,
        topic: words.kind(body.kind(), 1).to_owned(),
        with: None,
        category: None,
        value: String::new(),
        time: None,
        subject_from: String::new(),
        figure: false,
    };
    let names = |ids: &[EntityId]| {
        let names: Vec<String> = ids.iter().map(|id| entity(dossier, *id)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let time = |when: Option<When>| when.map(|when| words.time(&dossier.layers[when.time].value));
    let amount = |id: Option<QuantityId>| {
        id.map_or_else(String::new, |id| quantity(&dossier.layers[id], words))
    };
    let said = |span| clipped(dossier.document.words(span), 80);
    match body {
        Body::Figure(_) => {}
        Body::Event(event) => {
            gist.subject = names(&event.actors);
            gist.topic = told(kind(event.kind, words), event.modality, words);
            gist.with = names(&event.targets);
            gist.category = names(&event.places);
            gist.value = amount(event.count);
            gist.time = time(event.when);
        }
        Body::Relation(step) => {
            gist.subject = step.from.map(|id| entity(dossier, id));
            let topic = step.kind.map_or_else(String::new, |step| kind(step, words));
            gist.topic = told(topic, step.modality, words);
            gist.with = step.to.map(|id| entity(dossier, id));
            gist.category = step.instrument.map(said);
            gist.value = amount(step.amount);
            gist.time = time(step.when);
        }
        Body::Toll(toll) => {
            gist.subject = toll.place.map(|id| entity(dossier, id));
            gist.topic = of(&words.toll, toll.what.name()).to_owned();
            gist.category = toll.who.map(said);
            gist.value = amount(Some(toll.quantity));
            gist.time = time(toll.as_of);
        }
        Body::Report(report) => {
            gist.subject = (report.source.map(|id| entity(dossier, id)))
                .or_else(|| report.source_words.map(said));
            gist.value = said(report.content);
        }
        Body::Inference(inference) => {
            gist.topic = of(&words.inference, inference.form.name()).to_owned();
            gist.value = said(inference.conclusion);
        }
        Body::Demand(demand) => {
            gist.subject =
                (demand.by.map(|id| entity(dossier, id))).or_else(|| demand.by_words.map(said));
            gist.with = demand.to.map(|id| entity(dossier, id));
            gist.value = said(demand.content);
            gist.time = time(demand.when);
        }
    }
    gist
}

/// The parts of what the text is about with their labels: who, what, where, when.
pub(crate) fn main_event(dossier: &Dossier<'_>, words: &Words) -> Vec<(String, String)> {
    let Some(main) = dossier.main_event() else {
        return Vec::new();
    };
    let said = |span: Span| clipped(dossier.document.words(span), 80);
    let what = main
        .what
        .and_then(|claim| dossier.claims.get(claim as usize));
    let views = &words.views;
    let parts = [
        (&views.who, main.who.map(said)),
        (
            &views.what,
            what.map(|claim| gist(dossier, claim, words).topic),
        ),
        (&views.place, main.place.map(said)),
        (&views.when, main.time.map(said)),
    ];
    let told = parts
        .into_iter()
        .filter_map(|(label, part)| Some((label.clone(), part?)));
    told.collect()
}

/// On one short line without the time: "Mongolie → Chine: aid", for a drawing or a row.
pub(crate) fn short(dossier: &Dossier<'_>, claim: u32, words: &Words, most: usize) -> String {
    let Some(claim) = dossier.claims.get(claim as usize) else {
        return String::new();
    };
    let gist = Gist {
        time: None,
        ..gist(dossier, claim, words)
    };
    clipped(&gist.line(words), most)
}

/// What is demanded, planned, feared or denied has not happened, and its line says so.
fn told(topic: String, modality: Modality, words: &Words) -> String {
    match modality {
        // What is denied is told by its certainty.
        Modality::Actual | Modality::Negated => topic,
        other => format!("{topic} – {}", words.modality(other.name())),
    }
}

fn kind(kind: EventKind, words: &Words) -> String {
    words.event(kind.code()).to_owned()
}

impl Gist {
    /// What stands before the other side: a figure is one "with" it, an act goes towards it.
    pub(crate) fn joint<'w>(&self, words: &'w Words) -> &'w str {
        if self.figure { &words.with } else { "→" }
    }

    /// On one line: "Mongolie, land boundary with Russie: 3,543 km".
    pub(crate) fn line(&self, words: &Words) -> String {
        let mut line = match &self.subject {
            Some(subject) => format!("{subject}, {}", self.topic),
            None if self.figure => format!("({}) {}", words.unknown_subject, self.topic),
            None => self.topic.clone(),
        };
        if let Some(category) = &self.category {
            line.push_str(&format!(" ({category})"));
        }
        if let Some(with) = &self.with {
            line.push_str(&format!(" {} {with}", self.joint(words)));
        }
        if !self.value.is_empty() {
            line.push_str(&format!(": {}", self.value));
        }
        if let Some(time) = &self.time {
            line.push_str(&format!(" ({time})"));
        }
        line
    }
}

/// The indicator's title, or else its key, as it stands inside a sentence.
fn topic(key: &str, words: &Words) -> String {
    let known = || laocoon_references::find_indicator(key).map(|indicator| indicator.title);
    let Some(title) = words.indicator(key).or_else(known) else {
        return key.replace('-', " ");
    };
    let mut letters = title.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => title.to_owned(),
    }
}

/// The name of who answers for a claim, or the words that say who; `None` for the author.
pub(crate) fn holder(dossier: &Dossier<'_>, claim: &Claim, words: &Words) -> Option<String> {
    match claim.stance.holder {
        Holder::Author => None,
        Holder::Unnamed => {
            let named = match &claim.body {
                Body::Report(report) => report.source_words,
                Body::Demand(demand) => demand.by_words,
                _ => None,
            };
            Some(named.map_or_else(
                || words.unnamed_source.clone(),
                |span| clipped(dossier.document.words(span), 80),
            ))
        }
        Holder::Entity(id) => Some(entity(dossier, id)),
    }
}

fn entity(dossier: &Dossier<'_>, id: EntityId) -> String {
    dossier.layers[id].name.clone()
}

/// A quantity with its bound and unit.
pub(crate) fn quantity(quantity: &Quantity, words: &Words) -> String {
    let unit = quantity.unit.as_deref().unwrap_or("1");
    let amount = match (quantity.value, quantity.low, quantity.high) {
        (Some(value), ..) if quantity.kind == QuantityKind::Rank => {
            format!("{} {}", words.rank, number(value, words))
        }
        (Some(value), ..) => measured(value, unit, words),
        (None, Some(low), Some(high)) => {
            format!("{}–{}", number(low, words), measured(high, unit, words))
        }
        (None, Some(end), None) | (None, None, Some(end)) => measured(end, unit, words),
        (None, None, None) => "?".to_owned(),
    };
    match words.bound(quantity.bound) {
        "" => amount,
        bound => format!("{bound} {amount}"),
    }
}

/// A value of a reference with its unit.
pub(crate) fn value(evidence: &Evidence, words: &Words) -> String {
    measured(evidence.value, &evidence.unit, words)
}

pub(crate) fn measured(value: Decimal, unit: &str, words: &Words) -> String {
    let number = number(value, words);
    match unit {
        "" | "1" => number,
        "year" => value.normalize().to_string(),
        "rank" => format!("{} {number}", words.rank),
        "%" => format!("{number}\u{a0}%"),
        _ => format!("{number}\u{a0}{}", words.unit(unit)),
    }
}

/// A number with its thousands grouped: 1,564,116.
pub(crate) fn number(value: Decimal, words: &Words) -> String {
    let plain = value.normalize().to_string();
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => ("−", digits),
        None => ("", plain.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut grouped = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push_str(&words.grouping);
        }
        grouped.push(digit);
    }
    if !fraction.is_empty() {
        grouped.push_str(&words.decimal);
        grouped.push_str(fraction);
    }
    grouped
}

/// A range of editions: "2002–2014", or one year.
pub(crate) fn editions((first, last): (u16, u16)) -> String {
    if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    }
}

/// The verdicts from the one that asks most of the reader to the one that asks least.
pub(crate) const BY_WEIGHT: [Verdict; 8] = [
    Verdict::Wrong,
    Verdict::Inconsistent,
    Verdict::Contested,
    Verdict::Stale,
    Verdict::Imprecise,
    Verdict::ApproximatelyRight,
    Verdict::Right,
    Verdict::NotCheckable,
];

/// The sign that stands for a verdict where there is little room.
pub(crate) const fn sign(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Right) => "✓",
        Some(Verdict::ApproximatelyRight) => "≈",
        Some(Verdict::Imprecise) => "±",
        Some(Verdict::Stale) => "↺",
        Some(Verdict::Contested) => "⇄",
        Some(Verdict::Wrong) => "✗",
        Some(Verdict::Inconsistent) => "≠",
        Some(Verdict::NotCheckable) => "?",
        None => "·",
    }
}

/// For each claim, the indices of the findings about it, heaviest first.
pub(crate) fn findings_by_claim(dossier: &Dossier<'_>) -> Vec<Vec<usize>> {
    let mut by_claim = vec![Vec::new(); dossier.claims.len()];
    for (index, finding) in dossier.findings.items.iter().enumerate() {
        for claim in &finding.claims {
            if let Some(list) = by_claim.get_mut(*claim as usize) {
                list.push(index);
            }
        }
    }
    for list in &mut by_claim {
        list.sort_by_key(|index| weight(&dossier.findings.items[*index]));
    }
    by_claim
}

fn weight(finding: &Finding) -> usize {
    let place = BY_WEIGHT.iter().position(|each| *each == finding.verdict);
    place.unwrap_or(BY_WEIGHT.len())
}

/// The name of a data set for people.
pub(crate) fn dataset<'a>(dossier: &Dossier<'a>, key: &'a str) -> &'a str {
    let known = dossier.references.iter().find(|each| each.dataset == key);
    known.map_or(key, |reference| reference.title.as_str())
}

/// Words for a message: their start, when they are many.
pub(crate) fn shortened(words: &str) -> String {
    clipped(words, 40)
}

/// At most this many characters of some words.
pub(crate) fn clipped(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        Some((cut, _)) => format!("{}…", words[..cut].trim_end()),
        None => words.to_owned(),
    }
}

/// With its first letter as a capital.
pub(crate) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Kinds of claims that occur and how often, the most frequent first.
pub(crate) fn number_of_kinds(dossier: &Dossier<'_>) -> Vec<(&'static str, usize)> {
    let shown = dossier.claims.iter().zip(retold(dossier));
    by_number(
        shown
            .filter(|&(_claim, retold)| !retold)
            .map(|(claim, _retold)| claim.body.kind()),
    )
}

/// How often each value occurs, the most frequent first.
pub(crate) fn by_number<T: Ord + Copy>(values: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let mut counts: Vec<(T, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(value, claims)| (std::cmp::Reverse(*claims), *value));
    counts
}
