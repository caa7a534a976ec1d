//! What the elements of a page say of themselves: tags, roles, the words of their classes.

use super::flow::Flow;
use super::tag::Tag;
use super::tree::Tree;

/// Bytes of a class or id that are looked at.
const MAX_LABEL: usize = 400;

/// What is known of each element, by node.
#[derive(Debug)]
pub(super) struct Labels {
    flags: Vec<u8>,
}

const HIDDEN: u8 = 1;
const CAPTION: u8 = 2;
const DATA_CELL: u8 = 4;

impl Labels {
    pub(super) fn of(tree: &Tree<'_>, flow: &Flow) -> Self {
        let mut flags = vec![0u8; tree.nodes.len()];
        for node in 1..tree.nodes.len() as u32 {
            let Some(_tag) = tree.tag(node) else { continue };
            if is_hidden(tree, node) {
                flags[node as usize] |= HIDDEN;
            }
            for word in words(tree, node) {
                if matches!(word.as_str(), "caption" | "figcaption" | "legende") {
                    flags[node as usize] |= CAPTION;
                }
            }
        }
        let _ = flow;
        for table in tree.all(Tag::Table) {
            let range = table as usize..tree.nodes[table as usize].end as usize;
            let layout = range
                .clone()
                .skip(1)
                .any(|node| tree.tag(node as u32) == Some(Tag::Table))
                || tree.raw(table, "role") == Some("presentation");
            if !layout {
                for node in range {
                    if matches!(tree.tag(node as u32), Some(Tag::Td | Tag::Th)) {
                        flags[node] |= DATA_CELL;
                    }
                }
            }
        }
        Self { flags }
    }

    /// A cell of a table that holds data, not a layout.
    pub(super) fn is_data_cell(&self, node: u32) -> bool {
        self.flags[node as usize] & DATA_CELL != 0
    }

    /// Words under a picture.
    pub(super) fn is_caption(&self, node: u32) -> bool {
        self.flags[node as usize] & CAPTION != 0
    }

    /// Not shown by a browser.
    pub(super) fn is_hidden(&self, node: u32) -> bool {
        self.flags[node as usize] & HIDDEN != 0
    }
}

fn is_hidden(tree: &Tree<'_>, node: u32) -> bool {
    if tree.raw(node, "hidden").is_some() {
        return true;
    }
    tree.raw(node, "style").is_some_and(|style| {
        let style: String = style
            .bytes()
            .take(MAX_LABEL)
            .filter(|byte| !byte.is_ascii_whitespace())
            .map(|byte| byte.to_ascii_lowercase() as char)
            .collect();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

/// The words of an element's class and id, split at signs and inner capitals, lower case.
pub(super) fn words(tree: &Tree<'_>, node: u32) -> Vec<String> {
    let mut words = Vec::new();
    for name in ["class", "id"] {
        let Some(value) = tree.raw(node, name) else {
            continue;
        };
        let mut word = String::new();
        let mut small = false;
        for c in value.chars().take(MAX_LABEL) {
            let ends = !c.is_alphanumeric() || small && c.is_uppercase();
            if ends && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if c.is_alphanumeric() {
                word.extend(c.to_lowercase());
            }
            small = c.is_lowercase();
        }
        if !word.is_empty() {
            words.push(word);
        }
    }
    words
}
