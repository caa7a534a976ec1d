//! Actors without a proper name: groups ("les manifestants", "Russian troops") and holders of
//! a role ("le président kazakh").
//!
//! The same group of the same country is one entity of the document. A role-holder is the
//! person whom the text names beside that role, if it names one only.

mod lexicon;

use crate::token::Words;
use crate::{Actor, Entity, EntityId, Name, NameKind, Sentence, Token, TokenKind};
use laocoon_text::{Document, Span};
pub(crate) use lexicon::check;
use lexicon::{Group, Lexicon, lexicon};
use std::collections::BTreeMap;

/// How many words may link a group to whose it is: "de la", "of the".
const LINKS: usize = 2;

/// What the actors of a document are found in.
pub struct Source<'a> {
    /// The text.
    pub document: &'a Document,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// The tokens' folded forms.
    pub words: &'a Words,
    /// Its names, linked.
    pub names: &'a [Name],
}

/// The actors of a document, in order; entities that are new are added to `entities`.
pub fn find(source: &Source<'_>, entities: &mut Vec<Entity>) -> Vec<Actor> {
    let lexicon = lexicon(source.document.language);
    let found = lexicon
        .automaton
        .find(source.document, source.tokens, source.words, |_| false);
    let mut mentions: Vec<Mention<'_>> = Vec::new();
    for found in found {
        let group = &lexicon.groups[found.phrase as usize];
        let span = source.tokens[found.start]
            .span
            .cover(source.tokens[found.end - 1].span);
        if group.key.is_empty() || overlapped(source.names, span) {
            continue;
        }
        mentions.push(mention(
            source,
            lexicon,
            group,
            found.start,
            found.end,
            entities,
        ));
    }
    let bearers = bearers(&mentions);
    let mut book: BTreeMap<(&str, bool, Option<EntityId>), EntityId> = BTreeMap::new();
    let actors = mentions.iter().map(|mention| {
        let known = mention.person.or_else(|| mention.bearer(&bearers));
        let key = (mention.group.key.as_str(), mention.former, mention.of);
        let entity = known.unwrap_or_else(|| {
            *book.entry(key).or_insert_with(|| {
                entities.push(new_entity(source, mention, entities));
                EntityId(entities.len() as u32 - 1)
            })
        });
        Actor {
            span: mention.span,
            entity,
            of: mention.of,
        }
    });
    actors.collect()
}

/// One mention before it is bound to an entity.
struct Mention<'l> {
    group: &'l Group,
    span: Span,
    /// The country or organisation whose it is.
    of: Option<EntityId>,
    /// The person named right after: "le président Durand".
    person: Option<EntityId>,
    former: bool,
}

/// Persons by role: whom the text names beside it, and of what country.
type Bearers<'l> = BTreeMap<&'l str, Vec<(EntityId, Option<EntityId>)>>;

impl Mention<'_> {
    /// The one person named elsewhere beside this role, of this country where both say it.
    fn bearer(&self, bearers: &Bearers<'_>) -> Option<EntityId> {
        if !self.group.role || self.former {
            return None;
        }
        let all = bearers.get(self.group.key.as_str())?;
        let fits = |of: &Option<EntityId>| of.is_none() || self.of.is_none() || *of == self.of;
        let mut fitting = all
            .iter()
            .filter(|(_, of)| fits(of))
            .map(|(person, _)| *person);
        let first = fitting.next()?;
        fitting.all(|other| other == first).then_some(first)
    }
}

fn bearers<'l>(mentions: &[Mention<'l>]) -> Bearers<'l> {
    let mut bearers = Bearers::new();
    for mention in mentions
        .iter()
        .filter(|mention| mention.group.role && !mention.former)
    {
        if let Some(person) = mention.person {
            let list = bearers.entry(mention.group.key.as_str()).or_default();
            // No text names more holders of one role than can be told apart.
            if list.len() < 32 && !list.contains(&(person, mention.of)) {
                list.push((person, mention.of));
            }
        }
    }
    bearers
}

fn mention<'l>(
    source: &Source<'_>,
    lexicon: &Lexicon,
    group: &'l Group,
    start: usize,
    end: usize,
    entities: &[Entity],
) -> Mention<'l> {
    let sentence = source.sentences[source.tokens[start].sentence as usize].tokens;
    let (first, last) = (sentence.0 as usize, sentence.1 as usize);
    let word = |token: usize| source.words.lower(token);
    let mut span = source.tokens[start].span.cover(source.tokens[end - 1].span);
    let power = |name: &Name| {
        let id = name.entity?;
        let whose = match name.kind {
            NameKind::Place | NameKind::Group => entities[id.0 as usize].id("iso3166").is_some(),
            NameKind::Organisation => true,
            _ => false,
        };
        whose.then_some(id)
    };
    // After it, through words such as "de la"; and whose end is where.
    let mut of = None;
    let mut after = end;
    let mut at = end;
    while at < last && at - end <= LINKS {
        if let Some(name) = name_from(source, at) {
            if let Some(id) = power(name) {
                of = Some(id);
                span = span.cover(name.span);
                after = source
                    .tokens
                    .partition_point(|token| token.span.start < name.span.end);
            }
            break;
        }
        if !lexicon.links.iter().any(|link| link == word(at)) {
            break;
        }
        at += 1;
    }
    // Before it: "Russian troops", "Russia's army".
    if of.is_none() {
        let linked = start > first && lexicon.links.iter().any(|link| link == word(start - 1));
        let before = if linked && word(start - 1).starts_with('\'') {
            2
        } else {
            1
        };
        let name = start.checked_sub(before).filter(|at| *at >= first);
        let name = name.and_then(|at| name_to(source, at));
        if let Some((name, id)) = name.and_then(|name| Some((name, power(name)?))) {
            of = Some(id);
            span = span.cover(name.span);
        }
    }
    let person = (group.role && after < last)
        .then(|| bearer(source, (first, last), span, after))
        .flatten();
    let before = source
        .tokens
        .partition_point(|token| token.span.start < span.start);
    let former = (first..before)
        .rev()
        .take(2)
        .any(|at| lexicon.former.iter().any(|former| former == word(at)));
    Mention {
        group,
        span,
        of,
        person,
        former,
    }
}

/// Who holds a role, by the words beside it: "le président Durand"; set off by commas, "the president, Ann Lee,"
/// and "Ann Lee, the president,". `after` is the token after the role, within `(first, last)`.
fn bearer(
    source: &Source<'_>,
    (first, last): (usize, usize),
    span: Span,
    after: usize,
) -> Option<EntityId> {
    let is_person = |name: &&Name| name.kind == NameKind::Person;
    let sign = |token: usize| token < last && source.tokens[token].kind == TokenKind::Sign;
    let comma = |token: usize| sign(token) && source.words.lower(token) == ",";
    if let Some(name) = name_from(source, after).filter(is_person) {
        return name.entity;
    }
    if comma(after) {
        let name = name_from(source, after + 1).filter(is_person);
        let end = |name: &&Name| {
            let next = source
                .tokens
                .partition_point(|token| token.span.start < name.span.end);
            next >= last || sign(next)
        };
        if let Some(name) = name.filter(end) {
            return name.entity;
        }
    }
    // Over an article before the role.
    let start = source
        .tokens
        .partition_point(|token| token.span.start < span.start);
    let before = (start.saturating_sub(2).max(first)..start)
        .rev()
        .find(|token| comma(*token))?;
    let closes = after >= last || sign(after);
    let name = before.checked_sub(1).filter(|at| *at >= first && closes);
    name_to(source, name?).filter(is_person)?.entity
}

/// The name that starts at this token.
fn name_from<'a>(source: &Source<'a>, token: usize) -> Option<&'a Name> {
    let start = source.tokens.get(token)?.span.start;
    let index = source.names.partition_point(|name| name.span.start < start);
    source
        .names
        .get(index)
        .filter(|name| name.span.start == start)
}

/// The name that ends with this token.
fn name_to<'a>(source: &Source<'a>, token: usize) -> Option<&'a Name> {
    let end = source.tokens.get(token)?.span.end;
    let index = source.names.partition_point(|name| name.span.start < end);
    source
        .names
        .get(index.checked_sub(1)?)
        .filter(|name| name.span.end == end)
}

fn overlapped(names: &[Name], span: Span) -> bool {
    let next = names.partition_point(|name| name.span.end <= span.start);
    names.get(next).is_some_and(|name| name.span.overlaps(span))
}

fn new_entity(source: &Source<'_>, mention: &Mention<'_>, entities: &[Entity]) -> Entity {
    let written = source.document.words(mention.span);
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut ids = vec![("role", mention.group.key.clone())];
    let country = mention.of.map(|of| &entities[of.0 as usize]);
    if let Some(code) = country.and_then(|country| country.id("iso3166")) {
        ids.push(("country", code.to_owned()));
    }
    let name = match mention.of {
        Some(_) => written.clone(),
        None => mention.group.name.clone(),
    };
    Entity {
        name,
        kind: NameKind::Group,
        class: None,
        ids,
        position: None,
        spellings: vec![written],
        mentions: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::{NameKind, mark};
    use laocoon_text::{Document, Language};

    fn actors(language: Language, text: &str) -> Vec<String> {
        let document = Document::paragraph(language, text);
        let layers = mark(&document);
        let actors = layers.actors.iter().map(|actor| {
            let of = actor
                .of
                .and_then(|of| layers[of].id("iso3166"))
                .unwrap_or("-");
            let entity = &layers[actor.entity];
            let whom = entity.id("role").unwrap_or(&entity.name);
            format!("{} = {whom} {of}", document.words(actor.span))
        });
        actors.collect()
    }

    #[test]
    fn groups_with_whose_they_are() {
        let check = |language, text, expected: &[&str]| {
            assert_eq!(actors(language, text), expected, "{text}");
        };
        let fr = Language::French;
        check(
            fr,
            "Les troupes russes ont tiré.",
            &["troupes russes = military RU"],
        );
        check(
            fr,
            "L'armée de la Serbie avance.",
            &["armée de la Serbie = military RS"],
        );
        check(
            fr,
            "Des heurts entre manifestants et forces de l'ordre.",
            &[
                "manifestants = protesters -",
                "forces de l'ordre = police -",
            ],
        );
        let en = Language::English;
        check(en, "Serbian police fled.", &["Serbian police = police RS"]);
        check(
            en,
            "Bulgaria's government fell.",
            &["Bulgaria's government = government BG"],
        );
        check(en, "He sat in the police station.", &[]);
        let ru = Language::Russian;
        check(
            ru,
            "Российские военные ушли.",
            &["Российские военные = military RU"],
        );
        check(
            ru,
            "Власти Болгарии молчат.",
            &["Власти Болгарии = government BG"],
        );
        check(ru, "Введено военное положение.", &[]);
    }

    #[test]
    fn a_role_set_off_by_commas_is_the_person_beside_it() {
        let check = |language, text: &str| {
            let document = Document::paragraph(language, text);
            let layers = mark(&document);
            let entities: Vec<_> = layers.actors.iter().map(|actor| actor.entity).collect();
            let named = layers
                .names
                .iter()
                .find(|name| name.kind == NameKind::Person);
            let person = named.and_then(|name| name.entity).expect("a person");
            assert!(
                entities.len() > 1 && entities.iter().all(|one| *one == person),
                "{text} {layers:?}"
            );
        };
        check(
            Language::English,
            "The Moldovan president, Ann Lupan, spoke. Moldova's president left.",
        );
        check(
            Language::French,
            "Anne Lupan, présidente moldave, a parlé. La présidente moldave est partie.",
        );
        check(
            Language::Russian,
            "Анна Лупан, президент Молдавии, выступила. Президент Молдавии уехала.",
        );
    }

    #[test]
    fn one_group_is_one_entity_and_a_role_is_its_only_bearer() {
        let text = "Le président Paul Durand a parlé. Les manifestants l'ont hué. Le président est \
            parti, les manifestants aussi, et l'ancien président rit.";
        let document = Document::paragraph(Language::French, text);
        let layers = mark(&document);
        let entities: Vec<u32> = layers.actors.iter().map(|actor| actor.entity.0).collect();
        let [named, crowd, alone, again, former] = entities[..] else {
            panic!("{:?}", layers.actors);
        };
        assert_eq!(layers.entities[named as usize].name, "Paul Durand");
        assert_eq!((alone, again), (named, crowd));
        assert_ne!(former, named);
    }
}
