//! The text of the article in its blocks, with its marks.

use super::mark::{Mark, by_block, marks};
use super::nest::{Step, nest};
use super::writer::Writer;
use super::{View, icon, verdict_class};
use laocoon_text::{Block, BlockKind, Span};

/// Writes the text; every claim gets the target `m-sN` at its words, and a link to its card.
pub(super) fn article(out: &mut Writer, view: &View<'_>) {
    let mut text = Text::new(view);
    let blocks = &view.dossier.document.blocks;
    let mut index = 0;
    while index < blocks.len() {
        let alike = |block: &Block| group(block) == group(&blocks[index]);
        let count = blocks[index..]
            .iter()
            .take_while(|block| alike(block))
            .count();
        let run = index..index + count;
        match group(&blocks[index]) {
            Group::Boilerplate => text.boilerplate(out, run),
            Group::List => text.list(out, run),
            Group::Cells => {
                out.raw("<ul class=\"cells\">");
                for cell in run {
                    text.element(out, cell, "<li dir=\"auto\">", "</li>");
                }
                out.raw("</ul>\n");
            }
            Group::Single => run.for_each(|block| text.block(out, block)),
        }
        index += count;
    }
    text.outside_blocks(out);
}

/// Blocks that are written together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Boilerplate,
    List,
    Cells,
    Single,
}

fn group(block: &Block) -> Group {
    match block.kind {
        _ if !block.main => Group::Boilerplate,
        BlockKind::Boilerplate => Group::Boilerplate,
        BlockKind::ListItem => Group::List,
        BlockKind::TableCell => Group::Cells,
        _ => Group::Single,
    }
}

/// How far into the marks of a block its words have been written.
#[derive(Default)]
struct Reached {
    next: usize,
    /// Marks that have begun and may go on.
    open: Vec<usize>,
}

struct Text<'v> {
    view: &'v View<'v>,
    marks: Vec<Mark>,
    /// For each block, the marks and the claims in it, in order of their starts.
    marks_in: Vec<Vec<usize>>,
    claims_in: Vec<Vec<usize>>,
    /// For each claim, the last block it reaches.
    last_block: Vec<Option<usize>>,
    /// Which claims have their target already.
    anchored: Vec<bool>,
    /// The ranks of headings in use, in order.
    ranks: Vec<u8>,
}

impl<'v> Text<'v> {
    fn new(view: &'v View<'v>) -> Self {
        let dossier = view.dossier;
        let blocks = &dossier.document.blocks;
        let marks = marks(view);
        let marks_in = by_block(blocks, marks.iter().map(|mark| mark.span));
        let claims_in = by_block(blocks, dossier.claims.iter().map(|claim| claim.span));
        let mut last_block = vec![None; dossier.claims.len()];
        for (block, claims) in claims_in.iter().enumerate() {
            for claim in claims {
                last_block[*claim] = Some(block);
            }
        }
        let headings = blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Heading);
        let mut ranks: Vec<u8> = headings.map(|block| block.level).collect();
        ranks.sort_unstable();
        ranks.dedup();
        Self {
            view,
            marks,
            marks_in,
            claims_in,
            last_block,
            anchored: vec![false; dossier.claims.len()],
            ranks,
        }
    }

    fn block(&mut self, out: &mut Writer, index: usize) {
        let block = self.view.dossier.document.blocks[index];
        match block.kind {
            BlockKind::Title => {
                self.element(out, index, "<h3 class=\"title\" dir=\"auto\">", "</h3>\n")
            }
            BlockKind::Heading => match self.ranks.binary_search(&block.level) {
                Ok(0) => self.element(out, index, "<h4 dir=\"auto\">", "</h4>\n"),
                Ok(1) => self.element(out, index, "<h5 dir=\"auto\">", "</h5>\n"),
                _ => self.element(out, index, "<h6 dir=\"auto\">", "</h6>\n"),
            },
            BlockKind::Caption => {
                self.element(out, index, "<p class=\"caption\" dir=\"auto\">", "</p>\n")
            }
            BlockKind::BlockQuote => {
                self.element(out, index, "<blockquote dir=\"auto\">", "</blockquote>\n");
            }
            BlockKind::Paragraph
            | BlockKind::ListItem
            | BlockKind::TableCell
            | BlockKind::Boilerplate => self.element(out, index, "<p dir=\"auto\">", "</p>\n"),
        }
    }

    fn element(&mut self, out: &mut Writer, index: usize, open: &'static str, close: &'static str) {
        out.raw(open);
        self.words(out, index);
        out.raw(close);
    }

    /// Items of one or more lists, nested by their levels.
    fn list(&mut self, out: &mut Writer, run: std::ops::Range<usize>) {
        let mut open: Vec<(u8, Option<u32>)> = Vec::new();
        for index in run {
            let block = self.view.dossier.document.blocks[index];
            let here = (block.level, block.list);
            while open.last().is_some_and(|(level, _)| *level > block.level) {
                out.raw("</li></ul>");
                open.pop();
            }
            match open.last() {
                Some(last) if *last == here => out.raw("</li>\n"),
                Some((level, _)) if *level == block.level => {
                    open.pop();
                    open.push(here);
                    out.raw("</li></ul>\n<ul>")
                }
                _ => {
                    open.push(here);
                    out.raw("<ul>")
                }
            };
            out.raw("<li dir=\"auto\">");
            self.words(out, index);
        }
        for _ in open {
            out.raw("</li></ul>");
        }
        out.raw("\n");
    }

    /// What is not the article: kept, folded away, greyed.
    fn boilerplate(&mut self, out: &mut Writer, run: std::ops::Range<usize>) {
        let words = self.view.words;
        out.raw("<details class=\"boilerplate\"><summary>")
            .text(&words.report.boilerplate)
            .raw(" · ")
            .number(run.len())
            .raw(" ")
            .text(words.form(&words.report.blocks, run.len()))
            .raw("</summary>\n");
        for index in run {
            self.element(out, index, "<p dir=\"auto\">", "</p>\n");
        }
        out.raw("</details>\n");
    }

    /// Targets for claims and marks whose words stand in no block, or too deep to be drawn, so
    /// that no link leads nowhere.
    fn outside_blocks(&mut self, out: &mut Writer) {
        for mark in &mut self.marks {
            if let Some(target) = mark.target.take() {
                out.raw("<span")
                    .attribute("id", &super::target(target))
                    .raw("></span>");
            }
        }
        for claim in 0..self.anchored.len() {
            if !self.anchored[claim] {
                let span = self.view.dossier.claims[claim].span;
                out.raw("<p dir=\"auto\">");
                self.open_claim(out, claim);
                out.text(self.view.dossier.document.words(span));
                self.reference(out, claim);
                out.raw("</span></p>\n");
            }
        }
    }

    /// The words of a block: claims outside, the other marks nested in them.
    fn words(&mut self, out: &mut Writer, block: usize) {
        let within = self.view.dossier.document.blocks[block].span;
        let claims = std::mem::take(&mut self.claims_in[block]);
        let spans: Vec<Span> = (claims.iter())
            .map(|claim| self.view.dossier.claims[*claim].span)
            .collect();
        let mut open: Vec<usize> = Vec::new();
        let mut reached = Reached::default();
        for step in nest(within, &spans) {
            match step {
                Step::Open { index, .. } => {
                    self.open_claim(out, claims[index]);
                    open.push(claims[index]);
                }
                Step::Close { index, last } => {
                    if last && self.last_block[claims[index]] == Some(block) {
                        self.reference(out, claims[index]);
                    }
                    out.raw("</span>");
                    open.pop();
                }
                Step::Words(span) => {
                    let innermost = open
                        .iter()
                        .min_by_key(|claim| self.view.dossier.claims[**claim].span.len());
                    let innermost = innermost.filter(|_| !self.view.brief);
                    if let Some(claim) = innermost {
                        // The number after the words is the link for the keyboard.
                        out.raw("<a class=\"words\" tabindex=\"-1\" href=\"#s")
                            .number(claim + 1)
                            .raw("\">");
                    }
                    self.marked(out, block, span, &mut reached);
                    if innermost.is_some() {
                        out.raw("</a>");
                    }
                }
            }
        }
        // Claims beyond the depth that is drawn.
        for claim in claims {
            if !self.anchored[claim] {
                self.open_claim(out, claim);
                self.reference(out, claim);
                out.raw("</span>");
            }
        }
    }

    fn open_claim(&mut self, out: &mut Writer, claim: usize) {
        out.raw("<span class=\"claim ")
            .raw(verdict_class(self.view.verdict(claim)))
            .raw("\"");
        // The number stands in the id, and in further pieces by itself.
        let attribute = if std::mem::replace(&mut self.anchored[claim], true) {
            " data-n=\""
        } else {
            " id=\"m-s"
        };
        out.raw(attribute).number(claim + 1).raw("\">");
    }

    /// The number of a claim, drawn by the style sheet, so that the text stays the text.
    fn reference(&self, out: &mut Writer, claim: usize) {
        let name = self.view.label(claim);
        let label = format!("{} {}: {name}", self.view.words.claim, claim + 1);
        out.raw("<a class=\"ref\" href=\"#s")
            .number(claim + 1)
            .raw("\"")
            .attribute("data-n", &(claim + 1).to_string())
            .attribute("aria-label", &label)
            .raw(">");
        if !self.view.brief {
            icon(out, self.view.verdict(claim));
        }
        out.raw("</a>");
    }

    /// Words with the marks that are not claims.
    fn marked(&mut self, out: &mut Writer, block: usize, within: Span, reached: &mut Reached) {
        let here = &self.marks_in[block];
        while let Some(mark) = here.get(reached.next)
            && self.marks[*mark].span.start < within.end
        {
            reached.open.push(*mark);
            reached.next += 1;
        }
        let ahead = |mark: &usize| self.marks[*mark].span.end > within.start;
        reached.open.retain(ahead);
        let spans: Vec<Span> = (reached.open.iter())
            .map(|mark| self.marks[*mark].span)
            .collect();
        for step in nest(within, &spans) {
            match step {
                Step::Open { index, .. } => {
                    let mark = &mut self.marks[reached.open[index]];
                    out.raw("<span class=\"").raw(mark.class).raw("\"");
                    if let Some(target) = mark.target.take() {
                        out.attribute("id", &super::target(target));
                    }
                    if !self.view.brief {
                        out.attribute("title", &mark.title);
                    }
                    out.raw(">");
                }
                Step::Close { .. } => {
                    out.raw("</span>");
                }
                Step::Words(span) => {
                    out.text(self.view.dossier.document.words(span));
                }
            }
        }
    }
}
