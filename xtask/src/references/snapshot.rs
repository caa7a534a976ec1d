//! The dated snapshots of the JSON edition.

use super::name;
use super::page::{Body, Field, Page, Pages};
use crate::Failure;
use serde_json::Value;
use std::io::Read;
use std::path::Path;

/// Reads a `.tar.xz` of JSON pages, one a country.
pub fn read(file: &Path) -> Result<Pages, Failure> {
    let mut packed = std::io::BufReader::new(std::fs::File::open(file)?);
    let mut tar_bytes = Vec::new();
    lzma_rs::xz_decompress(&mut packed, &mut tar_bytes)
        .map_err(|e| Failure(format!("{}: {e:?}", file.display())))?;
    let mut pages = Pages::new();
    for entry in tar::Archive::new(tar_bytes.as_slice()).entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        let stem = path
            .file_stem()
            .and_then(|s| s.to_str())
            .unwrap_or_default();
        if path.extension().is_none_or(|e| e != "json") {
            continue;
        }
        let Some(code) = name::page_code(stem) else {
            continue;
        };
        let mut text = String::new();
        entry.read_to_string(&mut text)?;
        let Value::Object(sections) = serde_json::from_str(&text)? else {
            continue;
        };
        let page = pages.entry(code).or_insert_with(|| Page {
            entity: code,
            fields: Vec::new(),
        });
        for (section, fields) in sections {
            let Value::Object(fields) = fields else {
                continue;
            };
            for (label, body) in fields {
                page.fields.push(Field {
                    section: section.clone(),
                    label,
                    body: Body::Parts(parts(&body)),
                });
            }
        }
    }
    Ok(pages)
}

/// The texts under a field: its own, and those of its sub-fields.
fn parts(body: &Value) -> Vec<(String, String)> {
    let Value::Object(members) = body else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    for (label, value) in members {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(n) => n.to_string(),
            Value::Object(inner) => match inner.get("text") {
                Some(Value::String(text)) => text.clone(),
                _ => continue,
            },
            _ => continue,
        };
        let label = if label == "text" {
            String::new()
        } else {
            label.clone()
        };
        parts.push((label, text));
    }
    parts
}
