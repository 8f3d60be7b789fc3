//! PDF, read by another process of this program: a file may make a reader of PDF hang, run out of memory or overflow its stack,
//! and then only that process ends.

use super::{Error, Limits, Options, article::Article, date};
use crate::{
    segment::BlockKind,
    text::{About, Origin, Stamp},
};
use pdf_extract::Object;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeSet,
    io::{self, Read, Write},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// With this argument the program reads a PDF from standard input and writes a line of metadata (JSON), then its pages, parted by form feeds.
pub const ARGUMENT: &str = "--read-pdf";

/// What the program does then.
///
/// # Errors
/// What the reader of PDF says; the process says it on standard error.
pub fn serve(from: impl Read, mut to: impl Write, most: u64) -> io::Result<()> {
    let mut bytes = Vec::new();
    from.take(most).read_to_end(&mut bytes)?;
    let mut document = pdf_extract::Document::load_mem(&bytes).map_err(io::Error::other)?;
    drop(bytes);
    if document.trailer.has(b"Encrypt") && document.decrypt("").is_err() {
        return Err(io::Error::other("encrypted: it needs a password"));
    }
    serde_json::to_writer(&mut to, &Metadata::of(&document))?;
    to.write_all(b"\n")?;
    for (place, number) in document.get_pages().into_keys().enumerate() {
        if place > 0 {
            to.write_all(b"\x0c")?;
        }
        let mut page = String::new();
        let read = pdf_extract::output_doc_page(&document, &mut pdf_extract::PlainTextOutput::new(&mut page), number);
        // A page that cannot be read is as good as empty; the others go on.
        if read.is_ok() {
            to.write_all(page.as_bytes())?;
        }
    }
    Ok(())
}

/// What the file says of itself (ISO 32000, document information dictionary).
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Metadata {
    title: Option<String>,
    author: Option<String>,
    /// When the file was made: `D:20220929180500+02'00'`.
    created: Option<String>,
}

impl Metadata {
    fn of(document: &pdf_extract::Document) -> Metadata {
        let info = document.trailer.get(b"Info").ok().and_then(|info| match info {
            Object::Reference(id) => document.get_dictionary(*id).ok(),
            other => other.as_dict().ok(),
        });
        let text = |key: &[u8]| {
            let stated = info?.get(key).ok().and_then(|value| pdf_extract::decode_text_string(value).ok())?;
            Some(stated.trim().to_owned()).filter(|s| !s.is_empty())
        };
        Metadata { title: text(b"Title"), author: text(b"Author"), created: text(b"CreationDate") }
    }

    /// As front matter; the date is when the file was made, which is no more than a guess at when the article was published.
    fn about(self) -> About {
        let made = self.created.as_deref().and_then(|d| date::stamp(d.strip_prefix("D:").unwrap_or(d).get(..8)?));
        // A program's name for its window or file is no headline.
        let title = self.title.filter(|t| !t.starts_with("http") && !t.to_lowercase().ends_with(".pdf") && !t.starts_with("Microsoft Word - "));
        About { title, author: self.author, published: made.map(|s| Stamp { origin: Origin::Inferred, ..s }), ..About::default() }
    }
}

/// The text of a PDF.
pub(super) fn article(bytes: Vec<u8>, options: &Options) -> Result<Article, Error> {
    let alone = || Error::Damaged { format: "PDF", detail: "only the program itself reads PDF, not its library".to_owned() };
    let program = options.program.as_ref().ok_or_else(alone)?;
    let mut child = Command::new(program).arg(ARGUMENT).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    thread::spawn(move || stdin.map(|mut pipe| pipe.write_all(&bytes)));
    // one byte more than may be tells that there is more
    let most = options.limits.bytes().saturating_add(1);
    let collect = |pipe: Option<Box<dyn Read + Send>>| {
        thread::spawn(move || {
            let mut out = Vec::new();
            let _ = pipe.map(|p| p.take(most).read_to_end(&mut out));
            out
        })
    };
    let out = collect(stdout.map(|p| Box::new(p) as Box<dyn Read + Send>));
    let said = collect(stderr.map(|p| Box::new(p) as Box<dyn Read + Send>));
    let ended = wait(&mut child, Duration::from_secs(options.limits.seconds))?;
    answered(ended, &out.join().unwrap_or_default(), &said.join().unwrap_or_default(), &options.limits)
}

/// What the process wrote and said, as an article. One that wrote too much was cut off, so that it ended badly.
fn answered(ended: Option<bool>, out: &[u8], said: &[u8], limits: &Limits) -> Result<Article, Error> {
    let damaged = |detail: String| Error::Damaged { format: "PDF", detail };
    let said = String::from_utf8_lossy(said);
    match ended {
        None => Err(Error::Deadline { seconds: limits.seconds }),
        Some(_) if out.len() as u64 > limits.bytes() => Err(limits.too_large()),
        Some(true) => {
            let text = String::from_utf8_lossy(out);
            let (metadata, pages) = text.split_once('\n').unwrap_or_default();
            Ok(laid_out(pages, serde_json::from_str::<Metadata>(metadata).unwrap_or_default().about()).dated("PDF"))
        }
        Some(false) if said.to_lowercase().contains("encrypt") || said.to_lowercase().contains("password") => Err(Error::Encrypted),
        Some(false) => Err(damaged(said.lines().last().unwrap_or("its reader gave up").chars().take(200).collect())),
    }
}

/// Whether the process ended well; `None` where it had to be ended.
fn wait(child: &mut Child, limit: Duration) -> io::Result<Option<bool>> {
    let until = Instant::now() + limit;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status.success()));
        }
        if Instant::now() > until {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(10));
    }
}

/// Paragraphs from printed lines: a blank line, or a short line that ends a sentence, ends one. Lines that stand at the top or
/// foot of most pages, and page numbers, are left out; a word parted at a line's end is joined.
fn laid_out(text: &str, about: About) -> Article {
    let pages: Vec<Vec<&str>> = text.split('\u{c}').map(|p| p.lines().map(str::trim).collect()).collect();
    let edge = |page: &Vec<&str>| -> BTreeSet<String> {
        let full: Vec<&&str> = page.iter().filter(|l| !l.is_empty()).collect();
        full.first().into_iter().chain(full.last()).map(|l| l.chars().filter(|c| !c.is_ascii_digit()).collect()).collect()
    };
    let mut edges: FxHashMap<String, usize> = FxHashMap::default();
    pages.iter().flat_map(edge).for_each(|line| *edges.entry(line).or_default() += 1);
    let is_edge = |line: &str| {
        let plain: String = line.chars().filter(|c| !c.is_ascii_digit()).collect();
        pages.len() > 1 && (plain.is_empty() || edges.get(&plain).is_some_and(|count| count * 2 > pages.len()))
    };
    let widest = pages.iter().flatten().map(|l| l.chars().count()).max().unwrap_or(0);
    let mut article = Article::new(about);
    let mut paragraph = String::new();
    let body = |page: &[&str]| -> Vec<String> {
        let full = |line: &&&str| !line.is_empty() && !is_edge(line);
        let (from, to) = (page.iter().position(|l| full(&l)), page.iter().rposition(|l| full(&l)));
        from.zip(to).and_then(|(from, to)| page.get(from..=to)).unwrap_or_default().iter().map(|l| (*l).to_owned()).collect()
    };
    let lines: Vec<String> = pages.iter().flat_map(|p| body(p)).collect();
    for line in lines.iter().map(String::as_str) {
        if line.is_empty() && ends(&paragraph) || line.is_empty() && paragraph.split(' ').count() < 12 {
            article.push(BlockKind::Text, &std::mem::take(&mut paragraph));
        }
        if line.is_empty() || is_edge(line) {
            continue;
        }
        let joined = paragraph.ends_with('-') && line.starts_with(char::is_lowercase);
        if joined {
            paragraph.pop();
        } else if !paragraph.is_empty() {
            paragraph.push(' ');
        }
        paragraph.push_str(line);
        if ends(line) && line.chars().count() * 4 < widest * 3 {
            article.push(BlockKind::Text, &std::mem::take(&mut paragraph));
        }
    }
    article.push(BlockKind::Text, &paragraph);
    article
}

fn ends(words: &str) -> bool {
    words.trim_end_matches(['"', '”', ')', '’']).ends_with(['.', '!', '?', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_paragraphs_and_running_heads_go() {
        let page = |n: u32, body: &str| format!("The Wire\n\n{body}\n\n{n}");
        let text = [
            page(1, "The bridge was closed on Monday after a ship\nhad struck its second pier, the har-\nbour office said.\n\nIt will stay"),
            page(2, "closed until spring, officials said on\nTuesday."),
            page(3, "Last page of the three."),
        ]
        .join("\u{c}");
        assert_eq!(
            laid_out(&text, About::default()).text(),
            "The bridge was closed on Monday after a ship had struck its second pier, the harbour office said.\n\nIt will stay closed until spring, officials said on Tuesday.\n\nLast page of the three."
        );
    }

    #[test]
    fn text_over_the_limit_is_too_large_and_not_damaged() {
        let limits = Limits { megabytes: 1, ..Limits::default() };
        let answer = |ended, length| answered(ended, &vec![b'a'; length], b"Broken pipe", &limits);
        assert!(matches!(answer(Some(false), 1_000_001), Err(Error::TooLarge { megabytes: 1 })));
        assert!(matches!(answer(Some(false), 1_000_000), Err(Error::Damaged { .. })));
        assert!(answer(Some(true), 1_000_000).is_ok());
    }

    #[test]
    fn metadata_are_title_author_and_the_day_it_was_made() {
        let metadata =
            |title: &str| Metadata { title: Some(title.to_owned()), author: Some("Ada".to_owned()), created: Some("D:20220929180500+02'00'".to_owned()) };
        let about = metadata("Bridge opens").about();
        assert_eq!((about.title.as_deref(), about.author.as_deref()), (Some("Bridge opens"), Some("Ada")));
        assert_eq!(about.published.map(|s| (s.date.to_string(), s.origin)), Some(("2022-09-29".to_owned(), Origin::Inferred)));
        assert_eq!(metadata("final_v2.pdf").about().title, None);
        let article = laid_out("The bridge opens\n\n28 September 2022\n\nThe bridge was opened by the mayor.", metadata("x").about()).dated("PDF");
        assert_eq!((article.about.published.map(|s| s.date.to_string()).as_deref(), article.notes.len()), (Some("2022-09-28"), 0));
        let undated = laid_out("The bridge was opened by the mayor.", metadata("x").about()).dated("PDF");
        assert!(undated.notes[0].starts_with("states no date; taken to be of 2022-09-29"), "{:?}", undated.notes);
    }
}
