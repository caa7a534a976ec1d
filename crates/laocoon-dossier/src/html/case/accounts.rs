//! What several documents say of one thing, version beside version, and where they differ.

use super::{Case, edited, tolls};
use crate::gist;
use crate::html::view::section;
use crate::html::writer::Writer;
use crate::words::of;
use laocoon_assess::compare::account::{Account, Link, Over, Stand, Version};
use laocoon_assess::compare::overview::Overview;
use std::collections::BTreeSet;

/// Most accounts shown, and most voices of one version.
const MOST: usize = 200;
const MOST_VOICES: usize = 6;

/// Whether several documents tell of it, and not only copies of one text that agree; or the user
/// put a hand to it.
fn is_shared(account: &Account) -> bool {
    let documents: BTreeSet<u32> = account.voices.iter().map(|voice| voice.document).collect();
    let differ = account
        .links
        .iter()
        .any(|link| link.how != Stand::Agreement);
    let touched = account.voices.iter().any(edited::is_touched);
    touched || documents.len() > 1 && (account.origins > 1 || differ)
}

pub(super) fn any(view: &Case<'_>) -> bool {
    !view.shown.is_empty()
}

/// Accounts of several documents: the disputed first, then those of most origins.
pub(super) fn shown(case: &Overview) -> Vec<usize> {
    let numbered = case.accounts.iter().enumerate();
    let mut shown: Vec<(usize, &Account)> =
        numbered.filter(|(_, account)| is_shared(account)).collect();
    shown.sort_by_key(|(index, account)| {
        let agreed = !account
            .links
            .iter()
            .any(|link| link.how == Stand::Contradiction);
        (agreed, std::cmp::Reverse(account.origins), *index)
    });
    shown.truncate(MOST);
    shown.into_iter().map(|(index, _)| index).collect()
}

/// Where an account stands on the page; of one that is not shown, its section.
pub(super) fn href(view: &Case<'_>, account: u32) -> String {
    let at = account as usize;
    match view.shown.contains(&at) {
        true => format!("#a{}", at + 1),
        false if any(view) => "#accounts".to_owned(),
        false => "#documents".to_owned(),
    }
}

pub(super) fn write(out: &mut Writer, view: &Case<'_>) {
    if !any(view) {
        return;
    }
    let words = &view.words.views;
    section(
        out,
        "accounts",
        &words.accounts,
        Some(&words.account_hint),
        |out| {
            for index in &view.shown {
                if let Some(account) = view.case.accounts.get(*index) {
                    write_account(out, view, *index, account);
                }
            }
        },
    );
}

fn write_account(out: &mut Writer, view: &Case<'_>, index: usize, account: &Account) {
    let title = view.about(
        &account.kind,
        &account.about,
        &account.of,
        account.part.as_deref(),
    );
    out.raw("<article class=\"account\" id=\"a")
        .number(index + 1)
        .raw("\">\n<h3><bdi>")
        .text(&title)
        .raw("</bdi> <span class=\"quiet\">")
        .number(account.origins)
        .raw(" ")
        .text(view.words.form(&view.words.views.origins, account.origins))
        .raw("</span></h3>\n");
    let differences: Vec<&Link> = (account.links.iter())
        .filter(|link| link.how != Stand::Agreement)
        .collect();
    if !differences.is_empty() {
        out.raw("<ul class=\"differences\">");
        for link in differences {
            difference(out, view, account, link);
        }
        out.raw("</ul>\n");
    }
    out.raw("<div class=\"versions\">\n");
    for (number, version) in account.versions.iter().enumerate() {
        write_version(out, view, account, number, version);
    }
    out.raw("</div>\n</article>\n");
}

fn difference(out: &mut Writer, view: &Case<'_>, account: &Account, link: &Link) {
    let how = match link.how {
        Stand::Agreement => "agreement",
        Stand::Contradiction => "contradiction",
        Stand::Development => "development",
        Stand::Revision => "revision",
    };
    let over = match link.over {
        Over::Number => "number",
        Over::Day => "day",
        Over::Who => "who",
        Over::Whether => "whether",
    };
    let short = |at: u32| {
        let version = account.versions.get(at as usize);
        version.map_or_else(String::new, |version| short(view, account, version))
    };
    out.raw("<li")
        .raw(if link.how == Stand::Contradiction {
            " class=\"contested\""
        } else {
            ""
        })
        .raw("><b class=\"verdict\">")
        .text(of(&view.words.stand, how))
        .raw("</b> (")
        .text(of(&view.words.over, over))
        .raw("): <bdi>")
        .text(&short(link.a))
        .raw("</bdi> ↔ <bdi>")
        .text(&short(link.b))
        .raw("</bdi></li>\n");
}

/// A version in few words: number, day, who to whom.
fn short(view: &Case<'_>, account: &Account, version: &Version) -> String {
    let mut parts = Vec::new();
    if version.denied {
        parts.push(of(&view.words.standing, "denied").to_owned());
    }
    if version.low.is_some() || version.high.is_some() {
        let amount = tolls::amount(view, version.low, version.high);
        parts.push(match account.unit.as_deref() {
            None | Some("" | "1") => amount,
            Some(unit) => format!("{amount}\u{a0}{}", view.words.unit(unit)),
        });
    }
    parts.extend(version.day.as_deref().map(|day| view.words.time(day)));
    let names = |list: &[u32]| {
        let names: Vec<&str> = (list.iter())
            .filter_map(|name| Some(view.case.names.get(*name as usize)?.name.as_str()))
            .collect();
        names.join(", ")
    };
    if !version.by.is_empty() {
        parts.push(names(&version.by));
    }
    if !version.to.is_empty() {
        parts.push(format!("→ {}", names(&version.to)));
    }
    parts.join(" · ")
}

fn write_version(
    out: &mut Writer,
    view: &Case<'_>,
    account: &Account,
    number: usize,
    version: &Version,
) {
    let words = &view.words.views;
    let told = short(view, account, version);
    out.raw("<section class=\"version\">\n<h4><bdi>");
    if told.is_empty() {
        out.text(&words.version).raw(" ").number(number + 1);
    } else {
        out.text(&told);
    }
    out.raw("</bdi></h4>\n");
    for (nth, voice) in version.voices.iter().enumerate() {
        let Some(voice) = account.voices.get(*voice as usize) else {
            continue;
        };
        if nth >= MOST_VOICES && !edited::is_touched(voice) {
            continue;
        }
        out.raw("<p>");
        view.quoted(out, voice.document, &voice.quote);
        out.raw(" <span class=\"quiet\"><bdi>")
            .text(&tolls::holder(
                view,
                voice.holder.as_deref(),
                voice.document,
            ))
            .raw("</bdi> ");
        if let Some(day) = &voice.published {
            out.text(&view.words.time(day)).raw(" ");
        }
        out.raw("</span>");
        if let Some((verdict, because)) = &voice.verdict {
            let known = gist::BY_WEIGHT.iter().find(|known| known.name() == verdict);
            out.raw(" <b class=\"verdict\"")
                .attribute("title", because)
                .raw(">")
                .text(&view.words.verdict(known.copied()).name)
                .raw("</b> ");
        }
        edited::of_voice(out, view, voice);
        view.numbers(out, &[voice.document]);
        out.raw("</p>\n");
    }
    if version.voices.len() > MOST_VOICES {
        out.raw("<p class=\"quiet\">+")
            .number(version.voices.len() - MOST_VOICES)
            .raw("</p>\n");
    }
    out.raw("</section>\n");
}
