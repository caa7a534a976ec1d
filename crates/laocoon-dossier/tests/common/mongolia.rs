use super::{Sample, block, evidence};
use laocoon_assess::{Verdict, Vintage};
use laocoon_claim::{Body, Certainty, Claim, Figure, Holder, Source};
use laocoon_dossier::Reference;
use laocoon_mark::{Anchor, Bound, CueClass, NameKind, QuotationClass};
use laocoon_text::{
    Author, Block, BlockKind, Document, Language, MediaType, Notice, Published, SourceMap, Title,
};

const TEXT: &str = "\
Mongolie : le couloir que tout le monde convoite

Coincée entre deux géants, la Mongolie partage 3 543 km de frontière avec la Russie et 4 677 km avec la Chine, sans aucun accès à la mer.

Quelques repères :
  • Superficie : 1 564 116 km2 (18e rang mondial)
  • environ 3,2 millions d'habitants
    • 84 % de Khalkhas,
    • près de 20 % de Kazakhs à l'Ouest
  • inflation : 8 %

Ce que dit Oulan-Bator

Selon un diplomate occidental, l'aide américaine aurait dépassé 350 millions de dollars en 2018, « sans la moindre contrepartie ». Les services mongols — Тагнуулын ерөнхий газар — n'ont pas répondu.

Évidemment, personne ne croit à un hasard : la population a doublé depuis 1990, passant de 2 millions à 3,2 millions.

Les articles les plus lus de la semaine
Archives | Contact | Mentions légales
";

/// An article with one claim of every verdict, written for the tests.
pub fn mongolia() -> Sample {
    let mut sample = Sample {
        document: document(),
        ..Sample::default()
    };
    sample.references.push(Reference {
        dataset: "cia-world-factbook".into(),
        title: "CIA World Factbook".into(),
        editions: (1990, 2025),
        hash: "9c5f".repeat(16),
        priority: "beside",
        weight: "decides",
        scope: None,
    });
    sample.layers.anchor = Some(Anchor {
        date: jiff::civil::date(2021, 11, 3),
        time: None,
        span: None,
        found: "--as-of".into(),
    });
    borders(&mut sample);
    list(&mut sample);
    aid(&mut sample);
    growth(&mut sample);
    sample.findings.vintage = Some(Vintage {
        dataset: "cia-world-factbook".into(),
        editions: (2002, 2014),
        claims: vec![0, 1],
        in_force: None,
        shifted: (0, 76),
        because: "Two border lengths hold together only in editions 2002-2014.".into(),
    });
    sample.document.notices.push(Notice::whole(
        "Encoding guessed from the bytes: windows-1252 would read differently.",
    ));
    let span = sample.span("18e");
    sample.findings.notices.push(Notice::at(
        span,
        "A rank counts countries only; Antarctica is left out.",
    ));
    sample
}

fn document() -> Document {
    let mut sample = Sample::of(TEXT);
    let mut document = std::mem::take(&mut sample.document);
    document.source = "mongolie.fr.txt".into();
    document.media_type = MediaType::Plain;
    document.language = Language::French;
    document.hash = "5a1e0c".repeat(11)[..64].into();
    document.published = Some(Published {
        date: jiff::civil::date(2021, 11, 3),
        time: None,
        span: None,
        found: "--as-of".into(),
    });
    document.author = Some(Author {
        text: "Un correspondant".into(),
        span: None,
    });
    for index in 0..document.blocks.len() {
        document.blocks[index] = role(&document, index);
    }
    let first = document.blocks[0].span;
    document.title = Some(Title {
        text: document.words(first).into(),
        span: Some(first),
    });
    document.map = SourceMap::verbatim(document.text.len() as u32, 0);
    document
}

fn role(document: &Document, index: usize) -> Block {
    let span = document.blocks[index].span;
    let before = &document.text[..span.start as usize];
    let indent = before.len() - before.trim_end_matches(' ').len();
    let words = document.words(span);
    if let Some(item) = words.strip_prefix("• ") {
        let start = span.end - item.len() as u32;
        return Block {
            list: Some(0),
            level: if indent > 2 { 2 } else { 1 },
            lead_in: Some(2),
            ..block(
                BlockKind::ListItem,
                (start as usize..span.end as usize).into(),
            )
        };
    }
    match index {
        0 => block(BlockKind::Title, span),
        _ if words.starts_with("Ce que dit") => Block {
            level: 2,
            ..block(BlockKind::Heading, span)
        },
        _ if words.starts_with("Les articles") || words.starts_with("Archives") => {
            block(BlockKind::Boilerplate, span)
        }
        _ => block(BlockKind::Paragraph, span),
    }
}

fn borders(sample: &mut Sample) {
    let mongolia = sample.entity("Mongolie", NameKind::Place, Some("MN"));
    let russia = sample.entity("Russie", NameKind::Place, Some("RU"));
    let china = sample.entity("Chine", NameKind::Place, Some("CN"));
    sample.name("Mongolie", mongolia);
    sample.name("Russie", russia);
    sample.name("Chine", china);
    let here = "mn / Geography / Land boundaries / border countries";

    let quantity = sample.quantity("3 543 km", "3543", Some("km"));
    let claim = sample.figure(
        "3 543 km de frontière avec la Russie",
        "land-boundary",
        mongolia,
        quantity,
    );
    figure(sample, claim).with = Some(russia);
    sample.finding(
        claim,
        Verdict::Stale,
        "earlier-edition",
        "3,543 km was the value in editions 2002-2014; revised in 2015 to 3,452 km (-2.6 %).",
        vec![
            evidence((1991, 2001), here, "3441", "km", "earlier edition"),
            evidence((2002, 2014), here, "3543", "km", "matching edition"),
            evidence((2015, 2025), here, "3452", "km", "in force"),
        ],
    );

    let quantity = sample.quantity("4 677 km", "4677", Some("km"));
    let claim = sample.figure(
        "4 677 km avec la Chine",
        "land-boundary",
        mongolia,
        quantity,
    );
    figure(sample, claim).with = Some(china);
    sample.finding(
        claim,
        Verdict::Contested,
        "neighbours-disagree",
        "Mongolia's page gives 4,630 km since 2015, China's page 4,677 km until 2014 and 4,630 km since.",
        vec![
            evidence((2015, 2025), here, "4630", "km", "in force"),
            evidence(
                (2002, 2014),
                "cn / Geography / Land boundaries / border countries",
                "4677",
                "km",
                "the neighbour's page",
            ),
        ],
    );
}

fn list(sample: &mut Sample) {
    let mongolia = laocoon_mark::EntityId(0);
    let area = "mn / Geography / Area / total";
    let quantity = sample.quantity("1 564 116 km2", "1564116", Some("km2"));
    let claim = sample.figure("Superficie : 1 564 116 km2", "area", mongolia, quantity);
    figure(sample, claim).subject_from = Source::Topic;
    sample.finding(
        claim,
        Verdict::Right,
        "in-force",
        "The value in force on 3 November 2021 is 1,564,116 km².",
        vec![evidence((2002, 2025), area, "1564116", "km2", "in force")],
    );

    let quantity = sample.quantity("18e", "18", Some("1"));
    let claim = sample.figure("18e rang mondial", "area-rank", mongolia, quantity);
    sample.finding(
        claim,
        Verdict::ApproximatelyRight,
        "rank",
        "By area Mongolia ranks 19th of 235 in edition 2021, after Iran.",
        vec![evidence((2021, 2021), area, "19", "rank", "recomputed")],
    );

    let quantity = sample.quantity("environ 3,2 millions", "3200000", None);
    sample.layers.quantities[quantity.0 as usize].bound = Bound::About;
    let of = sample.span("habitants");
    sample.layers.quantities[quantity.0 as usize].of = Some(of);
    let claim = sample.figure(
        "environ 3,2 millions d'habitants",
        "population",
        mongolia,
        quantity,
    );
    sample.finding(
        claim,
        Verdict::Right,
        "in-force",
        "3,198,913 lies within what “environ 3,2 millions” allows.",
        vec![evidence(
            (2021, 2021),
            "mn / People and Society / Population",
            "3198913",
            "1",
            "in force",
        )],
    );

    let groups = "mn / People and Society / Ethnic groups";
    for (words, number, category, verdict, because, value) in [
        (
            "84 % de Khalkhas",
            "84",
            "Khalkh",
            Verdict::Right,
            "83.8 % rounds to 84 %.",
            "83.8",
        ),
        (
            "près de 20 % de Kazakhs",
            "20",
            "Kazak",
            Verdict::Wrong,
            "No edition gives more than 5.9 %; the value in force is 3.8 %.",
            "3.8",
        ),
    ] {
        let text = &words[..words.find(" de K").unwrap()];
        let quantity = sample.quantity(text, number, Some("%"));
        let claim = sample.figure(words, "ethnic-group", mongolia, quantity);
        figure(sample, claim).category = Some(category.into());
        sample.finding(
            claim,
            verdict,
            "in-force",
            because,
            vec![evidence((2021, 2025), groups, value, "%", "in force")],
        );
    }

    let quantity = sample.quantity("8 %", "8", Some("%"));
    let claim = sample.figure("inflation : 8 %", "inflation", mongolia, quantity);
    sample.finding(
        claim,
        Verdict::Imprecise,
        "in-force",
        "7.3 % in 2019, the last year given by edition 2021; 8 % is off by 9.6 %.",
        vec![evidence(
            (2021, 2021),
            "mn / Economy / Inflation rate (consumer prices)",
            "7.3",
            "%",
            "in force",
        )],
    );
}

fn aid(sample: &mut Sample) {
    sample.quotation("« sans la moindre contrepartie »", QuotationClass::Speech);
    let time = sample.time("2018", "2018", Some(("2018-01-01", "2018-12-31")));
    let source = sample.cue(
        "Selon un diplomate occidental",
        CueClass::Report,
        "l'aide américaine aurait dépassé 350 millions de dollars en 2018",
    );
    let hedge = sample.cue("aurait", CueClass::Hedge, "dépassé 350 millions de dollars");
    let quantity = sample.quantity("350 millions de dollars", "350000000", Some("USD"));
    sample.layers.quantities[quantity.0 as usize].bound = Bound::MoreThan;
    sample.layers.quantities[quantity.0 as usize].high = None;
    let claim = sample.figure(
        "l'aide américaine aurait dépassé 350 millions de dollars en 2018",
        "aid-received",
        laocoon_mark::EntityId(0),
        quantity,
    );
    figure(sample, claim).time = Some(time);
    let stance = &mut sample.claims[claim as usize].stance;
    stance.holder = Holder::Unnamed;
    stance.certainty = Certainty::Reported;
    stance.cues = vec![source, hedge];
    sample.finding(
        claim,
        Verdict::NotCheckable,
        "no-reference",
        "No reference at hand gives aid received by donor.",
        Vec::new(),
    );
}

fn growth(sample: &mut Sample) {
    sample.cue(
        "Évidemment",
        CueClass::Booster,
        "personne ne croit à un hasard",
    );
    let quantity = sample.quantity("doublé", "100", Some("%"));
    let claim = sample.figure(
        "la population a doublé depuis 1990, passant de 2 millions à 3,2 millions",
        "population-growth",
        laocoon_mark::EntityId(0),
        quantity,
    );
    sample.finding(
        claim,
        Verdict::Inconsistent,
        "arithmetic",
        "From 2 million to 3.2 million is +60 %; doubling is +100 %.",
        Vec::new(),
    );
}

fn figure(sample: &mut Sample, claim: u32) -> &mut Figure {
    match &mut sample.claims[claim as usize] {
        Claim {
            body: Body::Figure(figure),
            ..
        } => figure,
        _ => panic!("not a figure"),
    }
}
