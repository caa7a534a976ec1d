use crate::syntax::{self, Tag, Tagged, Tree};
use crate::token::Words;
use jiff::civil::Date;
use laocoon_text::{Document, Notice, Span};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::sync::OnceLock;

/// All marks of one document. Every list is in order of its spans, and ids are indices.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    /// The day on which relative times are anchored.
    pub anchor: Option<Anchor>,
    /// Words, numbers and signs.
    pub tokens: Vec<Token>,
    /// The tokens' folded forms.
    pub words: Words,
    /// Sentences; none crosses a block.
    pub sentences: Vec<Sentence>,
    /// Time expressions.
    pub times: Vec<Time>,
    /// Numbers with what they measure.
    pub quantities: Vec<Quantity>,
    /// Names of persons, places, organisations, peoples.
    pub names: Vec<Name>,
    /// Groups and role-holders without a name of their own.
    pub actors: Vec<Actor>,
    /// Whom or what names and actors mean.
    pub entities: Vec<Entity>,
    /// Words between quotation marks.
    pub quotations: Vec<Quotation>,
    /// Words that say how sure, on whose word, or in what tone.
    pub cues: Vec<Cue>,
    /// What was doubted.
    pub notices: Vec<Notice>,
    /// Parts of speech, once somebody has asked: see [`Layers::tags`].
    pub(crate) tags: OnceLock<Tagged>,
}

/// Syntax costs time and a model in memory, so it is worked out when it is asked for. The
/// document is the one that was marked; with another one the tags mean nothing.
impl Layers {
    /// The part of speech and inflection of each token; tokens of one word bear the same.
    /// The whole document is tagged at the first call.
    pub fn tags(&self, document: &Document) -> &[Tag] {
        &self.tagged(document).tags
    }

    fn tagged(&self, document: &Document) -> &Tagged {
        self.tags.get_or_init(|| {
            let (tokens, sentences) = (&self.tokens, &self.sentences);
            syntax::tag(document, tokens, sentences, &self.words, document.language)
        })
    }

    /// The lemma, in lower case, of the word that a token is or belongs to: "fermer" for
    /// "ferme" where it is a verb, "porte-parole" for "porte" in it. Empty for no token.
    pub fn lemma(&self, document: &Document, token: u32) -> String {
        let tagged = self.tagged(document);
        syntax::lemma(document, &self.tokens, &self.words, tagged, token)
    }

    /// The dependencies of one sentence, an index into [`Layers::sentences`]; an empty tree
    /// where there is none. It is parsed at every call: keep the tree while you need it.
    pub fn tree(&self, document: &Document, sentence: u32) -> Tree {
        let tags = self.tags(document);
        let sentence = self.sentences.get(sentence as usize);
        sentence.map_or_else(Tree::default, |sentence| {
            let (tokens, words) = (&self.tokens, &self.words);
            syntax::parse(document, tokens, sentence, words, tags, document.language)
        })
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident -> $list:ident : $item:ty),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl std::ops::Index<$name> for Layers {
            type Output = $item;
            fn index(&self, id: $name) -> &$item {
                &self.$list[id.0 as usize]
            }
        }
    )*};
}

ids! {
    /// Index into [`Layers::times`].
    TimeId -> times: Time,
    /// Index into [`Layers::quantities`].
    QuantityId -> quantities: Quantity,
    /// Index into [`Layers::names`].
    NameId -> names: Name,
    /// Index into [`Layers::entities`].
    EntityId -> entities: Entity,
    /// Index into [`Layers::cues`].
    CueId -> cues: Cue,
}

/// The day on which relative times are anchored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The day.
    pub date: Date,
    /// The words it was read from, if the text gave it.
    pub span: Option<Span>,
    /// How it was found, for people.
    pub found: String,
}

/// A word, a number or a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its characters.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Index of its sentence in [`Layers::sentences`].
    pub sentence: u32,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// Digits of any script, without grouping: "2 724" is two tokens.
    Number,
    /// One sign.
    Sign,
}

/// A sentence, a heading, a list item or another stretch that ends without a full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its words.
    pub span: Span,
    /// Index of its block in the document.
    pub block: u32,
    /// Its tokens: first, and one past the last.
    pub tokens: (u32, u32),
}

/// A time expression, as TIMEX3 has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its words.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value: "2022-01-04", "XXXX-01-04", "P3M", "2022-W02".
    pub value: String,
    /// TIMEX3 modifier.
    pub modifier: Option<Modifier>,
    /// First day covered, when known.
    pub from: Option<Date>,
    /// Last day covered, inclusive, when known.
    pub to: Option<Date>,
    /// Which construction and which anchor gave the value, for people.
    pub rule: String,
}

/// TIMEX3 type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are TIMEX3's own")]
pub enum TimeKind {
    Date,
    Time,
    Duration,
    Set,
}

/// TIMEX3 modifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are TIMEX3's own")]
pub enum Modifier {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
}

/// A number and what it measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its words: number, bound and unit; not what is counted.
    pub span: Span,
    /// What kind of number.
    pub kind: QuantityKind,
    /// The number in `unit`, scale words multiplied in. `None` for a bare range.
    pub value: Option<Decimal>,
    /// Least number that the words allow; `None` for no limit.
    pub low: Option<Decimal>,
    /// Greatest number that the words allow; `None` for no limit.
    pub high: Option<Decimal>,
    /// How the words bound it.
    pub bound: Bound,
    /// UCUM code ("km2", "%") or ISO 4217 code ("USD").
    pub unit: Option<String>,
    /// What it is a count, share or rank of.
    pub of: Option<Span>,
    /// By so much something rose or fell; `None` for a level.
    pub change: Option<Change>,
    /// Place of the last written digit, scale word included (u of the verdict rule):
    /// 1,000,000 for "20 millions", 1 for "1533".
    pub last_digit: Decimal,
    /// Place of the last digit that is not zero (U of the verdict rule): 10,000,000 for
    /// "20 millions", 1 for "1533".
    pub last_nonzero_digit: Decimal,
}

/// Which way a figure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Change {
    Up,
    Down,
}

/// What kind of number a quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum QuantityKind {
    Number,
    Measure,
    Money,
    Percent,
    Rank,
    Count,
    Range,
}

/// How the words around a number bound it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Bound {
    #[default]
    Exact,
    About,
    MoreThan,
    AtLeast,
    LessThan,
    AtMost,
    Nearly,
    Range,
}

/// A name.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its words, without title, article and bullet.
    pub span: Span,
    /// What kind of thing bears it.
    pub kind: NameKind,
    /// Whom or what it means.
    pub entity: Option<EntityId>,
    /// How sure the link is, 0 to 1.
    pub score: f32,
    /// What the link rests on, for people: "gazetteer", "misspelling of Kazakhstan (distance 1)".
    pub because: String,
}

/// A group or the holder of a role, told without a name: "les manifestants", "Russian troops".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its words, with the country or organisation whose it is.
    pub span: Span,
    /// Whom it means.
    pub entity: EntityId,
    /// The country or organisation whose it is.
    pub of: Option<EntityId>,
}

/// What kind of thing bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
    /// A nationality, people, religious or political group: "kazakh", "les Russes".
    Group,
    /// Anything else with a name.
    Other,
}

impl NameKind {
    /// The name used in the dossier.
    pub const fn code(self) -> &'static str {
        match self {
            NameKind::Person => "PER",
            NameKind::Place => "LOC",
            NameKind::Organisation => "ORG",
            NameKind::Group => "NORP",
            NameKind::Other => "MISC",
        }
    }
}

/// Whom or what one or more names mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The usual name in the document's language.
    pub name: String,
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// Identifiers: ("iso3166", "KZ"), ("geonames", "1526384"), ("wikidata", "Q232"); of an
    /// actor without a name ("role", "police").
    pub ids: Vec<(&'static str, String)>,
    /// Where it lies; `None` for what lies nowhere and where the gazetteer does not know.
    pub position: Option<Position>,
    /// Every spelling met, in order of first use.
    pub spellings: Vec<String>,
    /// Its names in the document.
    pub mentions: Vec<NameId>,
}

/// A point on Earth, and what it is the point of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Degrees north, to a hundredth.
    pub latitude: f32,
    /// Degrees east, to a hundredth.
    pub longitude: f32,
    /// "country", "capital", "city", "region", "continent", "water", "site": of all but cities
    /// and sites it is a point near the middle.
    pub of: &'static str,
}

impl Entity {
    /// One of its identifiers.
    pub fn id(&self, scheme: &str) -> Option<&str> {
        self.ids
            .iter()
            .find(|(name, _)| *name == scheme)
            .map(|(_, id)| id.as_str())
    }
}

/// What kind of thing an entity is. A nationality's entity is its country.
pub type EntityKind = NameKind;

/// Words between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words with their marks.
    pub span: Span,
    /// What the marks are for.
    pub class: QuotationClass,
}

/// What quotation marks are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuotationClass {
    /// Somebody's words.
    Speech,
    /// A word held at a distance.
    Term,
    /// The name of a work, a unit, a programme.
    Title,
}

/// Words that say how sure, on whose word, or in what tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its words.
    pub span: Span,
    /// What it does.
    pub class: CueClass,
    /// What it does it to.
    pub scope: Option<Span>,
    /// By which rule its scope was found.
    pub reach: CueReach,
    /// For a loaded word: in what way it judges.
    pub tone: Option<Tone>,
    /// For a loaded word: whom it is said of.
    pub target: Option<EntityId>,
}

/// How far a cue speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CueReach {
    /// Its clause.
    #[default]
    Clause,
    /// From itself to the end of its clause.
    After,
    /// Its sentence.
    Sentence,
    /// Itself alone: it blurs a word, not a statement.
    Words,
    /// What a verb of saying reports, which may stand before it.
    Verb,
    /// What a verb of saying reports, which always follows it.
    Object,
    /// What is said "according to" someone.
    Source,
    /// Its clause, which it gives to a source left unsaid: "reportedly", "serait".
    Reportive,
}

/// In what way a loaded word judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Names a power or its people with contempt: "regime", "puppet".
    Power,
    /// Names people by the violence or fraud ascribed to them: "thug", "terrorist".
    Violence,
    /// Names people by a creed, as a reproach: "fascist".
    Creed,
    /// Takes humanity away: "vermin".
    Dehumanising,
    /// Denies truthfulness: "lie", "sham".
    Falsehood,
    /// Exalts: "heroic".
    Praise,
    /// Paints violence: "brutal", "bloodbath".
    Cruelty,
    /// Condemns: "shameful".
    Blame,
    /// Holds a word at a distance: quotation marks around it, "(sic)".
    Irony,
}

impl Tone {
    /// The name used in the dossier and in language packs.
    pub const fn name(self) -> &'static str {
        match self {
            Tone::Power => "power",
            Tone::Violence => "violence",
            Tone::Creed => "creed",
            Tone::Dehumanising => "dehumanising",
            Tone::Falsehood => "falsehood",
            Tone::Praise => "praise",
            Tone::Cruelty => "cruelty",
            Tone::Blame => "blame",
            Tone::Irony => "irony",
        }
    }
}

/// What a cue does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueClass {
    /// Makes less sure: "peut-être", "would".
    Hedge,
    /// Makes more sure: "évidemment", "clearly".
    Booster,
    /// Denies.
    Negation,
    /// Makes it depend: "si", "unless".
    Condition,
    /// Gives it to somebody: "selon", "said".
    Report,
    /// Gives it to nobody: "on dit que".
    Impersonal,
    /// Judges while it names.
    Loaded,
}

impl CueClass {
    /// The name used in the dossier and in language packs.
    pub const fn name(self) -> &'static str {
        match self {
            CueClass::Hedge => "hedge",
            CueClass::Booster => "booster",
            CueClass::Negation => "negation",
            CueClass::Condition => "condition",
            CueClass::Report => "report",
            CueClass::Impersonal => "impersonal",
            CueClass::Loaded => "loaded",
        }
    }
}
