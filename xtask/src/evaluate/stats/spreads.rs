use crate::Failure;
use laocoon_assess::weigh::{self, Dated, Model, SpreadVerdict};
use laocoon_stats::{Point, Random};
use std::fmt::Write;
use std::path::Path;

/// Verdicts in the order of the table's columns.
const VERDICTS: [&str; 5] = [
    "shock",
    "contagion",
    "appointment",
    "shock or contagion",
    "cannot tell",
];

fn column(verdict: SpreadVerdict) -> usize {
    match verdict {
        SpreadVerdict::Best(Model::Shock) => 0,
        SpreadVerdict::Best(Model::Contagion) => 1,
        SpreadVerdict::Best(Model::Appointment) => 2,
        SpreadVerdict::Uncoordinated => 3,
        _ => 4,
    }
}

/// A thousand spreads of each kind over 5 to 40 random places of a box of 2,700 x 1,600 km.
pub(super) fn write(table: &mut String) {
    table.push_str("\n## Simulated spreads\n\nA thousand of each kind, 5 to 40 places, whole days; shares of the verdicts in %. Aim: at most 5 % of shocks and\ncontagions called an appointment.\n\n");
    let _ = writeln!(
        table,
        "| simulated | {} |\n|---|---|---|---|---|---|",
        VERDICTS.join(" | ")
    );
    let mut by_size = String::new();
    for (kind, model) in Model::ALL.into_iter().enumerate() {
        let mut counts = [[0u32; 5]; 4];
        for index in 0..1000 {
            let mut random = Random::new(20_220_106 + kind as u64, index);
            let n = 5 + random.below(36);
            let places: Vec<Point> = (0..n)
                .map(|_| [2700.0 * random.unit(), 1600.0 * random.unit()])
                .collect();
            let events = weigh::simulate(model, &places, &mut random);
            // 5-9, 10-19, 20-29, 30-40 places.
            let size = [10, 20, 30].iter().filter(|edge| n >= **edge).count();
            counts[size][column(weigh::spread(&events, 1).verdict)] += 1;
        }
        let all = |verdict: usize| counts.iter().map(|size| size[verdict]).sum::<u32>();
        let cells: Vec<String> = (0..5)
            .map(|v| format!("{:.1}", f64::from(all(v)) / 10.0))
            .collect();
        let _ = writeln!(table, "| {} | {} |", model.name(), cells.join(" | "));
        let told = counts.map(|size| {
            let silent = f64::from(size[4]) / f64::from(size.iter().sum::<u32>().max(1));
            format!("{:.0}", 100.0 * (1.0 - silent))
        });
        let _ = writeln!(by_size, "| {} | {} |", model.name(), told.join(" | "));
    }
    table.push_str("\nAnything told at all, in %, by the number of places:\n\n| simulated | 5-9 | 10-19 | 20-29 | 30-40 |\n|---|---|---|---|---|\n");
    table.push_str(&by_size);
}

/// The one known appointment among the data.
pub(super) fn march(path: &Path, table: &mut String) -> Result<(), Failure> {
    // Place names hold a comma and stand in quotes: count the columns from the right of the quote.
    let text = std::fs::read_to_string(path)?;
    let events: Vec<Dated> = text
        .lines()
        .skip(1)
        .filter_map(|line| {
            let rest = line.rsplit_once('"').map_or(line, |parts| parts.1);
            let mut cells = rest.split(',').skip(2).map(|c| c.parse::<f64>().ok());
            let (lat, lon) = (cells.next()??, cells.next()??);
            Some(Dated {
                day: 0,
                place: [85.0 * lon, 110.57 * lat],
            })
        })
        .collect();
    let found = weigh::spread(&events, 1);
    let _ = writeln!(
        table,
        "\n## A known appointment\n\nWomen's March of 21 January 2017, {} places on one day: {:?}, {:.1} ahead of the next model.",
        found.events, found.verdict, found.margin
    );
    Ok(())
}
