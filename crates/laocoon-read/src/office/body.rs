use crate::ReadError;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// One paragraph with its role.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub text: String,
    pub role: Role,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Text,
    Title,
    Heading(u8),
    Item {
        list: u32,
        level: u8,
    },
    Cell {
        /// Whether it opens its row.
        first: bool,
    },
    Quote,
    Caption,
}

/// The paragraphs of all parts, in order; notes after the text.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub paragraphs: Vec<Paragraph>,
    /// Whether words were left out because they are marked as deleted.
    pub has_deleted: bool,
}

/// Elements inside each other that are followed.
const DEEPEST: usize = 512;

impl Body {
    /// Reads the main part.
    pub fn read(&mut self, xml: &str, styles: &BTreeMap<String, Role>) -> Result<(), ReadError> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        // Text boxes hold paragraphs inside a paragraph.
        let mut open: Vec<Paragraph> = Vec::new();
        let (mut depth, mut cells, mut skipped) = (0usize, Vec::<u32>::new(), 0usize);
        let mut is_text = false;
        loop {
            let event = reader.read_event().map_err(|error| ReadError::Damaged {
                why: error.to_string(),
            })?;
            match event {
                Event::Start(tag) => {
                    depth += 1;
                    if depth > DEEPEST {
                        let why = "its parts lie too deep in each other".to_owned();
                        return Err(ReadError::Damaged { why });
                    }
                    match tag.name().as_ref() {
                        // What older programs show in place of the same thing.
                        "mc:Fallback" => skipped += 1,
                        "w:del" | "w:moveFrom" => {
                            self.has_deleted = true;
                            skipped += 1;
                        }
                        "w:p" => open.push(Paragraph {
                            role: cell_role(&mut cells),
                            ..Paragraph::default()
                        }),
                        "w:tr" => cells.push(0),
                        "w:t" => is_text = skipped == 0,
                        name => property(name, &tag, open.last_mut(), styles),
                    }
                }
                Event::Empty(tag) => match tag.name().as_ref() {
                    "w:tab" => push(&mut open, skipped, "\t"),
                    "w:br" | "w:cr" => push(&mut open, skipped, "\n"),
                    "w:noBreakHyphen" => push(&mut open, skipped, "-"),
                    name => property(name, &tag, open.last_mut(), styles),
                },
                Event::Text(text) if is_text => {
                    push(&mut open, 0, &text.xml10_content());
                }
                Event::CData(text) if is_text => {
                    push(&mut open, 0, &text);
                }
                Event::GeneralRef(name) if is_text => {
                    let resolved = unescape(&format!("&{};", &*name)).map(|text| text.into_owned());
                    push(&mut open, 0, &resolved.unwrap_or_default());
                }
                Event::End(tag) => {
                    depth = depth.saturating_sub(1);
                    match tag.name().as_ref() {
                        "mc:Fallback" | "w:del" | "w:moveFrom" => {
                            skipped = skipped.saturating_sub(1);
                        }
                        "w:t" => is_text = false,
                        "w:tr" => drop(cells.pop()),
                        "w:p" => self.close(&mut open, skipped, &mut cells),
                        _ => {}
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(())
    }

    fn close(&mut self, open: &mut Vec<Paragraph>, skipped: usize, cells: &mut [u32]) {
        let Some(paragraph) = open.pop() else {
            return;
        };
        if skipped > 0 || paragraph.text.trim().is_empty() {
            return;
        }
        if let Some(cells) = cells.last_mut() {
            *cells += 1;
        }
        self.paragraphs.push(paragraph);
    }
}

fn push(open: &mut [Paragraph], skipped: usize, words: &str) {
    if let Some(paragraph) = open.last_mut().filter(|_| skipped == 0) {
        paragraph.text.push_str(words);
    }
}

fn cell_role(cells: &mut [u32]) -> Role {
    match cells.last() {
        Some(before) => Role::Cell {
            first: *before == 0,
        },
        None => Role::Text,
    }
}

/// What a paragraph's properties say of its role.
fn property(
    name: &str,
    tag: &BytesStart<'_>,
    paragraph: Option<&mut Paragraph>,
    styles: &BTreeMap<String, Role>,
) {
    let Some(paragraph) = paragraph else {
        return;
    };
    if matches!(paragraph.role, Role::Cell { .. }) {
        return;
    }
    let told = || value(tag, "w:val");
    match name {
        "w:pStyle" => {
            if let Some(role) = told().and_then(|key| styles.get(&key).copied()) {
                paragraph.role = role;
            }
        }
        "w:numPr" if paragraph.role == Role::Text => {
            paragraph.role = Role::Item { list: 0, level: 1 };
        }
        "w:ilvl" => {
            if let Role::Item { level, .. } = &mut paragraph.role {
                let told = told().and_then(|level| level.parse::<u8>().ok());
                *level = told.unwrap_or(0).min(8) + 1;
            }
        }
        "w:numId" => {
            // Number 0 takes a list away.
            match (paragraph.role, told().and_then(|id| id.parse::<u32>().ok())) {
                (Role::Item { .. }, Some(0)) => paragraph.role = Role::Text,
                (Role::Item { level, .. }, Some(list)) => {
                    paragraph.role = Role::Item { list, level }
                }
                _ => {}
            }
        }
        _ => {}
    }
}

/// An attribute of a tag.
pub(super) fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok()??;
    Some(found.value.into_owned())
}
