use clap::{Args, Parser, Subcommand, ValueEnum};
use laocoon_text::{Language, Moment, Profile};
use std::ffi::OsString;
use std::path::PathBuf;

/// Examines contested accounts: which of an article's statements can be checked, and do they
/// hold?
#[derive(Debug, Parser)]
#[command(name = "laocoon", version, arg_required_else_help = true)]
pub struct Program {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Examine(Examine),
    Export(crate::export::Export),
    Import(crate::import::Import),
    Case(crate::case::CaseCommands),
    Reference(Reference),
    Names(Names),
    Language(LanguagePacks),
    Weigh(crate::weigh::Weigh),
    /// Print the JSON Schema of the dossier
    Schema,
}

/// Mark a text, state its claims and check its figures
///
/// Nothing leaves this machine, except that an http(s) address given here is fetched.
#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub struct Examine {
    /// Files, folders (with all that is in them), http(s) addresses, or - for standard input
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<OsString>,
    /// How to show the dossier [default: terminal, or as the name after -o ends]
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Write to this file (.html, .json or .txt) or folder
    ///
    /// Several inputs need a folder; without one their dossiers follow each other on standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The day the text counts as published (2022-01-06, or 2022-01-06T18:30), instead of the day it states
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Moment>,
    /// How "Friday" is to be read: the one nearest to the text's day, or the one to come
    #[arg(long, value_name = "news|future", default_value = "news", value_parser = profile)]
    pub profile: Profile,
    /// The language of the text, instead of the one its words tell
    #[arg(long, value_name = "fr|en|ru", value_parser = language)]
    pub language: Option<Language>,
    /// The character encoding of the text (windows-1251, koi8-r, ...), instead of the one its bytes tell
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
    /// Read JSON objects from standard input, one a line, and write one dossier a line
    ///
    /// A line holds "id" and one of "text", "html" and "path"; it may hold "language", "as_of",
    /// "profile" and "stages" ("mark", "claim" or "check"). The answers come in the same order, with the
    /// same id; a bad line is answered by {"id", "error"}.
    #[arg(long, conflicts_with_all = ["inputs", "format", "output", "keep", "encoding"], verbatim_doc_comment)]
    pub jsonl: bool,
    /// Store the bytes fetched from addresses in this folder
    ///
    /// Without it they are stored beside the file that -o names, if any.
    #[arg(long, value_name = "FOLDER")]
    pub keep: Option<PathBuf>,
    /// Use this many processors [default: all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Say nothing but errors on standard error
    #[arg(short, long)]
    pub quiet: bool,
    /// The language of the report and of the terminal view [default: the environment's, else en]
    #[arg(long, value_name = "fr|en|ru", value_parser = language)]
    pub ui: Option<Language>,
    /// Colour the terminal view
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// Columns of the terminal view [default: those of the terminal, or 100]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..=1000))]
    pub width: Option<u16>,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  every input was examined, whatever was found
  1  some input could not be examined; the others were
  2  nothing could be examined, or the command line was wrong";

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Findings under the very words, for people
    Terminal,
    /// The dossier as JSON
    Json,
    /// A report in one file, for a browser
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// If the output is a terminal and NO_COLOR is not set
    Auto,
    Always,
    Never,
}

/// Look into the reference data
#[derive(Debug, Args)]
pub struct Reference {
    #[command(subcommand)]
    pub command: ReferenceCommand,
}

#[derive(Debug, Subcommand)]
pub enum ReferenceCommand {
    /// Print the references, their editions, and the indicators of the Factbook
    List,
    /// Print the history of a country's figure: laocoon reference show KZ land-boundary RU
    Show {
        /// The country's ISO 3166 code or English name: KZ
        entity: String,
        /// Key of the indicator, as `reference list` has it: land-boundary
        indicator: String,
        /// The other country, or the category: RU, Kazakh
        part: Option<String>,
    },
    /// Add an edition of a reference of your own
    ///
    /// TABLE is CSV with the columns entity, indicator, counterpart, value, unit, low, high, period,
    /// locator (the first two and value must be there), the World Bank's bulk CSV, a chart of Our
    /// World in Data, or a slice of a Wikidata JSON dump. An edition of the same year is replaced.
    Import(Box<ReferenceTable>),
    /// Take away an edition of a reference of your own, or all of it
    Remove {
        /// Key of the reference, as `reference list` has it
        name: String,
        /// Only this edition
        #[arg(long, value_name = "YEAR")]
        edition: Option<u16>,
    },
    /// Print what two editions of a reference give differently
    Diff {
        /// Year of the edition
        before: u16,
        /// Year of the other edition
        after: u16,
        /// Key of a reference of your own [default: the Factbook]
        #[arg(long)]
        name: Option<String>,
        /// Only this indicator
        #[arg(long, value_name = "KEY")]
        indicator: Option<String>,
    },
    /// Print the borders on which the two countries' pages of an edition differ
    Borders {
        /// Year of the edition: 2014
        edition: u16,
    },
    /// Print where a reference does not fit itself
    ///
    /// Borders that two pages give differently, jumps of scope from one edition to the next, parts against totals,
    /// and how far figures and lists of members lag behind. At the end the counts by kind.
    Audit {
        /// Key of a reference of your own [default: the Factbook]
        #[arg(long, value_name = "KEY")]
        dataset: Option<String>,
        /// Only what stands in this edition
        #[arg(long, value_name = "YEAR")]
        edition: Option<u16>,
        /// Only this country, by ISO 3166 code or English name
        #[arg(long)]
        country: Option<String>,
        /// Only this kind: pair, jump, part, lag
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
    },
    /// Print what was mended in the data and what is missing
    Notes,
}

/// Names of your own, beside those that the program knows
#[derive(Debug, Args)]
pub struct Names {
    #[command(subcommand)]
    pub command: NamesCommand,
}

#[derive(Debug, Subcommand)]
pub enum NamesCommand {
    /// Print the lists of names of your own
    List,
    /// Add a list of names of your own; they win over the program's
    ///
    /// FILE is a GeoNames dump, FollowTheMoney entities as JSON lines (OpenSanctions), a slice of a Wikidata
    /// JSON dump, or CSV with the columns name, type (person, organisation, place, site, water), and perhaps id,
    /// aliases (parted by ;), country, latitude, longitude. Nothing is taken unless every line can be read.
    /// A list of the same name is replaced.
    Import(ImportNames),
    /// Take away a list of names of your own
    Remove {
        /// Its key, as `names list` has it
        name: String,
    },
    /// Print what a name of a place may mean, in whatever script and spelling, and why: from the program's places and
    /// your own
    Find {
        /// The name
        name: String,
        /// How many places at most
        #[arg(long, default_value_t = 5)]
        most: usize,
    },
    /// Print whether two names are taken for one thing's, and why
    Compare {
        /// A name
        one: String,
        /// Another, in any script
        other: String,
        /// What bears them
        #[arg(long, value_enum, default_value_t = Bearer::Person)]
        kind: Bearer,
    },
}

/// What bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Bearer {
    Person,
    Organisation,
    Place,
}

/// A list of names, and what it is.
#[derive(Debug, Args)]
pub struct ImportNames {
    /// The file
    pub file: PathBuf,
    /// Key by which the dossier names the list: lower-case letters, digits and -
    #[arg(long)]
    pub name: String,
    /// Licence of the file, as its publisher states it
    #[arg(long)]
    pub licence: String,
    /// geonames, followthemoney, wikidata or csv, instead of what its first line tells
    #[arg(long, value_parser = shape, value_name = "SHAPE")]
    pub shape: Option<laocoon_references::names::Shape>,
}

fn shape(word: &str) -> Result<laocoon_references::names::Shape, String> {
    let known = laocoon_references::names::Shape::ALL;
    let found = known.iter().find(|(_, name)| *name == word);
    found
        .map(|(shape, _)| *shape)
        .ok_or_else(|| "geonames, followthemoney, wikidata or csv".to_owned())
}

/// A table, and what it is.
#[derive(Debug, Args)]
pub struct ReferenceTable {
    /// The table
    pub table: PathBuf,
    /// Key by which evidence names the reference: lower-case letters, digits and -
    #[arg(long)]
    pub name: String,
    /// Year of the edition: it counts as published from that year on
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1000..=9999))]
    pub edition: u16,
    /// Licence of the table, as its publisher states it
    #[arg(long)]
    pub licence: String,
    /// Title for people [default: the name]
    #[arg(long)]
    pub title: Option<String>,
    /// Let its verdict stand where other references differ, instead of "contested"
    #[arg(long)]
    pub first: bool,
    /// It is the table of one body among several that count by their own definitions: let it confirm figures or contest other
    /// references, but make none wrong alone
    #[arg(long, conflicts_with = "first")]
    pub confirms: bool,
    /// Ask it for these countries only (codes, separated by commas)
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub only_entities: Vec<String>,
    /// Ask it for these indicators only (keys, separated by commas)
    #[arg(long, value_name = "KEYS", value_delimiter = ',')]
    pub only_indicators: Vec<String>,
    /// Key of what a chart of Our World in Data measures
    #[arg(long, value_name = "KEY", requires = "unit")]
    pub indicator: Option<String>,
    /// Its unit: UCUM, ISO 4217, %, or 1
    #[arg(long, requires = "indicator")]
    pub unit: Option<String>,
    /// Its column, where the chart has several
    #[arg(long, requires = "indicator")]
    pub column: Option<String>,
}

/// Look into the language packs
#[derive(Debug, Args)]
pub struct LanguagePacks {
    #[command(subcommand)]
    pub command: LanguageCommand,
}

#[derive(Debug, Subcommand)]
pub enum LanguageCommand {
    /// Check the tables of the packs; errors point into their files
    Check {
        /// Only this language, or the tables in a folder
        #[arg(value_name = "fr|en|ru|FOLDER")]
        pack: Option<String>,
    },
}

fn profile(text: &str) -> Result<Profile, String> {
    Profile::from_name(text).ok_or_else(|| "give news or future".to_owned())
}

pub(crate) fn language(text: &str) -> Result<Language, String> {
    Language::from_tag(text).ok_or_else(|| {
        let tags = Language::ALL.map(Language::tag).join(", ");
        format!("there is no pack for it; there are packs for {tags}")
    })
}

#[cfg(test)]
mod tests {
    use super::Program;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Program::command().debug_assert();
    }
}
