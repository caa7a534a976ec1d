//! UIMA CAS JSON 0.4, as INCEpTION reads it. Offsets are UTF-16 code units.

use super::record::Record;
use super::view::{Item, View};
use crate::made::Mark;
use serde_json::{Map, Value, json};

const CLAIM: &str = "webanno.custom.LaocoonClaim";
const MARK: &str = "webanno.custom.LaocoonMark";
const NAME: &str = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";
const ANNOTATION: &str = "uima.tcas.Annotation";

/// The layers and their features, all of them words. No name is a keyword of a language that
/// reads them.
const LAYERS: [(&str, &[&str]); 3] = [
    (
        CLAIM,
        &[
            "identifier",
            "kind",
            "certainty",
            "holder",
            "what",
            "line",
            "verdict",
            "because",
            "record",
        ],
    ),
    (
        MARK,
        &[
            "identifier",
            "kind",
            "value",
            "sort",
            "modifier",
            "earliest",
            "latest",
            "low",
            "high",
            "bound",
            "unit",
            "of",
            "entity",
            "tone",
            "target",
        ],
    ),
    (NAME, &["value", "identifier"]),
];

pub(super) fn files(view: &View<'_>) -> Vec<(&'static str, String)> {
    let mut structures = vec![
        json!({
            "%ID": 1,
            "%TYPE": "uima.cas.Sofa",
            "sofaNum": 1,
            "sofaID": "_InitialView",
            "mimeType": "text",
            "sofaString": view.text(),
        }),
        json!({
            "%ID": 2,
            "%TYPE": "uima.tcas.DocumentAnnotation",
            "@sofa": 1,
            "begin": 0,
            "end": view.units.at(view.text().len() as u32),
            "language": view.made.document.language,
        }),
    ];
    for mark in &view.made.marks {
        let place = (mark.start, mark.end);
        structures.push(annotation(
            view,
            structures.len(),
            MARK,
            place,
            marked(mark),
        ));
        if mark.kind == "name" {
            let features = [
                ("value", mark.r#type.as_deref()),
                ("identifier", mark.entity.as_deref()),
            ];
            structures.push(annotation(
                view,
                structures.len(),
                NAME,
                place,
                strings(&features),
            ));
        }
    }
    for item in view.items() {
        let place = (item.claim.start, item.claim.end);
        structures.push(annotation(
            view,
            structures.len(),
            CLAIM,
            place,
            claimed(view, &item),
        ));
    }
    let members: Vec<usize> = (2..=structures.len()).collect();
    let cas = json!({
        "%TYPES": types(),
        "%FEATURE_STRUCTURES": structures,
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%INDEX": 2, "%MEMBERS": members}},
    });
    vec![(".cas.json", cas.to_string() + "\n")]
}

fn types() -> Value {
    let mut types = Map::new();
    for (name, features) in LAYERS {
        let mut layer = Map::new();
        layer.insert("%NAME".into(), name.into());
        layer.insert("%SUPER_TYPE".into(), ANNOTATION.into());
        for feature in features {
            layer.insert(
                (*feature).into(),
                json!({"%NAME": feature, "%RANGE": "uima.cas.String"}),
            );
        }
        types.insert(name.into(), layer.into());
    }
    types.into()
}

/// A feature structure; ids count from 1, in order.
fn annotation(
    view: &View<'_>,
    before: usize,
    name: &str,
    (start, end): (u32, u32),
    mut features: Map<String, Value>,
) -> Value {
    let (begin, end) = view.units.span(view.span(start, end));
    features.insert("%ID".into(), (before + 1).into());
    features.insert("%TYPE".into(), name.into());
    features.insert("@sofa".into(), 1.into());
    features.insert("begin".into(), begin.into());
    features.insert("end".into(), end.into());
    features.into()
}

fn marked(mark: &Mark) -> Map<String, Value> {
    let number =
        |number: &'_ Option<crate::made::Number>| number.as_ref().map(|n| n.as_str().to_owned());
    let (value, low, high) = (number(&mark.value), number(&mark.low), number(&mark.high));
    strings(&[
        ("identifier", Some(&mark.id)),
        ("kind", Some(&mark.kind)),
        ("value", value.as_deref()),
        ("sort", mark.r#type.as_deref().or(mark.class.as_deref())),
        ("modifier", mark.r#mod.as_deref()),
        ("earliest", mark.from.as_deref()),
        ("latest", mark.to.as_deref()),
        ("low", low.as_deref()),
        ("high", high.as_deref()),
        ("bound", mark.bound.as_deref()),
        ("unit", mark.unit.as_deref()),
        ("of", mark.of.as_deref()),
        ("entity", mark.entity.as_deref()),
        ("tone", mark.tone.as_deref()),
        ("target", mark.target.as_deref()),
    ])
}

fn claimed(view: &View<'_>, item: &Item<'_>) -> Map<String, Value> {
    let finding = item.finding();
    let line = item.line();
    let record = serde_json::to_string(&Record::new(view, item)).unwrap_or_default();
    strings(&[
        ("identifier", Some(&item.claim.id)),
        ("kind", Some(&item.claim.kind)),
        ("certainty", Some(&item.claim.stance.certainty)),
        ("holder", item.holder.or(Some(&item.claim.stance.holder))),
        ("what", item.what),
        ("line", Some(&line)),
        ("verdict", finding.map(|finding| finding.verdict.as_str())),
        ("because", finding.map(|finding| finding.because.as_str())),
        ("record", Some(&record)),
    ])
}

fn strings(features: &[(&str, Option<&str>)]) -> Map<String, Value> {
    let known = features
        .iter()
        .filter_map(|(name, value)| Some(((*name).to_owned(), (*value)?.into())));
    known.collect()
}
