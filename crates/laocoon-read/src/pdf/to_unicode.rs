use rustc_hash::FxHashMap;

/// What characters the codes of a font stand for, as its ToUnicode map says.
#[derive(Debug, Default)]
pub(super) struct ToUnicode {
    codes: FxHashMap<u32, String>,
    /// Runs of codes that stand for characters in a row: first, last, and the first's.
    ranges: Vec<(u32, u32, u32)>,
    /// Bytes of a code, as the map says.
    pub width: Option<usize>,
}

/// Codes and ranges that one map may hold.
const MOST: usize = 1 << 17;

impl ToUnicode {
    /// Reads the map's PostScript, of which it needs but the lists between `begin…` and `end…`.
    pub fn parse(bytes: &[u8]) -> Self {
        let mut map = ToUnicode::default();
        let text = String::from_utf8_lossy(bytes);
        let mut words = Words(&text);
        let mut section = "";
        let mut pending: Vec<String> = Vec::new();
        while let Some(word) = words.next() {
            match word {
                "begincodespacerange" | "beginbfchar" | "beginbfrange" => {
                    section = &word["begin".len()..];
                    pending.clear();
                }
                "endcodespacerange" | "endbfchar" | "endbfrange" => section = "",
                "[" if section == "bfrange" => {
                    let mut code = pending.first().and_then(|first| number(first)).unwrap_or(0);
                    while let Some(word) = words.next().filter(|word| *word != "]") {
                        map.set(code, characters(word));
                        code = code.saturating_add(1);
                    }
                    pending.clear();
                }
                _ if word.starts_with('<') => {
                    pending.push(word.to_owned());
                    map.take(section, &mut pending);
                }
                _ => {}
            }
            if map.codes.len() + map.ranges.len() > MOST {
                break;
            }
        }
        map
    }

    fn take(&mut self, section: &str, pending: &mut Vec<String>) {
        match (section, &pending[..]) {
            ("codespacerange", [first, _]) => {
                self.width = Some(((first.len().saturating_sub(1)) / 2).clamp(1, 4));
            }
            ("bfchar", [code, target]) => {
                if let Some(code) = number(code) {
                    self.set(code, characters(target));
                }
            }
            ("bfrange", [first, last, target]) => {
                let target = characters(target);
                let mut each = target.chars();
                if let (Some(first), Some(last), Some(start), None) =
                    (number(first), number(last), each.next(), each.next())
                {
                    self.ranges.push((first, last, u32::from(start)));
                }
            }
            ("bfrange", _) | ("bfchar", _) | ("codespacerange", _) => return,
            _ => {}
        }
        pending.clear();
    }

    fn set(&mut self, code: u32, target: String) {
        if self.codes.len() < MOST {
            self.codes.insert(code, target);
        }
    }

    /// The characters of a code.
    pub fn get(&self, code: u32) -> Option<String> {
        if let Some(found) = self.codes.get(&code) {
            return Some(found.clone());
        }
        let in_range = |(first, last, _): &&(u32, u32, u32)| (*first..=*last).contains(&code);
        let (first, _, start) = self.ranges.iter().find(in_range)?;
        char::from_u32(start.checked_add(code - first)?).map(String::from)
    }
}

fn number(word: &str) -> Option<u32> {
    u32::from_str_radix(word.trim_matches(['<', '>']), 16).ok()
}

/// UTF-16 in hexadecimal.
fn characters(word: &str) -> String {
    let digits: Vec<u8> = word.bytes().filter(u8::is_ascii_hexdigit).collect();
    let units = digits.chunks(4).filter_map(|four| {
        let four = std::str::from_utf8(four).ok()?;
        u16::from_str_radix(four, 16).ok()
    });
    let decoded = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}'));
    decoded.filter(|c| *c != '\0').collect()
}

/// Words, hexadecimal strings and brackets.
struct Words<'t>(&'t str);

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let rest = self.0.trim_start();
        let first = rest.chars().next()?;
        let end = match first {
            '<' => rest.find('>').map_or(rest.len(), |at| at + 1),
            '[' | ']' => 1,
            _ => {
                let more = &rest[first.len_utf8()..];
                let end = more.find(|c: char| c.is_whitespace() || matches!(c, '<' | '[' | ']'));
                end.map_or(rest.len(), |at| at + first.len_utf8())
            }
        };
        let (word, rest) = rest.split_at(end);
        self.0 = rest;
        Some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::ToUnicode;

    #[test]
    fn codes_ranges_and_lists() {
        let map = ToUnicode::parse(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0003> <00660069> endbfchar\n\
              2 beginbfrange <0010><0012><0410> <0020> <0021> [<0041> <0042>] endbfrange",
        );
        assert_eq!(map.width, Some(2));
        for (code, due) in [(3, "fi"), (0x11, "Б"), (0x21, "B")] {
            assert_eq!(map.get(code).as_deref(), Some(due), "{code}");
        }
        assert_eq!(map.get(0x13), None);
    }
}
