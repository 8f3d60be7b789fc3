//! Why a source is left out.

use std::io;

/// What is wrong with a source, in words that follow its name.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The system says no.
    #[error("cannot be read: {}", plain(.0))]
    Read(#[from] io::Error),
    /// A feed has fewer, or the source is none.
    #[error("{}", no_entry(*.there))]
    NoEntry {
        /// How many it has.
        there: usize,
    },
    /// More bytes than allowed, packed or unpacked.
    #[error("is larger than {megabytes} MB; if that is meant, raise load.megabytes in the settings")]
    TooLarge {
        /// The limit.
        megabytes: u64,
    },
    /// Nothing but white space.
    #[error("has no text")]
    Empty,
    /// A page without an article.
    #[error("has no article text: an index, a video or a page filled by scripts; save the page from the browser and give the file")]
    NoArticle,
    /// A page that asks for a login or subscription.
    #[error("is behind a login or subscription; save the page from a browser that is logged in and give the file")]
    Login,
    /// No format that is known.
    #[error("is not text, nor a format that crossread reads (HTML, Markdown, feeds, EPUB, DOCX, e-mail, PDF)")]
    Binary,
    /// Needs a password.
    #[error("is encrypted; save a copy without a password")]
    Encrypted,
    /// A book that only its seller's programs may open.
    #[error("is protected (DRM), so that only its seller's programs can open it; copy the text from one of them into a file")]
    Protected,
    /// Not what its format asks for.
    #[error("is a damaged {format} file: {detail}")]
    Damaged {
        /// Its format.
        format: &'static str,
        /// What its reader says.
        detail: String,
    },
    /// Took too long.
    #[error("took longer than {seconds} s; if that is meant, raise load.seconds in the settings")]
    Deadline {
        /// The limit.
        seconds: u64,
    },
    /// The network or server says no.
    #[error("{0}")]
    Web(String),
}

/// The system's message without its number.
fn plain(error: &io::Error) -> String {
    let message = error.to_string();
    message.split(" (os error").next().unwrap_or_default().to_owned()
}

fn no_entry(there: usize) -> String {
    match there {
        0 => "is no feed, so that it has no entries to pick from; give it without the number".to_owned(),
        _ => format!("is no entry: the feed has {there}; `crossread feed` lists them"),
    }
}
