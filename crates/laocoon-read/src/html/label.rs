//! What the elements of a page say of themselves: tags, roles, the words of their classes.

use super::tag::Tag;
use super::tree::Tree;

/// Class names of an element that are looked at, and letters of each.
const MAX_NAMES: usize = 40;
const MAX_LABEL: usize = 100;

/// Not shown by a browser.
pub(super) const HIDDEN: u16 = 1;
/// Words under a picture.
pub(super) const CAPTION: u16 = 1 << 1;
/// A cell of a table that holds data, not a layout.
pub(super) const DATA_CELL: u16 = 1 << 2;
/// Furniture: navigation, forms, sharing, teasers, comments.
pub(super) const FURNITURE: u16 = 1 << 3;
/// Says that it is the body of an article.
pub(super) const BODY: u16 = 1 << 4;
/// A post from elsewhere that the article shows.
pub(super) const EMBED: u16 = 1 << 6;

/// What readers wrote.
pub(super) const COMMENTS: u16 = 1 << 7;

/// The flags of every node, by index; none is inherited here.
pub(super) fn labels(tree: &Tree<'_>) -> Vec<u16> {
    let mut flags = vec![0u16; tree.nodes.len()];
    for node in 1..tree.nodes.len() as u32 {
        if let Some(tag) = tree.tag(node) {
            flags[node as usize] |= own(tree, node, tag);
        }
    }
    for table in tree.all(Tag::Table) {
        let range = table as usize..tree.nodes[table as usize].end as usize;
        let nested = |node: usize| tree.tag(node as u32) == Some(Tag::Table);
        if tree.raw(table, "role") == Some("presentation") || range.clone().skip(1).any(nested) {
            continue;
        }
        for node in range {
            if matches!(tree.tag(node as u32), Some(Tag::Td | Tag::Th)) {
                flags[node] |= DATA_CELL;
            }
        }
    }
    flags
}

fn own(tree: &Tree<'_>, node: u32, tag: Tag) -> u16 {
    let mut flags = 0;
    if is_hidden(tree, node) {
        flags |= HIDDEN;
    }
    flags |= match tag {
        Tag::Figcaption | Tag::Caption => CAPTION,
        Tag::Nav
        | Tag::Aside
        | Tag::Footer
        | Tag::Form
        | Tag::Button
        | Tag::Select
        | Tag::Textarea
        | Tag::Noscript
        | Tag::Dialog
        | Tag::Menu
        | Tag::Search
        | Tag::Fieldset
        | Tag::Header
        | Tag::Label => FURNITURE,
        _ => 0,
    };
    let is = |name: &str, values: &[&str]| {
        tree.raw(node, name).is_some_and(|value| {
            values
                .iter()
                .any(|wanted| value.trim().eq_ignore_ascii_case(wanted))
        })
    };
    if is("itemprop", &["articleBody"]) {
        flags |= BODY;
    }
    if is(
        "role",
        &[
            "navigation",
            "banner",
            "contentinfo",
            "complementary",
            "search",
            "dialog",
            "alertdialog",
            "menu",
            "menubar",
            "toolbar",
            "tooltip",
        ],
    ) {
        flags |= FURNITURE;
    }
    for attribute in ["class", "id"] {
        let value = tree.raw(node, attribute).unwrap_or_default();
        for name in value.split_ascii_whitespace().take(MAX_NAMES) {
            if !SAYS_NOTHING.iter().any(|start| name.starts_with(start)) {
                flags |= of_words(&words(name));
            }
        }
    }
    if flags & EMBED != 0 || is("itemprop", &["articleBody"]) {
        flags &= !FURNITURE;
    }
    flags
}

/// Beginnings of class names that tell of something else than the element itself: what it
/// is filed under, what stands beside it.
const SAYS_NOTHING: &[&str] = &[
    "tag-",
    "tags-",
    "category-",
    "format-",
    "type-",
    "has-",
    "no-",
    "with-",
    "without-",
    "js-",
    "status-",
    "topic-",
    "section-",
];

fn is_hidden(tree: &Tree<'_>, node: u32) -> bool {
    if tree.raw(node, "hidden").is_some() {
        return true;
    }
    tree.raw(node, "style").is_some_and(|style| {
        let style: String = style
            .bytes()
            .take(MAX_LABEL)
            .filter(|byte| !byte.is_ascii_whitespace())
            .map(|byte| byte.to_ascii_lowercase() as char)
            .collect();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

/// The words of a class or id, split at signs and inner capitals, lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in name.chars().take(MAX_LABEL) {
        let starts = !c.is_alphanumeric() || small && c.is_uppercase();
        if starts && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        small = c.is_lowercase();
    }
    words
}

fn of_words(words: &[String]) -> u16 {
    let mut flags = 0;
    let pairs = words
        .windows(2)
        .map(|pair| format!("{} {}", pair[0], pair[1]));
    for word in words.iter().cloned().chain(pairs) {
        for (list, flag) in [
            (FURNITURE_WORDS, FURNITURE),
            (BODY_WORDS, BODY),
            (CAPTION_WORDS, CAPTION),
            (&["embed", "tweet"], EMBED),
            (
                &["comment", "comments", "disqus", "replies", "respond"],
                COMMENTS,
            ),
        ] {
            if list.binary_search(&word.as_str()).is_ok() {
                flags |= flag;
            }
        }
        if FURNITURE_PARTS.iter().any(|part| word.contains(part)) {
            flags |= FURNITURE;
        }
    }
    if matches!(words, [only] | [only, _] if matches!(only.as_str(), "hidden" | "hide") && words.concat() == *only)
    {
        flags |= HIDDEN;
    }
    flags
}

/// Words, or pairs of words, that name furniture.
const FURNITURE_WORDS: &[&str] = &[
    "ad",
    "addthis",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "adverts",
    "author",
    "authors",
    "banner",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "categories",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "credit",
    "credits",
    "crumbs",
    "dateline",
    "disclaimer",
    "disqus",
    "donate",
    "donation",
    "footer",
    "gdpr",
    "jump",
    "legal",
    "login",
    "masthead",
    "menu",
    "meta",
    "modal",
    "most",
    "mostread",
    "nav",
    "navbar",
    "newsletter",
    "newsletters",
    "next",
    "noprint",
    "outbrain",
    "overlay",
    "pager",
    "pagination",
    "paging",
    "poll",
    "popular",
    "popup",
    "postmeta",
    "prev",
    "previous",
    "promo",
    "promos",
    "promotion",
    "quiz",
    "rail",
    "rating",
    "ratings",
    "recommend",
    "recommendations",
    "recommended",
    "register",
    "related",
    "replies",
    "reply",
    "respond",
    "screen reader",
    "screenreader",
    "search",
    "share",
    "sharebar",
    "sharedaddy",
    "shares",
    "sharing",
    "sidebar",
    "sign up",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "sr only",
    "submenu",
    "subscribe",
    "subscription",
    "taboola",
    "tag",
    "tagcloud",
    "tags",
    "teaser",
    "teasers",
    "timestamp",
    "toolbar",
    "tools",
    "tooltip",
    "trending",
    "visually hidden",
    "widget",
    "widgets",
];

/// Parts of words that name furniture wherever they stand.
const FURNITURE_PARTS: &[&str] = &[
    "advert",
    "breadcrumb",
    "comments",
    "cookie",
    "footer",
    "mostread",
    "navigation",
    "newsletter",
    "outbrain",
    "recommend",
    "related",
    "sharing",
    "sidebar",
    "sponsor",
    "subscri",
    "taboola",
];

/// Words, or pairs of words, that name the body of an article.
const BODY_WORDS: &[&str] = &[
    "article body",
    "article content",
    "article contents",
    "article text",
    "articlebody",
    "articlecontent",
    "articletext",
    "content article",
    "entry body",
    "entry content",
    "field name body",
    "mw content",
    "post body",
    "post content",
    "post entry",
    "postcontent",
    "story body",
    "story content",
    "story text",
    "storybody",
];

/// Words that name what stands under a picture.
const CAPTION_WORDS: &[&str] = &["caption", "captions", "figcaption", "legende"];

#[cfg(test)]
mod tests {
    use super::{
        BODY, BODY_WORDS, CAPTION, CAPTION_WORDS, FURNITURE, FURNITURE_PARTS, FURNITURE_WORDS,
        HIDDEN, of_words, words,
    };

    #[test]
    fn lists_are_sorted() {
        for list in [FURNITURE_WORDS, FURNITURE_PARTS, BODY_WORDS, CAPTION_WORDS] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn names_of_classes() {
        let check =
            |name: &str, expected: u16| assert_eq!(of_words(&words(name)), expected, "{name}");
        check("site-nav", FURNITURE);
        check("relatedPosts2", FURNITURE);
        check("canvas", 0);
        check("articleBody", BODY);
        check("comment-list", FURNITURE | COMMENTS);
        check("td-post-content", BODY);
        check("wp-caption-text", CAPTION);
        check("hidden", HIDDEN);
        check("hidden-xs", 0);
        check("", 0);
    }
}
