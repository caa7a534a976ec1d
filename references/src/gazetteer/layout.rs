//! Where things lie in the table.

/// First bytes of the table; the last is the version.
pub const MAGIC: &[u8; 4] = b"LGZ\x01";
/// Bytes before the first part: the magic, then where each of the parts begins, then the end.
pub const HEADER: usize = 4 + 4 * (PARTS + 1);
/// Bytes of a sense.
pub const SENSE: usize = 8;
/// Bytes of an entity.
pub const RECORD: usize = 28;

const PARTS: usize = 6;

/// Where each of the parts begins, and the end; `None` for a table that is not one.
pub fn checked_header(table: &[u8]) -> Option<[usize; PARTS + 1]> {
    let header = table.get(..HEADER)?.strip_prefix(MAGIC)?;
    let mut parts = [0; PARTS + 1];
    for (part, bytes) in parts.iter_mut().zip(header.chunks_exact(4)) {
        *part = u32::from_le_bytes(bytes.try_into().ok()?) as usize;
    }
    let ordered = parts.windows(2).all(|pair| pair[0] <= pair[1]);
    (ordered && parts[0] == HEADER && parts[PARTS] == table.len()).then_some(parts)
}

/// The string at an offset: its length, then its bytes.
pub(super) fn string(strings: &'static [u8], offset: u32) -> Option<&'static str> {
    let at = offset as usize;
    let length = *strings.get(at)? as usize;
    std::str::from_utf8(strings.get(at + 1..at + 1 + length)?).ok()
}
