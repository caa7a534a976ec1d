use super::table::Table;
use super::{chronology, read, spread};
use laocoon_assess::weigh::{
    Evidence, Feature, Interval, Matrix, MatrixPart, Part, RatesPart, Rating, Weighed, class_of,
    ratings,
};
use std::path::Path;

/// Weighs the hypotheses of a TOML file, or a table of classical ratings.
pub(super) fn parts(path: &Path) -> Result<Vec<Part>, String> {
    let text = read(path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let csv = path
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("csv"));
    if csv {
        return Ok(vec![Part::Matrix(Box::new(MatrixPart::new(rated(&text)?)))]);
    }
    weighed(file(&text, folder)?, folder)
}

/// A file of weighing; the tables that its cells name stand in this folder.
pub(super) fn file(text: &str, folder: &Path) -> Result<Weighed, String> {
    let events = |name: &str| Ok(spread::events(&read(&folder.join(name))?)?.0);
    laocoon_assess::weigh::read_with(text, &events).map_err(|error| error.to_string())
}

/// The parts of a file of weighing; the files that it names stand beside it.
pub(super) fn weighed(file: Weighed, folder: &Path) -> Result<Vec<Part>, String> {
    let mut parts = vec![Part::Matrix(Box::new(MatrixPart::new(file.matrix)))];
    for events in &file.spread {
        parts.push(spread::part(&read(&folder.join(events))?, 1)?);
    }
    for files in &file.precedents {
        let controls: Vec<_> = files
            .controls
            .iter()
            .map(|name| folder.join(name))
            .collect();
        let (first, second) = (folder.join(&files.first), folder.join(&files.second));
        parts.push(chronology::part(&first, &second, &controls)?);
    }
    for query in &file.base_rates {
        let count = |class: &str| {
            class_of(class, &query.feature, query.days).map_err(|error| error.to_string())
        };
        let feature = Feature::Known {
            key: query.feature.clone(),
            days: query.days,
        };
        let classes = [count(&query.class)?, count(&query.against)?];
        let names = [query.class.clone(), query.against.clone()];
        parts.push(Part::Rates(RatesPart::new(feature, names, classes)));
    }
    Ok(parts)
}

/// A matrix of classical ratings: evidence in rows, its words in the first column, hypotheses in the
/// others, cells such as "II" or, of several analysts, "I C".
fn rated(text: &str) -> Result<Matrix, String> {
    let table = Table::read(text);
    let hypotheses: Vec<String> = table
        .columns
        .iter()
        .skip(1)
        .map(|c| c.trim().to_owned())
        .collect();
    if hypotheses.len() < 2 {
        return Err("a table of ratings has the evidence in its first column and two hypotheses or more beside it".to_owned());
    }
    let mut evidence = Vec::new();
    for (row, number) in table.rows.iter().zip(1..) {
        let words = row.first().map_or("", |cell| cell.trim()).to_owned();
        let given = (1..=hypotheses.len()).map(|column| {
            let cell = row.get(column).map_or("", |cell| cell.trim());
            match ratings(cell) {
                Some(found) => Ok(found),
                None if cell.is_empty() => Ok(Vec::new()),
                None => Err(format!(
                    "row {number}: “{cell}” is no rating, such as CC, C, N, I, II or N/A"
                )),
            }
        });
        let ratings = given.collect::<Result<Vec<_>, String>>()?;
        evidence.push(Evidence {
            key: format!("e{number}"),
            words: vec![words],
            origins: Vec::new(),
            credibility: Interval::new(0.55, 0.95),
            if_false: 0.5,
            cells: ratings.iter().map(|cell| Rating::hull(cell)).collect(),
            ratings,
        });
    }
    Ok(Matrix {
        hypotheses,
        evidence,
        questions: Vec::new(),
        seed: 0,
    })
}
