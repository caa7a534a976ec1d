use super::draft::{Draft, Item};
use super::{HandMade, Revised};
use crate::made::{Claim, Made, Mark};
use serde_json::value::RawValue;
use serde_json::{Value, json};

/// Marks a claim with what the user said of it, and puts corrections in the place of what was
/// found.
pub(super) fn revise(
    draft: &mut Draft,
    made: &Made,
    index: usize,
    found: &Claim,
    revised: &Revised,
) {
    let mut edited = json!({});
    if let Some(judged) = revised.judged {
        edited["judged"] = json!(judged);
    }
    let mut corrected = Vec::new();
    let mut claim = draft.claims[index].value().clone();
    for (field, value) in &revised.corrected {
        corrected.push(json!({"field": field, "found": told(made, found, field), "value": value}));
        correct(draft, made, found, &mut claim, (field, value));
    }
    if !corrected.is_empty() {
        edited["corrected"] = json!(corrected);
    }
    if !corrected.is_empty() || revised.judged == Some("rejected") {
        // The verdict was on what was found.
        let verdicts = draft.unfind(&found.id);
        if !verdicts.is_empty() {
            edited["verdict_of_found"] = json!(verdicts);
        }
    }
    claim["edited"] = edited;
    draft.claims[index] = Item::by_hand(claim);
}

/// Adds a claim made by hand.
pub(super) fn add(draft: &mut Draft, made: &Made, nth: usize, hand: &HandMade) {
    let place = (hand.start, hand.end);
    let text = draft_words(made, place);
    let time = hand
        .day
        .as_deref()
        .map(|day| draft.mark(made, place, time(day)));
    let amount = hand.value.as_deref().and_then(quantity);
    let amount = amount.map(|amount| draft.mark(made, place, amount));
    let of: Vec<String> = hand
        .of
        .iter()
        .map(|name| draft.entity(made, name))
        .collect();
    let body = match hand.kind.as_str() {
        "figure" => json!({"indicator": hand.about, "subject": of.first(), "with": of.get(1),
            "quantity": amount, "time": time}),
        "toll" => {
            json!({"what": hand.about, "quantity": amount, "place": of.first(), "as_of": time})
        }
        "relation" => json!({"type": hand.about, "from": of.first(), "to": of.get(1),
            "amount": amount, "time": time}),
        _ => json!({"type": hand.about, "trigger": {"start": hand.start, "end": hand.end},
            "places": of, "count": amount, "time": time}),
    };
    // A figure or a toll without a number states nothing that the form has a place for.
    let kind = match hand.kind.as_str() {
        "figure" | "toll" if amount.is_none() => return,
        kind @ ("figure" | "toll" | "relation") => kind,
        _ => "event",
    };
    let mut claim = json!({
        "id": format!("claim-by-hand-{nth}"),
        "kind": kind,
        "start": hand.start,
        "end": hand.end,
        "text": text,
        "stance": {"holder": "author", "certainty": "asserted", "cues": []},
        "edited": {"by_hand": true, "says": hand.says},
    });
    claim[kind] = body;
    draft.claims.push(Item::by_hand(claim));
}

fn draft_words(made: &Made, place: (u32, u32)) -> String {
    let text = &made.document.text;
    let points = laocoon_text::CodePoints::new(text);
    crate::made::bytes(&points, place.0, place.1)
        .of(text)
        .to_owned()
}

fn time(day: &str) -> Value {
    json!({"kind": "time", "type": "DATE", "value": day, "mod": null, "from": day, "to": day})
}

/// `None` for digits that are no number.
fn quantity(digits: &str) -> Option<Value> {
    let number = number(digits)?;
    Some(
        json!({"kind": "quantity", "type": "number", "value": number, "low": number,
        "high": number, "bound": "exact", "unit": "1", "of": null}),
    )
}

/// A number as JSON; one with more digits than JSON's readers keep is left in words.
fn number(digits: &str) -> Option<Value> {
    let _: rust_decimal::Decimal = digits.parse().ok()?;
    let raw = RawValue::from_string(digits.to_owned()).ok()?;
    let value: Value = serde_json::from_str(raw.get()).ok()?;
    value.is_number().then_some(value)
}

/// The object that holds what a claim states.
fn body<'v>(claim: &'v mut Value, found: &Claim) -> &'v mut Value {
    &mut claim[found.kind.as_str()]
}

fn correct(
    draft: &mut Draft,
    made: &Made,
    found: &Claim,
    claim: &mut Value,
    (field, value): (&str, &str),
) {
    let place = (found.start, found.end);
    match field {
        "value" | "low" | "high" => {
            let Some(number) = number(value) else { return };
            let old = amount(made, found);
            let place = old.map_or(place, |mark| (mark.start, mark.end));
            let mut mark = quantity(value).unwrap_or_default();
            if let Some(old) = old {
                mark["type"] = json!(old.r#type);
                mark["unit"] = json!(old.unit);
            }
            if field != "value" {
                // The other end stays as it was found.
                let end = |number: &Option<crate::made::Number>| json!(number);
                (mark["low"], mark["high"]) = match (field, old) {
                    ("low", Some(old)) => (number, end(&old.high)),
                    ("low", None) => (number, Value::Null),
                    (_, Some(old)) => (end(&old.low), number),
                    (_, None) => (Value::Null, number),
                };
                mark["value"] = Value::Null;
                mark["bound"] = json!("range");
            }
            let id = draft.mark(made, place, mark);
            let slot = match found.kind.as_str() {
                "event" => "count",
                "relation" => "amount",
                _ => "quantity",
            };
            body(claim, found)[slot] = json!(id);
        }
        "day" => {
            let id = (!value.is_empty()).then(|| draft.mark(made, place, time(value)));
            let slot = if found.kind == "toll" {
                "as_of"
            } else {
                "time"
            };
            body(claim, found)[slot] = json!(id);
        }
        "about" => {
            let slot = match found.kind.as_str() {
                "figure" => "indicator",
                "toll" => "what",
                _ => "type",
            };
            body(claim, found)[slot] = json!(value);
        }
        "of" => {
            let id = draft.entity(made, value);
            let (slot, id) = match found.kind.as_str() {
                "figure" => ("subject", json!(id)),
                "toll" => ("place", json!(id)),
                "event" => ("places", json!([id])),
                _ => ("from", json!(id)),
            };
            body(claim, found)[slot] = id;
        }
        "part" if found.kind == "figure" => {
            body(claim, found)["category"] = json!(Some(value).filter(|value| !value.is_empty()));
        }
        "holder" => {
            let holder = match value {
                "" => "unnamed".to_owned(),
                "author" => value.to_owned(),
                name => draft.entity(made, name),
            };
            claim["stance"]["holder"] = json!(holder);
        }
        "denied" => {
            let certainty = if value == "true" {
                "negated"
            } else {
                "asserted"
            };
            claim["stance"]["certainty"] = json!(certainty);
        }
        _ => {}
    }
}

fn amount<'m>(made: &'m Made, found: &Claim) -> Option<&'m Mark> {
    let id = match (&found.figure, &found.event, &found.relation, &found.toll) {
        (Some(figure), ..) => Some(&figure.quantity),
        (_, Some(event), ..) => event.count.as_ref(),
        (_, _, Some(step), _) => step.amount.as_ref(),
        (.., Some(toll)) => Some(&toll.quantity),
        _ => None,
    }?;
    made.marks.iter().find(|mark| mark.id == *id)
}

/// What was found for a field, in words; `None` if nothing was.
fn told(made: &Made, found: &Claim, field: &str) -> Option<String> {
    let digits = |number: &Option<crate::made::Number>| Some(number.as_ref()?.as_str().to_owned());
    let names = |ids: Vec<&String>| -> Option<String> {
        let named = |id: &String| made.entities.iter().find(|entity| entity.id == *id);
        let names = ids.into_iter().filter_map(named);
        let names: Vec<&str> = names.map(|entity| entity.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join("; "))
    };
    match field {
        "value" => digits(&amount(made, found)?.value),
        "low" => digits(&amount(made, found)?.low),
        "high" => digits(&amount(made, found)?.high),
        "day" => {
            let (figure, event) = (found.figure.as_ref(), found.event.as_ref());
            let (step, toll) = (found.relation.as_ref(), found.toll.as_ref());
            let id = figure.and_then(|figure| figure.time.as_ref());
            let id = id.or_else(|| event.and_then(|event| event.time.as_ref()));
            let id = id.or_else(|| step.and_then(|step| step.time.as_ref()));
            let id = id.or_else(|| toll.and_then(|toll| toll.as_of.as_ref()))?;
            digits(&made.marks.iter().find(|mark| mark.id == *id)?.value)
        }
        "about" => {
            let figure = found.figure.as_ref().map(|figure| figure.indicator.clone());
            let event = || found.event.as_ref().map(|event| event.r#type.clone());
            let step = || found.relation.as_ref().and_then(|step| step.r#type.clone());
            let toll = || found.toll.as_ref().map(|toll| toll.what.clone());
            figure.or_else(event).or_else(step).or_else(toll)
        }
        "of" => names(
            match (&found.figure, &found.event, &found.relation, &found.toll) {
                (Some(figure), ..) => figure.subject.iter().collect(),
                (_, Some(event), ..) => event.places.iter().collect(),
                (_, _, Some(step), _) => step.from.iter().collect(),
                (.., Some(toll)) => toll.place.iter().collect(),
                _ => Vec::new(),
            },
        ),
        "part" => found.figure.as_ref()?.category.clone(),
        "holder" => match found.stance.holder.as_str() {
            holder @ ("author" | "unnamed") => Some(holder.to_owned()),
            _ => names(vec![&found.stance.holder]),
        },
        "denied" => Some((found.stance.certainty == "negated").to_string()),
        _ => None,
    }
}
