//! Sets of pages whose article bodies people wrote down.

use crate::Failure;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// A page and the text that its article has.
pub(crate) struct Page {
    /// Its name in the set.
    pub name: String,
    /// The page.
    pub html: Vec<u8>,
    /// The article's text.
    pub body: String,
}

/// Scrapinghub's article-extraction-benchmark: `html/*.html.gz` and `ground-truth.json`.
pub(crate) fn benchmark(archive: &Path) -> Result<Vec<Page>, Failure> {
    let files = unpack(archive)?;
    let truth = files
        .get("ground-truth.json")
        .ok_or_else(|| Failure("no ground-truth.json in the archive".to_owned()))?;
    let truth: BTreeMap<String, serde_json::Value> = serde_json::from_slice(truth)?;
    let mut pages = Vec::new();
    for (name, entry) in truth {
        let Some(packed) = files.get(&format!("html/{name}.html.gz")) else {
            return Err(Failure(format!("no page {name} in the archive")));
        };
        let mut html = Vec::new();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut html)?;
        let body = entry["articleBody"].as_str().unwrap_or_default().to_owned();
        pages.push(Page { name, html, body });
    }
    Ok(pages)
}

/// Mozilla's readability test pages: `test/test-pages/*/source.html` and `expected.html`.
pub(crate) fn readability(archive: &Path) -> Result<Vec<Page>, Failure> {
    let files = unpack(archive)?;
    let mut pages = Vec::new();
    for (path, html) in &files {
        let Some(folder) = path.strip_suffix("/source.html") else {
            continue;
        };
        let expected = files.get(&format!("{folder}/expected.html"));
        let body = super::read(expected.cloned().unwrap_or_default());
        pages.push(Page {
            name: folder.rsplit('/').next().unwrap_or(folder).to_owned(),
            html: html.clone(),
            body: body.map(|page| page.text).unwrap_or_default(),
        });
    }
    Ok(pages)
}

/// The files of a `.tar.xz`, by path.
fn unpack(archive: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let mut packed = std::io::BufReader::new(std::fs::File::open(archive)?);
    let mut plain = Vec::new();
    lzma_rs::xz_decompress(&mut packed, &mut plain)
        .map_err(|error| Failure(format!("{}: {error}", archive.display())))?;
    let mut files = BTreeMap::new();
    for entry in tar::Archive::new(plain.as_slice()).entries()? {
        let mut entry = entry?;
        let path = entry.path()?.to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        files.insert(path.trim_start_matches("./").to_owned(), bytes);
    }
    Ok(files)
}
