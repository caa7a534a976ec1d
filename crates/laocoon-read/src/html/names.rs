//! The words that pages use in classes and ids.

use super::label::{BODY, CAPTION, COMMENTS, EMBED, FURNITURE, HIDDEN};

/// Letters of a class name that are looked at.
const MAX_LETTERS: usize = 100;

/// The labels that a class name or an id gives.
pub(super) fn labels_of(name: &str) -> u16 {
    if SAYS_NOTHING.iter().any(|start| name.starts_with(start)) {
        return 0;
    }
    of_words(&words(name))
}

/// The words of a class or id, split at signs and inner capitals, lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in name.chars().take(MAX_LETTERS) {
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
            (COMMENTS_WORDS, COMMENTS),
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

/// Beginnings of class names that tell of something else than the element itself: what it
/// is filed under, what stands beside it.
#[rustfmt::skip]
const SAYS_NOTHING: &[&str] = &[
    "tag-", "tags-", "category-", "format-", "type-", "has-", "no-", "with-", "without-", "js-",
    "status-", "topic-", "section-",
];

/// Words, or pairs of words, that name furniture.
#[rustfmt::skip]
const FURNITURE_WORDS: &[&str] = &[
    "a lire", "abonnement", "ad", "addthis", "addtoany", "ads", "advert", "advertisement",
    "advertising", "adverts", "anzeige", "archives", "ariane", "author", "authors", "backlink",
    "banner", "bio", "blogroll", "breadcrumb", "breadcrumbs", "byline", "calendar", "carousel",
    "categories", "catlinks", "comentarios", "comment", "commentaire", "commentaires",
    "commentlist", "comments", "compartir", "condividi", "consent", "cookie", "cookies",
    "copyright", "correlati", "credit", "credits", "crumbs", "cta", "dateline", "disclaimer",
    "disqus", "donate", "donation", "editsection", "empfehlungen", "feedback", "footer", "fyre",
    "gdpr", "jump", "kommentar", "kommentare", "kommentarii", "latest", "legal", "linkwithin",
    "lire aussi", "livefyre", "login", "masthead", "menu", "meta", "modal", "most", "mostread",
    "nav", "navbar", "navbox", "newsletter", "newsletters", "next", "noprint", "off screen",
    "offscreen", "outbrain", "overlay", "pagenavi", "pager", "pagination", "paging", "partage",
    "partager", "pingback", "pings", "podpiska", "poll", "popular", "popup", "postmeta",
    "postmetadata", "postnav", "prev", "previous", "printfooter", "promo", "promos", "promotion",
    "pub", "publicidad", "publicite", "publicites", "quiz", "rail", "rating", "ratings",
    "recommend", "recommendations", "recommended", "register", "reklama", "relacionadas",
    "relacionados", "related", "relatedposts", "replies", "reply", "respond", "screen reader",
    "screenreader", "search", "share", "sharebar", "sharedaddy", "shares", "sharing", "sidebar",
    "sign in", "sign up", "signin", "signup", "skip", "sociable", "social", "socials", "sponsor",
    "sponsored", "sr only", "submenu", "subscribe", "subscription", "taboola", "tag", "tagcloud",
    "tagged", "tags", "teaser", "teasers", "teilen", "ticker", "timestamp", "toolbar", "tools",
    "tooltip", "topnav", "trackback", "trackbacks", "trending", "upsell", "visually hidden",
    "voir aussi", "weather", "werbung", "widget", "widgetarea", "widgets", "yarpp",
];

/// Parts of words that name furniture wherever they stand.
#[rustfmt::skip]
const FURNITURE_PARTS: &[&str] = &[
    "advert", "breadcrumb", "comments", "cookie", "footer", "mostread", "navigation",
    "newsletter", "outbrain", "recommend", "related", "sharing", "sidebar", "sponsor", "subscri",
    "taboola",
];

/// Words, or pairs of words, that name the body of an article.
#[rustfmt::skip]
const BODY_WORDS: &[&str] = &[
    "article body", "article content", "article contents", "article text", "articlebody",
    "articlecontent", "articletext", "content article", "entry body", "entry content",
    "field name body", "mw content", "post body", "post content", "post entry", "postcontent",
    "story body", "story content", "story text", "storybody",
];

/// Words that name what readers wrote.
#[rustfmt::skip]
const COMMENTS_WORDS: &[&str] = &[
    "comentarios", "comment", "commentaire", "commentaires", "commentlist", "comments", "disqus",
    "fyre", "kommentar", "kommentare", "kommentarii", "livefyre", "replies", "respond",
];

/// Words that name what stands under a picture.
#[rustfmt::skip]
const CAPTION_WORDS: &[&str] = &[
    "caption", "captions", "figcaption", "legende",
];

#[cfg(test)]
mod tests {
    use super::{BODY, CAPTION, COMMENTS, FURNITURE, HIDDEN, labels_of};
    use super::{BODY_WORDS, CAPTION_WORDS, COMMENTS_WORDS, FURNITURE_PARTS, FURNITURE_WORDS};

    #[test]
    fn lists_are_sorted() {
        for list in [
            FURNITURE_WORDS,
            FURNITURE_PARTS,
            BODY_WORDS,
            CAPTION_WORDS,
            COMMENTS_WORDS,
        ] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn names_of_classes() {
        let check = |name: &str, expected: u16| assert_eq!(labels_of(name), expected, "{name}");
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
