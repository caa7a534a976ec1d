//! The report.
#![allow(clippy::unwrap_used, reason = "a failed test says where")]

mod common;

use common::{Sample, hostile_strings, mongolia, snapshot};
use laocoon_assess::Verdict;
use laocoon_dossier::html::render;
use laocoon_mark::{CueClass, NameKind, QuotationClass};
use laocoon_text::{Author, BlockKind, Language, Notice, Span, Title};
use proptest::prelude::*;

/// The page without its style sheet and script, which have tests of their own.
fn body(sample: &Sample) -> String {
    let mut page = render(&sample.dossier(), Language::English);
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let (before, rest) = page.split_once(open).unwrap();
        let (_, after) = rest.split_once(close).unwrap();
        page = format!("{before}{open}{close}{after}");
    }
    page
}

/// The part of the page that holds the article.
fn article(sample: &Sample) -> String {
    let page = body(sample);
    let (_, rest) = page.split_once("<div class=\"article\"").unwrap();
    let (_, rest) = rest.split_once('>').unwrap();
    let (article, _) = rest.split_once("</div>\n</section>").unwrap();
    article.to_owned()
}

/// Text without tags; entities read back.
fn strip(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((words, tag)) = rest.split_once('<') {
        text.push_str(words);
        rest = tag.split_once('>').unwrap().1;
    }
    text.push_str(rest);
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Tags open and close in pairs, ids are unique, links lead somewhere.
fn check_page(page: &str) {
    let (mut open, mut ids, mut links) = (Vec::new(), Vec::new(), Vec::new());
    for tag in page.split('<').skip(1) {
        let tag = tag.split_once('>').unwrap().0;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{tag}");
            continue;
        }
        for (attribute, list) in [(" id=\"", &mut ids), (" href=\"#", &mut links)] {
            if let Some((_, value)) = tag.split_once(attribute) {
                list.push(value.split_once('"').unwrap().0);
            }
        }
        let name = tag.split([' ', '\n']).next().unwrap();
        if !tag.ends_with('/') && !["!DOCTYPE", "meta", "input", "br"].contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
    for link in links {
        assert!(ids.binary_search(&link).is_ok(), "#{link} leads nowhere");
    }
}

#[test]
fn looks_as_it_did() {
    let page = body(&mongolia());
    check_page(&page);
    snapshot("mongolia.html", &page);
}

#[test]
fn same_dossier_same_bytes() {
    assert_eq!(
        render(&mongolia().dossier(), Language::English),
        render(&mongolia().dossier(), Language::English)
    );
}

#[test]
fn every_claim_is_linked_both_ways() {
    let sample = mongolia();
    let page = body(&sample);
    for claim in 1..=sample.claims.len() {
        for part in [
            format!("id=\"s{claim}\""),
            format!("id=\"m-s{claim}\""),
            format!("href=\"#s{claim}\""),
            format!("href=\"#m-s{claim}\""),
        ] {
            assert!(page.contains(&part), "{part}");
        }
    }
}

#[test]
fn claims_across_and_outside_blocks_have_their_words() {
    let mut sample = Sample::of("Trois villes.\n\nUne mer.\n\nHors bloc : 3 ports.");
    sample.document.blocks.truncate(2);
    let subject = sample.entity("Mongolie", NameKind::Place, None);
    let quantity = sample.quantity("3", "3", None);
    sample.figure("Trois villes.\n\nUne mer.", "population", subject, quantity);
    sample.figure("3 ports", "population", subject, quantity);
    let page = body(&sample);
    check_page(&page);
    let article = article(&sample);
    assert_eq!(article.matches("id=\"m-s1\"").count(), 1);
    assert_eq!(article.matches("class=\"claim").count(), 3);
    assert!(strip(&article).contains("3 ports"));
}

#[test]
fn lists_nest() {
    let mut sample = Sample::of("a\nb\nc\nd\ne");
    for (block, (list, level)) in
        sample
            .document
            .blocks
            .iter_mut()
            .zip([(0, 1), (0, 2), (0, 2), (0, 1), (1, 1)])
    {
        block.kind = BlockKind::ListItem;
        (block.list, block.level) = (Some(list), level);
    }
    let article = article(&sample)
        .replace(" dir=\"auto\"", "")
        .replace('\n', "");
    assert_eq!(
        article,
        "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul><ul><li>e</li></ul>"
    );
}

/// A dossier with these words wherever words of others may stand.
fn everywhere(words: &str) -> Sample {
    let text = format!("{words}\nA 3 B");
    let mut sample = Sample::of(&text);
    let subject = sample.entity(words, NameKind::Place, None);
    let other = sample.entity(words, NameKind::Person, None);
    sample.name("A", other);
    let quantity = sample.quantity("3", "3", Some(words));
    let claim = sample.figure("A 3", words, subject, quantity);
    let laocoon_claim::Body::Figure(figure) = &mut sample.claims[0].body else {
        panic!("not a figure");
    };
    figure.with = Some(other);
    figure.category = Some(words.into());
    let time = sample.time("B", words, None);
    let laocoon_claim::Body::Figure(figure) = &mut sample.claims[0].body else {
        panic!("not a figure");
    };
    figure.time = Some(time);
    let mut evidence = common::evidence((2000, 2001), words, "3", words, "in force");
    evidence.period = Some(words.into());
    evidence.dataset = words.into();
    let mut later = evidence.clone();
    later.editions = (2002, 2003);
    sample.finding(claim, Verdict::Stale, "rule", words, vec![evidence, later]);
    sample.document.source = words.into();
    sample.document.title = Some(Title {
        text: words.into(),
        span: None,
    });
    sample.document.author = Some(Author {
        text: words.into(),
        span: None,
    });
    sample.document.notices.push(Notice::whole(words));
    sample.findings.vintage = Some(laocoon_assess::Vintage {
        dataset: words.into(),
        editions: (2000, 2001),
        claims: vec![0],
        in_force: None,
        shifted: (0, 76),
        because: words.into(),
    });
    sample
}

#[test]
fn hostile_words_stay_words() {
    let harmless = body(&everywhere("x"));
    let tags = |page: &str| page.matches('<').count() - page.matches("bdi").count();
    for words in hostile_strings() {
        let sample = everywhere(&words);
        let page = body(&sample);
        check_page(&page);
        if words.trim().is_empty() || words.contains('\n') {
            continue;
        }
        assert_eq!(tags(&page), tags(&harmless), "{words:?}");
        assert!(
            !page
                .chars()
                .any(|c| c.is_control() && c != '\n' && c != '\t'),
            "{words:?}"
        );
    }
}

#[test]
fn five_thousand_claims_stay_small() {
    let line = "La frontière avec la Chine est longue de 4677 km.\n";
    let mut sample = Sample::of(&line.repeat(5000));
    let subject = sample.entity("Mongolie", NameKind::Place, None);
    let quantity = sample.quantity("4677 km", "4677", Some("km"));
    let place = "mn / Geography / Land boundaries / border countries";
    for nth in 0..5000 {
        let claim = sample.figure("longue de 4677 km", "land-boundary", subject, quantity);
        let shift = nth * line.len() as u32;
        let span = &mut sample.claims[claim as usize].span;
        *span = Span::new(span.start + shift, span.end + shift);
        let evidence = vec![
            common::evidence((1990, 2014), place, "4677", "km", "matching edition"),
            common::evidence((2015, 2025), place, "4630", "km", "in force"),
        ];
        sample.finding(
            claim,
            Verdict::Stale,
            "earlier-edition",
            "Revised in 2015.",
            evidence,
        );
    }
    let page = render(&sample.dossier(), Language::English);
    println!("{} bytes", page.len());
    assert!(page.len() < 5_000_000, "{}", page.len());
}

#[test]
fn a_paragraph_with_many_marks_takes_linear_time() {
    let mut sample = Sample::of(&"a 3 b. ".repeat(60_000));
    let all = sample.document.text.len() as u32;
    let subject = sample.entity("Mongolie", NameKind::Place, None);
    let quantity = sample.quantity("3", "3", None);
    let mark = sample.layers.quantities[0].clone();
    sample.quotation("a", QuotationClass::Speech);
    sample.layers.quotations[0].span = Span::new(0, all);
    for at in (0..all - 7).step_by(7) {
        let mut next = mark.clone();
        next.span = Span::new(at + 2, at + 3);
        sample.layers.quantities.push(next);
    }
    sample.figure("3", "population", subject, quantity);
    let claim = sample.claims[0].clone();
    for at in (7..all - 7).step_by(21) {
        let mut next = claim.clone();
        next.span = Span::new(at, at + 5);
        sample.claims.push(next);
    }
    let start = std::time::Instant::now();
    render(&sample.dossier(), Language::English);
    // Quadratic time would be minutes; seconds leave room for a slow machine.
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
    println!("{:?}", start.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever marks overlap, the words come out as they went in.
    #[test]
    fn tags_stripped_the_text_is_left(
        text in "[a-dé🐎 <>&\"\n]{1,60}",
        marks in prop::collection::vec((0usize..60, 1usize..20, 0u8..6), 0..25),
    ) {
        let mut sample = Sample::of(&text);
        let ends: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
        let subject = sample.entity("Mongolie", NameKind::Place, None);
        sample.layers.quantities.clear();
        let quantity = {
            let mut other = Sample::of("3");
            let id = other.quantity("3", "3", None);
            other.layers.quantities[0].span = Span::new(0, 0);
            sample.layers.quantities.append(&mut other.layers.quantities);
            id
        };
        let mut marks = marks;
        marks.sort_unstable();
        for (start, length, kind) in marks {
            let from = start % ends.len();
            let to = (from + length).min(ends.len() - 1);
            let words = &text[ends[from] as usize..ends[to] as usize];
            if words.is_empty() {
                continue;
            }
            match kind {
                0 | 1 => {
                    let claim = sample.figure(words, "area", subject, quantity);
                    sample.claims[claim as usize].span = Span::new(ends[from], ends[to]);
                }
                2 => { sample.time(words, "2021", None); }
                3 => sample.name(words, subject),
                4 => sample.quotation(words, QuotationClass::Term),
                _ => { sample.cue(words, CueClass::Hedge, words); }
            }
        }
        sample.claims.sort_by_key(|claim| claim.span);
        check_page(&body(&sample));
        let expected: Vec<&str> = sample.document.blocks.iter().map(|block| sample.document.words(block.span)).collect();
        let inside = |span: Span| sample.document.blocks.iter().any(|block| block.span.overlaps(span));
        if sample.claims.iter().all(|claim| inside(claim.span)) {
            let got = strip(&article(&sample));
            prop_assert_eq!(got.trim_matches('\n'), expected.join("\n"));
        }
    }
}

/// Writes the reports that the browser test opens, where `LAOCOON_REPORTS` names a folder.
#[test]
fn reports_for_the_browser() {
    let Some(folder) = std::env::var_os("LAOCOON_REPORTS") else {
        println!("skipped: LAOCOON_REPORTS names no folder");
        return;
    };
    let folder = std::path::Path::new(&folder);
    let hostile = everywhere(&hostile_strings().join(" ").replace('\n', " "));
    for (name, sample) in [
        ("mongolia.html", mongolia()),
        ("hostile.html", hostile),
        ("empty.html", Sample::of("")),
    ] {
        std::fs::write(
            folder.join(name),
            render(&sample.dossier(), Language::English),
        )
        .unwrap();
    }
}
