//! Fields of 1990 to 1998 that hold several indicators in one line, told apart by words.

use super::leaf::{Leaf, Place, Want, leaves};
use super::page::{Body, Field};
use super::{figure, series, share, text};

/// Reads a field that holds several; false if this one does not.
pub fn read(folded: &str, field: &Field, edition: u16, out: &mut Vec<Leaf>) -> bool {
    let Body::Flat(raw) = &field.body else {
        return false;
    };
    let plain = text::plain(raw, edition).text;
    let base = format!("{} / {}", field.section, field.label);
    match folded {
        "population" if edition <= 1992 => population(&plain, &base, out),
        "gdp" | "gnp" | "national product" => product(&plain, &base, out),
        "gdp per capita" | "national product per capita" if edition <= 2005 => {
            put(
                "gdp-per-head",
                "",
                Want::Dollars,
                after_dash(&plain),
                &base,
                out,
            );
        }
        "life expectancy at birth" if edition <= 1992 => {
            by_sex("life-expectancy", Want::Unit("a", "a"), &plain, &base, out)
        }
        "literacy" if edition <= 1992 => by_sex("literacy", Want::Percent, &plain, &base, out),
        "budget" if edition <= 1996 && !plain.contains("revenues:") => {
            word(
                "budget-revenue",
                "revenues",
                Want::Dollars,
                &plain,
                &base,
                out,
            );
            word(
                "budget-expenditure",
                "expenditures",
                Want::Dollars,
                &plain,
                &base,
                out,
            );
        }
        "exports" | "imports" if edition <= 1999 => {
            trade(folded == "exports", &plain, &base, field, out)
        }
        "electricity" if edition <= 1993 => electricity(&plain, &base, out),
        "airports" if edition <= 1992 => put("airports", "", Want::Count, &plain, &base, out),
        "defense expenditures" => defense(&plain, &base, out),
        _ => return false,
    }
    true
}

/// Adds the series at the start of a text.
fn put(
    indicator: &'static str,
    part: &str,
    want: Want,
    content: &str,
    path: &str,
    out: &mut Vec<Leaf>,
) {
    let shared = series::last_period(text::before_note(content));
    let dated = series::read(text::before_note(content));
    out.extend(leaves(
        &Place {
            indicator,
            part,
            path,
        },
        want,
        dated,
        shared.as_deref(),
    ));
}

/// Adds the figure after a word: "revenues $539 billion; expenditures ...".
fn word(
    indicator: &'static str,
    word: &str,
    want: Want,
    plain: &str,
    path: &str,
    out: &mut Vec<Leaf>,
) {
    let Some(at) = text::find_word(plain, word) else {
        return;
    };
    let content = plain[at + word.len()..].trim_start_matches([':', ' ']);
    let mut dated = series::read(content);
    dated.truncate(1);
    let shared = series::last_period(text::before_note(plain));
    out.extend(leaves(
        &Place {
            indicator,
            part: "",
            path,
        },
        want,
        dated,
        shared.as_deref(),
    ));
}

/// "15,862,293 (July 1990), growth rate 7.7% (1990)".
fn population(plain: &str, path: &str, out: &mut Vec<Leaf>) {
    put("population", "", Want::Count, plain, path, out);
    word(
        "population-growth",
        "growth rate",
        Want::Percent,
        plain,
        path,
        out,
    );
}

/// "purchasing power equivalent - $7.83 billion, per capita $20,200; real growth rate 2.5% (1991 est.)".
fn product(plain: &str, path: &str, out: &mut Vec<Leaf>) {
    let indicator = if plain.contains("purchasing power") {
        "gdp-ppp"
    } else {
        "gdp-official"
    };
    if let Some(at) = plain.find('$') {
        put(indicator, "", Want::Dollars, &plain[at..], path, out);
    }
    word(
        "gdp-per-head",
        "per capita",
        Want::Dollars,
        plain,
        path,
        out,
    );
    word(
        "gdp-growth",
        "real growth rate",
        Want::Percent,
        plain,
        path,
        out,
    );
}

/// "purchasing power parity - $3,100": from the dollar sign on.
fn after_dash(plain: &str) -> &str {
    plain.find('$').map_or("", |at| &plain[at..])
}

/// "73 years male, 82 years female (1990)", "29% (39% men, 18% women)", "93% (male 93%, female 93%) age 15 and over".
fn by_sex(indicator: &'static str, want: Want, plain: &str, path: &str, out: &mut Vec<Leaf>) {
    let shared = series::last_period(text::before_note(plain));
    let mut add = |part: &str, content: &str| {
        if let Some((figure, _)) = figure::read(content) {
            let dated = vec![series::Dated {
                figure,
                period: None,
            }];
            out.extend(leaves(
                &Place {
                    indicator,
                    part,
                    path,
                },
                want,
                dated,
                shared.as_deref(),
            ));
        }
    };
    let is_total =
        figure::read(plain).is_some_and(|(_, rest)| !rest.trim_start().starts_with("male"));
    if is_total {
        add("", plain);
    }
    for piece in plain.split(['(', ')', ',', ';']).map(str::trim) {
        for (part, words) in [("male", ["male", "men"]), ("female", ["female", "women"])] {
            let Some(word) = words
                .iter()
                .find(|w| piece.starts_with(**w) || piece.ends_with(**w))
            else {
                continue;
            };
            let rest = piece.strip_prefix(word).unwrap_or(piece);
            // "82 years female" ends with "male" too.
            if part == "male"
                && (piece.ends_with("female")
                    || piece.ends_with("women")
                    || piece.starts_with("female"))
            {
                continue;
            }
            add(part, rest.trim_start());
        }
    }
}

/// "$4.2 billion (f.o.b., 1991) commodities: oil partners: Russia 20%, ...".
fn trade(exports: bool, plain: &str, path: &str, field: &Field, out: &mut Vec<Leaf>) {
    let (indicator, partner) = if exports {
        ("exports", "export-partner")
    } else {
        ("imports", "import-partner")
    };
    let head = plain.find("commodities").map_or(plain, |at| &plain[..at]);
    let labelled = head.starts_with("total value");
    let path = if labelled {
        format!("{path} / total value")
    } else {
        path.to_owned()
    };
    let head = head
        .trim_start_matches("total value")
        .trim_start_matches([':', ' ']);
    put(
        indicator,
        "",
        Want::Dollars,
        head.trim_end_matches([' ', ';']),
        &path,
        out,
    );
    if let Some(at) = plain.find("partners") {
        let list = plain[at + "partners".len()..].trim_start_matches([':', ' ', '-']);
        share::partner_text(list, field, partner, out);
    }
}

/// "17,900,000 kW capacity; 79,100 million kWh produced, 4,735 kWh per capita (1991)".
fn electricity(plain: &str, path: &str, out: &mut Vec<Leaf>) {
    let shared = series::last_period(plain);
    for piece in plain.split(';').flat_map(|p| p.split(", ")) {
        let piece = piece.trim_start_matches(|c: char| c != '$' && !c.is_ascii_digit());
        let Some((figure, rest)) = figure::read(piece) else {
            continue;
        };
        let (indicator, want) = match (figure.unit, rest.trim_start()) {
            ("kW", _) => ("electricity-capacity", Want::Unit("kW", "kW")),
            ("kW.h", rest) if rest.starts_with("produced") => {
                ("electricity-production", Want::Unit("kW.h", "kW.h"))
            }
            _ => continue,
        };
        let dated = vec![series::Dated {
            figure,
            period: None,
        }];
        out.extend(leaves(
            &Place {
                indicator,
                part: "",
                path,
            },
            want,
            dated,
            shared.as_deref(),
        ));
    }
}

/// "exchange rate conversion - $42.4 billion, 2.2% of GDP (1992)".
fn defense(plain: &str, path: &str, out: &mut Vec<Leaf>) {
    if let Some(at) = plain.find('$') {
        let mut dated = series::read(&plain[at..]);
        dated.truncate(1);
        let shared = period_of(plain);
        out.extend(leaves(
            &Place {
                indicator: "military-dollars",
                part: "",
                path,
            },
            Want::Dollars,
            dated,
            shared.as_deref(),
        ));
    }
    let Some(at) = plain.find("% of GDP").or_else(|| plain.find("% of GNP")) else {
        return;
    };
    let start = plain[..at].rfind([' ', ',', '-']).map_or(0, |s| s + 1);
    let mut dated = series::read(&plain[start..]);
    dated.truncate(1);
    let shared = period_of(plain);
    out.extend(leaves(
        &Place {
            indicator: "military-spending",
            part: "",
            path,
        },
        Want::Percent,
        dated,
        shared.as_deref(),
    ));
}

/// The first period in brackets.
fn period_of(plain: &str) -> Option<String> {
    let open = plain.find('(')?;
    let end = series::closing(&plain[open + 1..])?;
    super::period::read(&plain[open + 1..open + 1 + end])
}
