use laocoon_text::{Language, MediaType, Moment, Profile};

/// The largest input that is read, in bytes. A longer one is refused, not cut.
pub const MAX_BYTES: usize = 64 << 20;

/// What the caller knows better than the bytes do.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The kind of bytes; told from the name and the content when absent.
    pub media_type: Option<MediaType>,
    /// The language; told from the words when absent.
    pub language: Option<Language>,
    /// The day, and perhaps the hour, the document counts as published, instead of what it states.
    pub as_of: Option<Moment>,
    /// How undirected times such as "Friday" are to be read.
    pub profile: Profile,
    /// Label of the character encoding, such as a server's `charset`; told from the bytes
    /// when absent. A byte order mark is stronger.
    pub encoding: Option<String>,
}
