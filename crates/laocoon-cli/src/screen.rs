use crate::command::{Color, Examine};
use laocoon_dossier::terminal::Style;
use laocoon_text::Language;
use std::io::{self, IsTerminal};

/// Columns where the screen does not tell.
const WIDTH: usize = 100;

/// How to draw for this screen, or for a file.
pub fn style(command: &Examine, screen: bool) -> Style {
    let terminal = screen && io::stdout().is_terminal();
    let silenced = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    let color = match command.color {
        Color::Auto => terminal && !silenced,
        Color::Always => true,
        Color::Never => false,
    };
    let size = terminal
        .then(|| console::Term::stdout().size_checked())
        .flatten();
    let width = match (command.width, size) {
        (Some(width), _) => usize::from(width),
        (None, Some((_, columns))) => usize::from(columns).max(40),
        (None, None) => WIDTH,
    };
    Style {
        color,
        width,
        ui: ui(command.ui),
    }
}

/// The language of the interface: the one asked for, else the environment's, else English.
pub fn ui(asked: Option<Language>) -> Language {
    let environment = || {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let set = names
            .into_iter()
            .filter_map(|name| std::env::var(name).ok());
        let locale = set.into_iter().find(|locale| !locale.is_empty())?;
        spoken(&locale)
    };
    asked.or_else(environment).unwrap_or(Language::English)
}

/// The language of a locale such as "fr_CA.UTF-8", if the interface speaks it.
fn spoken(locale: &str) -> Option<Language> {
    let end = locale.find(['_', '.', '@', '-']).unwrap_or(locale.len());
    Language::from_tag(&locale[..end])
}

/// A name for a message: control characters shown, not obeyed.
pub fn harmless(name: &str) -> String {
    let show = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    name.chars().map(show).collect()
}

#[cfg(test)]
mod tests {
    use super::spoken;
    use laocoon_text::Language;

    #[test]
    fn locales_tell_the_language() {
        for (locale, expected) in [
            ("fr_CA.UTF-8", Some(Language::French)),
            ("ru", Some(Language::Russian)),
            ("en_GB@euro", Some(Language::English)),
            ("C.UTF-8", None),
            ("de_DE", None),
            ("", None),
        ] {
            assert_eq!(spoken(locale), expected, "{locale}");
        }
    }
}
