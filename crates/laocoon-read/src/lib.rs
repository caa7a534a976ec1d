//! bytes -> [`laocoon_text::Document`].
