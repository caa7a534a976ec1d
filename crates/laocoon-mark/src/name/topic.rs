use crate::{Entity, EntityId, Name, NameKind};
use laocoon_text::{BlockKind, Document};

/// The country that the text is about.
///
/// Every name of a country or its people in the article itself counts: 8 in the title, 3 in
/// a heading, 2 in the first three paragraphs, else 1; a people counts half, and so does a
/// seat that stands for its power. Places in a country add a quarter each, to a country that
/// is named itself. The country that is named first wins a tie.
pub fn topic(document: &Document, names: &[Name], entities: &[Entity]) -> Option<EntityId> {
    let early = document
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.main && block.kind == BlockKind::Paragraph)
        .nth(2)
        .map_or(usize::MAX, |(index, _)| index);
    let mut scores = vec![0_u32; entities.len()];
    let mut inside: Vec<(&str, u32)> = Vec::new();
    for name in names {
        let Some(id) = name.entity else { continue };
        let Some(block) = document.block_at(name.span.start) else {
            continue;
        };
        if !document.blocks[block].main {
            continue;
        }
        let weight = match document.blocks[block].kind {
            BlockKind::Title => 8,
            BlockKind::Heading => 3,
            _ if block <= early => 2,
            _ => 1,
        };
        let entity = &entities[id.0 as usize];
        if entity.id("iso3166").is_some() {
            let whole = name.kind == NameKind::Place && name.score > 0.8;
            scores[id.0 as usize] += weight * if whole { 4 } else { 2 };
        } else if let Some(country) = entity.id("country") {
            inside.push((country, weight));
        }
    }
    for (id, entity) in entities.iter().enumerate() {
        let places = inside
            .iter()
            .filter(|(country, _)| entity.id("iso3166") == Some(country));
        if scores[id] > 0 {
            scores[id] += places.map(|(_, weight)| weight).sum::<u32>();
        }
    }
    let best = (0..entities.len()).rev().max_by_key(|id| scores[*id])?;
    (scores[best] > 0).then_some(EntityId(best as u32))
}
