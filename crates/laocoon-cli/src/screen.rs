use crate::command::{Color, Examine};
use laocoon_dossier::terminal::Style;
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
    Style { color, width }
}

/// A name for a message: control characters shown, not obeyed.
pub fn harmless(name: &str) -> String {
    let show = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    name.chars().map(show).collect()
}
