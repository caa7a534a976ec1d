//! Whole pages, as ugly as real ones.

use super::page;
use laocoon_text::{Document, Language};

/// Main blocks and captions, one a line: kind, level, list, lead-in, words.
fn outline(document: &Document) -> Vec<String> {
    document
        .blocks
        .iter()
        .filter(|block| block.main || block.kind.name() == "caption")
        .map(|block| {
            let mut line = block.kind.name().to_owned();
            if block.level > 0 {
                line += &format!(" {}", block.level);
            }
            if let Some(list) = block.list {
                line += &format!(" list {list}");
            }
            if let Some(at) = block.lead_in {
                let words = document.words(document.blocks[at as usize].span);
                line += &format!(" after «{}»", words.chars().take(12).collect::<String>());
            }
            line + ": " + &document.words(block.span).replace('\n', " / ")
        })
        .collect()
}

fn check(html: &str, expected: &[&str]) -> Document {
    let document = page(html.as_bytes()).expect("a page");
    let outline = outline(&document);
    assert_eq!(outline, expected, "{outline:#?}");
    super::sound(html.as_bytes());
    document
}

const FRENCH: &str = r##"<!DOCTYPE html>
<html lang="fr-FR"><head><meta charset="utf-8"><title>Le barrage de Vaulx rouvre ses vannes | L'Écho des Rives</title>
<meta property="article:published_time" content="2021-03-09T06:30:00+01:00">
<script>var x = "<p>pas un texte</p>";</script><style>p > a { color: red }</style></head>
<body class="has-sidebar single tag-barrage">
<div id="cookie-banner"><p>Nous utilisons des cookies pour mesurer l'audience de ce site et vous proposer des offres adaptées à vos centres d'intérêt.</p><button>Tout accepter</button></div>
<nav><ul><li><a href="/">Accueil</a><li><a href="/eau">Eau</a><li><a href="/villes">Villes</a></ul></nav>
<div class="conteneur"><article class="post-18 tag-popular category-eau hentry">
<header><h1>Le barrage de Vaulx<br>rouvre ses vannes</h1>
<p class="byline">Par <a rel="author" href="/j">Jeanne Aubier</a></p><time>Publié le 9 mars 2021</time></header>
<div class="partage"><a href="#">Partager</a> <a href="#">Tweeter</a></div>
<div class="entry-content">
<p>Après onze mois de travaux, l&rsquo;ouvrage de Vaulx a laiss&eacute; filer lundi ses premiers
   <b>340&nbsp;m&egrave;tres cubes</b> par seconde.
<p>Trois points restent en suspens&nbsp;:
<ul><li>le co&ucirc;t, estim&eacute; &agrave; 41 millions d'euros<li>la passe à poissons
  <ul><li>dessinée en 2016,<li>jamais financée ;</ul>
<li><p>le niveau garanti en été.</p></ul>
<h2>Un chantier disputé</h2>
<figure><img src="v.jpg" alt="x"><figcaption>Les vannes, vues de la rive gauche. Photo Léa Brun</figcaption></figure>
<p>« Personne ne nous a demandé notre avis sur les digues », résume le maire de Saint-Oyen, joint <i>par téléphone hier soir.</p>
<p>Le préfet promet</i> une réunion publique avant la fin du mois d'avril dans chacune des communes riveraines.</p>
<blockquote><p>L'eau n'attend pas les réunions, elle descend.</p></blockquote>
<p><a href="/12">Lire aussi : nos cartes des zones inondables</a></p>
<table><caption>Débits mesurés</caption><tr><th>Mois<th>m³/s<tr><td>Janvier<td>212<tr><td>Février<td>305</table>
<div style="display: none">Texte caché aux lecteurs, qui ne doit compter pour rien dans la page.</div>
</div>
<section id="comments"><h3>2 commentaires</h3><div class="comment"><p>Enfin une bonne nouvelle pour la vallée, il était temps que quelqu'un se décide à agir.</p></div></section>
</article>
<aside><h3>Les plus lus</h3><ol><li><a href="/1">Un sanglier dans la piscine municipale</a><li><a href="/2">Le pont d'Ars fermé tout l'été</a></ol></aside>
</div><footer><p>© L'Écho des Rives, tous droits réservés. Reproduction interdite sans autorisation de la rédaction.</p></footer></body></html>"##;

#[test]
fn french_news() {
    let document = check(
        FRENCH,
        &[
            "title: Le barrage de Vaulx / rouvre ses vannes",
            "paragraph: Après onze mois de travaux, l’ouvrage de Vaulx a laissé filer lundi ses premiers 340\u{a0}mètres cubes par seconde.",
            "paragraph: Trois points restent en suspens\u{a0}:",
            "list_item 1 list 0 after «Trois points»: le coût, estimé à 41 millions d'euros",
            "list_item 1 list 0 after «Trois points»: la passe à poissons",
            "list_item 2 list 1 after «la passe à p»: dessinée en 2016,",
            "list_item 2 list 1 after «la passe à p»: jamais financée ;",
            "list_item 1 list 0 after «Trois points»: le niveau garanti en été.",
            "heading 2: Un chantier disputé",
            "caption: Les vannes, vues de la rive gauche. Photo Léa Brun",
            "paragraph: « Personne ne nous a demandé notre avis sur les digues », résume le maire de Saint-Oyen, joint par téléphone hier soir.",
            "paragraph: Le préfet promet une réunion publique avant la fin du mois d'avril dans chacune des communes riveraines.",
            "block_quote: L'eau n'attend pas les réunions, elle descend.",
            "caption: Débits mesurés",
            "table_cell: Mois",
            "table_cell: m³/s",
            "table_cell: Janvier",
            "table_cell: 212",
            "table_cell: Février",
            "table_cell: 305",
        ],
    );
    assert_eq!(document.language, Language::French);
    assert_eq!(document.encoding, "UTF-8");
    let title = document.title.expect("a title");
    assert_eq!(title.text, "Le barrage de Vaulx rouvre ses vannes");
    let author = document.author.expect("an author");
    assert_eq!(author.text, "Jeanne Aubier");
    assert!(author.span.is_some());
    let published = document.published.expect("a date");
    assert_eq!(published.date.to_string(), "2021-03-09");
    assert_eq!(published.found, "meta article:published_time");
    assert!(document.text.contains("Un sanglier dans la piscine"));
    assert!(!document.text.contains("pas un texte"));
}

const RUSSIAN: &str = r##"<html><head><title>Мост через Ольшанку закрыт - Вестник Заречья</title></head><body bgcolor=white>
<table width=900 align=center><tr><td colspan=2><font size=5><a href="/">Вестник Заречья</a></font></td></tr>
<tr><td width=180 valign=top><a href=1>Новости</a><br><a href=2>Происшествия</a><br><a href=3>Архив номеров</a></td>
<td valign=top><h1>Мост через Ольшанку закрыт до октября</h1>
<font color=gray>14.06.2018, 09:20</font><br><br>
Движение по старому мосту через Ольшанку остановлено с понедельника: комиссия нашла трещины в двух опорах из пяти.<br><br>
По словам инженера Льва Гордина, ремонт обойдётся не менее чем в 28 миллионов рублей, и начнут его не раньше августа.<br><br>
Автобусы номер 3 и 7 пойдут через Каменку, дорога займёт на сорок минут больше.<br>
Школьников повезут отдельно.
<br><br><b>Читайте также:</b><br><a href=9>Паром на Ольшанке: расписание</a><br><a href=8>Кто строил мост</a>
</td></tr></table>
<p align=center><small>&copy; 2001&ndash;2018 &laquo;Вестник Заречья&raquo;. При перепечатке ссылка обязательна.</small>
</body></html>"##;

#[test]
fn russian_news_in_a_table_of_layout() {
    let document = check(
        RUSSIAN,
        &[
            "title: Мост через Ольшанку закрыт до октября",
            "paragraph: Движение по старому мосту через Ольшанку остановлено с понедельника: комиссия нашла трещины в двух опорах из пяти.",
            "paragraph: По словам инженера Льва Гордина, ремонт обойдётся не менее чем в 28 миллионов рублей, и начнут его не раньше августа.",
            "paragraph: Автобусы номер 3 и 7 пойдут через Каменку, дорога займёт на сорок минут больше. / Школьников повезут отдельно.",
        ],
    );
    let published = document.published.clone().expect("a date");
    assert_eq!(published.date.to_string(), "2018-06-14");
    assert_eq!(published.found, "dateline");
    let words = published.span.map(|span| document.words(span));
    assert_eq!(words, Some("14.06.2018"));
    assert_eq!(document.language, Language::Russian);
}

/// The same page in the encodings such pages come in reads the same.
#[test]
fn encodings() {
    let check = |label: &str, html: &str, declared: bool| {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a label");
        let html = if declared {
            html.replace("<head>", &format!("<head><meta charset={label}>"))
        } else {
            html.to_owned()
        };
        let bytes = match label {
            "utf-16le" => std::iter::once(0xFEFF)
                .chain(html.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect(),
            "utf-16be" => std::iter::once(0xFEFF)
                .chain(html.encode_utf16())
                .flat_map(u16::to_be_bytes)
                .collect(),
            _ => encoding.encode(&html).0.into_owned(),
        };
        let document = page(&bytes).expect("a page");
        assert_eq!(document.encoding, encoding.name(), "{label}");
        let utf8 = page(html.as_bytes()).expect("a page");
        assert_eq!(document.text, utf8.text, "{label}");
        assert_eq!(document.blocks, utf8.blocks, "{label}");
        super::sound(&bytes);
        for (at, character) in document.text.char_indices() {
            let end = at + character.len_utf8();
            let source = document.map.source((at..end).into()).expect("mapped");
            let (source, _) = encoding.decode_without_bom_handling(&bytes[source]);
            let same = source.chars().eq([character]);
            let other = source.is_empty() || source.starts_with(['&', '<', '\n', ' ']);
            assert!(same || other, "{label} {character:?} {source:?}");
        }
    };
    for declared in [true, false] {
        check("windows-1251", RUSSIAN, declared);
        check("utf-16le", RUSSIAN, declared);
        check("utf-16be", RUSSIAN, declared);
    }
    check("koi8-r", RUSSIAN, true);
    check(
        "windows-1252",
        &FRENCH.replace("charset=\"utf-8\"", ""),
        true,
    );
    check(
        "windows-1252",
        &FRENCH.replace("charset=\"utf-8\"", ""),
        false,
    );
    check(
        "shift_jis",
        "<head><title>x</title><p>橋は十月まで閉鎖される。カメンカ経由のバスは四十分余計にかかる。",
        true,
    );
    // Saved by a browser as UTF-8, the declaration of the original kept.
    let saved = RUSSIAN.replace("<head>", "<head><meta charset=windows-1251>");
    assert_eq!(page(saved.as_bytes()).expect("a page").encoding, "UTF-8");
}

#[test]
fn english_page_of_teasers_and_comments() {
    let teaser = |n: u32| {
        format!(
            "<article class=card><h3><a href=/{n}>Harbour story number {n} of this week</a></h3><p>The harbour board met again and put off the vote, for the {n}th time since spring, over dredging.</p></article>"
        )
    };
    let comment = "<div class=comment-body><p>Whoever wrote this has never stood on that quay in January, I can tell you that much, and neither has the board.</p></div>";
    let html = format!(
        "<html lang=en><title>Quay wall to be rebuilt — Portside Ledger</title><body>\
         <div class=latest>{}</div>\
         <main><article><h1>Quay wall to be rebuilt</h1><div class=meta>5 May 2018 | Tom Hale | 3 min read</div>\
         <div><p>The oldest stretch of the quay wall will be torn down in June and rebuilt in concrete, the board said.\
         <p>It was last repaired in 1931, when 12,000 tonnes of stone were brought in by barge from Elmouth.\
         <p><em>Tom Hale covers ports and fisheries. Write to him at the Ledger.</em></div></article>\
         <h2>More stories</h2>{}</main><div id=comments>{}</div>\
         <dialog>Sign up for our letter and never miss a tide again, it takes a minute.</dialog></body></html>",
        (1..5).map(teaser).collect::<String>(),
        (5..12).map(teaser).collect::<String>(),
        comment.repeat(20),
    );
    let document = check(
        &html,
        &[
            "title: Quay wall to be rebuilt",
            "paragraph: The oldest stretch of the quay wall will be torn down in June and rebuilt in concrete, the board said.",
            "paragraph: It was last repaired in 1931, when 12,000 tonnes of stone were brought in by barge from Elmouth.",
        ],
    );
    assert_eq!(
        document.published.map(|day| day.date.to_string()),
        Some("2018-05-05".to_owned())
    );
}

#[test]
fn small_and_broken_pages() {
    check("<p>Court, mais seul.", &["paragraph: Court, mais seul."]);
    check("plain words", &["paragraph: plain words"]);
    check(
        "• un premier point, assez long pour compter<br>• un second point, tout aussi long que lui",
        &[
            "list_item 1 list 0: un premier point, assez long pour compter",
            "list_item 1 list 0: un second point, tout aussi long que lui",
        ],
    );
    check(
        "<pre>  un\n  deux\n\n  trois</pre>",
        &["paragraph: un / deux", "paragraph: trois"],
    );
    check(
        "<p>a<b>b</b>c <i> d</i>\n\n e&#32;&nbsp;f\u{ad}g",
        &["paragraph: abc d e \u{a0}fg"],
    );
    check(
        "<svg><g><text>x</text><p>Hors du dessin",
        &["paragraph: Hors du dessin"],
    );
    check(
        "<template>x</template><noscript>Activez tout.</noscript><p>Seul texte.",
        &["paragraph: Seul texte."],
    );
    for empty in [
        "<script>x</script>",
        "<title>x</title>",
        "<!-- x -->",
        "&nbsp;",
    ] {
        assert!(page(empty.as_bytes()).is_err(), "{empty}");
    }
}

/// By structure, not by the clock: what is cut is said, and the text is kept.
#[test]
fn hostile_pages_are_cut() {
    let deep = format!("{}<p>au fond", "<div>".repeat(100_000));
    let document = page(deep.as_bytes()).expect("a page");
    assert_eq!(document.text, "au fond");
    let said = |document: &Document, words: &str| {
        document
            .notices
            .iter()
            .any(|notice| notice.message.contains(words))
    };
    assert!(said(&document, "99489 elements nested deeper than 512"));
    let tree = super::super::tree::Tree::build(&deep);
    assert_eq!(tree.nodes.len(), 100_003);
    let deepest = (1..tree.nodes.len() as u32)
        .map(|node| tree.ancestors(node).count())
        .max();
    assert_eq!(deepest, Some(512));

    let attributes: String = (0..1_000_000).map(|n| format!(" a{n}=1")).collect();
    let document = page(format!("<p{attributes}>dit</p>").as_bytes()).expect("a page");
    assert!(said(&document, "999744 attributes beyond the first 256"));

    // Formatting that is never closed is not opened again in each paragraph.
    let bold: String = (0..2_000).map(|n| format!("<p><b id={n}>x")).collect();
    let tree = super::super::tree::Tree::build(&bold);
    assert_eq!(tree.nodes.len(), 1 + 3 * 2_000);
}
