use laocoon_read::archive::{Archive, Part, parts};
use laocoon_read::{MAX_BYTES, Options, ReadError};
use laocoon_text::{Document, Notice};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

/// Something to examine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    File {
        path: PathBuf,
        /// Name below the folder it was found in; its own name if it was given itself.
        below: PathBuf,
    },
    Stdin,
    Address(String),
    /// A document in an archive.
    Part(Part),
}

impl Input {
    /// The name it goes by in messages and in the dossier.
    pub fn name(&self) -> String {
        match self {
            Input::File { path, .. } => path.display().to_string(),
            Input::Stdin => "-".to_owned(),
            Input::Address(address) => address.clone(),
            Input::Part(part) => part.source.clone(),
        }
    }
}

/// Why an input gave no document.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    #[error("there is no such file or folder; check the name")]
    Missing,
    #[error("it cannot be read ({0})")]
    Io(io::Error),
    #[error("it holds no texts (looked for files that end in {}); give the files themselves", TEXTS.join(", "))]
    NoTexts,
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(transparent)]
    Fetch(#[from] laocoon_read::FetchError),
    #[error(
        "the page was fetched, but its bytes cannot be stored ({0}); give a folder that can be written to"
    )]
    Keep(io::Error),
    #[error("its dossier cannot be written to {place} ({error}); give another place after -o")]
    Write { place: String, error: io::Error },
}

impl From<io::Error> for InputError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => InputError::Missing,
            _ => InputError::Io(error),
        }
    }
}

/// Endings of the files that are taken from a folder.
const TEXTS: [&str; 16] = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "docm", "pdf", "rss", "atom",
    "xml", "zip", "warc", "warc.gz",
];

/// The inputs that one word of the command line stands for, in a fixed order.
pub fn expand(word: &OsStr) -> Result<Vec<Input>, InputError> {
    if word == "-" {
        return Ok(vec![Input::Stdin]);
    }
    if let Some(address) = word.to_str().filter(|word| laocoon_read::is_address(word)) {
        return Ok(vec![Input::Address(address.to_owned())]);
    }
    let path = PathBuf::from(word);
    if !path.metadata()?.is_dir() {
        let below = path.file_name().map(PathBuf::from).unwrap_or_default();
        return Ok(vec![Input::File { path, below }]);
    }
    let mut found = Vec::new();
    walk(&path, &path, &mut found)?;
    if found.is_empty() {
        return Err(InputError::NoTexts);
    }
    Ok(found)
}

/// Texts below a folder, by name; hidden ones and links to folders are left out.
fn walk(root: &Path, folder: &Path, found: &mut Vec<Input>) -> io::Result<()> {
    let mut entries: Vec<_> = folder.read_dir()?.collect::<Result<_, _>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if entry.file_type()?.is_dir() {
            walk(root, &path, found)?;
        } else if is_text(&path) && path.is_file() {
            let below = path.strip_prefix(root).unwrap_or(&path).to_owned();
            found.push(Input::File { path, below });
        }
    }
    Ok(())
}

fn is_text(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_lowercase();
    let ends = |text: &str| {
        let rest = name.strip_suffix(text);
        rest.is_some_and(|rest| rest.ends_with('.'))
    };
    TEXTS.iter().any(|text| ends(text))
}

/// Reads an input. Bytes from an address are stored in `keep`, if given.
pub fn read(input: &Input, options: &Options, keep: Option<&Path>) -> Result<Document, InputError> {
    match input {
        Input::File { path, .. } => {
            let document = laocoon_read::read(load(path)?, &input.name(), options)?;
            Ok(document)
        }
        Input::Stdin => Ok(laocoon_read::read(
            at_most(io::stdin().lock())?,
            "-",
            options,
        )?),
        Input::Address(address) => fetch(address, options, keep),
        Input::Part(part) => {
            let options = part.options(options);
            Ok(laocoon_read::read(
                part.bytes.clone(),
                &part.source,
                &options,
            )?)
        }
    }
}

/// The documents of an input: itself, or if it is an archive those in it, one by one.
pub fn unpacked(input: Input) -> Box<dyn Iterator<Item = Result<Input, (String, InputError)>>> {
    let name = input.name();
    let opened = match &input {
        Input::File { path, .. } => archive(path, &name),
        _ => Ok(None),
    };
    match opened {
        Ok(None) => Box::new(std::iter::once(Ok(input))),
        Ok(Some((archive, file))) => Box::new(parts(archive, file, name).map(|part| match part {
            Ok(part) => Ok(Input::Part(part)),
            Err(failed) => Err((failed.source, failed.error.into())),
        })),
        Err(error) => Box::new(std::iter::once(Err((name, error)))),
    }
}

/// What kind of archive a file is, if it is one.
fn archive(path: &Path, name: &str) -> Result<Option<(Archive, BufReader<File>)>, InputError> {
    let mut file = File::open(path)?;
    let mut head = Vec::new();
    (&mut file).take(4096).read_to_end(&mut head)?;
    let Some(archive) = Archive::of(&head, name) else {
        return Ok(None);
    };
    file.rewind()?;
    Ok(Some((archive, BufReader::new(file))))
}

/// The bytes of a file, unless there are too many: that is told before they are read.
pub fn load(path: &Path) -> Result<Vec<u8>, InputError> {
    let file = File::open(path)?;
    if file.metadata()?.len() > MAX_BYTES as u64 {
        return Err(ReadError::TooLarge.into());
    }
    at_most(file)
}

/// One byte more than is read suffices to tell that there are too many.
fn at_most(from: impl Read) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    from.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bytes of an input with the name they go by and what is known of their form.
pub fn bytes(input: &Input) -> Result<(Vec<u8>, String, Options), InputError> {
    let options = Options::default();
    match input {
        Input::File { path, .. } => Ok((load(path)?, input.name(), options)),
        Input::Stdin => Ok((at_most(io::stdin().lock())?, input.name(), options)),
        Input::Part(part) => Ok((part.bytes.clone(), input.name(), part.options(&options))),
        Input::Address(address) => {
            let fetched = laocoon_read::fetch(address)?;
            let options = fetched.options(&options);
            Ok((fetched.bytes, fetched.address, options))
        }
    }
}

fn fetch(address: &str, options: &Options, keep: Option<&Path>) -> Result<Document, InputError> {
    let fetched = laocoon_read::fetch(address)?;
    let options = fetched.options(options);
    let mut kept = "its bytes were not stored (--keep FOLDER stores them)".to_owned();
    if let Some(folder) = keep {
        let file = folder.join(kept_name(&fetched.address, &fetched.bytes));
        crate::output::write(&file, &fetched.bytes).map_err(InputError::Keep)?;
        kept = format!("its bytes are stored as {}", file.display());
    }
    let moved = if fetched.address == address {
        String::new()
    } else {
        format!(", which {address} points to")
    };
    let source = fetched.address;
    let mut document = laocoon_read::read(fetched.bytes, &source, &options)?;
    let message = format!("fetched from {source}{moved}; {kept}");
    document.notices.insert(0, Notice::whole(message));
    Ok(document)
}

/// A file name that tells the address.
pub fn file_name(address: &str) -> String {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let bare = bare.split(['?', '#']).next().unwrap_or(bare);
    let safe: String = bare
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '.' {
                c
            } else {
                '-'
            }
        })
        .take(80)
        .collect();
    safe.trim_matches(['-', '.']).to_owned()
}

/// The same, made to differ when the bytes do.
fn kept_name(address: &str, bytes: &[u8]) -> String {
    let safe = file_name(address);
    let hash = laocoon_read::hash(bytes);
    let known = TEXTS
        .iter()
        .find(|text| safe.ends_with(&format!(".{text}")));
    match known {
        Some(ending) => format!(
            "{}-{}.{ending}",
            &safe[..safe.len() - ending.len() - 1],
            &hash[..8]
        ),
        None => format!("{safe}-{}.html", &hash[..8]),
    }
}

#[cfg(test)]
mod tests {
    use super::kept_name;

    #[test]
    fn names_of_kept_pages() {
        let check = |address: &str, expected: &str| {
            let name = kept_name(address, b"page");
            let hash = laocoon_read::hash(b"page");
            assert_eq!(name, expected.replace('#', &hash[..8]), "{address}");
        };
        check("https://example.org/a/b.html?q=1", "example.org-a-b-#.html");
        check("http://example.org/", "example.org-#.html");
        check("http://127.0.0.1:80/../x", "127.0.0.1-80-..-x-#.html");
    }
}
