/// A language that Laocoon has a pack for, or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
    /// Russian.
    Russian,
    /// Not told, or a language without a pack.
    #[default]
    Unknown,
}

impl Language {
    /// Every language with a pack.
    pub const ALL: [Language; 3] = [Language::French, Language::English, Language::Russian];

    /// The BCP 47 tag; `unknown` where there is none.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::French => "fr",
            Language::English => "en",
            Language::Russian => "ru",
            Language::Unknown => "unknown",
        }
    }

    /// The language of a BCP 47 tag such as `fr` or `fr-CA`.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Language::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(primary))
    }
}
