//! PDF documents, made here.

#![cfg(feature = "pdf")]
#![allow(clippy::unwrap_used, reason = "tests")]

use laocoon_read::{Options, ReadError, read};

/// A file of these objects, the first of which is the catalogue.
fn file(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (object, nth) in objects.iter().zip(1..) {
        places.push(out.len());
        out.extend(format!("{nth} 0 obj\n{object}\nendobj\n").bytes());
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    out.extend(
        format!("trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    out
}

fn stream(content: &str) -> String {
    format!(
        "<< /Length {} >>\nstream\n{content}\nendstream",
        content.len()
    )
}

/// Pages with these contents, in a font with codes of one byte and one with codes of two.
fn pages(contents: &[&str], map: &str) -> Vec<u8> {
    let first = 7;
    let kids: Vec<String> = (0..contents.len())
        .map(|nth| format!("{} 0 R", first + 2 * nth))
        .collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), contents.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [1 /eacute /afii10017 /fi] >> >>".to_owned(),
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 6 0 R >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 >>".to_owned(),
        stream(map),
    ];
    for (content, nth) in contents.iter().zip(0..) {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {} 0 R >>",
            first + 2 * nth + 1
        ));
        objects.push(stream(content));
    }
    file(&objects)
}

const MAP: &str = "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0001> <0040> <0410> endbfrange 1 beginbfchar <0050> <0020> endbfchar";

fn text(bytes: &[u8]) -> String {
    read(bytes.to_vec(), "a.pdf", &Options::default())
        .unwrap()
        .text
}

#[test]
fn lines_paragraphs_and_broken_words() {
    let page = "BT /F1 18 Tf 50 700 Td (Le bac de Varna) Tj ET\n\
        BT /F1 11 Tf 13 TL 50 660 Td (Le bac s'est \\001chou\\001 lundi devant le port de Var-) Tj T* (na, quarante personnes ) Tj\n\
        [(\\001taient) -400 (\\340 bord.)] TJ 0 -30 Td (La pr\\001fecture n'a rien con\\003rm\\001.) Tj ET";
    assert_eq!(
        text(&pages(&[page], MAP)),
        "Le bac de Varna\n\nLe bac s'est échoué lundi devant le port de Varna,\nquarante personnes étaient à bord.\n\nLa préfecture n'a rien confirmé."
    );
}

#[test]
fn fonts_with_maps_and_running_lines() {
    // «АБВ ГДЕ» in codes of two bytes.
    let page = |nth: usize| {
        format!(
            "BT /F1 9 Tf 50 780 Td (Vigie, page {nth}) Tj ET BT /F2 11 Tf 50 700 Td <0001000200030050000400050006> Tj \
             0 -14 Td <0007000800090050000A000B000C> Tj ET BT /F1 9 Tf 300 20 Td ({nth}) Tj ET"
        )
    };
    let contents: Vec<String> = (1..5).map(page).collect();
    let contents: Vec<&str> = contents.iter().map(String::as_str).collect();
    let document = read(pages(&contents, MAP), "a.pdf", &Options::default()).unwrap();
    assert!(
        document.text.starts_with("АБВ ГДЕ\nЖЗИ ЙКЛ"),
        "{}",
        document.text
    );
    assert!(!document.text.contains("Vigie"), "{}", document.text);
    assert!(
        document
            .notices
            .iter()
            .any(|notice| notice.message.contains("8 lines"))
    );
}

#[test]
fn two_columns_follow_each_other() {
    let page = "BT /F1 10 Tf 12 TL 50 700 Td (The ferry ran aground) Tj T* (off Varna.) Tj ET \
        BT /F1 10 Tf 12 TL 320 700 Td (Forty people were) Tj T* (on board.) Tj ET";
    let text = text(&pages(&[page], MAP));
    assert_eq!(
        text,
        "The ferry ran aground\noff Varna.\n\nForty people were\non board."
    );
}

#[test]
fn broken_and_empty_files_are_told() {
    let whole = pages(
        &["BT /F1 10 Tf 50 700 Td (The ferry ran aground off Varna.) Tj ET"],
        MAP,
    );
    for cut in [9, 60, whole.len() / 2, whole.len() - 80] {
        // Either an error that says so, or what could be saved.
        let _ = read(whole[..cut].to_vec(), "a.pdf", &Options::default());
    }
    let scan = pages(&["q 100 0 0 100 0 0 cm Q"], MAP);
    let error = read(scan, "a.pdf", &Options::default()).unwrap_err();
    assert_eq!(error, ReadError::NoLetters);
    let error = read(b"%PDF-1.7\n%nothing".to_vec(), "a.pdf", &Options::default()).unwrap_err();
    assert!(error.to_string().contains("save"), "{error}");
}
