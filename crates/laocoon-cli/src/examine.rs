use crate::own;
use laocoon_assess::Findings;
use laocoon_claim::Claim;
use laocoon_dossier::{Dossier, Reference};
use laocoon_mark::Layers;
use laocoon_references::chronicle;
use laocoon_references::dataset::{Priority, Scope, Weight, built_in};
use laocoon_text::Document;

/// How far a text is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Its words are marked.
    Mark,
    /// And its claims stated.
    Claim,
    /// And checked.
    #[default]
    Check,
}

/// A document with all that was found in it.
#[derive(Debug)]
pub struct Examined {
    document: Document,
    layers: Layers,
    claims: Vec<Claim>,
    findings: Findings,
    references: Vec<Reference>,
}

/// Takes a document through the stages. Pure and total.
pub fn examine(document: Document, stage: Stage) -> Examined {
    let layers = laocoon_mark::mark_with(&document, crate::names::own());
    let claims = if stage >= Stage::Claim {
        laocoon_claim::claim(&document, &layers)
    } else {
        Vec::new()
    };
    let (findings, references) = if stage >= Stage::Check {
        let findings = laocoon_assess::check_against(&document, &layers, &claims, own::library());
        (findings, references())
    } else {
        Default::default()
    };
    Examined {
        document,
        layers,
        claims,
        findings,
        references,
    }
}

/// The data sets that claims are checked against.
pub fn references() -> Vec<Reference> {
    let editions = laocoon_references::editions();
    let year =
        |edition: Option<&laocoon_references::Edition>| edition.map_or(0, |edition| edition.year);
    let mut all = vec![Reference {
        dataset: laocoon_references::DATASET.to_owned(),
        title: "CIA World Factbook".to_owned(),
        editions: (year(editions.first()), year(editions.last())),
        hash: laocoon_references::hash().to_owned(),
        priority: Priority::Beside.name(),
        weight: Weight::Decides.name(),
        scope: None,
    }];
    all.push(Reference {
        dataset: chronicle::DATASET.to_owned(),
        title: chronicle::TITLE.to_owned(),
        editions: (chronicle::EDITION, chronicle::EDITION),
        hash: chronicle::hash(),
        priority: Priority::Beside.name(),
        weight: Weight::Decides.name(),
        scope: None,
    });
    let sets = built_in().iter().chain(&own::library().datasets);
    all.extend(sets.map(|dataset| Reference {
        dataset: dataset.key.clone(),
        title: dataset.title.clone(),
        editions: dataset.span().unwrap_or_default(),
        hash: dataset.hash.clone(),
        priority: dataset.priority.name(),
        weight: dataset.weight.name(),
        scope: scope(&dataset.scope),
    }));
    all
}

/// A scope in words; `None` where nothing is left out.
fn scope(scope: &Scope) -> Option<String> {
    let list = |name: &str, set: &std::collections::BTreeSet<String>| {
        let items: Vec<&str> = set.iter().map(String::as_str).collect();
        (!items.is_empty()).then(|| format!("{name}: {}", items.join(", ")))
    };
    let parts: Vec<String> = [
        list("entities", &scope.entities),
        list("indicators", &scope.indicators),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

impl Examined {
    /// The dossier that the views show.
    pub fn dossier(&self) -> Dossier<'_> {
        Dossier {
            document: &self.document,
            layers: &self.layers,
            claims: &self.claims,
            findings: &self.findings,
            references: &self.references,
        }
    }
}
