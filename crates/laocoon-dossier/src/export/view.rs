//! A dossier as exports look at it: ids followed, places in every unit, claims in one form.

use crate::made::{Claim, Edited, Entity, Finding, Made, Mark, Place, bytes};
use laocoon_text::{CodePoints, Quotes, Span, Utf16Units};
use std::collections::BTreeMap;

/// A dossier with its ids followed.
pub struct View<'m> {
    pub(super) made: &'m Made,
    /// The address under which the report of this dossier stands, if the user told one.
    pub(super) base: Option<&'m str>,
    pub(super) points: CodePoints<'m>,
    pub(super) units: Utf16Units<'m>,
    pub(super) quotes: Quotes<'m>,
    marks: BTreeMap<&'m str, &'m Mark>,
    entities: BTreeMap<&'m str, &'m Entity>,
    findings: BTreeMap<&'m str, Vec<&'m Finding>>,
}

/// A claim in the form that all kinds share.
pub(super) struct Item<'m> {
    pub(super) claim: &'m Claim,
    pub(super) span: Span,
    /// The name of who answers for it: the document's author, if known, or the source.
    pub(super) holder: Option<&'m str>,
    /// The source, where it is one of the dossier's entities.
    pub(super) holder_entity: Option<&'m Entity>,
    /// Indicator, type of event, kind of toll, form.
    pub(super) what: Option<&'m str>,
    /// Whether it is said to have happened: "actual", "planned", "negated", ...
    pub(super) modality: Option<&'m str>,
    /// Subject, actors, source.
    pub(super) who: Vec<&'m Entity>,
    /// The other side, targets, who is asked.
    pub(super) whom: Vec<&'m Entity>,
    pub(super) places: Vec<&'m Entity>,
    /// Category, instrument, who is counted, the words of a source without a name.
    pub(super) part: Option<&'m str>,
    /// What was said, demanded or concluded.
    pub(super) content: Option<&'m str>,
    pub(super) quantity: Option<&'m Mark>,
    pub(super) time: Option<&'m Mark>,
    /// Whether it came after that time rather than in it.
    pub(super) since: bool,
    /// All findings about it, the one that asks most of the reader first.
    pub(super) findings: Vec<&'m Finding>,
    /// What the user of a case said of it, in one line.
    pub(super) edited: Option<String>,
}

impl<'m> View<'m> {
    /// Looks at a dossier. `base` is the address under which its report stands.
    pub fn new(made: &'m Made, base: Option<&'m str>) -> Self {
        let text = made.document.text.as_str();
        let mut findings: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in &made.findings {
            for claim in &finding.claims {
                findings.entry(claim).or_default().push(finding);
            }
        }
        for list in findings.values_mut() {
            list.sort_by_key(|finding| weight(&finding.verdict));
        }
        Self {
            made,
            base,
            points: CodePoints::new(text),
            units: Utf16Units::new(text),
            quotes: Quotes::new(text),
            marks: by_id(&made.marks, |mark| &mark.id),
            entities: by_id(&made.entities, |entity| &entity.id),
            findings,
        }
    }

    /// Every claim, in the dossier's order.
    pub(super) fn items(&self) -> impl Iterator<Item = Item<'m>> + '_ {
        self.made.claims.iter().map(|claim| self.item(claim))
    }

    pub(super) fn text(&self) -> &'m str {
        &self.made.document.text
    }

    /// A place in code points as a span of bytes.
    pub(super) fn span(&self, start: u32, end: u32) -> Span {
        bytes(&self.points, start, end)
    }

    /// An address for a part of this dossier: in its report, or else a name of its own.
    pub(super) fn address(&self, id: &str) -> String {
        match self.base {
            Some(base) => format!("{base}#{id}"),
            None => format!("urn:laocoon:{}#{id}", encoded(&self.made.document.id)),
        }
    }

    /// The address of the document, or else a name of its own.
    pub(super) fn source(&self) -> String {
        let document = &self.made.document;
        match document.address() {
            Some(address) => address.to_owned(),
            None => format!("urn:laocoon:{}", encoded(&document.id)),
        }
    }

    fn item(&self, claim: &'m Claim) -> Item<'m> {
        let mut item = Item {
            claim,
            span: self.span(claim.start, claim.end),
            holder: self.holder(&claim.stance.holder),
            holder_entity: self.entities.get(claim.stance.holder.as_str()).copied(),
            what: None,
            modality: None,
            who: Vec::new(),
            whom: Vec::new(),
            places: Vec::new(),
            part: None,
            content: None,
            quantity: None,
            time: None,
            since: false,
            findings: self
                .findings
                .get(claim.id.as_str())
                .cloned()
                .unwrap_or_default(),
            edited: claim.edited.as_ref().map(Edited::line),
        };
        if let Some(figure) = &claim.figure {
            item.what = Some(&figure.indicator);
            item.who = self.entities(&figure.subject);
            item.whom = self.entities(&figure.with);
            item.part = figure.category.as_deref();
            item.quantity = self.mark(Some(&figure.quantity));
            item.time = self.mark(figure.time.as_ref());
        }
        if let Some(event) = &claim.event {
            item.what = Some(&event.r#type);
            item.part = event.mode.as_deref();
            item.modality = event.modality.as_deref();
            item.who = self.entities(&event.actors);
            item.whom = self.entities(&event.targets);
            item.places = self.entities(&event.places);
            item.quantity = self.mark(event.count.as_ref());
            item.time = self.mark(event.time.as_ref());
            item.since = event.since;
        }
        if let Some(step) = &claim.relation {
            item.what = step.r#type.as_deref();
            item.modality = step.modality.as_deref();
            item.who = self.entities(&step.from);
            item.whom = self.entities(&step.to);
            item.part = self.words(step.instrument);
            item.quantity = self.mark(step.amount.as_ref());
            item.time = self.mark(step.time.as_ref());
            item.since = step.since;
        }
        if let Some(toll) = &claim.toll {
            item.what = Some(&toll.what);
            item.part = self.words(toll.who);
            item.places = self.entities(&toll.place);
            item.quantity = self.mark(Some(&toll.quantity));
            item.time = self.mark(toll.as_of.as_ref());
        }
        if let Some(report) = &claim.report {
            item.what = report.form.as_deref();
            item.who = self.entities(&report.source);
            item.part = self.words(report.source_words);
            item.content = self.words(Some(report.content));
        }
        if let Some(inference) = &claim.inference {
            item.what = inference.form.as_deref();
            item.content = self.words(Some(inference.conclusion));
        }
        if let Some(demand) = &claim.demand {
            item.who = self.entities(&demand.by);
            item.whom = self.entities(&demand.to);
            item.part = self.words(demand.by_words);
            item.content = self.words(Some(demand.content));
            item.time = self.mark(demand.time.as_ref());
        }
        item
    }

    fn holder(&self, holder: &str) -> Option<&'m str> {
        match holder {
            "author" => self.made.document.author.as_deref(),
            "unnamed" => None,
            id => self.entities.get(id).map(|entity| entity.name.as_str()),
        }
    }

    fn entities<'i>(&self, ids: impl IntoIterator<Item = &'i String>) -> Vec<&'m Entity> {
        let found = |id: &String| self.entities.get(id.as_str()).copied();
        ids.into_iter().filter_map(found).collect()
    }

    fn mark(&self, id: Option<&String>) -> Option<&'m Mark> {
        self.marks.get(id?.as_str()).copied()
    }

    fn words(&self, place: Option<Place>) -> Option<&'m str> {
        place.map(|Place { start, end }| self.span(start, end).of(self.text()))
    }
}

impl<'m> Item<'m> {
    pub(super) fn quote(&self) -> &'m str {
        &self.claim.text
    }

    /// The heaviest finding.
    pub(super) fn finding(&self) -> Option<&'m Finding> {
        self.findings.first().copied()
    }

    /// In one line of English: "Mongolia, land boundary with Russia: 3543 km (2021)".
    pub(super) fn line(&self) -> String {
        let mut line = names(&self.who);
        let kind = self
            .what
            .unwrap_or(&self.claim.kind)
            .to_lowercase()
            .replace(['_', '-'], " ");
        if !line.is_empty() {
            line.push_str(", ");
        }
        match self.modality {
            None | Some("actual") => {}
            Some(modality) => line.push_str(&format!("{modality}: ")),
        }
        line.push_str(&kind);
        if let Some(part) = self.part {
            line.push_str(&format!(" ({part})"));
        }
        if !self.whom.is_empty() {
            let joint = if self.claim.figure.is_some() {
                " with "
            } else {
                " → "
            };
            line.push_str(&format!("{joint}{}", names(&self.whom)));
        }
        if let Some(amount) = self.quantity.and_then(amount) {
            line.push_str(&format!(": {amount}"));
        }
        if let Some(content) = self.content {
            line.push_str(&format!(": {content}"));
        }
        if !self.places.is_empty() {
            line.push_str(&format!(" in {}", names(&self.places)));
        }
        if let Some(value) = self.time.and_then(|time| time.value.as_ref()) {
            line.push_str(&format!(" ({})", value.as_str()));
        }
        if let Some(edited) = &self.edited {
            line.push_str(&format!(" [{edited}]"));
        }
        line
    }

    /// First and last day of its time, ISO 8601; of an open time one of them.
    pub(super) fn days(&self) -> (Option<&'m str>, Option<&'m str>) {
        let Some(time) = self.time else {
            return (None, None);
        };
        (time.from.as_deref(), time.to.as_deref())
    }

    /// Whether the words leave open if, or exactly when, it was.
    pub(super) fn doubts(&self) -> Vec<&'static str> {
        let mut doubts = Vec::new();
        let (from, to) = self.days();
        if from.is_none() || to.is_none() {
            doubts.push("date open");
        } else if from != to {
            doubts.push("date within a period");
        }
        if self.time.is_some_and(|time| time.r#mod.is_some()) {
            doubts.push("date approximate");
        }
        if self.since {
            doubts.push("some time after the date");
        }
        match self.claim.stance.certainty.as_str() {
            "hedged" => doubts.push("hedged"),
            "conditional" => doubts.push("conditional"),
            "reported" => doubts.push("reported"),
            "negated" => doubts.push("negated"),
            "asked" => doubts.push("asked"),
            _ => {}
        }
        match self.modality {
            Some("planned") => doubts.push("planned"),
            Some("demanded") => doubts.push("demanded"),
            Some("feared") => doubts.push("feared"),
            Some("hypothetical") => doubts.push("hypothetical"),
            Some("negated") => doubts.push("said not to have happened"),
            _ => {}
        }
        doubts
    }

    /// Whether it tells of something that happens at a time: an event, a step, a toll, a demand.
    pub(super) fn happens(&self) -> bool {
        matches!(
            self.claim.kind.as_str(),
            "event" | "relation" | "toll" | "demand"
        )
    }
}

fn by_id<T>(items: &[T], id: fn(&T) -> &String) -> BTreeMap<&str, &T> {
    items.iter().map(|item| (id(item).as_str(), item)).collect()
}

pub(super) fn names(entities: &[&Entity]) -> String {
    let names: Vec<&str> = entities.iter().map(|entity| entity.name.as_str()).collect();
    names.join("; ")
}

/// A quantity in words: "more than 20 km"; `None` for what has no number.
fn amount(quantity: &Mark) -> Option<String> {
    let number = match (&quantity.value, &quantity.low, &quantity.high) {
        (Some(value), ..) => value.as_str().to_owned(),
        (None, Some(low), Some(high)) => format!("{}–{}", low.as_str(), high.as_str()),
        (None, Some(end), None) | (None, None, Some(end)) => end.as_str().to_owned(),
        (None, None, None) => return None,
    };
    let bound = match quantity.bound.as_deref() {
        None | Some("exact" | "range") => String::new(),
        Some(bound) => format!("{} ", bound.replace('_', " ")),
    };
    let unit = match quantity.unit.as_deref() {
        None | Some("1") => String::new(),
        Some(unit) => format!(" {unit}"),
    };
    Some(format!("{bound}{number}{unit}"))
}

/// The heavier a verdict, the smaller.
fn weight(verdict: &str) -> usize {
    let place = (crate::gist::BY_WEIGHT.iter()).position(|each| each.name() == verdict);
    place.unwrap_or(crate::gist::BY_WEIGHT.len())
}

/// A day as numbers; `None` for a text that is none.
pub(super) fn day(text: &str) -> Option<jiff::civil::Date> {
    text.parse().ok()
}

/// What must not stand in an address as `%XX`.
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
