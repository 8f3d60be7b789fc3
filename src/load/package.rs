//! Documents that are zip archives: EPUB and DOCX.

use super::{
    Error, Limits,
    article::Article,
    date, html,
    xml::{self, Step},
};
use crate::{
    segment::BlockKind,
    text::{About, Language, Origin, Stamp},
};
use percent_encoding::percent_decode_str;
use rustc_hash::FxHashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// How a compound file begins (MS-CFB): a DOCX with a password is one that holds the encrypted archive.
const COMPOUND: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

/// The article in an archive of either format.
pub(super) fn article(bytes: Vec<u8>, limits: &Limits) -> Result<Article, Error> {
    if bytes.starts_with(&COMPOUND) {
        return Err(Error::Encrypted);
    }
    let mut package = Package::open(bytes, limits)?;
    if package.has("META-INF/container.xml") {
        epub(&mut package)
    } else if package.has("word/document.xml") {
        docx(&mut package)
    } else {
        Err(Error::Binary)
    }
}

/// An archive whose files may not be larger, all together, than a source may be.
struct Package<'l> {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    limits: &'l Limits,
    left: u64,
}

fn damaged(error: impl std::fmt::Display) -> Error {
    let detail = error.to_string();
    if detail.to_lowercase().contains("password") { Error::Encrypted } else { Error::Damaged { format: "EPUB or DOCX", detail } }
}

impl<'l> Package<'l> {
    fn open(bytes: Vec<u8>, limits: &'l Limits) -> Result<Package<'l>, Error> {
        Ok(Package { archive: ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?, limits, left: limits.bytes() })
    }

    fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    fn text(&mut self, name: &str) -> Result<String, Error> {
        let file = self.archive.by_name(name).map_err(damaged)?;
        let mut bytes = Vec::new();
        file.take(self.left + 1).read_to_end(&mut bytes).map_err(damaged)?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(|| self.limits.too_large())?;
        Ok(super::encoding::decode(bytes, None)?.text)
    }
}

/// EPUB 2 and 3 (Open Packaging Format): the spine's documents in their order.
fn epub(package: &mut Package<'_>) -> Result<Article, Error> {
    if is_protected(package)? {
        return Err(Error::Protected);
    }
    let mut root = None;
    xml::each(&package.text("META-INF/container.xml")?, "EPUB", |step| {
        if let Step::Start(name, attributes) = step
            && name == "rootfile"
        {
            root = root.take().or_else(|| xml::attribute(&attributes, "full-path").map(str::to_owned));
        }
    })?;
    let root = root.ok_or_else(|| damaged("its container names no document"))?;
    let (mut about, mut language, mut files, mut spine, mut words) = (About::default(), None, Vec::new(), Vec::new(), String::new());
    xml::each(&package.text(&root)?, "EPUB", |step| match step {
        Step::Start(name, attributes) => {
            words.clear();
            let value = |key: &str| xml::attribute(&attributes, key).unwrap_or_default().to_owned();
            match name.as_str() {
                "item" => files.push((value("id"), value("href"))),
                "itemref" => spine.push(value("idref")),
                _ => {}
            }
        }
        Step::Words(more) => words.push_str(&more),
        Step::End(name) => {
            let stated = Some(words.trim().to_owned()).filter(|w| !w.is_empty());
            match name.as_str() {
                "title" => about.title = about.title.take().or(stated),
                "creator" => about.author = about.author.take().or(stated),
                "publisher" => about.outlet = about.outlet.take().or(stated),
                "date" => about.published = about.published.or_else(|| date::stamp(&words)),
                "language" => language = Language::from_code(&words.trim().to_lowercase().chars().take(2).collect::<String>()),
                _ => {}
            }
        }
    })?;
    let mut article = Article::new(about);
    article.language = language;
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let files: FxHashMap<String, String> = files.into_iter().rev().collect();
    for href in spine.iter().filter_map(|id| files.get(id)) {
        let path = percent_decode_str(href.split('#').next().unwrap_or_default()).decode_utf8_lossy();
        match joined(folder, &path).filter(|name| package.has(name)) {
            Some(name) => html::whole(&package.text(&name)?, &mut article),
            None => article.notes.push(format!("lacks its part {path}, which is left out")),
        }
    }
    Ok(article)
}

/// The file at `path` as seen from `folder`: `../Text/a.xhtml` from `OEBPS/Package` is `OEBPS/Text/a.xhtml`. Nothing lies outside the package.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// How fonts alone are made unusable outside their book; the text stays as it is.
const FONTS: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Whether more than fonts is encrypted (Open Container Format: `META-INF/encryption.xml`).
fn is_protected(package: &mut Package<'_>) -> Result<bool, Error> {
    let mut protected = false;
    if package.has("META-INF/encryption.xml") {
        xml::each(&package.text("META-INF/encryption.xml")?, "EPUB", |step| {
            if let Step::Start(name, attributes) = step
                && name == "EncryptionMethod"
            {
                protected |= xml::attribute(&attributes, "Algorithm").is_none_or(|a| !FONTS.contains(&a));
            }
        })?;
    }
    Ok(protected)
}

/// DOCX (ECMA-376, WordprocessingML): the paragraphs of the main document.
fn docx(package: &mut Package<'_>) -> Result<Article, Error> {
    let mut article = Article::new(About::default());
    if package.has("docProps/core.xml") {
        let mut words = String::new();
        let about = &mut article.about;
        xml::each(&package.text("docProps/core.xml")?, "DOCX", |step| match step {
            Step::Start(..) => words.clear(),
            Step::Words(more) => words.push_str(&more),
            Step::End(name) => {
                let stated = Some(words.trim().to_owned()).filter(|w| !w.is_empty());
                match name.as_str() {
                    "title" => about.title = stated,
                    "creator" => about.author = stated,
                    // when the file was made is no more than a guess at when the article was published
                    "created" => about.published = date::stamp(&words).map(|s| Stamp { origin: Origin::Inferred, ..s }),
                    "modified" => about.modified = date::stamp(&words),
                    _ => {}
                }
            }
        })?;
    }
    let (mut line, mut style, mut in_text) = (String::new(), String::new(), false);
    xml::each(&package.text("word/document.xml")?, "DOCX", |step| match step {
        Step::Start(name, attributes) => match name.as_str() {
            "p" => style.clear(),
            "pStyle" => xml::attribute(&attributes, "val").unwrap_or_default().clone_into(&mut style),
            "t" => in_text = true,
            "tab" | "br" | "cr" => line.push(' '),
            _ => {}
        },
        Step::Words(words) if in_text => line.push_str(&words),
        Step::Words(_) => {}
        Step::End(name) => match name.as_str() {
            "t" => in_text = false,
            "p" => {
                let words = std::mem::take(&mut line);
                match style.to_lowercase().as_str() {
                    "title" if article.text().is_empty() => article.about.title = Some(words.trim().to_owned()),
                    s if s.starts_with("heading") || s == "title" => article.push(BlockKind::Heading, &words),
                    "caption" => article.push(BlockKind::Caption, &words),
                    _ => article.push(BlockKind::Text, &words),
                }
            }
            _ => {}
        },
    })?;
    Ok(article.dated("DOCX"))
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn parts_lie_where_their_path_leads_and_never_outside() {
        for (folder, path, name) in [
            ("", "a.xhtml", Some("a.xhtml")),
            ("OEBPS", "Text/a.xhtml", Some("OEBPS/Text/a.xhtml")),
            ("OEBPS/Package", "../Text/./a.xhtml", Some("OEBPS/Text/a.xhtml")),
            ("OEBPS", "../a.xhtml", Some("a.xhtml")),
            ("OEBPS", "../../OEBPS/a.xhtml", None),
            ("", "../a.xhtml", None),
        ] {
            assert_eq!(joined(folder, path).as_deref(), name, "{path} from {folder}");
        }
    }
}
