use super::{Tag, Token, Tokenizer};
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use proptest::prelude::*;
use std::convert::Infallible;

/// Tokens as one line each, in the manner of both tokenizers.
fn ours(source: &str) -> Vec<String> {
    let mut tokenizer = Tokenizer::new(source);
    let mut lines: Vec<String> = Vec::new();
    let mut text = String::new();
    while let Some(token) = tokenizer.next() {
        match token {
            Token::Text { range, references } => {
                let words = &source[range];
                if references {
                    text.push_str(&decoded(words));
                } else {
                    text.push_str(words);
                }
            }
            Token::Start {
                name,
                self_closing,
                attributes,
                ..
            } => {
                flush(&mut text, &mut lines);
                let tag = Tag::of(name);
                if matches!(
                    tag,
                    Tag::Title | Tag::Textarea | Tag::Script | Tag::Style | Tag::Iframe | Tag::Xmp
                ) {
                    tokenizer.enter_raw(name, tag);
                }
                let mut line = format!("<{}", name.to_ascii_lowercase());
                for attribute in &tokenizer.attributes[attributes] {
                    line += &format!(
                        " {}={:?}",
                        attribute.name.to_ascii_lowercase(),
                        crate::html::reference::decode_all(attribute.value)
                    );
                }
                lines.push(format!("{line} {self_closing}"));
            }
            Token::End { name, .. } => {
                flush(&mut text, &mut lines);
                lines.push(format!("</{}", name.to_ascii_lowercase()));
            }
        }
    }
    flush(&mut text, &mut lines);
    lines
}

fn decoded(words: &str) -> String {
    let mut text = String::new();
    let mut rest = words;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let len = match crate::html::reference::decode(rest, false) {
            Some(reference) => {
                text.push(reference.characters.0);
                text.extend(reference.characters.1);
                reference.len
            }
            None => {
                text.push('&');
                1
            }
        };
        rest = &rest[len..];
    }
    text + rest
}

fn flush(text: &mut String, lines: &mut Vec<String>) {
    if !text.is_empty() {
        lines.push(format!("{:?}", std::mem::take(text)));
    }
}

fn theirs(source: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut text = String::new();
    let mut start: Option<String> = None;
    // An attribute whose value may never come.
    let mut due = false;
    let mut emitter = CallbackEmitter::new(
        |event: CallbackEvent<'_>, _: html5gum::Span<()>| -> Option<Infallible> {
            let string = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            match event {
                CallbackEvent::String { value } => text.push_str(&string(value)),
                CallbackEvent::OpenStartTag { name } => {
                    start = Some(format!("<{}", string(name)));
                }
                CallbackEvent::AttributeName { name } => {
                    if let Some(line) = &mut start {
                        // A value may never come.
                        line.push_str(if due { "\"\"" } else { "" });
                        due = true;
                        *line += &format!(" {}=", string(name));
                    }
                }
                CallbackEvent::AttributeValue { value } => {
                    if let Some(line) = &mut start {
                        due = false;
                        *line += &format!("{:?}", string(value));
                    }
                }
                CallbackEvent::CloseStartTag { self_closing } => {
                    flush(&mut text, &mut lines);
                    let mut line = start.take().unwrap_or_default();
                    line.push_str(if due { "\"\"" } else { "" });
                    due = false;
                    lines.push(format!("{line} {self_closing}"));
                }
                CallbackEvent::EndTag { name } => {
                    start = None;
                    due = false;
                    flush(&mut text, &mut lines);
                    lines.push(format!("</{}", string(name)));
                }
                _ => {}
            }
            None
        },
    );
    emitter.naively_switch_states(true);
    html5gum::Tokenizer::new_with_emitter(source, emitter)
        .finish()
        .expect("strings do not fail");
    flush(&mut text, &mut lines);
    lines
}

fn check(source: &str) {
    assert_eq!(ours(source), theirs(source), "{source}");
}

#[test]
fn like_a_conforming_tokenizer() {
    for source in [
        "a<b>c</b>d",
        "1 < 2 &amp; 3 > 2",
        "<p class=x id='y' data-z=\"a>b\" hidden>Été</p>",
        "<a href=x/>t</a><br/><br /><img/ src=a/b alt=>",
        "<!-- a -- b --!> c <!--> d <!---> e <!-- - --- -->f",
        "<!doctype html><?xml version='1'?></ p></><p>",
        "<script>if (a < b) '</p>' <!-- <script> </script> --> </script>x",
        "<script><!-- </script>y",
        "<script><!--> </script>y",
        "<title>a<b>&eacute;</titl></title >b",
        "<textarea></textareas></TEXTAREA\n>c",
        "<style>p > a {}</style>d",
        "<p =a ==b c= d=>x</p a=1>",
        "<p a=1",
        "text </",
        "text <",
        "a<!-",
        "<p/a/b=c/>",
        "<![CDATA[ x > y ]]>",
    ] {
        check(source);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn like_a_conforming_tokenizer_on_soup(
        parts in proptest::collection::vec(
            prop::sample::select(vec![
                "<", ">", "/", "=", "\"", "'", " ", "\n", "!", "-", "--", "-->", "?", "a", "é",
                "<p", "</p", "<!--", "<script>", "</script>", "<script", "<title>", "</title>",
                "<style>", "</style", "&", "amp", ";", "#", "x", "12", "&eacute", "&notin", "<b ",
                "</textarea>", "<textarea>", "<!", "]]>", "\u{c}", "href=",
            ]),
            0..24,
        )
    ) {
        check(&parts.concat());
    }
}
