//! `laocoon weigh`: what evidence, dates, base rates and precedents can tell, and what not.

mod base_rate;
mod case;
mod chronology;
mod matrix;
mod spread;
mod suggest;
mod table;

use clap::{Args, Subcommand};
use laocoon_assess::weigh::{Part, Scale};
use laocoon_dossier::{html, weighing};
use laocoon_text::Language;
use std::path::{Path, PathBuf};

/// Weigh hypotheses against evidence; test "it spread too fast"; align precedents
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = true)]
pub struct Weigh {
    #[command(subcommand)]
    command: Option<WeighCommand>,
    /// Hypotheses and evidence: TOML (cases/weighing/matrix.toml is an example), a CSV of classical
    /// ratings, or a case that holds them
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Keep the hypotheses and evidence of FILE in this case; its groups of copies then count the origins
    #[arg(long, value_name = "CASE.laocoon")]
    into: Option<PathBuf>,
    /// Print JSON
    #[arg(long, global = true)]
    json: bool,
    /// Write a report in one file, for a browser
    #[arg(short, long, global = true, value_name = "FILE.html")]
    output: Option<PathBuf>,
    /// The language of everything that is not the texts' [default: the environment's, else en]
    #[arg(long, global = true, value_name = "fr|en|ru", value_parser = crate::command::language)]
    ui: Option<Language>,
}

#[derive(Debug, Subcommand)]
enum WeighCommand {
    /// Shock, contagion or appointment: what dates and places can tell of coordination
    Spread {
        /// CSV with columns date (2022-01-05), lat, lon
        file: PathBuf,
        /// Seed of permutations and simulations
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Align two chronologies and tell how special the likeness is
    Precedent {
        /// CSV with columns date, type, words; or lines of dates (2022-01-05) followed by words
        first: PathBuf,
        /// The other
        second: PathBuf,
        /// Other precedents to compare the first with
        #[arg(long, value_name = "FILE", num_args = 1..)]
        control: Vec<PathBuf>,
    },
    /// How often a feature occurs in a reference class, and what it is then worth as evidence
    BaseRate(base_rate::BaseRate),
    /// Suggest hypotheses and evidence from a text's own indicators and inferences
    Suggest {
        /// The article, or a case for all its documents
        file: PathBuf,
        /// Language of the article, instead of the one its words tell
        #[arg(long, value_name = "fr|en|ru", value_parser = crate::command::language)]
        language: Option<Language>,
        /// Print TOML to edit and to weigh
        #[arg(long, conflicts_with = "json")]
        toml: bool,
    },
    /// The scales of words for probabilities
    Scales,
}

/// Runs the command; an error is told in one line.
pub fn run(weigh: &Weigh) -> Result<String, String> {
    let ui = crate::screen::ui(weigh.ui);
    if let Some(WeighCommand::Scales) = &weigh.command {
        return Ok(scales(ui));
    }
    let (parts, name) = match (&weigh.command, &weigh.file) {
        (Some(WeighCommand::Spread { file, seed }), _) => {
            (vec![spread::part(&read(file)?, *seed)?], named(file))
        }
        (
            Some(WeighCommand::Precedent {
                first,
                second,
                control,
            }),
            _,
        ) => (
            vec![chronology::part(first, second, control)?],
            named(first),
        ),
        (Some(WeighCommand::BaseRate(query)), _) => {
            (vec![base_rate::part(query)?], "base rates".to_owned())
        }
        (
            Some(WeighCommand::Suggest {
                file,
                language,
                toml,
            }),
            _,
        ) => {
            let part = if case::is_case(file) {
                case::suggest(file)?
            } else {
                suggest::part(file, *language)?
            };
            if *toml {
                return Ok(weighing::toml(&part, ui));
            }
            (vec![Part::Suggestion(part)], named(file))
        }
        (Some(WeighCommand::Scales), _) | (None, None) => {
            return Err(
                "give a file, or spread, precedent, base-rate, suggest or scales".to_owned(),
            );
        }
        (None, Some(file)) if case::is_case(file) => (case::parts(file)?, named(file)),
        (None, Some(file)) => {
            if let Some(case) = &weigh.into {
                case::keep(case, file)?;
            }
            match &weigh.into {
                Some(case) => (case::parts(case)?, named(file)),
                None => (matrix::parts(file)?, named(file)),
            }
        }
    };
    if let Some(path) = &weigh.output {
        let page = html::render_weighing(&parts, &name, ui);
        std::fs::write(path, page).map_err(|error| format!("{}: {error}", path.display()))?;
        return Ok(String::new());
    }
    if weigh.json {
        let value = weighing::json(&parts, ui);
        let text = serde_json::to_string_pretty(&value).map_err(|error| error.to_string())?;
        return Ok(text + "\n");
    }
    Ok(weighing::terminal(&parts, ui))
}

fn read(path: &Path) -> Result<String, String> {
    let bytes = crate::input::load(path).map_err(|error| format!("{}: {error}", path.display()))?;
    // Tables and chronologies come in all encodings; a sign that is lost costs a word at most.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What a file is called in a report.
fn named(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Every scale with its steps and their words, in one language.
fn scales(ui: Language) -> String {
    let mut out = String::new();
    for scale in Scale::ALL {
        let standard = if scale == Scale::default() { " *" } else { "" };
        out.push_str(&format!("{}{standard}\n", scale.key()));
        for ((low, high), words) in scale.steps().iter().zip(scale.words(ui)) {
            out.push_str(&format!("  {low:.2} … {high:.2}  {}\n", words.join(", ")));
        }
    }
    out
}
