use super::body::{Role, value};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// The roles of a document's styles by their keys. Names in the program's language hide behind
/// keys ("Titre1"); the style's own name is English in every edition ("heading 1").
pub(super) fn styles(xml: &str) -> BTreeMap<String, Role> {
    let mut styles = BTreeMap::new();
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut open: Option<String> = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if tag.name().as_ref() == "w:style" => {
                open = value(&tag, "w:styleId");
            }
            Ok(Event::Empty(tag)) => {
                let Some(key) = &open else { continue };
                let role = match tag.name().as_ref() {
                    "w:name" => value(&tag, "w:val").and_then(|name| role(&name)),
                    "w:outlineLvl" => level(value(&tag, "w:val").as_deref()),
                    _ => None,
                };
                if let Some(role) = role {
                    styles.entry(key.clone()).or_insert(role);
                }
            }
            Ok(Event::End(tag)) if tag.name().as_ref() == "w:style" => open = None,
            Ok(Event::Eof) | Err(_) => return styles,
            Ok(_) => {}
        }
    }
}

fn role(name: &str) -> Option<Role> {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "title" => Some(Role::Title),
        "quote" | "intense quote" => Some(Role::Quote),
        "caption" => Some(Role::Caption),
        _ => {
            let rank = name.strip_prefix("heading ")?.parse().ok()?;
            Some(Role::Heading(rank))
        }
    }
}

/// An outline level counts from 0; 9 is body text.
fn level(told: Option<&str>) -> Option<Role> {
    let level: u8 = told?.parse().ok()?;
    (level < 9).then_some(Role::Heading(level + 1))
}
