//! What several targets share: documents from arbitrary text, and what must hold of them.
#![allow(dead_code, reason = "each target uses a part")]

use crossread::{
    facts::{self, Context, DayOrder},
    load::{self, Loaded, Options},
    progress::Progress,
    segment,
    text::{About, Document, Language, Origin, PassageKind, Stamp},
};
use std::{fs, path::PathBuf, sync::Arc};

/// A document of plain text, published on a day.
pub fn document(text: &str, language: Language) -> Document {
    let published = Some(Stamp { date: jiff::civil::date(2022, 9, 29), time: None, origin: Origin::Stated });
    segment::plain(About { published, ..About::default() }, language, Arc::from(text))
}

/// Passages are sorted, disjoint, on character boundaries, and outside them stands no letter and no figure.
pub fn check_passages(document: &Document) {
    let text = &document.text;
    let lost = |from: usize, to: usize| text[from..to].chars().any(char::is_alphanumeric);
    let mut end = 0;
    for passage in &document.passages {
        assert!(passage.span.start() >= end && !passage.span.is_empty());
        assert!(!lost(end, passage.span.start()), "words before {:?} are in no passage", passage.span);
        end = passage.span.end();
    }
    assert!(!lost(end, text.len()), "words after {end} are in no passage");
}

/// Facts are in order, each inside its document, on character boundaries, of a content passage.
pub fn check_facts(document: &Document, order: DayOrder) {
    let extraction = facts::extract(document, Context { day_order: order });
    let mut last = None;
    for fact in &extraction.facts {
        let here = (fact.passage, fact.span);
        assert!(last.is_none_or(|l| l <= here), "{} is out of order", fact.rule);
        last = Some(here);
        assert_ne!(document.passages[fact.passage as usize].kind, PassageKind::Boilerplate);
        assert!(document.span(fact.span.start(), fact.span.end()).is_some_and(|s| !s.is_empty()), "{}", fact.rule);
        assert!(fact.subject.is_none_or(|s| document.span(s.start(), s.end()).is_some()), "{}", fact.rule);
    }
    for mention in extraction.entities.iter().flat_map(|e| &e.mentions) {
        assert!(document.span(mention.start(), mention.end()).is_some());
    }
}

/// A text of words chosen by the bytes: the forms of tables, and what stands between words anywhere.
pub fn words(bytes: &[u8], tables: &[&str]) -> String {
    const BETWEEN: [&str; 32] = [
        " ", ", ", ". ", "; ", ": ", "-", "–", "\n\n", "'s ", "’s ", "“", "”", "\"", "(", ")", "%", "$", "€", "/", " the ", " of ", " a ", " to ", " and ",
        " in ", " on ", " from ", " said ", " he ", " The ", " Smith ", " not ",
    ];
    let forms: Vec<&str> = tables.iter().flat_map(|t| t.split('"').skip(1).step_by(2)).collect();
    let mut text = String::new();
    for pair in bytes.chunks(2) {
        let [kind, which] = [pair[0], pair.get(1).copied().unwrap_or(0)];
        match kind {
            0..96 => text.push_str(BETWEEN[usize::from(which) % BETWEEN.len()]),
            96..128 => text.push_str(&which.to_string()),
            128..144 => text.push(char::from(which)),
            _ => {
                text.push_str(forms[(usize::from(kind - 144) << 8 | usize::from(which)) % forms.len()]);
                text.push(' ');
            }
        }
    }
    text
}

/// One kind of fact, from words of its tables.
pub fn kind(bytes: &[u8], tables: &[&str], language: Language) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let order = if first % 2 == 0 { DayOrder::MonthFirst } else { DayOrder::DayFirst };
    check_facts(&document(&words(rest, tables), language), order);
}

/// Reads `bytes` as a file of this name, and checks what comes of it.
pub fn load(name: &str, bytes: &[u8]) -> Loaded {
    let folder = ["/dev/shm", "/tmp"].map(PathBuf::from).into_iter().find(|f| f.is_dir()).unwrap_or_default();
    let path = folder.join(format!("crossread-fuzz-{}-{name}", std::process::id()));
    fs::write(&path, bytes).expect("a folder in memory");
    let options = Options { limits: load::Limits { megabytes: 8, seconds: 20 }, ..Options::default() };
    let loaded = load::load(&[path.to_string_lossy().into_owned()], &options, &Progress::none()).expect("nobody cancels");
    fs::remove_file(&path).expect("it was just written");
    assert!(!loaded.documents.is_empty() || !loaded.problems.is_empty(), "a source that is left out is told");
    loaded
}
