//! Archives and packed documents, made here: web archives, ZIP files, feeds, DOCX.

#![allow(clippy::unwrap_used, reason = "tests")]

use flate2::Compression;
use flate2::write::GzEncoder;
use laocoon_read::archive::{Archive, Part, PartError, parts};
use laocoon_read::{Options, ReadError, read};
use laocoon_text::{BlockKind, Document};
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

fn all(bytes: &[u8], name: &str) -> Vec<Result<Part, PartError>> {
    let archive = Archive::of(bytes, name).unwrap();
    parts(archive, Cursor::new(bytes.to_vec()), name.to_owned()).collect()
}

fn document(part: &Part) -> Document {
    let options = part.options(&Options::default());
    read(part.bytes.clone(), &part.source, &options).unwrap()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn record(kind: &str, address: &str, body: &[u8]) -> Vec<u8> {
    let mut record = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    record.extend_from_slice(body);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

const PAGE: &str = "<html><head><title>Паром сел на мель</title></head><body><p>Паром «Заря» сел на мель у Варны, на борту было 40 человек.</p></body></html>";

fn answer(charset: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}\r\n\r\n");
    [head.as_bytes(), body].concat()
}

#[test]
fn web_archives_give_their_pages() {
    let (cyrillic, ..) = encoding_rs::WINDOWS_1251.encode(PAGE);
    let mut warc = record("warcinfo", "", b"software: x");
    warc.extend(record(
        "request",
        "https://example.org/a",
        b"GET / HTTP/1.1\r\n\r\n",
    ));
    warc.extend(record(
        "response",
        "https://example.org/a",
        &answer("windows-1251", &cyrillic),
    ));
    warc.extend(record(
        "response",
        "https://example.org/b.png",
        b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG",
    ));
    warc.extend(record(
        "response",
        "https://example.org/c",
        &answer("utf-8", PAGE.as_bytes()),
    ));
    let check = |bytes: &[u8], name: &str| {
        let found: Vec<Part> = all(bytes, name).into_iter().map(Result::unwrap).collect();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].source, format!("{name}#https://example.org/a"));
        for part in &found {
            assert!(document(part).text.contains("сел на мель у Варны"));
        }
    };
    check(&warc, "a.warc");
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(&warc).unwrap();
    check(&packed.finish().unwrap(), "a.warc.gz");
    // Cut off in the middle of the last record: what stands before it is read.
    let cut = &warc[..warc.len() - 60];
    let found = all(cut, "cut.warc");
    assert!(found[0].is_ok());
    let error = found[1].as_ref().unwrap_err();
    assert!(matches!(error.error, ReadError::Damaged { .. }));
    assert_eq!(found.len(), 2);
}

#[test]
fn zip_files_give_their_texts() {
    let bytes = zipped(&[
        (
            "un/compte-rendu.txt",
            "Le bac « Aurore » s'est échoué.".as_bytes(),
        ),
        ("un/carte.png", b"PNG"),
        ("__MACOSX/un/._compte-rendu.txt", b"x"),
        ("deux.md", "# Aurore\n\nLe bac s'est échoué.".as_bytes()),
    ]);
    let found: Vec<Part> = all(&bytes, "a.zip")
        .into_iter()
        .map(Result::unwrap)
        .collect();
    let names: Vec<&str> = found.iter().map(|part| part.source.as_str()).collect();
    assert_eq!(names, ["a.zip#un/compte-rendu.txt", "a.zip#deux.md"]);
    assert_eq!(document(&found[1]).blocks[0].kind, BlockKind::Title);
}

#[test]
fn bombs_and_broken_files_are_told() {
    let bomb = zipped(&[
        ("bomb.txt", &vec![b' '; 60 << 20]),
        ("good.txt", b"The ferry Aurora ran aground."),
    ]);
    assert!(bomb.len() < 200_000);
    let found = all(&bomb, "bomb.zip");
    assert!(matches!(
        found[0].as_ref().unwrap_err().error,
        ReadError::TooLarge
    ));
    assert!(found[1].is_ok());
    let broken = &bomb[..bomb.len() / 2];
    let found = all(broken, "broken.zip");
    assert!(matches!(
        found[0].as_ref().unwrap_err().error,
        ReadError::Damaged { .. }
    ));
    let other = zipped(&[("mimetype", b"application/epub+zip"), ("a.xhtml", b"<p>A")]);
    assert!(matches!(
        all(&other, "book.epub")[0].as_ref().unwrap_err().error,
        ReadError::Binary { .. }
    ));
}

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- saved -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Vigie</title>
<item><title>Le bac &amp; la brume</title><link>https://example.org/bac</link>
<pubDate>Tue, 04 May 2021 09:30:00 +0200</pubDate><author>a@example.org (Lise Maret)</author>
<description>Un bac s'est échoué.</description>
<content:encoded><![CDATA[<p>Le bac « Aurore » s'est échoué lundi près de Varna ; quarante personnes étaient à bord.</p><p>Nul n'est blessé.</p>]]></content:encoded></item>
<item><title>Deux</title><link>https://example.org/deux</link><description>&lt;p&gt;Les agriculteurs ont levé le barrage de la route.&lt;/p&gt;</description></item>
</channel></rss>"#;

const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Watch</title>
<entry><title type="html">Ferry &amp;amp; fog</title><link rel="self" href="https://example.org/self"/><link href="https://example.org/ferry"/>
<id>tag:example.org,2021:1</id><published>2021-05-04T07:30:00Z</published><author><name>Ann Lee</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The ferry Aurora ran aground off Varna with <b>forty</b> people on board.</p></div></content></entry></feed>"#;

#[test]
fn feeds_give_their_entries() {
    let found: Vec<Part> = all(RSS.as_bytes(), "f.xml")
        .into_iter()
        .map(Result::unwrap)
        .collect();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].source, "f.xml#https://example.org/bac");
    let first = document(&found[0]);
    assert_eq!(first.title.as_ref().unwrap().text, "Le bac & la brume");
    assert_eq!(
        first.published.as_ref().unwrap().date.to_string(),
        "2021-05-04"
    );
    assert_eq!(first.author.as_ref().unwrap().text, "Lise Maret");
    assert!(first.text.contains("quarante personnes étaient à bord"));
    assert!(!first.text.contains("Un bac s'est échoué."));
    assert!(document(&found[1]).text.contains("ont levé le barrage"));
    let atom: Vec<Part> = all(ATOM.as_bytes(), "a.xml")
        .into_iter()
        .map(Result::unwrap)
        .collect();
    assert_eq!(atom[0].source, "a.xml#https://example.org/ferry");
    let entry = document(&atom[0]);
    assert!(
        entry.text.contains("with forty people on board"),
        "{}",
        entry.text
    );
    assert_eq!(entry.author.as_ref().unwrap().text, "Ann Lee");
    let cut = &RSS[..RSS.len() - 60];
    assert!(all(cut.as_bytes(), "f.xml")[0].is_ok());
    assert!(Archive::of(b"<html><body><p>x", "x.xml").is_none());
}

const STYLES: &str = r#"<w:styles><w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>"#;

const WORDS: &str = r#"<w:document><w:body>
<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Le bac de Varna</w:t></w:r></w:p>
<w:p><w:r><w:t>Publié le 4 mai 2021</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Titre1"/></w:pPr><w:r><w:t>Les faits</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Quarante personnes </w:t></w:r><w:del><w:r><w:delText>mortes</w:delText></w:r></w:del><w:r><w:t>étaient à bord &amp; saines.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
<w:p><w:r><w:t>Deux causes :</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>la brume</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>un feu éteint</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Blessés</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>Fin.</w:t></mc:Choice><mc:Fallback><w:t>Fin.</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>
</w:body></w:document>"#;

const NOTES: &str = r#"<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:t>Selon la préfecture.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;

fn office() -> Vec<u8> {
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", WORDS.as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/footnotes.xml", NOTES.as_bytes()),
    ])
}

#[test]
fn office_documents_are_read_with_their_structure() {
    // Whatever its name is.
    for name in ["a.docx", "a.txt", "letter"] {
        let document = read(office(), name, &Options::default()).unwrap();
        let blocks: Vec<_> = document
            .blocks
            .iter()
            .map(|block| (block.kind, block.level, document.words(block.span)))
            .collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Title, 0, "Le bac de Varna"),
                (BlockKind::Boilerplate, 0, "Publié le 4 mai 2021"),
                (BlockKind::Heading, 1, "Les faits"),
                (
                    BlockKind::Paragraph,
                    0,
                    "Quarante personnes étaient à bord & saines."
                ),
                (BlockKind::Paragraph, 0, "Deux causes :"),
                (BlockKind::ListItem, 1, "la brume"),
                (BlockKind::ListItem, 2, "un feu éteint"),
                (BlockKind::TableCell, 0, "Blessés"),
                (BlockKind::TableCell, 0, "3"),
                (BlockKind::Paragraph, 0, "Fin."),
                (BlockKind::Paragraph, 0, "Selon la préfecture."),
            ],
            "{name}"
        );
        assert_eq!(document.blocks[6].lead_in, Some(4));
        assert_eq!(document.title.as_ref().unwrap().text, "Le bac de Varna");
        assert_eq!(
            document.published.as_ref().unwrap().date.to_string(),
            "2021-05-04"
        );
        assert_eq!(document.language.tag(), "fr");
        assert!(
            document
                .notices
                .iter()
                .any(|notice| notice.message.contains("deleted"))
        );
    }
}

#[test]
fn an_office_document_in_an_archive_is_found() {
    let bytes = zipped(&[("dossier/lettre.docx", &office())]);
    let found: Vec<Part> = all(&bytes, "a.zip")
        .into_iter()
        .map(Result::unwrap)
        .collect();
    assert!(document(&found[0]).text.contains("étaient à bord"));
    let office = office();
    let whole: Vec<Part> = all(&office, "lettre.zip")
        .into_iter()
        .map(Result::unwrap)
        .collect();
    assert_eq!(whole[0].source, "lettre.zip");
}

#[test]
fn a_broken_office_document_is_told() {
    let bytes = zipped(&[("word/document.xml", b"<w:document><w:body><w:p></w:x")]);
    assert!(read(bytes, "a.docx", &Options::default()).is_err());
    let mut cut = office();
    cut.truncate(cut.len() / 2);
    let error = read(cut, "a.docx", &Options::default()).unwrap_err();
    assert!(matches!(
        error,
        ReadError::Binary { .. } | ReadError::Damaged { .. }
    ));
}
