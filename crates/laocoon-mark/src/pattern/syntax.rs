//! The notation of patterns.
//!
//! `{class}` is an edge of that class, `{role:class}` the same in another role; a bare word
//! is itself; `( a b | c )` is a choice; `?` after any of these makes it optional; `~`
//! before one says that nothing may stand between it and the one before. `<` and `>` bound
//! the words that are marked; what stands outside them is context.
//!
//! In surfaces of a lexicon, `(s)` may stand or not and `(a|b)` is a choice: "jour(s)",
//! "год(|а|у|ом|е)".

/// One element of a flat sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub what: What,
    pub glued: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    Class { role: String, class: String },
    Word(String),
}

/// A sequence without choices: its elements, and which of them are marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sequence {
    pub elements: Vec<Element>,
    pub mark_start: Option<usize>,
    pub mark_end: Option<usize>,
}

/// Most flat sequences that one pattern may stand for.
const MOST: usize = 4096;

/// All sequences that a pattern stands for.
pub(super) fn expand(pattern: &str) -> Result<Vec<Sequence>, String> {
    let spaced = space_out(pattern);
    let mut parts = spaced.split_whitespace().peekable();
    let all = choice(&mut parts, 0)?;
    if let Some(rest) = parts.next() {
        return Err(format!("nothing opens this \"{rest}\""));
    }
    if all.iter().any(|sequence| sequence.elements.is_empty()) {
        return Err("it matches nothing at all: make one element obligatory".into());
    }
    Ok(all)
}

/// Puts white space around the signs of the notation, outside braces.
fn space_out(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut escaped = false;
    for c in pattern.chars() {
        if escaped {
            out.push('\\');
            out.push(c);
            escaped = false;
            continue;
        }
        match c {
            '\\' => escaped = true,
            '(' | ')' | '|' | '?' | '~' | '<' | '>' | '{' => {
                out.push(' ');
                out.push(c);
                if c != '{' {
                    out.push(' ');
                }
            }
            '}' => out.push_str("} "),
            _ => out.push(c),
        }
    }
    out
}

type Parts<'p> = std::iter::Peekable<std::str::SplitWhitespace<'p>>;

fn choice(parts: &mut Parts<'_>, depth: usize) -> Result<Vec<Sequence>, String> {
    if depth > 8 {
        return Err("choices nested too deep".into());
    }
    let mut all = Vec::new();
    loop {
        all.extend(sequence(parts, depth)?);
        if parts.peek() != Some(&"|") {
            return Ok(all);
        }
        parts.next();
    }
}

fn sequence(parts: &mut Parts<'_>, depth: usize) -> Result<Vec<Sequence>, String> {
    let mut all = vec![Sequence::default()];
    let mut glued = false;
    while let Some(part) = parts.peek().copied() {
        let mut options = match part {
            "|" | ")" => break,
            "~" => {
                glued = true;
                parts.next();
                continue;
            }
            "<" | ">" => {
                parts.next();
                for sequence in &mut all {
                    let here = Some(sequence.elements.len());
                    match part {
                        "<" => sequence.mark_start = here,
                        _ => sequence.mark_end = here,
                    }
                }
                continue;
            }
            "?" => return Err("nothing stands before the \"?\"".into()),
            "(" => {
                parts.next();
                let inner = choice(parts, depth + 1)?;
                if parts.next() != Some(")") {
                    return Err("a \"(\" is not closed".into());
                }
                inner
            }
            _ => {
                parts.next();
                vec![Sequence {
                    elements: element(part)?,
                    ..Sequence::default()
                }]
            }
        };
        if parts.peek() == Some(&"?") {
            parts.next();
            options.push(Sequence::default());
        }
        if glued {
            for option in &mut options {
                if let Some(first) = option.elements.first_mut() {
                    first.glued = true;
                }
            }
            glued = false;
        }
        if all.len() * options.len() > MOST {
            return Err(format!("it stands for more than {MOST} sequences"));
        }
        all = all
            .iter()
            .flat_map(|head| options.iter().map(move |tail| join(head, tail)))
            .collect();
    }
    Ok(all)
}

fn join(head: &Sequence, tail: &Sequence) -> Sequence {
    let shift = head.elements.len();
    Sequence {
        elements: [head.elements.as_slice(), &tail.elements].concat(),
        mark_start: tail.mark_start.map(|at| at + shift).or(head.mark_start),
        mark_end: tail.mark_end.map(|at| at + shift).or(head.mark_end),
    }
}

fn element(part: &str) -> Result<Vec<Element>, String> {
    let what = match part.strip_prefix('{') {
        Some(inner) => {
            let inner = inner
                .strip_suffix('}')
                .ok_or_else(|| format!("\"{part}\" is not closed by }}"))?;
            let (role, class) = inner.split_once(':').unwrap_or((inner, inner));
            What::Class {
                role: role.to_owned(),
                class: class.to_owned(),
            }
        }
        None => What::Word(part.trim_start_matches('\\').to_owned()),
    };
    Ok(vec![Element { what, glued: false }])
}

/// All surfaces that a lexicon's entry stands for.
pub(super) fn surfaces(entry: &str) -> Result<Vec<String>, String> {
    let mut all = vec![String::new()];
    let mut rest = entry;
    while let Some(open) = rest.find('(') {
        let close = rest[open..]
            .find(')')
            .map(|close| open + close)
            .ok_or_else(|| format!("\"{entry}\": a \"(\" is not closed"))?;
        let inner = &rest[open + 1..close];
        let mut options: Vec<&str> = inner.split('|').collect();
        if options.len() == 1 {
            options.push("");
        }
        all = all
            .iter()
            .flat_map(|head| {
                options
                    .iter()
                    .map(move |tail| format!("{head}{}{tail}", &rest[..open]))
            })
            .collect();
        if all.len() > MOST {
            return Err(format!("\"{entry}\" stands for too many words"));
        }
        rest = &rest[close + 1..];
    }
    for surface in &mut all {
        surface.push_str(rest);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::{What, expand, surfaces};

    fn check(pattern: &str, expected: &[&str]) {
        let shown: Vec<String> = expand(pattern)
            .unwrap()
            .iter()
            .map(|sequence| {
                let mut out = String::new();
                for (at, element) in sequence.elements.iter().enumerate() {
                    if sequence.mark_start == Some(at) {
                        out.push('<');
                    }
                    if element.glued {
                        out.push('~');
                    }
                    match &element.what {
                        What::Class { role, class } if role == class => out.push_str(class),
                        What::Class { role, class } => out.push_str(&format!("{role}:{class}")),
                        What::Word(word) => out.push_str(&format!("\"{word}\"")),
                    }
                    if sequence.mark_end == Some(at + 1) {
                        out.push('>');
                    }
                    out.push(' ');
                }
                out.trim_end().to_owned()
            })
            .collect();
        assert_eq!(shown, expected, "{pattern}");
    }

    #[test]
    fn expands_patterns() {
        check("{a} {b}?", &["a b", "a"]);
        check(
            "le (1 er|premier)? < {m:month} >",
            &[
                "\"le\" \"1\" \"er\" <m:month>",
                "\"le\" \"premier\" <m:month>",
                "\"le\" <m:month>",
            ],
        );
        check("{n}~{suffix}", &["n ~suffix"]);
        check("{n} \\( {x} \\)", &["n \"(\" x \")\""]);
        assert!(expand("{a}?").is_err());
        assert!(expand("( {a}").is_err());
        assert!(expand("{a} )").is_err());
        assert_eq!(surfaces("jour(s)").unwrap(), ["jours", "jour"]);
        assert_eq!(surfaces("год(|а) н(и|я)").unwrap().len(), 4);
    }
}
