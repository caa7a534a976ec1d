//! Sentences in texts as they come: wrapped lines, headings, lists, abbreviations.

use super::tokenize;
use laocoon_text::{Block, BlockKind, Document, Language, Span};

/// Blocks of the document, one a line of `text`, and its sentences: `|` stands between them.
fn check(language: Language, kind: BlockKind, text: &str) {
    let mut document = Document {
        language,
        ..Document::default()
    };
    for line in text.lines() {
        let start = document.text.len() as u32;
        // "/" is where a line was wrapped.
        document
            .text
            .push_str(&line.replace('|', " ").replace('/', "\n"));
        document.blocks.push(Block {
            kind,
            span: Span::new(start, document.text.len() as u32),
            main: true,
            list: None,
            level: 0,
            lead_in: None,
        });
        document.text.push('\n');
    }
    let (_, sentences) = tokenize(&document);
    let found = sentences
        .iter()
        .map(|sentence| document.words(sentence.span));
    let found: Vec<String> = found.map(|words| words.replace('\n', "/")).collect();
    let expected: Vec<&str> = text.split(['|', '\n']).collect();
    assert_eq!(found, expected);
}

#[test]
fn lines_wrapped_in_the_middle_of_a_sentence() {
    check(
        Language::French,
        BlockKind::Paragraph,
        "Le convoi est parti de/Lisbonne le 3/mars.|Il a mis deux/jours pour atteindre/Porto.",
    );
    check(
        Language::English,
        BlockKind::Paragraph,
        "The mayor of/Leeds resigned at/noon.|Nobody had expected/it.",
    );
    check(
        Language::Russian,
        BlockKind::Paragraph,
        "Колонна вышла из/Омска 3/марта.|Через два/дня она была в/Томске.",
    );
}

#[test]
fn headings_and_items_end_without_a_stop() {
    check(
        Language::French,
        BlockKind::Heading,
        "Une nuit à l'hôtel de ville\nCe que dit la préfecture",
    );
    check(
        Language::English,
        BlockKind::ListItem,
        "two lorries and a van\nthe bridge over the Aire;\nno one was hurt",
    );
    check(
        Language::Russian,
        BlockKind::ListItem,
        "два грузовика\nмост через реку;\nникто не пострадал",
    );
}

#[test]
fn abbreviations_titles_and_quotations() {
    check(
        Language::French,
        BlockKind::Paragraph,
        "Mme Roche, née en 1961 av. Foch à Lyon, et M. d'Albret ont signé.|« C'est fini ! »|Le \
         Dr Blanc se tait.|Pourquoi ?|On l'ignore…|Le porte-parole n'a rien dit.",
    );
    check(
        Language::English,
        BlockKind::Paragraph,
        "Mr. Hale and Mrs. J. T. Byrne met Gen. Ortiz on Jan. 4.|\"Go home!\" she said.|Was it \
         over?|It cost $3.5m vs. $2m before.",
    );
    check(
        Language::Russian,
        BlockKind::Paragraph,
        "В 1998 г. И. П. Орлов жил на ул. Мира, д. 5.|«Всё кончено!»|Он получил 20 тыс. рублей и \
         др. выплаты.|Почему?|Никто не знает…|Потом стало тихо.",
    );
}

#[test]
fn text_without_an_end_is_cut() {
    let text = "le maire, le 3 mai, a parlé ".repeat(2_000);
    let document = Document::paragraph(Language::French, &text);
    let (tokens, sentences) = tokenize(&document);
    let longest = sentences
        .iter()
        .map(|sentence| sentence.tokens.1 - sentence.tokens.0);
    assert!(longest.max().is_some_and(|longest| longest < 900));
    let covered: u32 = sentences
        .iter()
        .map(|sentence| sentence.tokens.1 - sentence.tokens.0)
        .sum();
    assert_eq!(covered as usize, tokens.len());
}
