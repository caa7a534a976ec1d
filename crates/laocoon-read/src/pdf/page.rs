use super::font::Font;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::{Page, Resources};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Characters that stand together on a page.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub text: String,
    /// Left end and base line, in points from the page's lower left corner.
    pub x: f32,
    pub y: f32,
    /// Right end.
    pub end: f32,
    /// Height of the letters.
    pub size: f32,
}

/// The largest content that is unpacked, packed: it may unpack a thousand times.
const MOST_PACKED: usize = 1 << 20;
/// Forms inside each other, and runs of one page.
const DEEPEST: usize = 8;
const MOST_RUNS: usize = 200_000;

/// The runs of a page, in the order in which it shows them.
pub(super) fn runs(page: &Page<'_>) -> Vec<Run> {
    let mut painter = Painter::default();
    if is_sane(page)
        && let Some(content) = page.page_stream()
    {
        painter.paint(content, page.resources(), IDENTITY, 0);
    }
    painter.runs
}

fn is_sane(page: &Page<'_>) -> bool {
    let key = b"Contents".as_slice();
    let one = page.raw().get::<Stream<'_>>(key);
    let many = page.raw().get::<Array<'_>>(key);
    let many = many.iter().flat_map(|many| many.iter::<Stream<'_>>());
    let packed: usize = one
        .into_iter()
        .chain(many)
        .map(|stream| stream.raw_data().len() * stream.filters().len().max(1))
        .sum();
    packed <= MOST_PACKED
}

/// a b c d e f of ISO 32000, 8.3.3.
type Matrix = [f32; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn multiply(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// The state of text that the operators change.
#[derive(Clone, Debug)]
struct State {
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    characters: f32,
    words: f32,
    scale: f32,
    leading: f32,
    rise: f32,
}

#[derive(Default)]
struct Painter {
    runs: Vec<Run>,
    fonts: BTreeMap<(usize, String), Rc<Font>>,
    forms: usize,
}

impl Painter {
    fn paint(&mut self, content: &[u8], resources: &Resources<'_>, page: Matrix, depth: usize) {
        self.forms += 1;
        let form = self.forms;
        let mut state = State {
            page,
            font: None,
            size: 0.0,
            characters: 0.0,
            words: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut stack: Vec<State> = Vec::new();
        let (mut text, mut line) = (IDENTITY, IDENTITY);
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            if self.runs.len() > MOST_RUNS {
                return;
            }
            match operator {
                TypedInstruction::SaveState(_) if stack.len() < 256 => stack.push(state.clone()),
                TypedInstruction::RestoreState(_) => state = stack.pop().unwrap_or(state),
                TypedInstruction::Transform(m) => {
                    let matrix = [m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f32());
                    state.page = multiply(matrix, state.page);
                }
                TypedInstruction::BeginText(_) => (text, line) = (IDENTITY, IDENTITY),
                TypedInstruction::CharacterSpacing(told) => state.characters = told.0.as_f32(),
                TypedInstruction::WordSpacing(told) => state.words = told.0.as_f32(),
                TypedInstruction::HorizontalScaling(told) => state.scale = told.0.as_f32() / 100.0,
                TypedInstruction::TextLeading(told) => state.leading = told.0.as_f32(),
                TypedInstruction::TextRise(told) => state.rise = told.0.as_f32(),
                TypedInstruction::TextFont(told) => {
                    state.size = told.1.as_f32();
                    state.font = self.font(told.0, resources, form);
                }
                TypedInstruction::SetTextMatrix(m) => {
                    line = [m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f32());
                    text = line;
                }
                TypedInstruction::NextLine(by) => {
                    line = moved(line, by.0.as_f32(), by.1.as_f32());
                    text = line;
                }
                TypedInstruction::NextLineAndSetLeading(by) => {
                    state.leading = -by.1.as_f32();
                    line = moved(line, by.0.as_f32(), by.1.as_f32());
                    text = line;
                }
                TypedInstruction::NextLineUsingLeading(_) => {
                    line = moved(line, 0.0, -state.leading);
                    text = line;
                }
                TypedInstruction::ShowText(shown) => {
                    self.show(shown.0.as_bytes(), &state, &mut text);
                }
                TypedInstruction::NextLineAndShowText(shown) => {
                    line = moved(line, 0.0, -state.leading);
                    text = line;
                    self.show(shown.0.as_bytes(), &state, &mut text);
                }
                TypedInstruction::ShowTextWithParameters(shown) => {
                    state.words = shown.0.as_f32();
                    state.characters = shown.1.as_f32();
                    line = moved(line, 0.0, -state.leading);
                    text = line;
                    self.show(shown.2.as_bytes(), &state, &mut text);
                }
                TypedInstruction::ShowTexts(shown) => {
                    for item in shown.0.iter::<Object<'_>>() {
                        match item {
                            Object::String(string) => {
                                self.show(string.as_bytes(), &state, &mut text);
                            }
                            Object::Number(back) => {
                                let by = -back.as_f32() / 1000.0 * state.size * state.scale;
                                text = moved(text, by, 0.0);
                            }
                            _ => {}
                        }
                    }
                }
                TypedInstruction::XObject(name) if depth < DEEPEST && self.forms < 2000 => {
                    if let Some(form) = resources.get_x_object(name.0) {
                        self.form(&form, resources, state.page, depth);
                    }
                }
                _ => {}
            }
        }
    }

    fn form(&mut self, form: &Stream<'_>, resources: &Resources<'_>, page: Matrix, depth: usize) {
        let dict = form.dict();
        let kind = dict.get::<Name<'_>>(b"Subtype".as_slice());
        if kind.is_none_or(|kind| kind.as_str() != "Form") || form.raw_data().len() > MOST_PACKED {
            return;
        }
        let Ok(content) = form.decoded() else { return };
        let own = dict
            .get::<Dict<'_>>(b"Resources".as_slice())
            .unwrap_or_default();
        let resources = Resources::from_parent(own, resources.clone());
        let matrix = dict.get::<Array<'_>>(b"Matrix".as_slice());
        let numbers = matrix
            .iter()
            .flat_map(|matrix| matrix.iter::<hayro_syntax::object::Number>());
        let numbers: Vec<f32> = numbers.take(6).map(|number| number.as_f32()).collect();
        let matrix = Matrix::try_from(numbers).unwrap_or(IDENTITY);
        self.paint(&content, &resources, multiply(matrix, page), depth + 1);
    }

    fn font(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'_>,
        form: usize,
    ) -> Option<Rc<Font>> {
        let key = (form, name.as_str().to_owned());
        if let Some(known) = self.fonts.get(&key) {
            return Some(known.clone());
        }
        let font = Rc::new(Font::new(&resources.get_font(name)?));
        self.fonts.insert(key, font.clone());
        Some(font)
    }

    fn show(&mut self, string: &[u8], state: &State, text: &mut Matrix) {
        let Some(font) = &state.font else { return };
        let place = |text: Matrix| {
            let matrix = multiply(moved(text, 0.0, state.rise), state.page);
            (
                matrix[4],
                matrix[5],
                matrix[2].hypot(matrix[3]) * state.size.abs(),
            )
        };
        let (x, y, size) = place(*text);
        let mut shown = String::new();
        for glyph in font.glyphs(string) {
            let blank = if glyph.is_blank { state.words } else { 0.0 };
            let wide = glyph.width / 1000.0 * state.size + state.characters + blank;
            *text = moved(*text, wide * state.scale, 0.0);
            shown.push_str(&glyph.text);
        }
        let (end, end_y, _) = place(*text);
        // Text that stands upright or on its head beside the page's own is no line of it.
        let is_level = (end_y - y).abs() <= (end - x).abs();
        let is_number = [x, y, end, size].iter().all(|number| number.is_finite());
        if !shown.is_empty() && size > 0.0 && is_level && is_number {
            self.runs.push(Run {
                text: shown,
                x: x.min(end),
                y,
                end: end.max(x),
                size,
            });
        }
    }
}

fn moved(matrix: Matrix, x: f32, y: f32) -> Matrix {
    multiply([1.0, 0.0, 0.0, 1.0, x, y], matrix)
}
