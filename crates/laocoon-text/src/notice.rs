use crate::Span;

/// A doubt or a loss that the reader should know of; it stands beside the value it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The words it concerns; `None` for the document as a whole.
    pub span: Option<Span>,
    /// What happened, in a sentence.
    pub message: String,
}

impl Notice {
    /// A notice about the whole document.
    pub fn whole(message: impl Into<String>) -> Self {
        Self {
            span: None,
            message: message.into(),
        }
    }

    /// A notice about these words.
    pub fn at(span: Span, message: impl Into<String>) -> Self {
        Self {
            span: Some(span),
            message: message.into(),
        }
    }
}
