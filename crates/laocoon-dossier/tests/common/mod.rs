//! Dossiers put together by hand, as the stages would hand them over.
#![allow(
    dead_code,
    reason = "each test program uses another part of these helpers"
)]

mod mongolia;

pub use mongolia::mongolia;

use laocoon_assess::{Evidence, Finding, Findings, Verdict};
use laocoon_claim::{Amount, Body, Certainty, Claim, Figure, Holder, Source, Stance};
use laocoon_dossier::{Dossier, Reference};
use laocoon_mark::{
    Bound, Cue, CueClass, CueId, Entity, EntityId, Layers, Name, NameId, NameKind, Quantity,
    QuantityId, QuantityKind, Quotation, QuotationClass, Time, TimeId, TimeKind,
};
use laocoon_text::{Block, BlockKind, Document, SourceMap, Span};
use rust_decimal::Decimal;

/// Everything a dossier borrows.
#[derive(Default)]
pub struct Sample {
    pub document: Document,
    pub layers: Layers,
    pub claims: Vec<Claim>,
    pub findings: Findings,
    pub references: Vec<Reference>,
}

impl Sample {
    /// A text whose paragraphs are its lines.
    pub fn of(text: &str) -> Self {
        let mut sample = Self::default();
        sample.document.source = "sample.txt".into();
        sample.document.encoding = "UTF-8";
        sample.document.hash = "00".repeat(32);
        sample.document.map = SourceMap::verbatim(text.len() as u32, 0);
        sample.document.text = text.into();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(start, start + line.len() as u32).trim(text);
            start += line.len() as u32;
            if !span.is_empty() {
                sample
                    .document
                    .blocks
                    .push(block(BlockKind::Paragraph, span));
            }
        }
        sample
    }

    pub fn dossier(&self) -> Dossier<'_> {
        Dossier {
            document: &self.document,
            layers: &self.layers,
            claims: &self.claims,
            findings: &self.findings,
            references: &self.references,
        }
    }

    /// Where these words stand for the first time.
    pub fn span(&self, words: &str) -> Span {
        let start = self.document.text.find(words).expect(words) as u32;
        Span::new(start, start + words.len() as u32)
    }

    pub fn quantity(&mut self, words: &str, value: &str, unit: Option<&str>) -> QuantityId {
        let span = self.span(words);
        let value: Decimal = value.parse().unwrap();
        let kind = match unit {
            Some("%") => QuantityKind::Percent,
            Some("USD") => QuantityKind::Money,
            Some("1") => QuantityKind::Rank,
            Some(_) => QuantityKind::Measure,
            None => QuantityKind::Number,
        };
        self.layers.quantities.push(Quantity {
            span,
            kind,
            value: Some(value),
            low: Some(value),
            high: Some(value),
            bound: Bound::Exact,
            unit: unit.map(str::to_owned),
            of: None,
            change: None,
            last_digit: Decimal::ONE,
            last_nonzero_digit: Decimal::ONE,
        });
        QuantityId(self.layers.quantities.len() as u32 - 1)
    }

    pub fn entity(&mut self, name: &str, kind: NameKind, iso: Option<&str>) -> EntityId {
        self.layers.entities.push(Entity {
            name: name.into(),
            kind,
            class: None,
            ids: iso
                .map(|iso| ("iso3166", iso.to_owned()))
                .into_iter()
                .collect(),
            position: None,
            spellings: Vec::new(),
            mentions: Vec::new(),
        });
        EntityId(self.layers.entities.len() as u32 - 1)
    }

    pub fn name(&mut self, words: &str, entity: EntityId) {
        let span = self.span(words);
        let id = NameId(self.layers.names.len() as u32);
        let known = &mut self.layers.entities[entity.0 as usize];
        known.mentions.push(id);
        known.spellings.push(words.into());
        self.layers.names.push(Name {
            span,
            kind: known.kind,
            class: None,
            entity: Some(entity),
            score: 1.0,
            because: "gazetteer".into(),
        });
    }

    pub fn time(&mut self, words: &str, value: &str, days: Option<(&str, &str)>) -> TimeId {
        let span = self.span(words);
        self.layers.times.push(Time {
            span,
            kind: TimeKind::Date,
            value: value.into(),
            modifier: None,
            from: days.map(|(from, _)| from.parse().unwrap()),
            to: days.map(|(_, to)| to.parse().unwrap()),
            rule: "calendar date".into(),
        });
        TimeId(self.layers.times.len() as u32 - 1)
    }

    pub fn cue(&mut self, words: &str, class: CueClass, scope: &str) -> CueId {
        let (span, scope) = (self.span(words), self.span(scope));
        self.layers.cues.push(Cue {
            span,
            class,
            scope: Some(scope),
            reach: laocoon_mark::CueReach::Clause,
            tone: None,
            target: None,
        });
        CueId(self.layers.cues.len() as u32 - 1)
    }

    pub fn quotation(&mut self, words: &str, class: QuotationClass) {
        let span = self.span(words);
        self.layers.quotations.push(Quotation { span, class });
    }

    pub fn figure(
        &mut self,
        words: &str,
        indicator: &str,
        subject: EntityId,
        quantity: QuantityId,
    ) -> u32 {
        let span = self.span(words);
        self.claims.push(Claim {
            span,
            body: Body::Figure(Figure {
                indicator: indicator.into(),
                subject: Some(subject),
                subject_from: Source::Sentence,
                indicator_from: Source::Sentence,
                with: None,
                category: None,
                amount: Amount::Quantity(quantity),
                time: None,
            }),
            stance: Stance {
                holder: Holder::Author,
                certainty: Certainty::Asserted,
                cues: Vec::new(),
            },
        });
        self.claims.len() as u32 - 1
    }

    pub fn finding(
        &mut self,
        claim: u32,
        verdict: Verdict,
        rule: &'static str,
        because: &str,
        evidence: Vec<Evidence>,
    ) {
        self.findings.items.push(Finding {
            words: Vec::new(),
            claims: vec![claim],
            verdict,
            rule,
            because: because.into(),
            gap: None,
            evidence,
        });
    }
}

pub fn block(kind: BlockKind, span: Span) -> Block {
    Block {
        kind,
        span,
        main: kind != BlockKind::Boilerplate,
        list: None,
        level: 0,
        lead_in: None,
    }
}

pub fn evidence(
    editions: (u16, u16),
    locator: &str,
    value: &str,
    unit: &str,
    role: &'static str,
) -> Evidence {
    Evidence {
        dataset: "cia-world-factbook".into(),
        editions,
        locator: locator.into(),
        value: value.parse().unwrap(),
        unit: unit.into(),
        period: None,
        role,
    }
}

/// Compares with a committed file; `LAOCOON_BLESS=1` writes it anew, for you to look at.
pub fn snapshot(name: &str, text: &str) {
    let path = format!("{}/tests/snapshots/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("LAOCOON_BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    for (line, (got, expected)) in text.lines().zip(expected.lines()).enumerate() {
        assert_eq!(got, expected, "{name}, line {}", line + 1);
    }
    assert!(text == expected, "{name} has another length");
}

/// Strings that break other programs: a few of our own and, where the shared data is at hand,
/// the Big List of Naughty Strings.
pub fn hostile_strings() -> Vec<String> {
    let mut strings: Vec<String> = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</style><style>*{display:none}",
        "--><svg onload=alert(1)>",
        "javascript:alert(1)",
        "&lt;b&gt; &amp; &#60;",
        "\u{1b}[2J\u{1b}]0;title\u{7}",
        "\u{9b}31m\u{90}q",
        "\u{202e}txt.exe\u{202c} \u{2067}abc",
        "nul\0 bell\u{7} del\u{7f}",
        "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "\u{fdfa}\u{feff}\u{fffe}",
        "{{7*7}} ${7*7} <%= 7*7 %>",
    ]
    .map(String::from)
    .into();
    let data = std::env::var("LAOCOON_DATA").unwrap_or_else(|_| {
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data").to_owned()
    });
    match std::fs::read_to_string(format!("{data}/pages/blns.json")) {
        Ok(list) => strings.extend(serde_json::from_str::<Vec<String>>(&list).unwrap()),
        Err(_) => println!("skipped: no blns.json in LAOCOON_DATA ({data})"),
    }
    strings
}
