use super::find;
use crate::{QuotationClass, cue, token};
use laocoon_text::{Block, BlockKind, Document, Language, Span};

/// A document whose lines are its blocks.
fn document(language: Language, text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let span = Span::new(start, start + line.len() as u32);
        start = span.end + 1;
        blocks.push(Block {
            kind: BlockKind::Paragraph,
            span,
            main: true,
            list: None,
            level: 0,
            lead_in: None,
        });
    }
    Document {
        language,
        text: text.to_owned(),
        blocks,
        ..Document::default()
    }
}

/// Each quotation as its class and its words, in order.
fn check(language: Language, text: &str, expected: &[(QuotationClass, &str)]) {
    let document = document(language, text);
    let (tokens, sentences) = token::tokenize(&document);
    let words = token::Words::new(&document, &tokens);
    let cues = cue::find(&document, &tokens, &sentences, &words);
    let found = find(&document, &tokens, &sentences, &words, &cues);
    let found: Vec<(QuotationClass, &str)> = found
        .iter()
        .map(|quotation| (quotation.class, document.words(quotation.span)))
        .collect();
    assert_eq!(found, expected, "{text}");
}

use Language::{English as En, French as Fr, Russian as Ru};
use QuotationClass::{Speech, Term, Title};

#[test]
fn speech() {
    check(
        Fr,
        "« Nous ne céderons rien », a déclaré jeudi la ministre.",
        &[(Speech, "« Nous ne céderons rien »")],
    );
    check(
        Fr,
        "Le maire assure que \"tout est calme\" et rentre chez lui.",
        &[(Speech, "\"tout est calme\"")],
    );
    check(
        En,
        "“We will not yield,” the minister said. Nobody asked why.",
        &[(Speech, "“We will not yield,”")],
    );
    check(
        En,
        "\"It is over.\" He left. \"Is it?\" she asked.",
        &[(Speech, "\"It is over.\""), (Speech, "\"Is it?\"")],
    );
    check(
        Ru,
        "«Мы не отступим», — заявил глава района.",
        &[(Speech, "«Мы не отступим»")],
    );
}

#[test]
fn terms_and_names() {
    check(
        Fr,
        "Ces \"experts\" parlent d'un « printemps andin ».",
        &[(Term, "\"experts\""), (Term, "« printemps andin »")],
    );
    check(
        Fr,
        "L'unité \"Loup Gris\" et le journal « la voix du sud » ont disparu.",
        &[(Title, "\"Loup Gris\""), (Title, "« la voix du sud »")],
    );
    check(
        Ru,
        "Компания «Северный путь» купила так называемых «экспертов».",
        &[(Title, "«Северный путь»"), (Term, "«экспертов»")],
    );
    check(
        En,
        "The ‘reform’ was sold as Operation “Clear Sky”.",
        &[(Term, "‘reform’"), (Title, "“Clear Sky”")],
    );
}

#[test]
fn nested() {
    check(
        Fr,
        "« Il m'a dit “jamais de la vie” et il est parti », raconte-t-elle.",
        &[
            (Speech, "« Il m'a dit “jamais de la vie” et il est parti »"),
            (Speech, "“jamais de la vie”"),
        ],
    );
    check(
        Ru,
        "Директор ООО «Завод «Маяк» молчит.",
        &[(Title, "«Завод «Маяк»"), (Title, "«Маяк»")],
    );
    check(
        Ru,
        "Он сказал: «Читайте „Известия края“ каждый день».",
        &[
            (Speech, "«Читайте „Известия края“ каждый день»"),
            (Title, "„Известия края“"),
        ],
    );
}

#[test]
fn over_paragraphs() {
    check(
        En,
        "“We came in peace, he wrote.\n“We left in anger.”\nThe end.",
        &[(Speech, "“We came in peace, he wrote.\n“We left in anger.”")],
    );
    check(
        Fr,
        "« Un premier alinéa de sa lettre.\nUn second alinéa de la lettre. »\nFin.",
        &[(
            Speech,
            "« Un premier alinéa de sa lettre.\nUn second alinéa de la lettre. »",
        )],
    );
}

#[test]
fn unclosed() {
    check(
        Fr,
        "Il mène une « guerre sans fin. Puis il sort.\nOn dit « non » ici.",
        &[(Term, "« guerre sans fin."), (Term, "« non »")],
    );
    check(
        En,
        "\"Nobody came. Nobody called.\nThe end \"of the road\" is near.",
        &[
            (Speech, "\"Nobody came. Nobody called."),
            (Term, "\"of the road\""),
        ],
    );
    check(Fr, "Rien ici » ni là ».", &[]);
}

#[test]
fn apostrophes_and_inches() {
    check(
        En,
        "The workers' rights and the ‘bosses’ duties’ weren't 'equal' in the '90s.",
        &[(Term, "‘bosses’ duties’"), (Term, "'equal'")],
    );
    check(
        En,
        "A 20\" pipe, 5'10\" long, is a \"big one\".",
        &[(Term, "\"big one\"")],
    );
    check(Fr, "L'Etat n'a qu'à s'en aller d'ici.", &[]);
    check(
        Fr,
        "Un tuyau de 12\" et l'homme 'providentiel' d'hier.",
        &[(Term, "'providentiel'")],
    );
}

#[test]
fn hostile_marks_take_linear_time() {
    for mark in ["«", "\"a ", "“ ", "' '", "»", "„“"] {
        let text = mark.repeat(200_000);
        let document = document(En, &text);
        let (tokens, sentences) = token::tokenize(&document);
        let words = token::Words::new(&document, &tokens);
        let start = std::time::Instant::now();
        let found = find(&document, &tokens, &sentences, &words, &[]);
        assert!(found.len() <= tokens.len());
        assert!(start.elapsed().as_secs() < 20, "{mark}");
    }
}
