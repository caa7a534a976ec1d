//! `laocoon weigh`: what evidence, dates, base rates and precedents can tell, and what not.

mod matrix;
mod precedent;
mod spread;
mod suggest;
mod table;

use clap::{Args, Subcommand};
use laocoon_text::Language;
use std::path::{Path, PathBuf};

/// Weigh hypotheses against evidence; test "it spread too fast"; align precedents
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = true)]
pub struct Weigh {
    #[command(subcommand)]
    command: Option<WeighCommand>,
    /// Hypotheses and evidence, as TOML (cases/weighing/matrix.toml is an example)
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Print JSON
    #[arg(long, global = true)]
    json: bool,
    /// Language of the sentences
    #[arg(long, global = true, value_name = "fr|en|ru", value_parser = crate::command::language)]
    language: Option<Language>,
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
    BaseRate {
        /// CSV with a header line
        file: PathBuf,
        /// The feature: COLUMN=VALUE
        #[arg(long)]
        feature: String,
        /// The class of the hypothesis: COLUMN=VALUE; the others are compared with it
        #[arg(long)]
        class: String,
    },
    /// Suggest hypotheses and evidence from a text's own indicators and inferences, as TOML
    Suggest {
        /// The article
        file: PathBuf,
    },
}

/// Runs the command; an error is told in one line.
pub fn run(weigh: &Weigh) -> Result<String, String> {
    let language = weigh.language;
    let spoken = language.unwrap_or(Language::English);
    let value = match (&weigh.command, &weigh.file) {
        (Some(WeighCommand::Spread { file, seed }), _) => spread::run(&read(file)?, *seed, spoken)?,
        (
            Some(WeighCommand::Precedent {
                first,
                second,
                control,
            }),
            _,
        ) => {
            let controls = control
                .iter()
                .map(|path| read(path))
                .collect::<Result<Vec<_>, _>>()?;
            precedent::run(&read(first)?, &read(second)?, &controls)?
        }
        (
            Some(WeighCommand::BaseRate {
                file,
                feature,
                class,
            }),
            _,
        ) => spread::base_rate(&read(file)?, feature, class, spoken)?,
        (Some(WeighCommand::Suggest { file }), _) => suggest::run(file, language)?,
        (None, Some(file)) => matrix::run(&read(file)?, spoken)?,
        (None, None) => {
            return Err("give a file, or spread, precedent, base-rate or suggest".to_owned());
        }
    };
    if weigh.json {
        let text = serde_json::to_string_pretty(&value.json).map_err(|error| error.to_string())?;
        return Ok(text + "\n");
    }
    Ok(value.text)
}

/// An answer for people and the same for programs.
struct Answer {
    text: String,
    json: serde_json::Value,
}

fn read(path: &Path) -> Result<String, String> {
    let bytes = crate::input::load(path).map_err(|error| format!("{}: {error}", path.display()))?;
    // Tables and chronologies come in all encodings; a sign that is lost costs a word at most.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
