//! schema.org ClaimReview: one review for each finding about a claim. The verdict is about the
//! words; it is rated only where the words were held against a value.

use super::items::{Items, fields};
use super::record::Record;
use super::view::{Item, View};
use crate::made::{Evidence, Finding, Number};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::io;

/// A graph of reviews; `laocoon` is a JSON value under a name of its own.
pub(super) const HEAD: &str = "{\"@context\":[\"https://schema.org\",\
    {\"laocoon\":{\"@id\":\"urn:laocoon:record\",\"@type\":\"@json\"}}],\"@graph\":[\n";

pub(super) fn write(view: &View<'_>, items: &mut Items<'_>) -> io::Result<()> {
    for item in view.items() {
        for finding in &item.findings {
            items.json(&review(view, &item, finding))?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Review<'m> {
    #[serde(flatten)]
    review: Map<String, Value>,
    #[serde(rename = "isBasedOn")]
    is_based_on: Vec<Dataset<'m>>,
    laocoon: Record<'m>,
}

/// An edition of a data set, and what was found in it.
#[derive(Serialize)]
struct Dataset<'m> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'m str,
    identifier: &'m str,
    version: String,
    #[serde(rename = "variableMeasured")]
    measured: Measured<'m>,
}

/// A value with all of its digits.
#[derive(Serialize)]
struct Measured<'m> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'m str,
    value: &'m Number,
    #[serde(rename = "unitText")]
    unit: &'m str,
    description: &'m str,
    #[serde(
        rename = "measurementTechnique",
        skip_serializing_if = "Option::is_none"
    )]
    period: Option<&'m str>,
}

fn review<'m>(view: &View<'m>, item: &Item<'m>, finding: &'m Finding) -> Review<'m> {
    let document = &view.made.document;
    let id = &item.claim.id;
    let mut appearance = Map::new();
    appearance.insert("@type".into(), "CreativeWork".into());
    appearance.insert("@id".into(), view.source().into());
    appearance.insert("inLanguage".into(), document.language.as_str().into());
    set(&mut appearance, "url", document.address());
    set(&mut appearance, "headline", document.title.as_deref());
    set(&mut appearance, "author", document.author.as_deref());
    set(
        &mut appearance,
        "datePublished",
        document.published.as_deref(),
    );
    let mut claim = Map::new();
    claim.insert("@type".into(), "Claim".into());
    claim.insert("@id".into(), view.address(id).into());
    claim.insert("text".into(), item.quote().into());
    claim.insert("appearance".into(), appearance.into());
    set(&mut claim, "datePublished", document.published.as_deref());
    if let Some(name) = item.holder {
        // Of a byline it is not known whether it is a person's; it mostly is.
        let kind = match item.holder_entity {
            Some(entity) if entity.r#type != "PER" => "Organization",
            _ => "Person",
        };
        claim.insert("author".into(), json!({"@type": kind, "name": name}));
    }
    let dataset = |evidence: &'m Evidence| Dataset {
        kind: "Dataset",
        name: title(view, &evidence.dataset),
        identifier: &evidence.dataset,
        version: format!("{}-{}", evidence.editions.0, evidence.editions.1),
        measured: Measured {
            kind: "PropertyValue",
            name: &evidence.locator,
            value: &evidence.value,
            unit: &evidence.unit,
            description: &evidence.role,
            period: evidence.period.as_deref(),
        },
    };
    let words = finding.verdict.replace('_', " ");
    let mut rating = Map::new();
    rating.insert("@type".into(), "Rating".into());
    rating.insert("alternateName".into(), words.into());
    rating.insert("ratingExplanation".into(), finding.because.as_str().into());
    if let Some(value) = value(&finding.verdict) {
        rating.insert("ratingValue".into(), value.into());
        rating.insert("bestRating".into(), 5.into());
        rating.insert("worstRating".into(), 1.into());
    }
    let review = json!({
        "@type": "ClaimReview",
        "@id": view.address(&format!("{}-{id}", finding.id)),
        "url": view.address(id),
        "claimReviewed": item.quote(),
        "itemReviewed": claim,
        "author": {
            "@type": "Organization",
            "name": format!("Laocoon {}", view.made.laocoon.version),
        },
        "inLanguage": "en",
        "reviewAspect": finding.rule,
        "reviewBody": finding.because,
        "reviewRating": rating,
    });
    Review {
        review: fields(review),
        is_based_on: finding.evidence.iter().map(dataset).collect(),
        laocoon: Record::new(view, item),
    }
}

/// From 5 for what is right to 1 for what is wrong. What is contested or cannot be checked
/// stands nowhere on that scale.
fn value(verdict: &str) -> Option<u8> {
    Some(match verdict {
        "right" => 5,
        "approximately_right" => 4,
        "imprecise" => 3,
        "stale" => 2,
        "wrong" | "inconsistent" => 1,
        _ => return None,
    })
}

fn title<'m>(view: &View<'m>, dataset: &'m str) -> &'m str {
    let known = (view.made.laocoon.references.iter()).find(|each| each.dataset == dataset);
    known.map_or(dataset, |reference| reference.title.as_str())
}

/// Sets a field that is known.
pub(super) fn set(object: &mut Map<String, Value>, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        object.insert(key.into(), value.into());
    }
}
