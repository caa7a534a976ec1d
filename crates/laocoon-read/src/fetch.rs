use crate::{MAX_BYTES, Options};
use laocoon_text::MediaType;
use std::io::Read;
use std::time::Duration;
use ureq::ResponseExt;

/// The longest that one address may take, redirects and all.
pub const MAX_WAIT: Duration = Duration::from_secs(60);
/// How often an address may point to another.
const MAX_REDIRECTS: u32 = 10;

/// What an address gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The bytes, exactly as sent (after the transfer's own compression).
    pub bytes: Vec<u8>,
    /// The address that gave them in the end.
    pub address: String,
    /// The kind of bytes, if the server named one that is read.
    pub media_type: Option<MediaType>,
    /// The encoding that the server named.
    pub encoding: Option<String>,
}

impl Fetched {
    /// The options, with what the server said where the caller said nothing.
    pub fn options(&self, options: &Options) -> Options {
        Options {
            media_type: options.media_type.or(self.media_type),
            encoding: options.encoding.clone().or_else(|| self.encoding.clone()),
            ..options.clone()
        }
    }
}

/// Why an address gave nothing. Each message says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FetchError {
    /// No answer, or not one that can be understood.
    #[error("the address could not be reached ({reason}); check it and the connection")]
    Unreachable {
        /// What the connection said.
        reason: String,
    },
    /// The server refused.
    #[error(
        "the server answered {status}; open the address in a browser, save the page and examine the file"
    )]
    Status {
        /// The HTTP status.
        status: u16,
    },
    /// Beyond [`MAX_WAIT`].
    #[error("the server took longer than {} s; try again, or save the page and examine the file", MAX_WAIT.as_secs())]
    Slow,
    /// More than [`MAX_REDIRECTS`] redirects.
    #[error(
        "the address points from one to the next more than {MAX_REDIRECTS} times; give the last one"
    )]
    Redirects,
    /// Beyond [`MAX_BYTES`].
    #[error("the page is larger than {} MB, the most that is read", MAX_BYTES >> 20)]
    TooLarge,
}

/// Whether a name is an address to fetch, not a file.
pub fn is_address(name: &str) -> bool {
    let opens = |scheme: &str| {
        name.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    opens("http://") || opens("https://")
}

/// Fetches one `http` or `https` address. Sends no cookies and keeps none.
pub fn fetch(address: &str) -> Result<Fetched, FetchError> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(MAX_WAIT))
        .timeout_connect(Some(Duration::from_secs(15)))
        .max_redirects(MAX_REDIRECTS)
        .http_status_as_error(false)
        .user_agent(concat!("laocoon/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let mut response = agent
        .get(address)
        .header(
            "Accept",
            "text/html, application/xhtml+xml, text/plain, text/markdown;q=0.9, */*;q=0.1",
        )
        .call()
        .map_err(told)?;
    if !response.status().is_success() {
        let status = response.status().as_u16();
        return Err(FetchError::Status { status });
    }
    let address = response.get_uri().to_string();
    let declared = response.headers().get("content-type");
    let declared = declared
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let (media_type, encoding) = content_type(declared);
    let mut bytes = Vec::new();
    let most = MAX_BYTES as u64 + 1;
    let body = response.body_mut().with_config().limit(u64::MAX).reader();
    body.take(most)
        .read_to_end(&mut bytes)
        .map_err(|error| told(ureq::Error::from(error)))?;
    if bytes.len() as u64 == most {
        return Err(FetchError::TooLarge);
    }
    Ok(Fetched {
        bytes,
        address,
        media_type,
        encoding,
    })
}

fn told(error: ureq::Error) -> FetchError {
    match error {
        ureq::Error::Timeout(_) => FetchError::Slow,
        ureq::Error::TooManyRedirects => FetchError::Redirects,
        other => FetchError::Unreachable {
            reason: other.to_string(),
        },
    }
}

/// Kind and encoding of a `Content-Type`.
fn content_type(declared: &str) -> (Option<MediaType>, Option<String>) {
    let mut parts = declared.split(';').map(str::trim);
    let media_type = match parts
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
        .as_str()
    {
        "text/html" | "application/xhtml+xml" => Some(MediaType::Html),
        "text/markdown" => Some(MediaType::Markdown),
        "text/plain" => Some(MediaType::Plain),
        _ => None,
    };
    let encoding = parts
        .filter_map(|part| part.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))
        .map(|(_, label)| label.trim().trim_matches(['"', '\'']).to_owned())
        .filter(|label| encoding_rs::Encoding::for_label(label.as_bytes()).is_some());
    (media_type, encoding)
}

#[cfg(test)]
mod tests {
    use super::{content_type, is_address};
    use laocoon_text::MediaType;

    #[test]
    fn content_types() {
        let check = |declared: &str, kind: Option<MediaType>, label: Option<&str>| {
            assert_eq!(
                content_type(declared),
                (kind, label.map(str::to_owned)),
                "{declared}"
            );
        };
        check(
            "text/html; charset=\"windows-1251\"",
            Some(MediaType::Html),
            Some("windows-1251"),
        );
        check(
            "Text/Plain;Charset=UTF-8",
            Some(MediaType::Plain),
            Some("UTF-8"),
        );
        check("application/octet-stream", None, None);
        check("text/html; charset=nonsense", Some(MediaType::Html), None);
        check("", None, None);
    }

    #[test]
    fn addresses() {
        assert!(is_address("HTTPS://example.org/a"));
        assert!(!is_address("file:///etc/passwd"));
        assert!(!is_address("http"));
    }
}
