//! What surrounds a sentence: the list's lead-in and the headings above it.

use super::view::View;
use crate::claim::Source;
use crate::lexicon::Lexicon;
use laocoon_mark::Layers;
use laocoon_text::{BlockKind, Document};

/// The views of a block's surroundings, nearest first.
#[derive(Debug)]
pub struct Context<'l> {
    /// Where each comes from, and what it holds.
    pub around: Vec<(Source, View<'l>)>,
}

/// How many blocks up a heading may stand.
const HEADING_REACH: usize = 40;

impl<'l> Context<'l> {
    /// The surroundings of one block.
    pub fn of(
        document: &Document,
        layers: &'l Layers,
        block: usize,
        lexicon: &Lexicon,
    ) -> Context<'l> {
        let mut around = Vec::new();
        let mut seen = block;
        // A nested list's lead-in may itself be an item of a list with a lead-in.
        while let Some(lead_in) = document.blocks[seen].lead_in {
            let lead_in = lead_in as usize;
            if lead_in >= seen {
                break;
            }
            if let Some(view) = last_sentence(document, layers, lead_in, lexicon) {
                around.push((Source::LeadIn, view));
            }
            seen = lead_in;
        }
        let heading = (block.saturating_sub(HEADING_REACH)..block)
            .rev()
            .find(|index| document.blocks[*index].kind == BlockKind::Heading);
        if let Some(view) =
            heading.and_then(|index| last_sentence(document, layers, index, lexicon))
        {
            around.push((Source::Heading, view));
        }
        Context { around }
    }
}

/// The last sentence of a block: the one that a colon ends.
fn last_sentence<'l>(
    document: &Document,
    layers: &'l Layers,
    block: usize,
    lexicon: &Lexicon,
) -> Option<View<'l>> {
    let after = layers
        .sentences
        .partition_point(|sentence| sentence.block as usize <= block);
    let sentence = layers.sentences.get(after.checked_sub(1)?)?;
    (sentence.block as usize == block).then(|| View::new(document, layers, sentence, lexicon))
}
