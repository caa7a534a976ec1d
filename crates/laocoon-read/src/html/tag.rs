//! Element names, and what reading needs to know about each.

macro_rules! tags {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// An element name that reading treats in a way of its own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Tag { $($variant,)* Other }

        impl Tag {
            /// Number of variants.
            pub(super) const COUNT: usize = Tag::Other as usize + 1;

            fn known(lower: &[u8]) -> Tag {
                $(if lower == $name.as_bytes() { return Tag::$variant; })*
                Tag::Other
            }

            #[cfg(test)]
            const NAMES: &[(&str, Tag)] = &[$(($name, Tag::$variant)),*];
        }
    };
}

tags! {
    A "a", P "p", Div "div", Span "span", Li "li", Br "br", Img "img", Td "td", Tr "tr", Ul "ul",
    Script "script", Style "style", Meta "meta", Link "link", B "b", I "i", Em "em",
    Strong "strong", H1 "h1", H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6", Table "table",
    Tbody "tbody", Thead "thead", Tfoot "tfoot", Th "th", Caption "caption", Col "col",
    Colgroup "colgroup", Ol "ol", Dl "dl", Dt "dt", Dd "dd", Article "article", Section "section",
    Main "main", Aside "aside", Nav "nav", Header "header", Footer "footer", Figure "figure",
    Figcaption "figcaption", Blockquote "blockquote", Form "form", Input "input",
    Button "button", Select "select", Option "option", Optgroup "optgroup", Label "label",
    Textarea "textarea", Iframe "iframe", Svg "svg", Math "math", Template "template",
    Noscript "noscript", Title "title", Html "html", Head "head", Body "body", Pre "pre",
    Listing "listing", Xmp "xmp", Plaintext "plaintext", Noembed "noembed", Noframes "noframes",
    Address "address", Center "center", Details "details", Summary "summary", Dialog "dialog",
    Dir "dir", Menu "menu", Fieldset "fieldset", Legend "legend", Hgroup "hgroup", Hr "hr",
    Search "search", Object "object", Applet "applet", Marquee "marquee", Video "video",
    Audio "audio", Canvas "canvas", Picture "picture", Source "source", Track "track",
    Embed "embed", Param "param", Area "area", Base "base", Wbr "wbr", Keygen "keygen",
    Time "time", Code "code", Font "font", Big "big", Small "small", Nobr "nobr", S "s",
    Strike "strike", Tt "tt", U "u", Image "image", Frame "frame", Frameset "frameset",
    Basefont "basefont", Bgsound "bgsound",
}

impl Tag {
    /// The tag of a name as written, whatever its case.
    pub(super) fn of(name: &str) -> Tag {
        let mut lower = [0u8; 10];
        let Some(lower) = lower.get_mut(..name.len()) else {
            return Tag::Other;
        };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        Tag::known(lower)
    }

    /// Elements that never have content.
    pub(super) fn is_void(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Area | Base
                | Basefont
                | Bgsound
                | Br
                | Col
                | Embed
                | Frame
                | Hr
                | Image
                | Img
                | Input
                | Keygen
                | Link
                | Meta
                | Param
                | Source
                | Track
                | Wbr
        )
    }

    /// Elements that stand apart from the text around them: their borders are block borders.
    pub(super) fn is_block(self) -> bool {
        use Tag::*;
        self.is_heading()
            || self.is_table_part()
            || self.is_list()
            || matches!(
                self,
                P | Div
                    | Li
                    | Dt
                    | Dd
                    | Article
                    | Section
                    | Main
                    | Aside
                    | Nav
                    | Header
                    | Footer
                    | Figure
                    | Figcaption
                    | Blockquote
                    | Form
                    | Button
                    | Select
                    | Option
                    | Optgroup
                    | Textarea
                    | Noscript
                    | Pre
                    | Listing
                    | Xmp
                    | Plaintext
                    | Address
                    | Center
                    | Details
                    | Summary
                    | Dialog
                    | Fieldset
                    | Legend
                    | Hgroup
                    | Hr
                    | Search
                    | Object
                    | Applet
                    | Marquee
                    | Video
                    | Audio
                    | Canvas
                    | Iframe
            )
    }

    /// Start tags that end an open paragraph.
    pub(super) fn ends_paragraph(self) -> bool {
        use Tag::*;
        self.is_heading()
            || self.is_list()
            || matches!(
                self,
                P | Div
                    | Li
                    | Dt
                    | Dd
                    | Article
                    | Section
                    | Main
                    | Aside
                    | Nav
                    | Header
                    | Footer
                    | Figure
                    | Figcaption
                    | Blockquote
                    | Form
                    | Pre
                    | Listing
                    | Xmp
                    | Plaintext
                    | Address
                    | Center
                    | Details
                    | Summary
                    | Dialog
                    | Fieldset
                    | Hgroup
                    | Hr
                    | Search
                    | Table
            )
    }

    /// `h1` to `h6`.
    pub(super) fn is_heading(self) -> bool {
        self.heading_level() > 0
    }

    /// 1 to 6 for headings, else 0.
    pub(super) fn heading_level(self) -> u8 {
        match self {
            Tag::H1 => 1,
            Tag::H2 => 2,
            Tag::H3 => 3,
            Tag::H4 => 4,
            Tag::H5 => 5,
            Tag::H6 => 6,
            _ => 0,
        }
    }

    /// Lists of items.
    pub(super) fn is_list(self) -> bool {
        matches!(self, Tag::Ul | Tag::Ol | Tag::Dl | Tag::Menu | Tag::Dir)
    }

    /// A table and its parts.
    pub(super) fn is_table_part(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Table | Tbody | Thead | Tfoot | Tr | Td | Th | Caption | Colgroup
        )
    }

    /// Elements that an end tag from inside does not reach beyond.
    pub(super) fn is_border(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Table | Td | Th | Caption | Object | Applet | Marquee | Template | Svg | Math
        )
    }

    /// Elements whose end tag may be out of place without ending what stands inside them.
    pub(super) fn is_formatting(self) -> bool {
        use Tag::*;
        matches!(
            self,
            A | B | Big | Code | Em | Font | I | Nobr | S | Small | Strike | Strong | Tt | U
        )
    }

    /// Elements whose content is not the page's text.
    pub(super) fn is_mute(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Script
                | Style
                | Template
                | Title
                | Iframe
                | Noembed
                | Noframes
                | Svg
                | Head
                | Audio
                | Video
                | Canvas
                | Object
                | Applet
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn names_in_any_case() {
        for &(name, tag) in Tag::NAMES {
            assert_eq!(Tag::of(name), tag);
            assert_eq!(Tag::of(&name.to_ascii_uppercase()), tag);
        }
        assert_eq!(Tag::of("amp-img"), Tag::Other);
        assert_eq!(Tag::of("blockquotes"), Tag::Other);
        assert_eq!(Tag::of(""), Tag::Other);
    }
}
