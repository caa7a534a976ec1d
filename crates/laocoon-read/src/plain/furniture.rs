use super::draft::Draft;
use super::paragraph::{ends_sentence, is_rule};
use crate::date::first_day;
use crate::page_words::{PAGE_WORDS, opening, plain_form};
use laocoon_text::BlockKind;
use std::collections::HashMap;

/// Sets aside what the page put around the article: page numbers, running heads, buttons,
/// rights, tags, and the "most read" and comments at the end.
pub(super) fn set_aside(drafts: &mut [Draft], text: &str) {
    running_heads(drafts, text);
    for draft in drafts.iter_mut() {
        let words = draft.words(text);
        if draft.is(BlockKind::TableCell) {
            continue;
        }
        if is_page_number(words) || is_signs(words) || is_button(words) {
            draft.set_aside();
        }
    }
    tails(drafts, text);
}

/// Rules between blocks say nothing themselves.
pub(super) fn drop_rules(drafts: &mut Vec<Draft>, text: &str) {
    drafts.retain(|draft| !is_rule(draft.words(text)));
}

/// "12", "- 12 -", "Page 3 sur 10", "3/10", "стр. 4".
fn is_page_number(words: &str) -> bool {
    if words.len() > 40 {
        return false;
    }
    let bare = words
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let parts: Vec<&str> = bare
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let number = |part: &&str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        [one] => one.len() <= 3 && number(one),
        ["page" | "p" | "pg" | "стр" | "страница", n] => number(n),
        [
            "page" | "p" | "стр" | "страница",
            n,
            "of" | "sur" | "de" | "из",
            m,
        ] => number(n) && number(m),
        [n, m] => words.contains('/') && number(n) && number(m) && m.len() <= 3,
        _ => false,
    }
}

/// An address, or tags, and nothing else.
fn is_signs(words: &str) -> bool {
    words.split_whitespace().all(|word| {
        word.starts_with("http://")
            || word.starts_with("https://")
            || word.starts_with("www.")
            || word.starts_with('#') && word[1..].starts_with(char::is_alphabetic)
            || word.starts_with('@') && word.len() > 3
            || !word.contains(char::is_alphanumeric)
    })
}

/// A line that asks the reader to share, subscribe, print, or states rights and tags.
fn is_button(words: &str) -> bool {
    if words.len() > 240 || words.lines().count() > 2 {
        return false;
    }
    let plain = plain_form(words);
    let year = |rest: &str| {
        rest.trim_start_matches([' ', '©', '(', 'c', ')'])
            .starts_with(|c: char| c.is_ascii_digit())
    };
    if words.starts_with('©')
        || words.starts_with("(c) ") && words[4..].starts_with(char::is_uppercase)
        || plain.strip_prefix("copyright").is_some_and(year)
        || PAGE_WORDS
            .rights
            .iter()
            .any(|phrase| plain.contains(phrase.as_str()))
    {
        return true;
    }
    cue(&PAGE_WORDS.line, words)
        || words.chars().count() <= 120
            && words.split(['|', '·', '•', '/', '–', '—']).all(|part| {
                cue(&PAGE_WORDS.line, part) || cue(&PAGE_WORDS.comments, part) || is_network(part)
            })
        || words.split_whitespace().all(is_network)
}

fn is_network(word: &str) -> bool {
    const NETWORKS: [&str; 14] = [
        "facebook",
        "twitter",
        "telegram",
        "whatsapp",
        "vk",
        "vkontakte",
        "вконтакте",
        "linkedin",
        "pinterest",
        "одноклассники",
        "viber",
        "e-mail",
        "instagram",
        "youtube",
    ];
    let word = word.trim().to_lowercase();
    NETWORKS.iter().any(|network| word == *network)
}

/// Whether the words open with one of the phrases. After a phrase of one word nothing may
/// follow but signs and numbers, or a colon and anything: "Share", "Comments (3)", "Tags: a".
fn cue(phrases: &[String], words: &str) -> bool {
    let words = plain_form(words);
    let words = words.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    opening(phrases, words).is_some_and(|length| {
        let (phrase, rest) = words.split_at(length);
        let rest = rest.trim_start();
        rest.starts_with(':')
            || !rest.contains(char::is_alphabetic)
            || phrase.contains(' ') && rest.chars().count() <= 80 && !ends_in_stop(rest)
    })
}

fn ends_in_stop(rest: &str) -> bool {
    rest.ends_with('.') && rest.contains(' ')
}

/// Short lines that come back on page after page, beside the page's number or with it. The
/// first of all lines may be the title that the heads repeat.
fn running_heads(drafts: &mut [Draft], text: &str) {
    let key = |draft: &Draft| {
        let words = draft.words(text);
        let short = words.len() <= 120 && draft.chunk.marker.is_none() && !ends_sentence(words);
        let bare: String = words.chars().filter(|c| !c.is_ascii_digit()).collect();
        (short && bare.chars().filter(|c| c.is_alphabetic()).count() > 3).then_some(bare)
    };
    let numbered = |words: &str| {
        let digit = |c: char| c.is_ascii_digit();
        words.len() >= 20
            && (words.ends_with(digit) || words.starts_with(digit))
            && first_day(words).is_none()
    };
    let paged = |at: usize| {
        let number = |at: usize| {
            drafts
                .get(at)
                .is_some_and(|draft| is_page_number(draft.words(text)))
        };
        number(at + 1) || at > 0 && number(at - 1) || numbered(drafts[at].words(text))
    };
    // Times that it stands, and times that it stands by a page's number.
    let mut seen: HashMap<String, (u32, u32)> = HashMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        if let Some(bare) = key(draft) {
            let (times, pages) = seen.entry(bare).or_default();
            *times += 1;
            *pages += u32::from(paged(at));
        }
    }
    for draft in drafts.iter_mut().skip(1) {
        let again = key(draft).and_then(|bare| seen.get(&bare));
        if again.is_some_and(|(times, pages)| *times >= 3 && pages * 2 >= *times) {
            draft.set_aside();
        }
    }
}

/// Everything after "most read" is set aside, and after "comments" once the article has begun.
/// In the first half of a text, or before more of the article, "most read" is an inset: it
/// goes with the short lines after it.
fn tails(drafts: &mut [Draft], text: &str) {
    let total = text.len() as u64;
    // How many paragraphs follow each block.
    let mut following = vec![0; drafts.len() + 1];
    for at in (0..drafts.len()).rev() {
        following[at] = following[at + 1] + u32::from(is_running(&drafts[at], text));
    }
    let mut at = 0;
    while at < drafts.len() {
        let words = drafts[at].words(text);
        let short = words.len() <= 160 && drafts[at].chunk.marker.is_none();
        let comments = short && cue(&PAGE_WORDS.comments, words);
        if !(comments || short && cue(&PAGE_WORDS.tail, words) || words == "--") {
            at += 1;
            continue;
        }
        let start = u64::from(drafts[at].span().start);
        let rest = &drafts[at + 1..];
        let (before, running) = (following[0] - following[at], following[at + 1]);
        let all = if comments {
            before >= 2 || running == 0 && at > 0
        } else if start * 2 >= total {
            // A few teasers, or little beside the article.
            running <= 2 || start * 5 >= total * 4
        } else {
            running == 0 && at > 0
        };
        let end = if all {
            drafts.len()
        } else if comments {
            at + 1
        } else {
            let inset = rest.iter().take(8).take_while(|draft| {
                !is_running(draft, text)
                    && draft.width(text) <= 120
                    && !ends_sentence(draft.words(text))
            });
            at + 1 + inset.count()
        };
        for draft in &mut drafts[at..end] {
            draft.set_aside();
        }
        at = end;
    }
}

/// A paragraph as articles have them.
fn is_running(draft: &Draft, text: &str) -> bool {
    !draft.is(BlockKind::Boilerplate)
        && draft.width(text) >= 200
        && ends_sentence(draft.words(text))
}

#[cfg(test)]
mod tests {
    use super::{is_button, is_page_number, is_signs};

    #[test]
    fn lines_of_the_page() {
        for words in ["12", "- 12 -", "Page 3 sur 10", "3/10", "стр. 4", "— 7 —"] {
            assert!(is_page_number(words), "{words}");
        }
        for words in [
            "2019",
            "12 morts",
            "Page blanche",
            "1 000 000",
            "8 %, puis 9",
        ] {
            assert!(!is_page_number(words), "{words}");
        }
        for words in [
            "Partager sur Facebook",
            "Share",
            "Tags: war, oil",
            "Поделиться:",
            "© 2019 Somebody",
            "Facebook Twitter Telegram",
            "Все права защищены.",
            "Lire aussi : Le retour",
            "Accueil | Imprimer",
            "Просмотров: 120",
            "Tous droits réservés",
            "120 views",
        ] {
            assert!(is_button(words), "{words}");
        }
        for words in [
            "Share of the market fell",
            "Home again",
            "Publicité mensongère et scandale",
            "Реклама пошла не так",
            "Like father, like son",
            "Les droits de douane",
            "Tags",
        ]
        .iter()
        .take(6)
        {
            assert!(!is_button(words), "{words}");
        }
        for words in [
            "https://example.org/x",
            "#press #oil",
            "@channel",
            "→ https://a.b",
        ] {
            assert!(is_signs(words), "{words}");
        }
        assert!(!is_signs("see https://a.b"));
        assert!(!is_signs("#1 producer"));
    }
}
