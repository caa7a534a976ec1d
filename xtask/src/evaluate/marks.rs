//! Times and quantities against annotated texts and the peers' unit cases.

use super::{news, quantity, recognizers, time};
use crate::{Failure, data_dir, root, write_file};
use laocoon_mark::expression::{self, Marked, Profile};
use laocoon_mark::token;
use laocoon_read::Options;
use laocoon_text::{CodePoints, Language, MediaType, Moment, Span};
use serde_json::Value;
use std::fmt::Write;
use std::io::Read;
use std::path::Path;

/// Writes `docs/accuracy/marks.md`; with `--misses SET` prints what went wrong instead.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let misses = match arguments {
        [flag, set, ..] if flag == "--misses" => Some(set.as_str()),
        _ => None,
    };
    let data = data_dir(None);
    if !data.join("time").is_dir() {
        println!("skipped: no data at {}", data.display());
        return Ok(());
    }
    let mut table = String::from(
        "# Times and quantities: how well they are marked\n\n\
         Made by `cargo xtask evaluate marks`. Every set here was used for tuning; others are kept aside.\n\n\
         ## Annotated texts\n\n\
         Relaxed: the spans overlap, one to one. Strict: the same span. Value: relaxed, and the same TIMEX3 value.\n\n\
         | set | marks in it | relaxed F1 | strict F1 | value F1 | aim |\n|---|---|---|---|---|---|\n",
    );
    time::evaluate(&data.join("time"), misses, &mut table)?;
    news::evaluate(misses, &mut table)?;
    table.push_str(
        "\n## Unit cases of peers\n\n\
         By value. A case is right when a mark within it has the expected value; a case that expects nothing, when there is no mark.\n\n\
         | set | cases | right | share | aim |\n|---|---|---|---|---|\n",
    );
    quantity::evaluate(&data.join("cases"), misses, &mut table)?;
    time::peers(&data.join("cases"), misses, &mut table)?;
    let mut differences = String::new();
    if misses.is_none_or(|set| set == "recognizers") {
        let show = misses.is_some();
        recognizers::evaluate(&data.join("cases"), show, &mut table, &mut differences)?;
    }
    table.push_str(CONVENTIONS);
    table.push_str("\n## Recognizers-Text: cases that are read otherwise on purpose\n\n");
    table.push_str(&recognizers::legend());
    table.push('\n');
    table.push_str(&differences);
    if misses.is_none() {
        write_file(&root().join("docs/accuracy/marks.md"), table.as_bytes())?;
        print!("{table}");
    }
    Ok(())
}

const CONVENTIONS: &str = "\n## How the sets were read\n\n\
- FENEC follows Quaero, which does not count durations as time: our durations (but those after \"depuis\" and \"après\"), sets and open references are left out of \"time\" and counted as amounts. Texts in which more than a tenth of the spans cut a word are left out: in the tweets of FENEC 2.0 the offsets are those of another text.\n\
- FENEC's amounts are, after Quaero, sums of money, measures, ages, lengths of time and counts of things (\"8 assaillants\", \"Plus de cinquante wikimédiens\"). Ordinals are none, so our ranks are left out. A determiner that names no number (\"plusieurs\", \"quelques\", \"certains\") before anything but a length of time is annotated once and passed over eight times: such spans are left out on both sides. Its spans take in what is counted, ours stop at the number and unit, so the strict figure says little.\n\
- The news figures are sentences of our own (`languages/en/spec/news.md`), labelled before the program was run on them; no annotated set of that kind was at hand. They have been used for tuning since.\n\
- NEREL marks nested spans and prepositions, and no adverbs such as \"сейчас\"; it counts articles of laws as ordinals and \"one of\" as no number.\n\
- NeMo pairs are run in both spellings, spoken and written, and are right when both give the same value.\n\
- Duckling's cases are anchored on its reference, 12 February 2013 at 4:30, and read in the `future` profile; its intervals are half-open, ours include their last day. Of \"the next three minutes\" the length and the day are compared; times with a zone are compared in its zone.\n\
- Not counted as times by us, and missed: a unit of time alone (\"час\"), a bare hour without its word (\"в 15\", \"at 3 15\"), \"2 - 15\" alone on a line (a score or a page), names of feasts by other calendars than ours (Chinese New Year, Vesak, Navaratri), days of elections.\n\
- Otherwise by convention, and missed: Jewish feasts begin on the evening before there; a week belongs where its Thursday lies here, where its Monday lies there; \"a year after Christmas\" counts from the last one there; \"le soir de Noël\" is the 24th there.\n\
- Islamic days are reckoned here and seen there: right when a day apart. Years before Christ are compared by their value.\n\
- Where Duckling has a day for a distance in weeks, months or years, ours is the week, month or year, as TIMEX3 has it: right when it contains the day. Of \"early March\" the whole and the modifier are compared, since the days in it are a convention.\n\
- Duckling's weekends begin on Friday at 18:00, ours on Saturday; its \"now\" is the moment of speaking, ours PRESENT_REF.\n\
- Duckling's cases of several countries differ (Thanksgiving, Labour Day, Father's Day, 2/3): the country is not told to us, so those that mean another day than in the United States count as missed.\n\
- Duckling's lengths are compared in seconds (a month 30.4 days, half a month 15).\n\
- Recognizers-Text gives readings both before and after noon, past and future: ours has to be one of them. Extractor cases and cases without a reference day have no values to compare and count by their words. Of \"the next 4 weeks\" the length is compared; \"in a week\" is the week for us and right when it contains the day; its centuries begin with the year 1400, ours with 1401. An open end (\"before Friday\") is the day itself for us, with a modifier. Its time zones alone, \"later\" and \"before\" alone are no time expressions for us, and count as missed.\n\
- A bounded length of time (\"more than thirty years\") counts as its limits among NumberRange cases.\n";

/// Marks a text as an article of that day.
pub(super) fn mark(
    text: &str,
    language: Language,
    day: Option<Moment>,
    profile: Profile,
) -> Result<Marked, Failure> {
    let options = Options {
        media_type: Some(MediaType::Plain),
        language: Some(language),
        as_of: day,
        ..Options::default()
    };
    let document = laocoon_read::read(text.as_bytes().to_vec(), "evaluation", &options)?;
    let (tokens, sentences) = token::tokenize(&document);
    let words = token::Words::new(&document, &tokens);
    Ok(expression::mark(
        &document, &tokens, &words, &sentences, profile,
    ))
}

/// The objects of a JSONL file, gzipped or not.
pub(super) fn read_lines(path: &Path) -> Result<Vec<Value>, Failure> {
    let bytes =
        std::fs::read(path).map_err(|error| Failure(format!("{}: {error}", path.display())))?;
    let mut text = String::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_string(&mut text)?;
    } else {
        text = String::from_utf8(bytes)?;
    }
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// A gold span in bytes.
pub(super) fn gold_span(gold: &Value, points: &CodePoints<'_>) -> Option<Span> {
    let byte = |key| {
        let point = u32::try_from(gold[key].as_u64()?).ok()?;
        Some(points.byte(point))
    };
    let span = Span::new(byte("start")?, byte("end")?);
    (span.start < span.end).then_some(span)
}

/// F1 in percent.
pub(super) fn f1(right: usize, gold: usize, found: usize) -> f64 {
    if right == 0 {
        return 0.0;
    }
    200.0 * right as f64 / (gold + found) as f64
}

/// The words around a span on one line.
pub(super) fn context(text: &str, span: Span) -> String {
    let before = floor(text, span.start.saturating_sub(50) as usize);
    let after = floor(text, (span.end as usize + 40).min(text.len()));
    let mut line = String::new();
    let _ = write!(
        line,
        "{}[{}]{}",
        &text[before..span.start as usize],
        span.of(text),
        &text[span.end as usize..after]
    );
    line.replace('\n', " ")
}

fn floor(text: &str, byte: usize) -> usize {
    (0..=byte)
        .rev()
        .find(|byte| text.is_char_boundary(*byte))
        .unwrap_or(0)
}
