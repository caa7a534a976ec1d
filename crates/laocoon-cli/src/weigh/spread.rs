use super::Answer;
use super::table::{Table, day};
use laocoon_assess::weigh::{
    Class, Dated, Model, SpreadVerdict, THRESHOLD, base_rate as compare, message, power, spread,
};
use laocoon_text::Language;
use serde_json::json;
use std::fmt::Write;

/// Most events for which the power is simulated.
const MOST_SIMULATED: usize = 60;

/// Compares shock, contagion and appointment on a table of dated, located events.
pub(super) fn run(text: &str, seed: u64, language: Language) -> Result<Answer, String> {
    let table = Table::read(text);
    let columns = [
        table.column("date")?,
        table.column("lat")?,
        table.column("lon")?,
    ];
    let rows: Vec<(i64, f64, f64)> = table
        .rows
        .iter()
        .filter_map(|row| {
            let cell = |i: usize| row.get(columns[i]).map(|c| c.trim());
            Some((
                day(cell(0)?)?,
                cell(1)?.parse().ok()?,
                cell(2)?.parse().ok()?,
            ))
        })
        .filter(|(_, lat, lon): &(i64, f64, f64)| lat.is_finite() && lon.is_finite())
        .collect();
    let left_out = table.rows.len() - rows.len();
    // Kilometres on a plane through the middle latitude: near enough for distances in a country.
    let middle = rows.iter().map(|r| r.1).sum::<f64>() / rows.len().max(1) as f64;
    let across = 111.32 * middle.to_radians().cos();
    let events: Vec<Dated> = rows
        .iter()
        .map(|(day, lat, lon)| Dated {
            day: *day,
            place: [lon * across, lat * 110.57],
        })
        .collect();
    let found = spread(&events, seed);
    let n = found.events.to_string();
    // With few events the floor of any test is what counts, with more the test itself.
    let few = found.verdict == SpreadVerdict::TooFew;
    let floor = (2..=found.events).fold(1.0, |p, k| p / k as f64);
    let p = format!("{:.3}", if few { floor } else { found.mantel.p });
    let margin = format!("{:.1}", found.margin);
    let threshold = format!("{THRESHOLD:.0}");
    let filled = [
        ("n", n.as_str()),
        ("p", &p),
        ("margin", &margin),
        ("threshold", &threshold),
    ];
    let keys = match found.verdict {
        SpreadVerdict::TooFew => vec!["too_few", "times_alone"],
        SpreadVerdict::OneDay => vec!["close", "one_day", "times_alone"],
        SpreadVerdict::Close => vec!["close", "times_alone"],
        SpreadVerdict::NoOrder => vec!["no_order"],
        SpreadVerdict::Best(model) => vec![model.name()],
    };
    let says: Vec<String> = keys
        .iter()
        .map(|key| message(language, key, &filled))
        .collect();
    let verdict = match found.verdict {
        SpreadVerdict::Best(model) => model.name(),
        _ => "cannot tell",
    };
    let places: Vec<_> = events.iter().map(|e| e.place).collect();
    let powers = (5..=MOST_SIMULATED)
        .contains(&places.len())
        .then(|| power(&places, 100, seed));
    let mut out = format!("{verdict}\n");
    for line in &says {
        let _ = writeln!(out, "  {line}");
    }
    let _ = writeln!(
        out,
        "\n{} events on {} day(s); smallest p that an order of them can reach: {:.2e}; Mantel r {:.3}, p {:.3}",
        found.events, found.days, found.smallest_p, found.mantel.r, found.mantel.p
    );
    if left_out > 0 {
        let _ = writeln!(
            out,
            "{left_out} row(s) without a readable date or place were left out"
        );
    }
    out.push_str("model: log-likelihood; the same less half ln n a parameter");
    out.push_str(if powers.is_some() {
        "; named in simulations of it at these places\n"
    } else {
        "\n"
    });
    let mut models = Vec::new();
    for (i, model) in Model::ALL.into_iter().enumerate() {
        let (value, score) = (found.log_likelihoods[i], found.scores[i]);
        let power = powers.map(|p| p[i]);
        let named = power.map_or(String::new(), |p| format!("; {:.0} %", p * 100.0));
        let _ = writeln!(out, "  {}: {value:.2}; {score:.2}{named}", model.name());
        models.push(
            json!({"model": model.name(), "log_likelihood": value, "score": score, "power": power}),
        );
    }
    let json = json!({"verdict": verdict, "because": says, "events": found.events, "days": found.days,
        "left_out": left_out, "smallest_p": found.smallest_p, "margin": found.margin,
        "mantel": {"r": found.mantel.r, "p": found.mantel.p}, "models": models});
    Ok(Answer { text: out, json })
}

/// The rate of a feature in a class and among the others.
pub(super) fn base_rate(
    text: &str,
    feature: &str,
    class: &str,
    language: Language,
) -> Result<Answer, String> {
    let table = Table::read(text);
    let condition = |given: &str| -> Result<(usize, String), String> {
        let (column, value) = given.split_once('=').ok_or("give COLUMN=VALUE")?;
        Ok((table.column(column)?, value.to_owned()))
    };
    let (feature_column, feature_value) = condition(feature)?;
    let (class_column, class_value) = condition(class)?;
    let mut classes = [Class { cases: 0, with: 0 }; 2];
    for row in &table.rows {
        let is = |column: usize, value: &str| row.get(column).is_some_and(|c| same(c, value));
        let side = &mut classes[usize::from(!is(class_column, &class_value))];
        side.cases += 1;
        side.with += u64::from(is(feature_column, &feature_value));
    }
    let found = compare(classes[0], classes[1]);
    let mut out = String::new();
    let mut rates = Vec::new();
    for (name, class) in [(class, classes[0]), ("others", classes[1])] {
        let (low, high) = class.interval();
        let share = class.with as f64 / class.cases.max(1) as f64;
        let _ = writeln!(
            out,
            "{name}: {} of {} with {feature} ({:.1} %; 95 %: {:.1} … {:.1})",
            class.with,
            class.cases,
            share * 100.0,
            low * 100.0,
            high * 100.0
        );
        rates.push(json!({"class": name, "cases": class.cases, "with": class.with, "interval": [low, high]}));
    }
    let ratio = format!("{:.2}", found.ratio);
    let _ = writeln!(
        out,
        "likelihood ratio {ratio} ({:.2} … {:.2})",
        found.bounds.0, found.bounds.1
    );
    let says = found
        .worthless
        .then(|| message(language, "worthless", &[("ratio", &ratio)]));
    if let Some(says) = &says {
        let _ = writeln!(out, "{says}");
    }
    let json = json!({"rates": rates, "ratio": found.ratio, "bounds": [found.bounds.0, found.bounds.1],
        "worthless": found.worthless, "says": says});
    Ok(Answer { text: out, json })
}

/// Equal as text, or as numbers: "1" and "1.0".
fn same(a: &str, b: &str) -> bool {
    a.trim() == b.trim()
        || matches!((a.trim().parse::<f64>(), b.trim().parse::<f64>()), (Ok(a), Ok(b)) if a == b)
}
