//! The vocabulary that every stage of Laocoon shares: a [`Document`] with its text, its
//! [`Block`]s and its way back to the source bytes, and the [`Span`]s that pin every
//! statement to its exact words.
//!
//! No I/O, no language, no clock. Spans count **bytes** of `Document::text` inside the
//! program, because slicing is then free; the dossier converts them to Unicode code points
//! once, at the border, with [`CodePoints`].

pub mod anchor;
mod code_points;
mod document;
mod language;
mod moment;
mod notice;
mod profile;
mod quotes;
mod source_map;
mod span;
mod strides;
mod utf16;

pub use code_points::CodePoints;
pub use document::{Author, Block, BlockKind, Document, MediaType, Published, Title};
pub use language::Language;
pub use moment::{Moment, NoMoment};
pub use notice::Notice;
pub use profile::Profile;
pub use quotes::Quotes;
pub use source_map::{Piece, SourceMap};
pub use span::Span;
pub use utf16::Utf16Units;
