use super::Labels;
use super::terminal::entry;
use laocoon_assess::weigh::{
    Answer, Class, MatrixPart, Model, Part, PrecedentPart, RatesPart, SpreadPart, SpreadVerdict,
    SuggestionPart,
};
use laocoon_text::Language;
use serde_json::{Map, Value, json};

/// Everything that is weighed: one object for one part; for several an object that holds each under
/// its name, those of one name in a list.
pub fn json(parts: &[Part], ui: Language) -> Value {
    let labels = Labels::new(ui);
    let each = |part: &Part| match part {
        Part::Matrix(part) => ("matrix", matrix(&labels, part)),
        Part::Spread(part) => ("spread", spread(&labels, part)),
        Part::Precedent(part) => ("precedent", precedent(part)),
        Part::Rates(part) => ("base_rate", rates(&labels, part)),
        Part::Suggestion(part) => ("suggestion", suggestion(&labels, part)),
    };
    if let [only] = parts {
        return each(only).1;
    }
    let mut all = Map::new();
    for (name, value) in parts.iter().map(each) {
        match all.get_mut(name).and_then(Value::as_array_mut) {
            Some(list) => list.push(value),
            None => drop(all.insert(name.to_owned(), json!([value]))),
        }
    }
    Value::Object(all)
}

fn matrix(labels: &Labels, part: &MatrixPart) -> Value {
    let name = |h: usize| part.matrix.hypotheses[h].as_str();
    let orders = part.weighing.orders.iter().map(|order| {
        let key = if order.dominates {
            "dominates"
        } else {
            "undecided"
        };
        json!({"leader": name(order.leader), "other": name(order.other),
            "log_odds": [order.log_odds.0, order.log_odds.1], "dominates": order.dominates,
            "says": labels.filled(key, &[("a", name(order.leader)), ("b", name(order.other))])})
    });
    let mut hypotheses: Vec<Value> = (part.weighing.leads.iter().zip(&part.classical).enumerate())
        .map(|(h, (lead, scores))| {
            json!({"name": name(h), "leads": lead, "parc_ach": scores.parc,
                "open_synthesis": scores.open_synthesis})
        })
        .collect();
    hypotheses.push(json!({"name": labels.of("none"), "leads": null}));
    let columns = part.matrix.evidence.iter().zip(&part.sensitivity.columns);
    let evidence = columns.map(|(item, column)| {
        json!({"key": item.key, "words": item.words, "origins": item.origins,
            "credibility": item.credibility, "cells": item.cells,
            "diagnosticity": [column.diagnosticity.0, column.diagnosticity.1], "bits": column.bits,
            "tipping_point": column.tipping_point, "swing": [column.swing.0, column.swing.1]})
    });
    let questions = (part.questions.iter()).map(|(bits, text)| json!({"text": text, "bits": bits}));
    let (first, second) = part.sensitivity.first_two;
    let difference = part.difference.as_ref().map(|found| {
        let columns = found.columns.iter();
        json!({"leader": name(found.leaders.0), "parc_ach_leader": name(found.leaders.1),
            "columns": columns.map(|(key, counted, odds)| json!({"key": key, "parc_ach": counted, "log_odds": odds})).collect::<Vec<_>>()})
    });
    json!({"dominant": part.weighing.dominant.map(name), "orders": orders.collect::<Vec<_>>(),
        "hypotheses": hypotheses, "first_two": [name(first), name(second)],
        "margin": part.sensitivity.margin, "evidence": evidence.collect::<Vec<_>>(),
        "removal": part.sensitivity.removal, "questions": questions.collect::<Vec<_>>(),
        "classical_difference": difference})
}

/// "shock", "contagion", "appointment", "shock or contagion", "cannot tell": the same in every language.
fn verdict(verdict: SpreadVerdict) -> &'static str {
    match verdict {
        SpreadVerdict::Best(model) => model.name(),
        SpreadVerdict::Uncoordinated => "shock or contagion",
        _ => "cannot tell",
    }
}

fn spread(labels: &Labels, part: &SpreadPart) -> Value {
    let found = &part.found;
    let models = Model::ALL.into_iter().enumerate().map(|(i, model)| {
        let power = part.power.map(|power| {
            let power = power[i];
            json!({"shock": power.named[0], "contagion": power.named[1], "appointment": power.named[2],
                "shock or contagion": power.uncoordinated, "cannot tell": power.silent()})
        });
        json!({"model": model.name(), "log_likelihood": found.log_likelihoods[i],
            "score": found.scores[i], "power": part.power.map(|power| power[i].named[i]), "said": power})
    });
    let mut because = labels.because(found);
    because.extend(part.power.as_ref().map(|power| labels.power(part, power)));
    json!({"verdict": verdict(found.verdict), "because": because, "events": found.events,
        "days": found.days, "left_out": part.left_out, "smallest_p": found.smallest_p,
        "margin": found.margin, "mantel": {"r": found.mantel.r, "p": found.mantel.p},
        "models": models.collect::<Vec<_>>()})
}

fn precedent(part: &PrecedentPart) -> Value {
    let (a, b) = &part.entries;
    let matches = part.found.matches.iter().map(|m| {
        json!({"first": entry(&a[m.first]), "second": entry(&b[m.second]), "lag": m.lag, "likeness": m.likeness})
    });
    let lone = |all: &[laocoon_assess::weigh::Entry], only: &[usize]| {
        only.iter().map(|i| entry(&all[*i])).collect::<Vec<_>>()
    };
    json!({"matches": matches.collect::<Vec<_>>(), "only_first": lone(a, &part.found.only_first),
        "only_second": lone(b, &part.found.only_second), "score": part.found.score,
        "p": part.found.p, "controls": part.controls, "percentile": part.percentile()})
}

fn counted(name: &str, class: Class) -> Value {
    let (low, high) = class.interval();
    json!({"class": name, "cases": class.cases, "with": class.with, "interval": [low, high]})
}

fn rates(labels: &Labels, part: &RatesPart) -> Value {
    let rates = part.names.iter().zip(part.classes);
    let found = &part.found;
    json!({"feature": labels.feature(&part.feature),
        "rates": rates.map(|(name, class)| counted(name, class)).collect::<Vec<_>>(),
        "ratio": found.ratio, "bounds": [found.bounds.0, found.bounds.1], "ceiling": found.ceiling,
        "worthless": found.worthless, "says": labels.worth(part)})
}

fn suggestion(labels: &Labels, part: &SuggestionPart) -> Value {
    let suggestion = &part.suggestion;
    let hypotheses = suggestion.hypotheses.iter().map(|hypothesis| {
        let said = hypothesis.said.iter().map(|(how, said)| {
            json!({"how": how.name(), "document": said.text, "start": said.points.0, "end": said.points.1, "text": said.words})
        });
        json!({"name": labels.hypothesis(hypothesis), "kind": hypothesis.family.map(|family| family.key()),
            "said": said.collect::<Vec<_>>()})
    });
    let evidence = suggestion.evidence.iter().enumerate().map(|(e, item)| {
        let said = item.said.iter().map(|said| {
            json!({"document": said.text, "start": said.points.0, "end": said.points.1, "text": said.words})
        });
        json!({"key": format!("e{}", e + 1), "said": said.collect::<Vec<_>>(), "origins": item.origins,
            "for": item.hypotheses, "answers": item.answers.iter().map(|found| answer(labels, found)).collect::<Vec<_>>()})
    });
    json!({"hypotheses": hypotheses.collect::<Vec<_>>(), "evidence": evidence.collect::<Vec<_>>()})
}

fn answer(labels: &Labels, found: &Answer) -> Value {
    let told = match found {
        Answer::Speed {
            spread: Some(found),
            ..
        } => Some(verdict(found.verdict)),
        Answer::Speed { .. } | Answer::Timing | Answer::Likeness | Answer::Benefit => {
            Some("cannot tell")
        }
        Answer::BaseRate { .. } => None,
    };
    let kind = found.kind().map_or("base_rate", |kind| kind.name());
    let mut value = json!({"kind": kind, "verdict": told, "because": labels.answer(found)});
    match found {
        Answer::Speed { onsets, .. } => {
            let onset = |onset: &laocoon_assess::weigh::Onset| json!({"place": onset.place, "day": onset.day.to_string()});
            value["onsets"] = onsets.iter().map(onset).collect();
        }
        Answer::BaseRate {
            feature,
            days,
            counts,
        } => {
            value["feature"] = json!(feature);
            value["days"] = json!(days);
            value["rates"] = counts
                .iter()
                .map(|(name, class)| counted(name, *class))
                .collect();
        }
        _ => {}
    }
    value
}
