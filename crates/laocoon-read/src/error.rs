use crate::MAX_BYTES;

/// Why an input gave no document. Each message says what to do.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// No bytes, or nothing but white space.
    #[error("it is empty; give a file that holds a text")]
    Empty,
    /// Not a text at all.
    #[error(
        "it is not a text but {kind}; save its words as plain text, Markdown or HTML and examine that"
    )]
    Binary {
        /// What it looks like, with its article: "a PDF document".
        kind: &'static str,
    },
    /// An encoding that is not in the Encoding Standard.
    #[error("its character encoding, {label}, is not known; save it as UTF-8 and try again")]
    UnknownEncoding {
        /// The label as given.
        label: String,
    },
    /// Bytes that no known encoding explains.
    #[error("its bytes are not a text in {encoding}; save it as UTF-8 and try again")]
    Undecodable {
        /// The encoding that was tried.
        encoding: &'static str,
    },
    /// An archive or packed document that is broken.
    #[error(
        "it is damaged or of a kind that is not read ({why}); save it anew, or give the files in it"
    )]
    Damaged {
        /// What was found.
        why: String,
    },
    /// Pages without letters: pictures of a text.
    #[error(
        "it holds no letters, only pictures of them; have them recognised (OCR) and give the text"
    )]
    NoLetters,
    /// Beyond [`MAX_BYTES`].
    #[error("it is larger than {} MB, the most that is read; split it and examine the parts", MAX_BYTES >> 20)]
    TooLarge,
    /// Markup without words.
    #[error(
        "it holds no words to examine; if the page builds its text with a script, save it from a browser after it has loaded, or copy the words into a text file"
    )]
    NoText,
}
