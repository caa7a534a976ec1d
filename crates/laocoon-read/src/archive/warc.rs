//! Web archives, as ISO 28500 defines them: records one after another, each with headers and
//! a body of told length. Pages that were fetched (`response`, `resource`) are given.

use super::http::{self, Fields};
use super::{Part, PartError, damaged};
use crate::{MAX_BYTES, ReadError};
use std::io::{self, BufRead, Read};

/// The longest header that is read.
const LONGEST: u64 = 64 << 10;
const MOST_FIELDS: usize = 256;

pub(super) struct Records<R> {
    reader: R,
    source: String,
    is_over: bool,
}

impl<R: BufRead> Records<R> {
    pub fn new(reader: R, source: String) -> Self {
        Records {
            reader,
            source,
            is_over: false,
        }
    }

    fn next_record(&mut self) -> io::Result<Option<Result<Part, PartError>>> {
        loop {
            let Some(version) = self.first_line()? else {
                return Ok(None);
            };
            if !version.starts_with("WARC/") {
                return Err(io::Error::other("a record does not begin where it should"));
            }
            let fields = self.fields()?;
            let length: u64 = fields
                .get("content-length")
                .and_then(|length| length.parse().ok())
                .ok_or_else(|| io::Error::other("a record does not tell its length"))?;
            let kind = fields.get("warc-type").unwrap_or_default();
            let address = fields.get("warc-target-uri").unwrap_or_default();
            let address = address.trim_matches(['<', '>']);
            let wanted = matches!(kind, "response" | "resource") && address.starts_with("http");
            let source = format!("{}#{address}", self.source);
            if !wanted {
                self.skip(length)?;
                continue;
            }
            if length > MAX_BYTES as u64 {
                self.skip(length)?;
                let error = ReadError::TooLarge;
                return Ok(Some(Err(PartError { source, error })));
            }
            let mut body = Vec::new();
            (&mut self.reader).take(length).read_to_end(&mut body)?;
            if (body.len() as u64) < length {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let found = if kind == "response" {
                http::page(body)
            } else {
                http::typed(body, fields.get("content-type").unwrap_or_default())
            };
            match found {
                Ok(None) => {}
                Ok(Some(page)) => {
                    return Ok(Some(Ok(Part {
                        source,
                        bytes: page.bytes,
                        encoding: page.encoding,
                        media_type: page.media_type,
                    })));
                }
                Err(error) => return Ok(Some(Err(PartError { source, error }))),
            }
        }
    }

    /// The next line that is not empty; `None` at the end.
    fn first_line(&mut self) -> io::Result<Option<String>> {
        loop {
            let Some(line) = self.line()? else {
                return Ok(None);
            };
            if !line.is_empty() {
                return Ok(Some(line));
            }
        }
    }

    fn line(&mut self) -> io::Result<Option<String>> {
        let mut bytes = Vec::new();
        let read = (&mut self.reader)
            .take(LONGEST)
            .read_until(b'\n', &mut bytes)?;
        if read as u64 == LONGEST {
            return Err(io::Error::other("a header is too long"));
        }
        let line = String::from_utf8_lossy(&bytes);
        Ok((read > 0).then(|| line.trim_end().to_owned()))
    }

    fn fields(&mut self) -> io::Result<Fields> {
        let mut fields = Fields::default();
        while let Some(line) = self.line()?.filter(|line| !line.is_empty()) {
            fields.push(&line);
            if fields.len() > MOST_FIELDS {
                return Err(io::Error::other("a record has too many headers"));
            }
        }
        Ok(fields)
    }

    fn skip(&mut self, length: u64) -> io::Result<()> {
        io::copy(&mut (&mut self.reader).take(length), &mut io::sink())?;
        Ok(())
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<Part, PartError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        match self.next_record() {
            Ok(Some(found)) => Some(found),
            Ok(None) => {
                self.is_over = true;
                None
            }
            Err(error) => {
                self.is_over = true;
                Some(Err(PartError {
                    source: self.source.clone(),
                    error: damaged(&error),
                }))
            }
        }
    }
}
