//! Dossiers drawn from a seed: every field filled, with texts that are awkward to count in, and
//! strings that other programs would obey.

use serde_json::{Value, json};

/// A small generator of numbers (SplitMix64), so that a seed gives the same dossier for ever.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    pub fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.roll(of.len())]
    }

    pub fn often(&mut self) -> bool {
        self.roll(4) > 0
    }
}

/// Words of our own in three languages, and pieces that are hard to count.
const WORDS: &[&str] = &[
    "Le",
    "barrage",
    "de",
    "la",
    "vallée",
    "haute",
    "cède",
    "trois",
    "villages",
    "sont",
    "coupés",
    "du",
    "monde",
    "depuis",
    "mardi",
    "selon",
    "la",
    "mairie",
    "The",
    "ferry",
    "company",
    "denies",
    "that",
    "anyone",
    "was",
    "hurt",
    "when",
    "its",
    "pier",
    "gave",
    "way",
    "Мост",
    "через",
    "реку",
    "закрыт",
    "до",
    "весны",
    "сообщает",
    "областное",
    "управление",
    "дорог",
    "жители",
    "не",
    "верят",
    "12",
    "%",
    "4 300",
    "7,5",
    "mil.",
    "🐎",
    "👩‍🌾",
    "𝄞𝄢",
    "e\u{301}te\u{301}",
    "नमस्ते",
    "שלום",
    "עולם",
    "مرحبا",
    "a\u{300}\u{301}\u{302}",
    "ﷺ",
    "🇰🇿",
    "𐐷",
    "x\u{202e}y\u{202c}",
    "\u{200b}",
    "naïve",
    "«oui»",
    "№ 5",
];

/// What other programs might obey or choke on.
pub const HOSTILE: &[&str] = &[
    "=HYPERLINK(\"http://a.example/?\"&A1,\"x\")",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "'=1",
    "<script>document.title='X'</script>",
    "<img src=x onerror=document.title='X'>",
    "\"><svg onload=document.title='X'>",
    "[x](javascript:document.title='X')",
    "`a` *b* _c_ ~d~ | e",
    "{unbalanced",
    "}",
    "\\end{document}",
    "\\",
    "%25 & $5 #1 ^~",
    "a;b,c:d\\n",
    "line\nbreak\r\nand\ttab",
    "]]>",
    "&lt;b&gt;",
    "T1\tTime 0 3",
    "END:VCALENDAR",
    "nul\u{0}bell\u{7}",
    "\"quoted\"",
    "@article{x,",
    "![x](x)",
    "<!-- x",
    "${7*7}{{7*7}}",
    "\u{2028}\u{85}",
    "http://a.example/?q=<b>",
    "' OR 1=1 --",
];

const VERDICTS: &[&str] = &[
    "right",
    "approximately_right",
    "imprecise",
    "stale",
    "contested",
    "wrong",
    "inconsistent",
    "not_checkable",
];

pub fn text(dice: &mut Dice, words: usize) -> String {
    let mut text = String::new();
    for index in 0..words {
        if index > 0 {
            text.push_str(dice.one(&[" ", " ", " ", " ", " ", ", ", ". ", "\n", "\r\n", "\u{a0}"]));
        }
        let word = if dice.roll(25) == 0 {
            dice.one(HOSTILE)
        } else {
            dice.one(WORDS)
        };
        text.push_str(word);
    }
    text
}

struct Draft {
    dice: Dice,
    /// The text by code points.
    letters: Vec<char>,
    marks: Vec<Value>,
}

impl Draft {
    /// A place in the text.
    fn place(&mut self, most: usize) -> (usize, usize) {
        let start = self.dice.roll(self.letters.len() - 1);
        let length = 1 + self.dice.roll(most);
        (start, (start + length).min(self.letters.len()))
    }

    fn words(&self, (start, end): (usize, usize)) -> String {
        self.letters[start..end].iter().collect()
    }

    fn pinned(&mut self, most: usize) -> Value {
        let place = self.place(most);
        json!({"start": place.0, "end": place.1, "text": self.words(place)})
    }

    fn at(&mut self, most: usize) -> Value {
        let (start, end) = self.place(most);
        json!({"start": start, "end": end})
    }

    fn maybe(&mut self, value: Value) -> Value {
        if self.dice.often() {
            value
        } else {
            Value::Null
        }
    }

    /// A string of somebody's: now and then hostile.
    fn string(&mut self) -> String {
        let (first, second) = (self.dice.one(WORDS), self.dice.one(WORDS));
        match self.dice.roll(3) {
            0 => self.dice.one(HOSTILE).to_owned(),
            _ => format!("{first} {second}"),
        }
    }

    /// A number, with more digits than a floating-point number holds: [`json`] puts it in.
    fn number(&mut self) -> Value {
        let text = self.dice.one(&[
            "0",
            "5",
            "-5",
            "12.5",
            "-0.75",
            "1098581",
            "200000000",
            "79228162514264337593543950335",
            "3.141592653589793238462643383",
            "0.1",
            "-3543.2",
        ]);
        format!("{NUMBER}{text}").into()
    }

    fn day(&mut self) -> String {
        let (year, month, day) = (
            1890 + self.dice.roll(150),
            1 + self.dice.roll(12),
            1 + self.dice.roll(28),
        );
        format!("{year}-{month:02}-{day:02}")
    }

    fn mark(&mut self, letter: char, index: usize, fields: Value) {
        let mut mark = self.pinned(12);
        mark["id"] = format!("{letter}{}", index + 1).into();
        if let (Some(mark), Value::Object(fields)) = (mark.as_object_mut(), fields) {
            mark.extend(fields);
        }
        self.marks.push(mark);
    }

    fn id(&mut self, letter: char, of: usize) -> Value {
        format!("{letter}{}", 1 + self.dice.roll(of)).into()
    }

    fn ids(&mut self, letter: char, of: usize) -> Value {
        let mut ids: Vec<usize> = (0..self.dice.roll(3))
            .map(|_| 1 + self.dice.roll(of))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids.iter()
            .map(|id| Value::from(format!("{letter}{id}")))
            .collect()
    }
}

/// Numbers of each sort of mark.
const EACH: usize = 6;

/// What a number is marked by until it is written.
const NUMBER: &str = "a number: ";

/// A dossier as JSON, every number with all of its digits.
pub fn json(dossier: &Value) -> String {
    let mut parts = Vec::new();
    for (index, part) in dossier
        .to_string()
        .split(&format!("\"{NUMBER}"))
        .enumerate()
    {
        match part.split_once('"') {
            Some((number, rest)) if index > 0 => parts.push(format!("{number}{rest}")),
            _ => parts.push(part.to_owned()),
        }
    }
    parts.concat()
}

/// A whole dossier.
pub fn dossier(seed: u64) -> Value {
    let mut dice = Dice(seed);
    let words = 40 + dice.roll(80);
    let text = text(&mut dice, words);
    let letters = text.chars().collect();
    let mut draft = Draft {
        dice,
        letters,
        marks: Vec::new(),
    };
    for index in 0..EACH {
        times(&mut draft, index);
        let (value, low, high) = (draft.number(), draft.number(), draft.number());
        let (value, low, high) = (draft.maybe(value), draft.maybe(low), draft.maybe(high));
        let of = draft.pinned(8);
        let fields = json!({
            "kind": "quantity", "value": value, "low": low, "high": high,
            "type": draft.dice.one(&["number", "measure", "money", "percent", "rank", "count", "range"]),
            "bound": draft.dice.one(&["exact", "about", "more_than", "at_least", "less_than", "nearly", "range"]),
            "unit": draft.dice.one(&["km2", "USD", "%", "1", "t"]),
            "of": draft.maybe(of),
        });
        draft.mark('q', index, fields);
        let fields = json!({
            "kind": "name", "type": "LOC", "class": null, "entity": format!("e{}", index + 1), "score": 0.5,
            "because": draft.string(),
        });
        draft.mark('n', index, fields);
        let (scope, target) = (draft.at(20), draft.id('e', EACH));
        let fields = json!({
            "kind": "cue", "class": draft.dice.one(&["hedge", "negation", "loaded", "report"]),
            "scope": draft.maybe(scope), "tone": Value::Null, "target": draft.maybe(target),
        });
        draft.mark('c', index, fields);
        let fields =
            json!({"kind": "quotation", "class": draft.dice.one(&["speech", "term", "title"])});
        draft.mark('u', index, fields);
    }
    let entities: Vec<Value> = (0..EACH).map(|index| entity(&mut draft, index)).collect();
    let claims: Vec<Value> = (0..10 + draft.dice.roll(8))
        .map(|index| claim(&mut draft, index))
        .collect();
    let findings: Vec<Value> = (0..draft.dice.roll(9))
        .map(|index| finding(&mut draft, index, claims.len()))
        .collect();
    let text: String = draft.letters.iter().collect();
    let source = match draft.dice.roll(4) {
        0 => format!("https://news.example/{seed}/a_(b)?q=1&r=%D0%B0#part"),
        1 => format!("http://news.example/{seed}"),
        2 => format!("folder/{}.txt", draft.string()),
        _ => format!("texts/article-{seed}.fr.txt"),
    };
    let (title, author, published) = (draft.string(), draft.string(), draft.day());
    json!({
        "laocoon": {"version": "0.1.0", "references": [{
            "dataset": "cia-world-factbook", "title": "CIA World Factbook", "editions": "1990-2025",
            "hash": "ab".repeat(32), "priority": "beside", "weight": "decides", "scope": null,
        }]},
        "document": {
            "id": format!("{seed:016x}"), "source": source,
            "media_type": draft.dice.one(&["text/plain", "text/html", "text/markdown"]),
            "encoding": "UTF-8", "hash": format!("{seed:064x}"),
            "language": draft.dice.one(&["fr", "en", "ru", "unknown"]),
            "title": draft.maybe(title.into()), "author": draft.maybe(author.into()),
            "published": draft.maybe(published.into()),
            "published_from": null, "published_found": null, "anchor": null, "text": text,
            "blocks": [],
        },
        "marks": draft.marks, "entities": entities, "claims": claims, "findings": findings,
        "vintage": null, "notices": [],
    })
}

fn times(draft: &mut Draft, index: usize) {
    let (first, second) = (draft.day(), draft.day());
    let (from, to) = if first <= second {
        (first, second)
    } else {
        (second, first)
    };
    let (value, from, to) = match draft.dice.roll(5) {
        0 => (from.clone(), Value::from(from.clone()), Value::from(from)),
        1 => (
            from[..7].to_owned() + "~",
            format!("{}-01", &from[..7]).into(),
            format!("{}-28", &from[..7]).into(),
        ),
        2 => (format!("{from}/"), from.into(), Value::Null),
        3 => ("P3M".to_owned(), Value::Null, Value::Null),
        _ => (format!("{from}/{to}"), from.into(), to.into()),
    };
    let fields = json!({
        "kind": "time", "type": "DATE", "value": value, "from": from, "to": to, "rule": "drawn",
        "mod": if draft.dice.roll(3) == 0 { Value::from("APPROX") } else { Value::Null },
    });
    draft.mark('t', index, fields);
}

fn entity(draft: &mut Draft, index: usize) -> Value {
    let ids = match draft.dice.roll(3) {
        0 => json!({"iso3166": draft.dice.one(&["KZ", "FR", "BO", "MD"])}),
        1 => json!({"wikidata": format!("Q{}", 1 + draft.dice.roll(9_999_999))}),
        _ => json!({}),
    };
    let tenths = |dice: &mut Dice, most: usize| dice.roll(20 * most) as f64 / 10.0 - most as f64;
    let (lat, lon) = (tenths(&mut draft.dice, 90), tenths(&mut draft.dice, 180));
    let at = json!({"lat": lat, "lon": lon, "of": draft.dice.one(&["country", "city", "region", "site"])});
    json!({
        "id": format!("e{}", index + 1), "name": draft.string(),
        "type": draft.dice.one(&["PER", "LOC", "ORG", "NORP", "MISC"]), "class": null, "ids": ids,
        "coordinates": draft.maybe(at), "spellings": [draft.string(), draft.string()],
        "mentions": [format!("n{}", index + 1)],
    })
}

fn claim(draft: &mut Draft, index: usize) -> Value {
    let kind = draft.dice.one(&[
        "figure",
        "event",
        "relation",
        "toll",
        "report",
        "inference",
        "demand",
    ]);
    let mut claim = draft.pinned(60);
    claim["id"] = format!("s{}", index + 1).into();
    claim["kind"] = kind.into();
    let holder = match draft.dice.roll(3) {
        0 => "author".into(),
        1 => "unnamed".into(),
        _ => draft.id('e', EACH),
    };
    claim["stance"] = json!({
        "holder": holder, "cues": draft.ids('c', EACH),
        "certainty": draft.dice.one(&["asserted", "hedged", "conditional", "reported", "negated", "asked"]),
    });
    let modality = draft.dice.one(&[
        "actual",
        "actual",
        "planned",
        "demanded",
        "feared",
        "hypothetical",
        "negated",
    ]);
    let (e1, e2, q, t) = (
        draft.id('e', EACH),
        draft.id('e', EACH),
        draft.id('q', EACH),
        draft.id('t', EACH),
    );
    let (e1, e2, maybe_q, t) = (
        draft.maybe(e1),
        draft.maybe(e2),
        draft.maybe(q.clone()),
        draft.maybe(t),
    );
    let (first, second) = (draft.at(20), draft.at(20));
    let maybe_second = draft.maybe(second.clone());
    let since = draft.dice.roll(5) == 0;
    let from = if t.is_null() {
        Value::Null
    } else {
        "sentence".into()
    };
    claim[kind] = match kind {
        "figure" => json!({
            "indicator": "land-boundary", "indicator_from": "sentence", "subject": e1,
            "subject_from": "sentence", "with": e2, "category": draft.string(), "quantity": q, "time": t,
        }),
        "event" => json!({
            "type": draft.dice.one(&["PROTEST", "ASSAULT", "PRICE_CHANGE"]), "mode": null, "trigger": first,
            "modality": modality, "time": t, "time_from": from, "since": since,
            "actors": draft.ids('e', EACH), "targets": draft.ids('e', EACH), "places": draft.ids('e', EACH),
            "count": maybe_q,
        }),
        "relation" => json!({
            "type": draft.dice.one(&["AGREE", "AID"]), "trigger": first, "modality": modality, "from": e1,
            "to": e2, "instrument": maybe_second, "amount": maybe_q, "time": t, "time_from": from,
            "since": since, "pretext": null, "exchange": null, "event": null,
        }),
        "toll" => json!({
            "what": draft.dice.one(&["killed", "injured", "detained"]), "who": maybe_second, "quantity": q,
            "place": e1, "as_of": t, "as_of_from": from, "part_of": null,
        }),
        "report" => json!({
            "source": e1, "source_words": maybe_second, "cue": null, "content": first, "rest": [],
            "form": draft.dice.one(&["direct", "indirect", "mixed"]), "within": null,
        }),
        "inference" => json!({
            "form": draft.dice.one(&["conclusion", "concession"]), "cue": null, "evidence": [],
            "conclusion": first,
        }),
        _ => json!({
            "by": e1, "by_words": maybe_second, "to": e2, "content": first, "time": t, "time_from": from,
        }),
    };
    claim
}

fn finding(draft: &mut Draft, index: usize, claims: usize) -> Value {
    let evidence: Vec<Value> = (0..draft.dice.roll(3))
        .map(|_| {
            let first = 1990 + draft.dice.roll(30);
            let period = draft.string();
            json!({
                "dataset": "cia-world-factbook", "editions": [first, first + draft.dice.roll(6)],
                "locator": draft.string(), "value": draft.number(), "unit": "km", "period": draft.maybe(period.into()),
                "role": draft.dice.one(&["in force", "earlier edition"]),
            })
        })
        .collect();
    let claim = draft.id('s', claims);
    json!({
        "id": format!("f{}", index + 1), "claims": [claim], "words": [], "verdict": draft.dice.one(VERDICTS),
        "rule": "in-force", "because": draft.string(), "evidence": evidence,
    })
}
