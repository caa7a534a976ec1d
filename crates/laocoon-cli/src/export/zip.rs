use std::io::{self, Write};

/// Writes an archive of files that are stored as they are (PKWARE's APPNOTE, without
/// compression, encryption or sizes of 64 bits). Every entry has the same day, so that the same
/// files make the same archive.
pub(super) struct Zip<'w> {
    out: &'w mut (dyn Write + Send),
    offset: u64,
    directory: Vec<u8>,
    entries: u16,
}

/// 1980-01-01, the first day that the format knows.
const DAY: u16 = (1 << 5) | 1;
/// Version 2.0; names are UTF-8.
const VERSION: u16 = 20;
const UTF8: u16 = 1 << 11;

impl<'w> Zip<'w> {
    pub(super) fn new(out: &'w mut (dyn Write + Send)) -> Self {
        Self {
            out,
            offset: 0,
            directory: Vec::new(),
            entries: 0,
        }
    }

    /// Adds a file.
    pub(super) fn file(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let too_large = || io::Error::other("the archive is larger than 4 GB; give a folder");
        let size = u32::try_from(bytes.len()).map_err(|_| too_large())?;
        let offset = u32::try_from(self.offset).map_err(|_| too_large())?;
        let length = u16::try_from(name.len()).map_err(|_| too_large())?;
        self.entries = self.entries.checked_add(1).ok_or_else(too_large)?;
        let mut common = Vec::new();
        for short in [VERSION, UTF8, 0, 0, DAY] {
            common.extend(short.to_le_bytes());
        }
        for long in [crc32(bytes), size, size] {
            common.extend(long.to_le_bytes());
        }
        common.extend(length.to_le_bytes());
        common.extend(0_u16.to_le_bytes());
        let mut head = b"PK\x03\x04".to_vec();
        head.extend(&common);
        head.extend(name.as_bytes());
        self.out.write_all(&head)?;
        self.out.write_all(bytes)?;
        self.offset += (head.len() + bytes.len()) as u64;
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&common);
        // No comment, first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.as_bytes());
        Ok(())
    }

    /// Writes the directory.
    pub(super) fn end(self) -> io::Result<()> {
        let mut tail = self.directory;
        let size = tail.len() as u32;
        tail.extend(b"PK\x05\x06");
        tail.extend([0; 4]);
        tail.extend(self.entries.to_le_bytes());
        tail.extend(self.entries.to_le_bytes());
        tail.extend(size.to_le_bytes());
        let offset = u32::try_from(self.offset).map_err(io::Error::other)?;
        tail.extend(offset.to_le_bytes());
        tail.extend(0_u16.to_le_bytes());
        self.out.write_all(&tail)
    }
}

/// The checksum of IEEE 802.3, four bits at a time.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 16] = {
        let mut table = [0; 16];
        let mut at = 0;
        while at < 16 {
            let mut value = at as u32;
            let mut bit = 0;
            while bit < 4 {
                value = (value >> 1) ^ ((value & 1) * 0xEDB8_8320);
                bit += 1;
            }
            table[at] = value;
            at += 1;
        }
        table
    };
    let step = |crc: u32, bits: u32| (crc >> 4) ^ TABLE[((crc ^ bits) & 15) as usize];
    let whole = bytes.iter().fold(u32::MAX, |crc, byte| {
        let low = step(crc, u32::from(*byte));
        step(low, u32::from(*byte) >> 4)
    });
    !whole
}

#[cfg(test)]
mod tests {
    use super::crc32;

    /// Check values of the algorithm's catalogue.
    #[test]
    fn checksum() {
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }
}
